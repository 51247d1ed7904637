"""Names that no word list holds are offered with their evidence."""

from __future__ import annotations

from telling import Told

from framing.comparison.candidates import COLUMNS, candidates

FACT = "The council voted on Monday to close the harbour after the"


def test_different_names_in_the_telling_of_one_fact_are_offered(told: Told) -> None:
    analysis = told(
        (
            "a",
            "Council closes the harbour",
            [FACT + " violent dockers’ strike of June."],
            {"outlet": "Left", "story": "s"},
        ),
        (
            "b",
            "Harbour closed by council",
            [FACT + " heroic dockers’ strike of June."],
            {"outlet": "Right", "story": "s"},
        ),
    )
    found = candidates(analysis)

    assert list(found.columns) == list(COLUMNS)
    rivals = {(row["outlet"], row["phrase"]): row["instead_of"] for row in found.to_dict("records")}
    assert "heroic dockers" in rivals.get(("Left", "violent dockers’"), rivals.get(("Left", "violent dockers"), ""))


def test_what_the_lists_already_find_is_not_offered(told: Told) -> None:
    names = {"violent dockers": ("dockers", "disapproving"), "heroic dockers": ("dockers", "approving")}
    analysis = told(
        ("a", "", [FACT + " violent dockers left."], {"outlet": "Left", "story": "s", "names": names}),
        ("b", "", [FACT + " heroic dockers left."], {"outlet": "Right", "story": "s", "names": names}),
    )

    assert not any("dockers" in phrase for phrase in candidates(analysis)["phrase"])


def test_one_text_has_no_candidates(told: Told) -> None:
    found = candidates(told(("a", "Harbour", ["The harbour closed."], {"outlet": "Left"})))

    assert found.empty
    assert list(found.columns) == list(COLUMNS)
