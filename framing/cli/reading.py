"""The options that all commands share which read texts, and what they read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli.exits import Exit
from framing.errors import InputError, UsageError
from framing.progress import on_terminal

if TYPE_CHECKING:
    from framing.corpus import Job
    from framing.errors import Problem
    from framing.tables import Analysis


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be read, and how.

    Args:
        inputs: files, folders, annotations files, or ``-``.
        clean: whether the texts are article body only.
        fields: which field of a record is which of ours.
        sources: a sources file, or ``None`` for those beside the inputs.
        lexicons: word lists beside the shipped ones.
        loaded: a model of loaded sentences that the user has fitted.
        workers: number of processes.
        quiet: whether to keep silent on standard error but for errors.
    """

    inputs: tuple[str, ...]
    clean: bool
    fields: dict[str, str]
    sources: Path | None
    lexicons: tuple[Path, ...]
    loaded: Path | None
    workers: int
    quiet: bool

    def job(self) -> Job:
        """The same, as the corpus takes it."""
        from framing.corpus import Job
        from framing.sources import ReadOptions

        options = ReadOptions(self.clean, self.fields, self.sources)
        progress = iter if self.quiet else on_terminal
        return Job(self.inputs, options, self.lexicons, self.loaded, self.workers, progress)

    def analysis(self) -> Analysis:
        """Everything read, scored and laid in tables; what could not be read is said on standard error.

        Raises:
            InputError: when nothing could be read.
        """
        from framing.corpus import analysed

        found = analysed(self.job())
        self.say_problems(found.problems)
        if not len(found):
            raise InputError(", ".join(self.inputs) or "no input", "nothing could be read")
        return found

    def spare(self, output: Path | None) -> None:
        """Refuse an output that would take the place of something that is read.

        Raises:
            UsageError: when the output is an input, a word list, a sources file or a model.
        """
        from framing.sources import ReadOptions, list_inputs

        if output is None or not output.is_file():
            return
        listed = list_inputs(self.inputs, ReadOptions(sources=self.sources)).items
        beside = (*self.lexicons, *filter(None, (self.sources, self.loaded)))
        read = (*(item.file for item in listed if item.file is not None), *beside)
        if any(file.exists() and file.samefile(output) for file in read):
            raise UsageError(f"{output} is one of the inputs and would be overwritten; write to another file")

    def keep_apart(self, folder: Path) -> None:
        """Refuse an output folder that holds something that is read, or lies in an input folder.

        Raises:
            UsageError: when the next run would read what this one writes, or this one write over what it reads.
        """
        output = folder.resolve()
        beside = [path for path in (*self.lexicons, self.sources, self.loaded) if path is not None]
        for given in (*self.inputs, *map(str, beside)):
            read = Path(given).resolve()
            if given != "-" and (read == output or output in read.parents):
                raise UsageError(f"{folder} holds {given}, which is read; write to another folder")
            if read in output.parents:
                raise UsageError(f"{folder} lies in {given}, which is read; write to a folder outside of it")

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Name what could not be read, one line each, and remarks unless quiet."""
        for problem in problems:
            if problem.lost or not self.quiet:
                message = " ".join(f"{problem.where}: {problem.message}".split())
                click.echo("framing: " + "".join(c if c.isprintable() else "·" for c in message), err=True)

    def say(self, message: str) -> None:
        """A remark on standard error, unless quiet."""
        if not self.quiet:
            click.echo(f"framing: {message}", err=True)


def status(analysis: Analysis) -> Exit:
    """Partly, when a text is missing from the results."""
    return Exit.PARTLY if any(problem.lost for problem in analysis.problems) else Exit.DONE


_MODEL = click.Path(path_type=Path, exists=True, dir_okay=False)


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the inputs and the shared options, gathered into one :class:`Reading` as its first argument."""

    @click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
    @click.option("--clean", is_flag=True, help="The texts are article body only: no zones to find.")
    @click.option("--field", "fields", multiple=True, metavar="OURS=THEIRS", help="A record's field has another name.")
    @click.option("--sources", type=click.Path(path_type=Path), metavar="FILE.toml", help="Which file is which outlet.")
    @click.option("--lexicon", "lexicons", multiple=True, type=click.Path(path_type=Path), help="Add a word list.")
    @click.option("--loaded", type=_MODEL, metavar="FILE.npz", help="A model from `framing fit loaded`.")
    @click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Number of processes.")
    @click.option("--quiet", is_flag=True, help="Say only what could not be read.")
    @functools.wraps(command)
    def gathered(**options: Any) -> None:
        names = Reading.__slots__
        given = {name: options.pop(name) for name in names}
        given["fields"] = _fields(given["fields"])
        command(Reading(**given), **options)

    return gathered


def _fields(pairs: tuple[str, ...]) -> dict[str, str]:
    fields = {}
    for pair in pairs:
        ours, mark, theirs = pair.partition("=")
        if not (ours and mark and theirs):
            raise UsageError(f"--field {pair!r} is not of the form OURS=THEIRS, for example text=body_text")
        fields[ours] = theirs
    return fields
