"""The pieces that typed-in word lists are made of."""

from __future__ import annotations

HEAD = """[lexicon]
id = "{id}"
title = "A list"
language = "en"
licence = "CC0-1.0"
"""
NAME = """
[[{kind}.name]]
form = "{form}"
stance = "neutral"
weight = 0
why = "For the test."
sources = ["authors"]
examples = ["{example}"]
{more}
"""


def name(form: str, more: str = "", kind: str = "referent") -> str:
    return NAME.format(form=form, example="An example.", more=more, kind=kind)
