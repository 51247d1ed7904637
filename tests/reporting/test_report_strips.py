"""Reading strips: one scale for all, tiled without gaps, marks where they stand."""

from __future__ import annotations

import re

import pytest

from framing.reporting.evidence import Ledger
from framing.reporting.strips import LENGTH, strips
from framing.reporting.texts import texts_of
from framing.reporting.voices import voices
from framing.tables import Analysis


def test_a_strip_is_as_long_as_its_text(analysis: Analysis) -> None:
    texts = texts_of(analysis)
    longest = max(len(text.text) for text in texts)

    for strip in strips(texts, Ledger(texts, frozenset(), 0)):
        last = re.match(r"M([\d.]+) \d+h([\d.]+)", strip.stretches[-1].outline)
        assert last is not None
        assert float(last[1]) + float(last[2]) == pytest.approx(LENGTH * len(strip.text.text) / longest, abs=0.2)


def test_stretches_follow_each_other_and_change_kind(analysis: Analysis) -> None:
    texts = texts_of(analysis)

    first = strips(texts, Ledger(texts, frozenset(), 0))[0]

    assert [stretch.kind for stretch in first.stretches] == ["own", "reported", "commenter", "furniture"]


def test_shares_add_up_to_the_words_of_the_text(analysis: Analysis) -> None:
    texts = texts_of(analysis)

    for strip in strips(texts, Ledger(texts, frozenset(), 0)):
        assert sum(share.words for share in strip.shares) == strip.shares[0].total


def test_only_texts_that_are_printed_are_linked_to(analysis: Analysis) -> None:
    texts = texts_of(analysis)

    one, two, _ = strips(texts, Ledger(texts, frozenset({"two"}), 0))

    assert {stretch.href for stretch in one.stretches} == {None}
    assert all(str(stretch.href).startswith("#2-") for stretch in two.stretches)


def test_the_strips_and_the_table_of_voices_count_the_same_words(analysis: Analysis) -> None:
    texts = texts_of(analysis)
    ledger = Ledger(texts, frozenset(), 0)

    for strip, shares in zip(strips(texts, ledger), voices(texts, ledger), strict=True):
        drawn = {share.kind: share.words for share in strip.shares if share.kind != "furniture"}
        assert drawn == {spoken.voice: spoken.words for spoken in shares.voices}
