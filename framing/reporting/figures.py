"""Each comparison's chart as SVG and PNG, with its table as CSV, in a folder."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from framing.comparison.charts import saved
from framing.files import write_whole
from framing.reporting.compared import CHARTED

if TYPE_CHECKING:
    from framing.tables import Analysis


def write_figures(analysis: Analysis, folder: Path) -> tuple[Path, ...]:
    """Write ``naming.svg``, ``naming.png``, ``naming.csv`` and so on; a folder that is missing is made.

    Returns:
        The files, in order.

    Raises:
        OSError: when the folder can't be written.
    """
    from framing.comparison import compare_all

    written = []
    for what, comparison in compare_all(analysis, CHARTED).items():
        table = comparison.frame.to_csv(index=False, lineterminator="\n").encode("utf-8", "backslashreplace")
        files = {"csv": table}
        if not comparison.frame.empty:
            figure = comparison.plot()
            image = io.BytesIO()
            figure.savefig(image, format="png", dpi=200, metadata={"Software": None}, bbox_inches="tight")
            files |= {"svg": saved(figure), "png": image.getvalue()}
        for kind, data in sorted(files.items()):
            path = folder / f"{what}.{kind}"
            write_whole(path, data)
            written.append(path)
    return tuple(written)
