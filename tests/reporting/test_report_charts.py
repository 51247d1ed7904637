"""Charts inside the page: built from what is allowed, in the page's ink, the same every time."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from framing.reporting.charts import cleaned, inline

HOSTILE = "<script>zqx(1)</script> \"'& $x^2$ \u202e"


def figure() -> Figure:
    drawn = Figure(figsize=(3, 2))
    axes = drawn.add_subplot()
    axes.barh([0, 1], [3, 1], color="#009e73")
    axes.set_yticks([0, 1], ["dockers", HOSTILE], parse_math=False)
    axes.set_title("mentions")
    return drawn


def test_a_chart_has_no_style_no_script_and_no_comment() -> None:
    svg = str(inline(figure(), "naming", "mentions by name"))

    assert svg.startswith('<svg class="chart" viewBox=')
    assert 'role="img"' in svg
    assert "style" not in svg
    assert "<script" not in svg
    assert "<!--" not in svg
    assert "zqx" in svg


def test_a_chart_is_drawn_in_the_ink_of_the_page() -> None:
    svg = str(inline(figure(), "naming", "mentions by name"))

    assert 'stroke="currentColor"' in svg
    assert "#ffffff" not in svg
    assert "#009e73" in svg


def test_words_in_a_chart_are_words() -> None:
    assert ">dockers</text>" in str(inline(figure(), "naming", "mentions by name"))


def test_two_charts_share_no_id() -> None:
    one, other = (str(inline(figure(), key, "x")) for key in ("one", "other"))

    assert 'id="one-' in one
    assert 'id="one-' not in other
    assert one.replace("one-", "") == other.replace("other-", "")


def test_the_same_figure_gives_the_same_drawing() -> None:
    assert inline(figure(), "k", "x") == inline(figure(), "k", "x")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>zqx(1)</script>",
        "<foreignObject><p>zqx</p></foreignObject>",
        '<image href="http://example.org/zqx.png"/>',
        '<g onload="zqx(1)"><path d="M0 0"/></g>',
        '<a href="javascript:zqx(1)"><text>x</text></a>',
        '<style>@import "zqx"</style>',
        '<path d="M0 0" style="fill: url(http://example.org/zqx)"/>',
        '<use href="http://example.org/zqx#a"/>',
    ],
)
def test_what_is_not_allowed_is_not_drawn(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{inside}</svg>'

    drawn = cleaned(svg.encode(), "k", "x")

    assert "zqx(" not in drawn
    assert "javascript" not in drawn
    assert 'href="http' not in drawn
    assert "url(http" not in drawn


def test_a_name_with_control_characters_is_drawn_without_them() -> None:
    drawn = Figure(figsize=(3, 2))
    drawn.add_subplot().set_yticks([0], ["Harbour\x00 Ga\x1bzette\uffff"], parse_math=False)

    assert ">Harbour\ufffd Ga\ufffdzette\ufffd</text>" in str(inline(drawn, "naming", "mentions by name"))
