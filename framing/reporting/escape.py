"""The one place where text becomes HTML: everything is escaped here, and nothing else may call a string safe.

Templates are rendered with Jinja2's autoescape; what a template prints goes through :func:`printable` first, so that
control characters and text-direction overrides of a scraped page are shown instead of obeyed. The page's own style,
script and cleaned drawings are the only strings that enter as they are, by the three functions below.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment

# Unicode TR9: embeddings, overrides and isolates change the order of what stands around them.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff\U0005fffe\U0005ffff"
    "\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff\U0009fffe\U0009ffff\U000afffe\U000affff"
    "\U000bfffe\U000bffff\U000cfffe\U000cffff\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff"
    "\U0010fffe\U0010ffff]"
)


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character == "\r":
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)
    if character in _BIDI or 0x7F <= code < 0xA0:
        return f"⟦U+{code:04X}⟧"
    return "\ufffd"


def printable(value: object) -> object:
    """The value as it may be printed: a string with its unprintable characters made visible, all else unchanged."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNPRINTABLE.sub(_shown, value.replace("\r\n", "\n"))
    return "" if value is None else value


@cache
def environment() -> Environment:
    """The templates, with autoescape on and undefined names refused."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("framing.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def own_file(*names: str) -> Markup:
    """This package's own files (styles or a script), to be printed without their indentation and comments."""
    return Markup("").join(Markup(_squeezed(name)) for name in names)  # noqa: S704 - shipped with us


def _squeezed(name: str) -> str:
    text = (files("framing.reporting") / "templates" / name).read_text("utf-8")
    lines = re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return re.sub(r"\s*([{};,])\s*", r"\1", lines).strip() if name.endswith(".css") else lines.strip()


def drawing(svg: str) -> Markup:
    """An SVG drawing that :func:`framing.reporting.charts.cleaned` has built from its allowed elements."""
    return Markup(svg)  # noqa: S704 - every name in it is from a list, every value escaped


def rules(css: str) -> Markup:
    """Style rules made of numbers by this package, to be printed as they are."""
    return Markup(css)  # noqa: S704 - made of digits


def source_hash(content: str) -> str:
    """The source expression by which a content security policy allows exactly this inline script or style."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
