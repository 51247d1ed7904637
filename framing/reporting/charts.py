"""Charts as inline drawings: matplotlib's SVG, taken apart and built again from a short list of what it may hold.

A drawing inside a page obeys the page's policy, which forbids inline styles, and its colours, which differ by light
and dark; so styles become attributes, black becomes the page's ink and white its paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from framing.comparison.charts import saved
from framing.reporting.escape import drawing, printable

if TYPE_CHECKING:
    from lxml.etree import _Element
    from markupsafe import Markup
    from matplotlib.figure import Figure

_ELEMENTS = frozenset(
    (
        "g",
        "path",
        "text",
        "tspan",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "use",
    )
)
_ATTRIBUTES = frozenset(
    (
        *("id", "href", "transform", "d", "points", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy"),
        *("cx", "cy", "r", "rx", "ry", "width", "height", "fill", "fill-opacity", "fill-rule", "opacity"),
        *("stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"),
        *("text-anchor", "font-size", "font-weight", "font-style", "dominant-baseline"),
    )
)
_INK = {"#000000", "black", "rgb(0, 0, 0)"}
_PAPER = {"#ffffff", "white", "rgb(255, 255, 255)"}
_FONT = re.compile(r"(?:(?P<weight>bold|\d00) )?(?P<size>[\d.]+)px")
_LINK = re.compile(r"url\(#([\w-]+)\)")
_LONG_NUMBER = re.compile(r"(\.\d)\d+")


def inline(figure: Figure, key: str, description: str) -> Markup:
    """A figure as an SVG element that stands in the page.

    Args:
        figure: drawn in black on white; it is not changed.
        key: unique on the page; makes the drawing's ids.
        description: what it shows, for those who do not see it.
    """
    return drawing(cleaned(saved(figure), key, description))


def cleaned(svg: bytes, key: str, description: str) -> str:
    """An SVG drawing made only of allowed elements and attributes, all values escaped.

    Args:
        svg: a whole SVG document.
        key: put before every id, so that two drawings do not share one.
        description: its text alternative.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(svg, parser)
    box = str(root.get("viewBox") or "0 0 1 1")
    inside = "".join(_rebuilt(child, key) for child in root)
    label = quoteattr(str(printable(description)))
    return f'<svg class="chart" viewBox={quoteattr(box)} role="img" aria-label={label}>{inside}</svg>'


def _rebuilt(element: _Element, key: str) -> str:
    name = str(element.tag).rpartition("}")[2]
    if name not in _ELEMENTS:
        return ""
    inside = "".join(_rebuilt(child, key) for child in element)
    if name in {"text", "tspan"}:
        inside = escape(str(printable(element.text or ""))) + inside
    attributes = _attributes(element, key)
    if name in {"g", "defs"} and not inside:
        return ""
    if name == "g" and not attributes:
        return inside
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def _attributes(element: _Element, key: str) -> str:
    found = {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}
    style = dict(part.split(":", 1) for part in found.pop("style", "").split(";") if ":" in part)
    for name, value in style.items():
        found[name.strip()] = value.strip()
    found |= _font(found.pop("font", ""))
    kept = []
    for name, value in found.items():
        # Groups are named by matplotlib for its own use; only what something refers to needs a name here.
        if name not in _ATTRIBUTES or (name == "id" and str(element.tag).endswith("}g")):
            continue
        if name == "transform" and value.startswith(("rotate(-0 ", "rotate(0 ")):
            continue
        kept.append(f" {name}={quoteattr(_value(name, value, key))}")
    return "".join(kept)


def _font(shorthand: str) -> dict[str, str]:
    found = _FONT.search(shorthand)
    if found is None:
        return {}
    weight = {"font-weight": found["weight"]} if found["weight"] and found["weight"] != "400" else {}
    return {"font-size": found["size"], **weight}


def _value(name: str, value: str, key: str) -> str:
    if name == "id":
        return f"{key}-{value}"
    if name == "href":
        return f"#{key}-{value.removeprefix('#')}"
    if "url(" in value:
        local = _LINK.fullmatch(value)
        return f"url(#{key}-{local[1]})" if local else "none"
    if name in {"fill", "stroke"}:
        return "currentColor" if value in _INK else "none" if value in _PAPER else value
    if name in {"d", "points", "transform", "x", "y", "width", "height"}:
        return " ".join(_LONG_NUMBER.sub(r"\1", value).split())
    return value
