"""The house's floors: imports only go down, and what is heavy is not carried in at the door."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "framing"

# From the top floor to the ground; a module may import from its own room and from lower floors.
FLOORS = [
    {"cli"},
    {"__init__", "features"},
    {"reporting", "validation", "fitting"},
    {"comparison", "measuring", "parts"},
    {"corpus"},
    {"tables", "annotations"},
    {"scorers"},
    {"structure", "sources"},
    {"reporting_verbs", "valences"},
    {"lexicons"},
    {"documents", "models"},
    {"spans"},
    {"errors", "files", "progress"},
]
HEAVY = {"pandas", "sklearn", "scipy", "matplotlib", "pyarrow", "jinja2", "vaderSentiment", "textstat", "numpy", "lxml"}
SHOW_THEMSELVES = ("documents.py", "corpus.py", "tables.py", "result.py")
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    for number, rooms in enumerate(FLOORS):
        if name in rooms:
            return number
    raise AssertionError(f"framing/{name} stands on no floor; add it to FLOORS")


def imported(tree: ast.AST, *, only_at_import: bool) -> set[str]:
    """Modules that a file imports: all, or only those that are read when the file itself is."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            return
        if only_at_import and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.update({node.module} | {f"{node.module}.{alias.name}" for alias in node.names})
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_only_go_down(path: Path) -> None:
    here = floor(room(path))
    names = imported(ast.parse(path.read_text(encoding="utf-8")), only_at_import=False)
    rooms = {name.split(".")[1] for name in names if name.startswith("framing.")}
    others = {r for r in rooms - {room(path)} if (PACKAGE / r).is_dir() or (PACKAGE / f"{r}.py").is_file()}

    # A class shows itself in a notebook through the report's template: the one arrow that goes up, and only late.
    up = {"reporting"} if imports_display(names) and path.name in SHOW_THEMSELVES else set()
    assert {r for r in others if floor(r) <= here} == up


def imports_display(names: set[str]) -> bool:
    return any(name.startswith("framing.reporting.display") for name in names)


@pytest.mark.parametrize("path", sorted((PACKAGE / "scorers").glob("*.py")), ids=lambda p: p.stem)
def test_scorers_know_neither_each_other_nor_structure_nor_sources(path: Path) -> None:
    names = imported(ast.parse(path.read_text(encoding="utf-8")), only_at_import=True)
    strangers = {n for n in names if n.startswith(("framing.structure", "framing.sources"))}
    if path.stem != "__init__":
        others = {p.stem for p in (PACKAGE / "scorers").iterdir() if p.stem not in ("__init__", path.stem)}
        strangers |= {n for n in names if n.startswith("framing.scorers.") and n.split(".")[2] in others}

    assert strangers == set()


@pytest.mark.parametrize("statement", ["import framing", "import framing.cli"])
def test_the_front_door_carries_nothing_heavy(statement: str) -> None:
    code = f"{statement}; import sys; print(*sorted(m.split('.')[0] for m in sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )

    assert loaded & HEAVY == set()


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "base", "core", "misc"}

    assert {p.stem for p in MODULES} & empty == set()
    assert {p.parent.name for p in MODULES} & empty == set()


def test_all_public_names_are_there_and_no_others() -> None:
    import framing

    assert sorted(framing.__all__) == sorted(framing._HOME)
    for name in framing.__all__:
        assert getattr(framing, name).__module__.startswith(framing._HOME[name])
    with pytest.raises(AttributeError, match="no attribute 'rate_outlet'"):
        framing.rate_outlet  # noqa: B018


def test_no_public_name_is_that_of_a_module_which_would_overwrite_it() -> None:
    import framing

    modules = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}

    assert modules & set(framing.__all__) == set()
