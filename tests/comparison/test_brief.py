"""A comparison in a few plain sentences."""

from __future__ import annotations

import re

from telling import ELSEWHERE, NORTH, Told

from framing.comparison import brief, compare_all
from framing.comparison.brief import MOST
from framing.tables import Analysis


def test_every_sentence_has_places_that_lie_in_their_texts(ferry: Analysis) -> None:
    remarks = brief(compare_all(ferry))

    assert 3 <= len(remarks) <= MOST
    for remark in remarks:
        assert remark.evidence
        assert remark.text.endswith(".")
        for identity, start, end in remark.evidence:
            assert 0 <= start < end <= len(ferry.text(identity))


def test_what_changes_who_answers_for_a_statement_comes_first(ferry: Analysis) -> None:
    first = brief(compare_all(ferry))[0]

    assert first.kind == "attribution"
    assert re.search(r"own statement; .* attributes? it to a source", first.text)


def test_quotation_marks_and_names_are_told_with_their_outlets(ferry: Analysis) -> None:
    told_of = {remark.kind: remark.text for remark in brief(compare_all(ferry))}

    assert (
        "“heroic” stands in quotation marks in North Courier and without them in South Post." in told_of["scare-quote"]
    )
    assert "At least 14" in told_of["number"] or "at least 14" in told_of["number"]


def test_a_title_more_is_no_other_name(told: Told) -> None:
    sentences = ["{} left Eastvale at dawn with the garrison.", "{} had held the Eastvale fort for nine weeks."]

    def text(identity: str, name: str) -> tuple[str, str, list[str], dict[str, object]]:
        more = {"outlet": identity, "story": "s", "names": {name: ("orlov", "neutral")}}
        return identity, "", [sentence.format(name) for sentence in sentences], more

    def kinds(*names: str) -> set[str]:
        texts = (text(identity, name) for identity, name in zip("ab", names, strict=True))
        return {remark.kind for remark in brief(compare_all(told(*texts)))}

    assert "naming" in kinds("Orlov", "Bandits")
    assert "naming" not in kinds("Orlov", "Marshal Orlov")


def test_nothing_found_is_nothing_said(told: Told) -> None:
    assert brief(compare_all(told(ELSEWHERE))) == ()
    assert brief({}) == ()


def test_the_same_comparisons_give_the_same_sentences(told: Told) -> None:
    analysis = told(NORTH, ("twin", *NORTH[1:]), ELSEWHERE)

    assert brief(compare_all(analysis)) == brief(compare_all(analysis))
