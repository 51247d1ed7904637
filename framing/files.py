"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

LEFT = ".framing."
"""How the name of a file begins that a killed process may have left behind."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or, when anything fails, not there (and an older one untouched).

    A link stays a link; a device or a pipe, which nothing may take the place of, is written to directly.

    Raises:
        OSError: when the file cannot be written; it names ``path``.
    """
    with written_whole(path) as file:
        file.write(data)


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to piece by piece that takes its name when the block ends, and is gone when it fails.

    Until then an older file of this name is untouched. Links, devices and pipes are treated as by
    :func:`write_whole`.

    Raises:
        OSError: when the file cannot be written; it names ``path``.
    """
    target = Path(os.path.realpath(path))
    name = None
    try:
        if target.is_dir():
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=LEFT, dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
        # mkstemp makes files for the owner alone; ours are as readable as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    except BaseException as error:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            # The name of the file beside it, which is gone again, would tell nobody anything.
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
