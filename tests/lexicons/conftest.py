"""Word lists typed in by hand, so that the engine is tested without the shipped ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typed_lists import HEAD, name

from framing.lexicons import Lexicons, read


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes a lexicon file; its body follows a complete [lexicon] table unless ``head`` is given."""

    def write(body: str, id_: str = "typed", head: str = HEAD) -> Path:
        path = tmp_path / f"{id_}.toml"
        path.write_text(head.format(id=id_) + body, encoding="utf-8")
        return path

    return write


@pytest.fixture
def lexicons(written: Callable[..., Path]) -> Callable[..., Lexicons]:
    """Makes word lists with one referent, ``thing``, and the names given as ``form`` or ``(form, more fields)``."""

    def make(*names: str | tuple[str, str]) -> Lexicons:
        body = '\n[[referent]]\nid = "thing"\ntitle = "a thing"\n'
        for one in names:
            body += name(one) if isinstance(one, str) else name(*one)
        return Lexicons((read(written(body)),))

    return make
