"""The few exceptions, each of which says where, what was found, and what would be right.

FramingError
├── SpanError              a stretch of characters that cannot be
├── DocumentError          a document whose parts contradict each other
├── InputError             an input that cannot be read (file, record, page)
│   └── AnnotationError    an annotations line that contradicts itself
├── SourcesFileError       a wrong ``sources.toml``
├── LexiconError           a wrong word list
├── ModelError             weights that are missing, damaged or of another kind
└── UsageError             a question that was put wrongly (an unknown measure, zone, outlet)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class FramingError(Exception):
    """Anything that this package raises on purpose."""


class SpanError(FramingError, ValueError):
    """A stretch of characters that cannot be."""


class DocumentError(FramingError, ValueError):
    """A document whose parts contradict each other."""


class InputError(FramingError):
    """An input that cannot be read.

    Args:
        where: the file, with its line or record where there is one.
        found: what is wrong with it.
        remedy: what would be right, or what to do; empty when the cause says it.
    """

    def __init__(self, where: str, found: str, remedy: str = "") -> None:
        self.where, self.found, self.remedy = where, found, remedy
        super().__init__(f"{where}: {found}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        # Worker processes send their errors home by pickle, which otherwise calls us with the one joined message.
        return type(self), (self.where, self.found, self.remedy)


class AnnotationError(InputError):
    """An annotations line that contradicts itself."""


class SourcesFileError(InputError):
    """A ``sources.toml`` that is missing or wrong."""


class LexiconError(InputError):
    """A word list that is missing or wrong."""


class ModelError(FramingError):
    """Weights that are missing, damaged, or of another kind than asked for."""


class UsageError(FramingError, ValueError):
    """A question that was put wrongly; the message names the valid answers."""


def unknown(what: str, found: object, valid: Iterable[object]) -> UsageError:
    """The one way to say that a name is not among the valid ones; a long list of them is cut short."""
    names = [str(name) for name in valid]
    shown = ", ".join(names[:24]) + (f", … ({len(names)} in all)" if len(names) > 24 else "")
    return UsageError(f"unknown {what} {found!r}; valid: {shown}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read, or was read with a remark, while the rest went on.

    Args:
        where: the file, with its line or record where there is one; fit to be printed.
        message: what was found, and what would be right.
        lost: whether the text is missing from the results.
    """

    where: str
    message: str
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
