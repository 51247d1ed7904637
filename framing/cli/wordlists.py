"""lexicons: list, show, check, import and discover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli.exits import Exit, leave
from framing.cli.output import FORMATS, write_frame, write_text
from framing.cli.reading import Reading, reads, status
from framing.errors import unknown

if TYPE_CHECKING:
    from framing.lexicons import Lexicons
    from framing.lexicons.entries import Name

_ADDED = click.option("--lexicon", "added", multiple=True, type=click.Path(path_type=Path), help="Add a word list.")
_FORMAT = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
_OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="A file instead of standard output.")


@click.group()
def lexicons() -> None:
    """List, show, check and import the word lists."""


def _load(added: tuple[Path, ...]) -> Lexicons:
    from framing.lexicons import load

    return load(added)


@lexicons.command("list")
@_ADDED
@_FORMAT
@_OUTPUT
def list_files(added: tuple[Path, ...], form: str, output: Path | None) -> None:
    """One row a word list: its matter, how many referents, lists of style and names it holds, and its hash."""
    import pandas as pd

    rows = [
        {
            "lexicon": lexicon.id,
            "title": lexicon.title,
            "referents": len(lexicon.referents),
            "lists": len(lexicon.lists),
            "names": sum(len(r.names) for r in lexicon.referents) + sum(len(one.names) for one in lexicon.lists),
            "sha256": lexicon.sha256[:12],
        }
        for lexicon in _load(added)
    ]
    write_frame(pd.DataFrame(rows), form, output)


@lexicons.command("show")
@click.argument("name")
@_ADDED
@_OUTPUT
def show(name: str, added: tuple[Path, ...], output: Path | None) -> None:
    """Show a word list, a referent or a list of style, with the reason and the source of every name.

    NAME is the id of any of the three.
    """
    known = _load(added)
    files = {lexicon.id: lexicon for lexicon in known}
    if name in files:
        parts: list[Any] = [*files[name].referents, *files[name].lists]
    elif name in known.referents:
        parts = [known.referents[name]]
    elif name in known.lists:
        parts = [known.lists[name]]
    else:
        raise unknown("word list, referent or list of style", name, [*files, *known.referents, *known.lists])
    cited = {source.id: source for lexicon in known for source in lexicon.sources}
    lines = []
    for part in parts:
        lines += [f"{part.title}  [{part.id}]", ""]
        for entry in part.names:
            lines += _described(entry)
        lines.append("")
    used = {s for part in parts for entry in part.names for s in entry.sources if s in cited}
    if used:
        lines += ["Sources", ""]
        lines += [f"  {s}: {cited[s].citation} (read {cited[s].read})" for s in sorted(used)]
    write_text("\n".join(lines).rstrip() + "\n", output)


def _described(entry: Name) -> list[str]:
    spellings = f" (also {', '.join(entry.also)})" if entry.also else ""
    strategy = f", {entry.strategy}" if entry.strategy else ""
    sources = "judgement of the authors" if entry.sources == ("authors",) else ", ".join(entry.sources)
    lines = [f"  {entry.label}{spellings}: {entry.stance}{strategy}, weight {entry.weight:g}"]
    lines.append(f"      {entry.why} [{sources}]")
    lines += [f"      + {example}" for example in entry.examples]
    lines += [f"      - {example}" for example in entry.counterexamples]
    return lines


@lexicons.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--corpus", "corpus", multiple=True, metavar="INPUT", help="Say which names stand in none of these texts."
)
def check(files: tuple[Path, ...], corpus: tuple[str, ...]) -> None:
    """Hold word lists to what they say: the shipped ones, or the shipped ones and FILES.

    Every name must be found in its examples and not in its counterexamples; no form may be claimed twice.
    """
    from framing.lexicons.checking import check as faults_of
    from framing.lexicons.checking import never_matched

    known = _load(files)
    own = {str(file) for file in files}
    faults = [fault for fault in faults_of(known) if not own or fault.path in own]
    for fault in faults:
        click.echo(str(fault))
    lost = False
    if corpus:
        from framing.corpus import Job, recorded
        from framing.errors import Problem

        found = list(recorded(Job(corpus)))
        for problem in (item for item in found if isinstance(item, Problem)):
            lost = True
            click.echo(f"framing: {problem}", err=True)
        texts = [item["text"] for item in found if not isinstance(item, Problem)]
        for remark in never_matched(known, texts):
            if not own or remark.path in own:
                click.echo(str(remark))
    names = sum(1 for entry in known.entries if not own or entry.lexicon in {x.id for x in known if x.path in own})
    click.echo(f"framing: {names} names checked, {len(faults)} faults", err=True)
    leave(Exit.PARTLY if faults or lost else Exit.DONE)


@lexicons.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", metavar="KIND", help="liwc, quanteda, yoshikoder or csv; told by the file's name if not given.")
@_OUTPUT
def import_dictionary(file: Path, kind: str | None, output: Path | None) -> None:
    """Turn a LIWC, quanteda, Yoshikoder or CSV dictionary into a word list.

    Nothing is dropped silently: what cannot be taken over is named with its line, and the status is 1.
    """
    from framing.lexicons.importing import import_file

    imported = import_file(file, kind)
    write_text(imported.toml, output)
    for refusal in imported.refused:
        click.echo(f"framing: {refusal}", err=True)
    click.echo(f"framing: {imported.names} names taken over, {len(imported.refused)} refused", err=True)
    leave(Exit.PARTLY if imported.refused else Exit.DONE)


@lexicons.command("candidates")
@reads
@_FORMAT
@_OUTPUT
def candidates(reading: Reading, form: str, output: Path | None) -> None:
    """List names that the word lists do not hold, by which one outlet calls what others call differently.

    Each comes with its evidence; none is added by itself.
    """
    from framing.comparison.candidates import candidates as find

    analysis = reading.analysis()
    write_frame(find(analysis), form, output)
    leave(status(analysis))
