"""How attributions are judged: kind of source, named or not, class of verb."""

from __future__ import annotations

import pytest

from framing.documents import Attribution, AttributionKind, Block, Document, Voice, VoiceSpan, Zone
from framing.reporting_verbs import reporting_verb, reporting_verbs
from framing.scorers.attribution import Judgement, find
from framing.scorers.attribution.sources import kind_of_source
from framing.spans import Span


def judged(text: str, source: str, cue: str | None, speaker: str | None = None) -> Judgement:
    at = text.find(source) if source else -1
    spans = (Span(at, at + len(source)),) if source else ()
    cues = (Span(text.index(cue), text.index(cue) + len(cue)),) if cue else ()
    attribution = Attribution(
        "a1", spans, cues, (Span(len(text) - 5, len(text)),), AttributionKind.INDIRECT, speaker=speaker
    )
    document = Document(
        "t",
        text,
        (Block(Span(0, len(text)), Zone.BODY),),
        (Span(0, len(text)),),
        (VoiceSpan(Span(0, len(text)), Voice.OWN),),
        attributions=(attribution,),
    )
    return find(document)[0]


@pytest.mark.parametrize(
    ("source", "kind", "named"),
    [
        ("Prime Minister Anna Kovacs", "named-official", True),
        ("Anna Kovacs, the county's spokeswoman", "named-official", True),
        ("a senior government official", "unnamed-official", False),
        ("two officials", "unnamed-official", False),
        ("Anna Kovacs", "named-person", True),
        ("the Ministry of Works", "institution", True),
        ("the office of Mayor Anna Kovacs", "institution", True),
        ("the news agency Harbour Wire", "media", True),
        ("local media", "media", False),
        ("the report", "document", False),
        ("A statement by the water board", "document", False),
        ("a source close to the talks", "anonymous", False),
        ("people familiar with the matter", "anonymous", False),
        ("Anna Kovacs, a professor of law at the University of Szeged", "expert", True),
        ("analysts", "expert", False),
        ("witnesses", "witness", False),
        ("residents of the valley", "citizen", False),
        ("the rebels", "group", False),
        ("critics", "group", False),
        ("he", "other", False),
    ],
)
def test_what_kind_of_source_a_phrase_names(source: str, kind: str, named: bool) -> None:  # noqa: FBT001
    found = kind_of_source(source, None, (), reports=False)

    assert (found.source_type, found.named) == (kind, named)


def test_a_described_source_without_a_name_is_veiled() -> None:
    assert kind_of_source("a source close to the talks", None, (), reports=False).veiled
    assert not kind_of_source("Anna Kovacs", None, (), reports=False).veiled


def test_what_the_text_says_elsewhere_of_the_same_speaker_counts() -> None:
    found = kind_of_source("he", "Piet van Dijk", ["General Piet van Dijk"], reports=False)

    assert (found.source_type, found.named, found.actor) == ("named-official", True, "military")


def test_a_bare_name_that_reports_is_a_medium() -> None:
    assert kind_of_source("Harbourline", "Harbourline", (), reports=True).source_type == "media"


def test_the_reason_for_anonymity_is_recorded() -> None:
    text = "One official, who was not authorised to speak publicly, said that talks had begun today"

    assert judged(text, "One official", "said").reason_for_anonymity
    assert not judged("One official said that talks had begun today", "One official", "said").reason_for_anonymity


@pytest.mark.parametrize(
    ("cue", "lemma", "verb_class", "engagement", "factivity"),
    [
        ("said", "say", "neutral", "acknowledge", "non-factive"),
        ("has repeatedly claimed", "claim", "assertive", "distance", "non-factive"),
        ("pointed out", "point out", "assertive", "endorse", "factive"),
        ("urged", "urge", "directive", "acknowledge", "non-factive"),
        ("snapped", "snap", "descriptive", "acknowledge", "non-factive"),
        ("went on to say", "go on to say", "signalling", "acknowledge", "non-factive"),
        ("believes", "believe", "cognition", "acknowledge", "non-factive"),
        ("hopes", "hope", "volition", "acknowledge", "non-factive"),
        ("falsely claimed", "falsely claim", "assertive", "distance", "counter-factive"),
        ("realised", "realise", "cognition", "acknowledge", "factive"),
        ("According to", "according to", "neutral", "acknowledge", "non-factive"),
    ],
)
def test_the_class_of_a_cue_is_that_of_its_longest_listed_phrase(
    cue: str, lemma: str, verb_class: str, engagement: str, factivity: str
) -> None:
    found = judged(f"Kovacs {cue} that it rained", "Kovacs", cue)

    assert (found.verb, found.verb_class, found.engagement, found.factivity) == (
        lemma,
        verb_class,
        engagement,
        factivity,
    )
    assert found.label == verb_class


def test_an_unlisted_cue_is_kept_as_written_and_neutral() -> None:
    found = judged("Kovacs zorped that it rained", "Kovacs", "zorped")

    assert (found.verb, found.verb_class, found.listed) == ("zorped", "neutral", False)


def test_a_quotation_that_goes_on_without_a_cue_has_no_verb() -> None:
    found = judged("“It rained,”", "", None, speaker="Anna Kovacs")

    assert (found.verb, found.verb_class, found.label) == (None, None, "none")
    assert found.named


def test_the_list_holds_three_hundred_verbs_and_phrases_and_their_inflections() -> None:
    assert len({verb.lemma for verb in reporting_verbs().values()}) >= 300
    assert reporting_verb("denied") == reporting_verb("denies") == reporting_verb("denying") == reporting_verb("deny")
