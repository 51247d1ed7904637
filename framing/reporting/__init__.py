"""The report as one HTML file, its charts, and what notebooks show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from framing.tables import Analysis


def report(analysis: Analysis, path: str | os.PathLike[str], *, figures: str | os.PathLike[str] | None = None) -> str:
    """Write the comparative report as one self-contained HTML file; the same analysis gives the same bytes.

    The file appears whole or not at all: it is written beside its place and then moved there.

    Args:
        analysis: a scored corpus.
        path: the file to write.
        figures: a folder for the charts as SVG and PNG and their tables as CSV; made when it is missing.

    Returns:
        What was found, in one line.

    Raises:
        OSError: when the file or the folder can't be written.
    """
    from framing.files import write_whole
    from framing.reporting.figures import write_figures
    from framing.reporting.page import composed

    made = composed(analysis)
    write_whole(Path(path), made.html.encode("utf-8"))
    if figures is not None:
        write_figures(analysis, Path(figures))
    return made.found


__all__ = ["report"]
