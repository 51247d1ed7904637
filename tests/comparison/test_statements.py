"""The same fact in each text's words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from telling import NORTH, SOUTH, Told, loaded

from framing.comparison import compare
from framing.comparison.background import Background
from framing.comparison.statements.clauses import clauses_of
from framing.comparison.statements.groups import LIMIT, SURE
from framing.comparison.statements.likelihood import likelihoods
from framing.comparison.statements.scoring import similarities
from framing.comparison.statements.weighing import weigh
from framing.comparison.terms import Wording
from framing.comparison.texts import Sentence, texts_of
from framing.tables import Analysis


def told_together(analysis: Analysis, one: str, other: str) -> bool:
    """Whether a sentence of north that begins so and one of south that begins so are in one group."""
    frame = compare(analysis, "statements").frame
    groups = []
    for identity, beginning in (("north", one), ("south", other)):
        rows = frame[frame["id"] == identity]
        text = analysis.text(identity)
        groups.append({r["statement"] for r in rows.to_dict("records") if text[r["start"] :].startswith(beginning)})
    return bool(groups[0] & groups[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The harbour office", "At least 14"),
        ("The crew had ignored", "Investigators said"),
        ("The “heroic” rescue", "The heroic rescue"),
        ("The insurgents", "Terrorists of"),
    ],
)
def test_statements_of_one_fact_are_aligned(one: str, other: str, ferry: Analysis) -> None:
    assert told_together(ferry, one, other)


def test_what_only_one_text_says_is_aligned_with_nothing(ferry: Analysis) -> None:
    frame = compare(ferry, "statements").frame
    said = [ferry.text(r["id"])[r["start"] : r["end"]] for r in frame.to_dict("records")]

    assert not any("weather" in words or "declined to name" in words for words in said)


def test_groups_never_reach_across_stories(ferry: Analysis) -> None:
    frame = compare(ferry, "statements").frame

    assert set(frame["story"]) == {"story-1"}
    assert "elsewhere" not in set(frame["id"])


def test_each_row_says_what_is_shared_and_how_much(ferry: Analysis) -> None:
    frame = compare(ferry, "statements").frame

    assert frame["reason"].str.startswith("shares with").all()
    assert frame["probability"].between(LIMIT, 1).all()
    assert (frame["certainty"] == "sure").tolist() == (frame["probability"] >= SURE).tolist()
    assert (frame["part_start"] >= frame["start"]).all()
    assert (frame["part_end"] <= frame["end"] + 1).all()


def test_a_sentence_that_tells_two_facts_stands_in_both(told: Told) -> None:
    both = (
        "both",
        "",
        ["The union rejected the offer of nine percent, and the mayor cancelled the harvest parade in Dunmore."],
        {"story": "s"},
    )
    apart = (
        "apart",
        "",
        [
            "The union turned the nine percent offer down, its leaders said.",
            "The harvest parade in Dunmore was cancelled by the mayor.",
        ],
        {"story": "s"},
    )
    frame = compare(told(both, apart), "statements").frame

    assert (frame["id"] == "both").sum() == 2
    assert frame["statement"].nunique() == 2


def test_differences_lie_inside_their_text(ferry: Analysis) -> None:
    for row in compare(ferry, "statements").frame.to_dict("records"):
        text = ferry.text(row["id"])
        for difference in loaded(row["differences"]):
            assert 0 <= difference["start"] < difference["end"] <= len(text)


def test_clauses_cover_their_sentence(told: Told) -> None:
    words = "The ferry sank, the owner said, and the crew swam ashore, which surprised the guard; nobody was hurt."
    (text,) = texts_of(told(("a", "", [words], {})))
    parts = list(clauses_of(0, text, text.sentences[0], Wording()))

    assert parts[0].start == 0
    assert parts[-1].end == len(words)
    assert all(a.end == b.start for a, b in pairwise(parts))
    assert len(parts) > 1


def test_hostile_sentences_are_cut_in_linear_time(told: Told) -> None:
    for words in ("and " * 20_000, "," * 60_000, "a, " * 30_000, "“" * 50_000, "x" * 200_000):
        (text,) = texts_of(told(("a", "", [words.strip()], {})))
        sentence = Sentence(0, 0, len(words.strip()), "body")
        assert sum(1 for _ in clauses_of(0, text, sentence, Wording())) >= 1


def test_the_order_of_the_rows_is_the_order_of_the_telling(told: Told) -> None:
    frame = compare(told(NORTH, SOUTH), "statements").frame
    numbers = [int(name.removeprefix("fact-")) for name in frame["statement"]]

    assert numbers == sorted(numbers)


def test_texts_of_one_story_that_share_only_everyday_words_have_no_statements(told: Told) -> None:
    one = ("one", "", ["He said it was."], {"story": "s"})
    other = ("other", "", ["They are not to be had.", "It was."], {"story": "s"})

    assert compare(told(one, other), "statements").frame.empty


def test_a_page_without_full_stops_is_no_statement(told: Told) -> None:
    page = " and ".join(["the guard pulled 14 sailors from the ferry Halcyon"] * 400)
    frame = compare(
        told((*NORTH[:2], [page], {"story": "s"}), (*SOUTH[:2], [page], {"story": "s"})), "statements"
    ).frame

    assert set(frame["zone"]) <= {"headline"}


def told_as_one(analysis: Analysis, *beginnings: str) -> bool:
    """Whether sentences with these beginnings, one of each text in order, are in one group."""
    groups: dict[str, set[str]] = {}
    for row in compare(analysis, "statements").frame.to_dict("records"):
        sentence = analysis.text(row["id"])[row["start"] : row["end"]]
        for beginning in beginnings:
            if sentence.startswith(beginning):
                groups.setdefault(beginning, set()).add(row["statement"])
    return len(groups) == len(beginnings) and bool(set.intersection(*groups.values()))


def likely(analysis: Analysis) -> dict[tuple[str, str], float]:
    """How probable it is that two clauses, by their words, state one fact."""
    texts, wording = texts_of(analysis), Wording()
    clauses = [c for n, text in enumerate(texts) for s in text.sentences for c in clauses_of(n, text, s, wording)]
    weights = weigh(clauses, Background())
    pairs = likelihoods(clauses, texts, similarities(clauses, weights), weights)
    words = [texts[clause.text].text[clause.start : clause.end] for clause in clauses]
    return {(words[i], words[j]): pairs.score(i, j) for i in range(len(clauses)) for j in range(len(clauses))}


def best(pairs: dict[tuple[str, str], float], one: str, other: str) -> float:
    return max(score for (a, b), score in pairs.items() if a.startswith(one) and b.startswith(other))


def test_two_tellings_are_likelier_one_fact_where_a_third_text_tells_what_both_tell(told: Told) -> None:
    first = "Customs agents found smuggled cigarettes under the herring on a barge at Port Ellery on Friday."
    second = "The skipper of a barge was led off in handcuffs over cigarettes smuggled under his cargo."
    third = "Customs agents led a skipper off in handcuffs over smuggled cigarettes under the herring of his barge."
    other = "The choir of the brickworks sang for the retired keeper of the lighthouse until the lamps went out."

    def probability(last: str) -> float:
        texts = (("a", "", [first]), ("b", "", [second]), ("c", "", [last]))
        return best(likely(told(*((*text, {"story": "s"}) for text in texts))), "Customs", "The skipper")

    assert probability(third) > probability(other) > 0


def test_texts_that_count_the_same_things_are_likelier_to_tell_the_same_fact(told: Told) -> None:
    """The same two sentences with another figure share no more than their subject."""

    def probability(figure: str) -> float:
        filler = ["The lighthouse keeper has retired.", "Herring is dear.", "A choir sang on the pier for an hour."]
        one = ("one", "", ["Over 340 dockers were told to go home in the spring.", *filler], {"story": "s"})
        other = ("other", "", [f"The port let {figure} dockers know that it could keep nobody on.", *filler[:1]])
        return best(likely(told(one, (*other, {"story": "s"}))), "Over 340", "The port")

    assert probability("340") > 2 * probability("12")


def test_of_a_long_name_the_words_are_compared_and_of_a_short_one_its_referent(told: Told) -> None:
    names = {"names": {"Marsh Front": ("marsh-front", "neutral"), "Reedmen": ("marsh-front", "disapproving")}}
    (text,) = texts_of(told(("a", "", ["The Marsh Front left.", "The Reedmen left."], names)))
    keys = [
        {term.key for clause in clauses_of(0, text, sentence, Wording()) for term in clause.terms}
        for sentence in text.sentences
    ]

    assert "marsh" in keys[0]
    assert "@marsh-front" not in keys[0]
    assert "@marsh-front" in keys[1]


def test_an_omission_is_as_sure_as_the_fact_that_is_left_out(ferry: Analysis) -> None:
    statements, omissions = (compare(ferry, what).frame for what in ("statements", "omissions"))
    sure = statements[statements["certainty"] == "sure"].groupby(["story", "statement"])["id"].nunique()
    surely = {fact for fact, texts in sure.items() if texts > 1}

    assert surely
    for row in omissions.to_dict("records"):
        assert (row["certainty"] == "sure") == ((row["story"], row["statement"]) in surely)


def test_of_a_story_with_more_facts_than_room_the_omissions_of_the_surest_are_listed(
    ferry: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = compare(ferry, "omissions")
    monkeypatch.setattr("framing.comparison.omissions._ROOM", 2)
    listed = compare(ferry, "omissions")

    assert listed.frame["statement"].nunique() == 1 < every.frame["statement"].nunique()
    assert (listed.frame["certainty"] == "sure").all()
    assert any("are listed" in note for note in listed.notes)
    assert not any("are listed" in note for note in every.notes)
