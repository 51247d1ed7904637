"""report, annotate, score, compare, concordance, scorers: from texts to results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli.exits import Exit, leave
from framing.cli.output import FORMATS, is_folder, records_to, shown, write_frame, write_text
from framing.cli.reading import Reading, reads, status

if TYPE_CHECKING:
    from framing.errors import Problem

_OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="A file instead of standard output.")
_FORMAT = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
_ZONE = click.option("--zone", metavar="ZONE", help="Count in this zone only; by default in the article's.")
_VOICE = click.option(
    "--voice", type=click.Choice(["own", "quoted", "reported", "commenter", "all"]), default="all", show_default=True
)


@click.command()
@reads
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@click.option("--figures", type=click.Path(path_type=Path), help="Write each chart as SVG, PNG and CSV here, too.")
def report(reading: Reading, output: Path, figures: Path | None) -> None:
    """Compare texts and write one self-contained HTML report."""
    from framing.reporting import report as write

    reading.spare(output)
    analysis = reading.analysis()
    written = write(analysis, output, figures=figures)
    if not reading.quiet:
        click.echo(f"{output}: {written}")
    leave(status(analysis))


@click.command()
@reads
@click.option("-o", "--output", metavar="FILE|FOLDER", help="A .jsonl file, or a folder; standard output else.")
def annotate(reading: Reading, output: str | None) -> None:
    """Write the interchange record: zones, sentences, voices, attributions and findings as offsets.

    A person may correct the file; every command takes it back in place of the texts.

    To a folder (one that is there, or a name that ends with / or has no ending) it writes the four tables as Parquet
    parts. The same command goes on where it was stopped, and every command takes the folder in place of the texts.
    """
    from framing.errors import InputError

    if output is not None and is_folder(output):
        texts, kept, problems = _annotated_folder(reading, Path(output))
    else:
        kept, (texts, problems) = 0, _annotated_file(reading, None if output is None else Path(output))
    reading.say_problems(tuple(problems))
    if not texts:
        raise InputError(", ".join(reading.inputs), "nothing could be read")
    reading.say(f"annotated {texts} texts" + (f", {kept} of them in an earlier run" if kept else ""))
    leave(Exit.PARTLY if any(p.lost for p in problems) else Exit.DONE)


def _annotated_folder(reading: Reading, folder: Path) -> tuple[int, int, Sequence[Problem]]:
    from framing.parts import annotate as write

    reading.keep_apart(folder)
    written = write(reading.job(), folder)
    return written.texts, written.kept, written.problems


def _annotated_file(reading: Reading, output: Path | None) -> tuple[int, Sequence[Problem]]:
    from framing.corpus import recorded, remarks_of
    from framing.errors import Problem

    reading.spare(output)
    problems: list[Problem] = []
    texts = 0
    with records_to(output) as write:
        for item in recorded(reading.job()):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                problems += remarks_of(item)
                write(item)
                texts += 1
    return texts, problems


@click.command()
@reads
@click.option("--layer", metavar="NAME", help="Only this layer (see `framing scorers`).")
@_FORMAT
@_OUTPUT
def score(reading: Reading, layer: str | None, form: str, output: Path | None) -> None:
    """Print one row a document and measure: counts, the words they were counted over, and the value."""
    from framing.measuring import measures

    reading.spare(output)
    analysis = reading.analysis()
    write_frame(measures(analysis, layer), form, output)
    leave(status(analysis))


@click.command()
@reads
@click.option("--what", required=True, metavar="NAME", help="stories, naming, sentiment, asides, sourcing, …")
@_ZONE
@_VOICE
@_FORMAT
@_OUTPUT
def compare(reading: Reading, **options: object) -> None:
    """Print a comparison of the outlets as a table."""
    from framing.comparison import compare as ask

    output = options["output"] if isinstance(options["output"], Path) else None
    reading.spare(output)
    analysis = reading.analysis()
    voice = None if options["voice"] == "all" else str(options["voice"])
    zone = None if options["zone"] is None else str(options["zone"])
    comparison = ask(analysis, str(options["what"]), zone=zone, voice=voice)
    for note in comparison.notes:
        reading.say(note)
    write_frame(comparison.frame, str(options["form"]), output)
    leave(status(analysis))


@click.command()
@_FORMAT
def scorers(form: str) -> None:
    """List the questions that are asked of every text."""
    import pandas as pd

    from framing.scorers import shipped

    write_frame(pd.DataFrame([{"layer": s.name, "question": s.question} for s in shipped()]), form, None)


@click.command()
@reads
@click.option("--name", metavar="PATTERN", help="A word or phrase; * stands for letters.")
@click.option("--referent", metavar="ID", help="Whatever names this referent (see `framing lexicons list`).")
@click.option("--outlet", metavar="NAME", help="In this outlet only.")
@_ZONE
@_VOICE
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@_OUTPUT
def concordance(reading: Reading, **asked: str | None) -> None:
    """Show a name or a referent in its sentences, one line an occurrence."""
    from framing.comparison.concordance import Query
    from framing.comparison.concordance import concordance as find

    output, form = asked.pop("output"), str(asked.pop("form"))
    voice = asked.pop("voice")
    query = Query(**asked, voice=None if voice == "all" else voice)
    path = None if output is None else Path(output)
    reading.spare(path)
    analysis = reading.analysis()
    found = find(analysis, query)
    if form == "table":
        write_text(shown(str(found)) + "\n", path)
    else:
        write_frame(found.frame, form, path)
    leave(status(analysis))
