"""Programs that are no modules of the package: the scorers of the development data, the maker of a page."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def program(path: Path) -> ModuleType:
    """A program file, as a module whose functions can be called."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
