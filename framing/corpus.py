"""Read, structure and score many texts, in this process or several, with a ledger of what could not be read."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from framing.annotations import Given, parsed, record
from framing.documents import Document, Page
from framing.errors import (
    DocumentError,
    InputError,
    LexiconError,
    ModelError,
    Problem,
    SpanError,
    UsageError,
    unknown,
)
from framing.progress import in_notebook
from framing.sources import AnnotationRecord, ReadOptions, read_pages
from framing.sources.inputs import stem
from framing.sources.parts import manifest_of
from framing.structure import structure
from framing.tables import Analysis, tabulated

if TYPE_CHECKING:
    from framing.annotations import Record
    from framing.lexicons import Lexicons
    from framing.scorers import Scorer

Input = str | os.PathLike[str]
Read = Page | AnnotationRecord
Written = tuple[tuple[Path, int], ...]
"""Word lists and when each was last written to, so that one that was edited is read again."""
Out = TypeVar("Out")


@dataclass(frozen=True)
class Corpus(Sequence[Document]):
    """Documents in the order of the inputs, and what could not be read.

    Args:
        documents: understood, not yet scored.
        problems: what was not read, or read with a remark.
        given: for documents out of an annotations file, what the file says beyond structure, by id.
        options: how they were read, for the record.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    given: Mapping[str, Given] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.documents)

    @overload
    def __getitem__(self, key: int | str) -> Document: ...
    @overload
    def __getitem__(self, key: slice) -> Corpus: ...
    def __getitem__(self, key: int | str | slice) -> Document | Corpus:
        if isinstance(key, slice):
            kept = self.documents[key]
            ids = {document.id for document in kept}
            given = {identity: said for identity, said in self.given.items() if identity in ids}
            return Corpus(kept, self.problems, given, self.options)
        if isinstance(key, str):
            for document in self.documents:
                if document.id == key:
                    return document
            raise unknown("document", key, [document.id for document in self.documents[:20]])
        return self.documents[key]

    def __repr__(self) -> str:
        lost = sum(problem.lost for problem in self.problems)
        return f"<Corpus: {len(self)} documents" + (f", {lost} not read>" if lost else ">")

    def _repr_html_(self) -> str:
        from framing.reporting.display import corpus_html

        return corpus_html(self)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read and scored, and how.

    Args:
        inputs: files, folders, annotations files, or ``-``.
        options: what the user says of the inputs.
        lexicons: word lists beside the shipped ones.
        loaded: a model of loaded sentences that the user has fitted, if any.
        workers: number of processes; with 1 everything happens in this one.
        progress: wraps the texts as they are read, for instance with a bar.
    """

    inputs: tuple[Input, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    lexicons: tuple[Path, ...] = ()
    loaded: Path | None = None
    workers: int = 1
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter

    def said(self) -> dict[str, Any]:
        """What the user said of the inputs, for the record."""
        options = {"clean": self.options.clean, "fields": dict(self.options.fields)}
        return options | ({"loaded": self.loaded.name} if self.loaded else {})

    def settings(self) -> dict[str, Any]:
        """With what the results were made: versions, word lists with their hashes, options."""
        return made_with(self.lexicons) | {"options": self.said()}


def read(*inputs: Input, workers: int = 1, **said: Any) -> Corpus:
    """Read texts and understand their structure.

    Args:
        inputs: files, folders, annotations files, in any mix.
        workers: number of processes.
        said: what you know of the inputs: ``clean=True`` (article body only), ``fields={"text": "body_text"}``,
            ``sources="sources.toml"``.

    Returns:
        A sequence of documents, with ``corpus.problems`` for what could not be read.

    Raises:
        UsageError: for no input, or an option that there is not.
        SourcesFileError: when the sources file is missing or wrong.
    """
    job = Job(_inputs(inputs), _options(said), workers=workers, progress=in_notebook)
    documents: list[Document] = []
    problems: list[Problem] = []
    given: dict[str, Given] = {}
    for outcome in _outcomes(job, _understood):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            document, said_of_it = outcome
            documents.append(document)
            problems += [
                Problem(place(document.origin.path, document.id), remark, lost=False) for remark in document.problems
            ]
            if said_of_it is not None:
                given[document.id] = said_of_it
    return Corpus(tuple(documents), tuple(problems), given, job.said())


def score(
    corpus: Corpus | Sequence[Document],
    *,
    lexicons: Iterable[Input] = (),
    scorers: Sequence[Scorer] = (),
    loaded: Input | None = None,
) -> Analysis:
    """Put every question to every document.

    Args:
        corpus: from :func:`read`, or documents made by hand.
        lexicons: word lists beside the shipped ones.
        scorers: questions of your own, beside the shipped ones.
        loaded: a model of loaded sentences fitted with ``framing fit loaded``; without one that layer is absent.

    Returns:
        The four tables.

    Raises:
        LexiconError: when a word list is missing or wrong.
    """
    paths = tuple(Path(path) for path in lexicons)
    known = corpus if isinstance(corpus, Corpus) else Corpus(tuple(corpus))
    model = Path(loaded) if loaded is not None else None
    asked = (*_scorers(_as_written(paths), model), *scorers)
    records = [record(document, asked, known.given.get(document.id)) for document in in_notebook(known.documents)]
    return tabulated(
        records,
        problems=known.problems,
        settings=made_with(paths) | {"options": dict(known.options) | ({"loaded": model.name} if model else {})},
    )


def recorded(job: Job) -> Iterator[Record | Problem]:
    """Interchange records in the order of the inputs, each as soon as it is ready, and problems where they arise."""
    recording = _Recording(_as_written(job.lexicons), job.loaded)
    recording.scorers()  # a wrong word list or model is said before any text is read
    yield from _outcomes(job, recording)


def digested(job: Job, earlier: Collection[str]) -> Iterator[tuple[str, Record | None] | Problem]:
    """As :func:`recorded`, each record after the hash of all that was read of its text.

    Args:
        job: what is to be read, and how.
        earlier: hashes of texts whose records are there; they come without a record.
    """
    recording = _Recording(_as_written(job.lexicons), job.loaded)
    recording.scorers()
    yield from _outcomes(job, _Digesting(recording), earlier)


def digest(found: Read) -> str:
    """The hash of all that was read of a text: its words, its mark-up's hints, what was said beside it."""
    if isinstance(found, AnnotationRecord):
        said = json.dumps([found.record.get("id") or found.where, found.record])
    else:
        said = repr(found)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def analysed(job: Job) -> Analysis:
    """Everything read and scored, in the four tables."""
    problems: list[Problem] = []

    def records() -> Iterator[Record]:
        for outcome in recorded(job):
            if isinstance(outcome, Problem):
                problems.append(outcome)
            else:
                problems.extend(remarks_of(outcome))
                yield outcome

    # The ledger fills while the records are read, so they are read to the end before it is handed over.
    return tabulated(list(records()), problems=problems, settings=_settings(job))


def _settings(job: Job) -> dict[str, Any]:
    """Those of the run that scored the texts: of this one, or of the one that wrote the folders of parts."""
    said = [manifest_of(Path(given)) for given in job.inputs]
    made: list[Any] = [manifest.get("made_with") if manifest else None for manifest in said]
    if made and isinstance(made[0], dict) and all(one == made[0] for one in made):
        return {name: value for name, value in made[0].items() if name in ("versions", "lexicons", "options")}
    return job.settings()


def remarks_of(record: Record) -> Iterator[Problem]:
    """What is odd about a text that was read, with the text's place."""
    where = place(record["path"], record["id"])
    return (Problem(where, remark, lost=False) for remark in record["problems"])


def made_with(lexicons: tuple[Path, ...]) -> dict[str, Any]:
    """Versions and word lists, for the report's methods and for whoever repeats the work."""
    from importlib.metadata import version

    packages = ("framing", "vaderSentiment", "textstat", "scikit-learn", "matplotlib", "pandas", "numpy")
    return {
        "versions": {name: version(name) for name in packages},
        "lexicons": _word_lists(_as_written(lexicons)).hashes,
    }


def _inputs(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
    if not inputs:
        raise UsageError('nothing to read; name a file or a folder, for example read("seeds")')
    return inputs


def _options(said: Mapping[str, Any]) -> ReadOptions:
    for name in said:
        if name not in ("clean", "fields", "sources"):
            raise unknown("option", name, ("clean", "fields", "sources", "workers"))
    sources = said.get("sources")
    return ReadOptions(
        bool(said.get("clean", False)), dict(said.get("fields") or {}), Path(sources) if sources else None
    )


def _as_written(lexicons: tuple[Path, ...]) -> Written:
    return tuple((path, path.stat().st_mtime_ns if path.is_file() else 0) for path in lexicons)


# Once a process: reading the word lists for each text would cost more than scoring it.
@cache
def _word_lists(lexicons: Written) -> Lexicons:
    from framing.lexicons import load

    return load(path for path, _ in lexicons)


@cache
def _scorers(lexicons: Written, loaded: Path | None) -> tuple[Scorer, ...]:
    from framing.scorers import shipped

    return shipped(_word_lists(lexicons), loaded=loaded)


def _understood(found: Read) -> tuple[Document, Given | None]:
    if isinstance(found, AnnotationRecord):
        return parsed(found.record, found.where)
    return structure(found), None


@dataclass(frozen=True, slots=True)
class _Recording:
    """Structure and score one text; a class, so that it can be sent to another process."""

    lexicons: Written
    loaded: Path | None

    def scorers(self) -> tuple[Scorer, ...]:
        return _scorers(self.lexicons, self.loaded)

    def __call__(self, found: Read) -> Record:
        document, given = _understood(found)
        return record(document, self.scorers(), given)


@dataclass(frozen=True, slots=True)
class _Digesting:
    """Record one text, after its hash."""

    recording: _Recording

    def __call__(self, found: Read) -> tuple[str, Record]:
        return digest(found), self.recording(found)


def _outcomes(job: Job, work: Callable[[Read], Out], earlier: Collection[str] = ()) -> Iterator[Any]:
    """What the work makes of each text, in order; a text on which it fails becomes a problem, and the others go on.

    A text whose hash is among the earlier ones is not worked on: it becomes its hash and nothing.
    """
    found: Iterable[Any] = job.progress(read_pages(job.inputs, options=job.options))
    if earlier:
        found = ((own, None) if (own := _hash(item)) in earlier else item for item in found)
    attempt = _Attempt(work)
    if job.workers == 1:
        yield from (attempt(item) if isinstance(item, Read) else item for item in found)
    else:
        yield from _in_processes(found, attempt, job.workers)


def _hash(item: Read | Problem) -> str | None:
    return None if isinstance(item, Problem) else digest(item)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Work that answers with a problem where a text makes it fail; a damaged installation ends the run."""

    work: Callable[[Read], Any]

    def __call__(self, found: Read) -> Any:
        where = found.where if isinstance(found, AnnotationRecord) else place(found.origin.path, found.id)
        try:
            return self.work(found)
        except (LexiconError, ModelError, ImportError):
            raise
        except (InputError, DocumentError, SpanError) as error:
            message = str(error).removeprefix(f"{where}: ")
            return Problem(where, message)
        except RecursionError:
            return Problem(where, "could not be analysed: it is nested too deeply")
        except MemoryError:
            return Problem(where, "could not be analysed: it takes more memory than there is")
        except Exception as error:  # a fault of ours that one text brings to light must not cost the others
            import traceback

            last = traceback.extract_tb(error.__traceback__)[-1]
            fault = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
            return Problem(where, f"could not be analysed, by a fault in framing: {fault}")


def place(path: str | None, identity: str) -> str:
    """Where a text stands, for messages: its file, and its id where the file may hold several."""
    if path is None:
        return identity
    return path if identity in (path, stem(path)) else f"{path}, text {identity}"


def _in_processes(found: Iterable[Any], work: Callable[[Read], Any], workers: int) -> Iterator[Any]:
    """The same in several processes; only a few texts a process are on their way at a time, so memory stays bounded."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Any] = deque()

    def first() -> Any:
        item = waiting.popleft()
        return item.result() if isinstance(item, Future) else item

    # Forking a process that has threads (a notebook's, a progress bar's) may hang; a fresh one never does.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for item in found:
            waiting.append(pool.submit(work, item) if isinstance(item, Read) else item)
            while len(waiting) > 4 * workers:
                yield first()
        while waiting:
            yield first()
