"""What counts as a name in a text, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicons import Lexicons, Matcher, load
from framing.lexicons.forms import View, fold_marks
from framing.lexicons.matching import Entry

Make = Callable[..., Lexicons]


def found(lexicons: Lexicons | Matcher, text: str) -> list[str]:
    return [text[match.span.start : match.span.end] for match in lexicons.find(text)]


def test_a_name_is_found_as_a_whole_word_with_its_offsets_in_the_text_as_read(lexicons: Make) -> None:
    text = "\u00a0 \u201cRegimes\u201d, a regime; the regime\u2019s end, not regimental."

    matches = lexicons("regime").find(text)

    assert [(m.span.start, text[m.span.start : m.span.end]) for m in matches] == [(15, "regime"), (27, "regime")]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("air strike", "an air-strike"),
        ("air-strike", "an air strike"),
        ("air strike", "an air\u00a0strike"),
        ("air strike", "an air   strike"),
        ("air strike", "an air\r\nstrike"),
        ("air strike", "an air\u2011strike"),
        ("Da'esh", "the Da\u2019esh fighters"),
        ("Da\u2019esh", "the Da'esh fighters"),
        ("Daesh", "Daesh* is banned"),
        ("Daesh", "Daesh\u2019s men"),
        ("Daesh", "Da\u00adesh"),
        ("#MeToo", "the #MeToo movement"),
        ("Islamophob*", "their Islamophobia"),
        ("Hosa{i,y}ba", "in Hosayba"),
        ("wom[ae]n", "two women"),
        ("*baiting", "their race-baiting and fearbaiting"),
        ("\u0130stanbul", "in Istanbul"),
    ],
)
def test_variants_of_hyphen_apostrophe_space_and_globs_are_the_same_name(lexicons: Make, form: str, text: str) -> None:
    assert found(lexicons(form), text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Da", "Da'esh"),
        ("can", "can't"),
        ("air strike", "in the air. Strike now"),
        ("air strike", "the air\n\nstrike"),
        ("air strike", "the air - strike or not"),
        ("ISIS", "mail me@ISIS.com"),
        ("is", "this isn't his"),
    ],
)
def test_a_name_does_not_reach_over_words_sentences_or_paragraphs(lexicons: Make, form: str, text: str) -> None:
    assert not found(lexicons(form), text)


@pytest.mark.parametrize(
    ("rule", "text", "counts"),
    [
        ("case", "Islamic State group", True),
        ("case", "ISLAMIC STATE GROUP", True),
        ("case", "Islamic State Group", True),
        ("case", "islamic state group", False),
        ("fold", "islamic state group", True),
    ],
)
def test_capitals_of_a_form_are_needed_and_small_letters_may_be_capitals(
    lexicons: Make, rule: str, text: str, *, counts: bool
) -> None:
    assert bool(found(lexicons(("Islamic State group", f'match = "{rule}"')), text)) is counts


def test_an_acronym_that_is_a_word_is_not_found_where_everything_is_in_capitals(lexicons: Make) -> None:
    names = lexicons("IS", "NATO", "US")

    assert found(names, "IS fighters; this is us. The US left.") == ["IS", "US"]
    assert found(names, "THIS IS WHAT NATO TOLD US") == ["NATO"]


@pytest.mark.parametrize(
    ("form", "pos", "text", "expected"),
    [
        ("militant", "noun", "militants and the militant\u2019s", ["militants", "militant"]),
        ("gunman", "noun", "gunmen", ["gunmen"]),
        ("war~ of aggression", "noun", "wars of aggression", ["wars of aggression"]),
        ("strike", "verb", "struck, strikes, striking", ["struck", "strikes", "striking"]),
        ("lash out at", "verb", "lashing out at him", ["lashing out at"]),
        ("neutralise", "verb", "neutralized", ["neutralized"]),
        ("liquidate", "verb", "liquidating the liquid", ["liquidating"]),
        ("rebel", "noun", "they rebelled against rebels", ["rebels"]),
        ("ugly", "adjective", "the ugliest", ["ugliest"]),
        ("far-right", "adjective", "a far-righter", []),
    ],
)
def test_inflected_forms_are_found_by_part_of_speech(
    lexicons: Make, form: str, pos: str, text: str, expected: list[str]
) -> None:
    assert found(lexicons((form, f'match = "inflect"\npos = "{pos}"')), text) == expected


def test_not_before_and_not_after_look_at_the_words_directly_beside(lexicons: Make) -> None:
    names = lexicons(("regime", 'not_before = ["change"]\nnot_after = ["tax", "exercis*"]'))

    assert found(names, "regime change, regime-change, a tax regime, an exercise regime") == []
    assert found(names, "the regime will change; tax the regime") == ["regime", "regime"]


def test_within_asks_for_a_word_in_the_same_sentence_and_topic_for_one_anywhere(lexicons: Make) -> None:
    within = lexicons(("strike", 'within = ["jet*", "air force"]'))
    topic = lexicons(("strike", 'topic = ["jet*"]'))
    text = "The union called a strike. Jets flew. A strike by jets followed."

    assert [m.span.start for m in within.find(text)] == [40]
    assert [m.span.start for m in topic.find(text)] == [19, 40]
    assert not topic.find("The union called a strike.")


def test_the_longest_name_wins_and_remembers_what_it_suppressed(lexicons: Make) -> None:
    (match,) = lexicons("Assad", "Assad regime", "regime").find("The Assad regime fell.")

    assert match.name.label == "Assad regime"
    assert match.suppressed == ("Assad", "regime")


def test_the_spelling_as_written_wins_over_one_that_differs_in_capitals(lexicons: Make) -> None:
    names = lexicons("Isis", "ISIS")

    assert [match.name.label for match in names.find("Isis, ISIS")] == ["Isis", "ISIS"]


def test_a_word_of_a_list_gives_way_to_a_referents_name_and_not_to_another_lists(
    written: Callable[..., object],
) -> None:
    from typed_lists import name

    from framing.lexicons import read

    body = '\n[[referent]]\nid = "government"\ntitle = "g"\n' + name("puppet regime")
    for number in ("one", "two"):
        body += (
            f'\n[[list]]\nid = "{number}"\ntitle = "l"\n' + name("puppet", kind="list") + name("clearly", kind="list")
        )
    lexicons = Lexicons((read(str(written(body))),))

    matches = lexicons.find("A puppet regime, clearly.")

    assert [(m.referent, m.list, m.suppressed) for m in matches] == [
        ("government", None, ("puppet", "puppet")),
        (None, "one", ()),
        (None, "two", ()),
    ]
    assert [m.name.label for m in lexicons.style("two").find("A puppet regime, clearly.")] == ["puppet", "clearly"]


def test_a_later_file_may_disagree_with_an_earlier_one(written: Callable[..., object]) -> None:
    from typed_lists import name

    from framing.lexicons import read

    body = '\n[[referent]]\nid = "thing"\ntitle = "a thing"\n'
    first = read(str(written(body + name("regime", 'also = ["régime"]') + name("junta"), "first")))
    second = read(str(written(body + name("regime").replace("weight = 0", "weight = 0.9"), "second")))

    (match,) = Lexicons((first, second)).find("the regime")

    assert (match.name.weight, match.entry.lexicon, match.suppressed) == (0.9, "second", ())
    assert found(Lexicons((first, second)), "the junta, the régime") == ["junta", "régime"]


@given(st.text(max_size=200))
def test_the_view_is_as_long_as_the_text_until_it_is_squeezed_and_always_leads_back(text: str) -> None:
    assert len(fold_marks(text)) == len(text)

    view = View(text)

    assert len(view.lower) == len(view.exact) <= len(text)
    for at, letter in enumerate(view.exact):
        start, end = view.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        if letter.isalnum():
            assert fold_marks(text[start]) in (letter, "\u0130", "I")


def test_no_letter_but_the_dotted_capital_i_changes_the_length_of_the_view() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)

    assert len(View(every).lower) == len(View(every).exact)


NAMES = ("air strike", "Da'esh", "regime", "IS", "Islamo*", "{a,the} junta")


@given(
    st.lists(st.sampled_from([*NAMES, "the", ".", "\n", "  ", "\u2019", "-", "\u00a0", "Islamophobe", "DA\u2019ESH"]))
)
def test_every_match_lies_in_the_text_in_order_and_reads_as_one_of_its_spellings(parts: list[str]) -> None:
    from framing.lexicons import Referent
    from framing.lexicons.entries import FREE, Name

    names = tuple(Name(f, f, (), "neutral", None, 0.0, "fold", None, FREE, "", (), (), (), 1) for f in NAMES)
    owner = Referent("thing", "a thing", names, 1)
    text = "".join(parts)

    matches = Matcher([Entry(one, owner, "l", rank) for rank, one in enumerate(names)]).find(text)

    assert all(a.span.end <= b.span.start for a, b in pairwise(matches))
    for match in matches:
        piece = " ".join(fold_marks(text[match.span.start : match.span.end]).lower().split())
        assert piece[:2] == match.name.form.lower().replace("{a,the} ", piece.split()[0] + " ")[:2]


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, " " * 1_000_000, "regime" * 150_000, "IS " * 300_000, "\u0130" * 100_000, "\ud800 regime", ""],
    ids=["letters", "spaces", "glued", "acronyms", "dotted", "surrogate", "empty"],
)
def test_hostile_text_ends(text: str) -> None:
    load().find(text)
