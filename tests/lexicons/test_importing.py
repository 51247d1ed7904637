"""Other tools' dictionaries are taken over, and what is not is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError, UsageError
from framing.lexicons import Lexicons, read
from framing.lexicons.importing import Imported, import_file

LIWC = """%
1\tposemo
2\tnegemo
22\tKin (Family)
%
abilit*\t1
kind of\t2\t22
a*\t1
like\t(02 134)125/464 253
glad\t1\t9
:)\t1
glad\t2
glad\t1
lonely
"""
YAML = """Populism:
  elite: [elit*, "corrupt class", 7]
  people:
    - ordinary people
economy: [tax*, "a*"]
"""
YOSHIKODER = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805"><cnode name="main">
<cnode name="Economy"><pnode name="tax*"/>
<cnode name="Growth"><pnode name="boom" score="2"/></cnode></cnode>
</cnode></dictionary>
"""
CSV = """word,category,stance,weight,colour
thug,people,disapproving,0.8,red
"freedom fighter",people,,heavy,
rebel,people,cross,0.1,
ruler,,,,
,people,,,
x,y,,1,,3
"""


def imported(tmp_path: Path, name: str, text: str) -> tuple[Imported, Lexicons]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = import_file(path)
    made = tmp_path / "made.toml"
    made.write_text(found.toml, encoding="utf-8")
    return found, Lexicons((read(made),))


def matched(lexicons: Lexicons, text: str) -> list[tuple[str | None, str]]:
    return [(match.list or match.referent, text[match.span.start : match.span.end]) for match in lexicons.find(text)]


def test_liwc_2007_and_2015_categories_become_lists(tmp_path: Path) -> None:
    found, lexicons = imported(tmp_path, "a.dic", LIWC)

    assert matched(lexicons, "Glad of her abilities, kind of.") == [
        ("posemo", "Glad"), ("negemo", "Glad"), ("posemo", "abilities"),
        ("negemo", "kind of"), ("kin-family", "kind of"),
    ]  # fmt: skip
    assert [(refusal.line, refusal.reason.split(",")[0].split(";")[0]) for refusal in found.refused] == [
        (8, "has no three letters in a row beside its wildcards"),
        (9, "depends on its neighbours"),
        (10, "the category 9 is not among those between the % lines"),
        (11, "has no letter or digit"),
        (13, "is already in 'posemo'"),
        (14, "has no category"),
    ]


def test_quanteda_yaml_is_taken_over_with_nested_categories(tmp_path: Path) -> None:
    found, lexicons = imported(tmp_path, "b.yml", YAML)

    assert matched(lexicons, "Elites tax ordinary people, a corrupt class.") == [
        ("populism-elite", "Elites"), ("economy", "tax"), ("populism-people", "ordinary people"),
        ("populism-elite", "corrupt class"),
    ]  # fmt: skip
    assert [(refusal.line, refusal.found) for refusal in found.refused] == [(5, "a*")]


def test_yoshikoder_is_taken_over_and_its_scores_are_refused_by_name(tmp_path: Path) -> None:
    found, lexicons = imported(tmp_path, "c.ykd", YOSHIKODER)

    assert matched(lexicons, "Taxes and a boom.") == [("economy", "Taxes"), ("economy-growth", "boom")]
    assert [(refusal.line, refusal.found) for refusal in found.refused] == [(4, "score 2 of boom")]


def test_csv_brings_stance_and_weight_and_refuses_row_by_row(tmp_path: Path) -> None:
    found, lexicons = imported(tmp_path, "d.csv", CSV)

    (thug, ruler) = lexicons.entries
    assert (thug.name.stance, thug.name.weight, ruler.owner.id) == ("disapproving", 0.8, "d")
    assert [refusal.line for refusal in found.refused] == [1, 3, 4, 6, 7]
    assert "weight is 'heavy'" in found.refused[1].reason
    assert "approving, neutral, disapproving" in found.refused[2].reason


def test_a_csv_with_referents_gives_rival_names(tmp_path: Path) -> None:
    _, lexicons = imported(tmp_path, "e.csv", "form;referent\nDaesh;islamic-state\nISIS;islamic-state\n")

    assert [name.form for name in lexicons.referents["islamic-state"].names] == ["Daesh", "ISIS"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.dic", "happy\t1\n"),
        ("x.dic", "%\n1 a\n"),
        ("x.yml", "- a\n- b\n"),
        ("x.yml", "a: [b\n"),
        ("x.yml", "a: &x [b]\nc: *x\n"),
        ("x.yml", "a: !!python/object/apply:os.system ['true']\n"),
        ("x.yml", "[" * 5000),
        ("x.ykd", "<dictionary><cnode>"),
        ("x.ykd", '<!DOCTYPE d [<!ENTITY a "b">]><dictionary>&a;</dictionary>'),
        ("x.csv", "a,b\n1,2\n"),
        ("x.csv", ""),
    ],
)
def test_a_file_that_is_not_of_its_kind_is_one_error(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError) as error:
        import_file(path)

    assert name in str(error.value)


def test_an_unknown_kind_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="liwc, quanteda, yoshikoder, csv"):
        import_file(tmp_path / "x.docx")


def test_no_cell_of_a_csv_can_write_more_than_its_own_field(tmp_path: Path) -> None:
    rows = 'form,weight,why\nregime,"1\nwhy = ""x""",y\njunta,1,"a ""b"" \\ c\n[[list]]"\n'
    found, lexicons = imported(tmp_path, "f.csv", rows)

    assert [entry.name.form for entry in lexicons.entries] == ["junta"]
    assert lexicons.entries[0].name.why == 'a "b" \\ c [[list]]'
    assert [refusal.line for refusal in found.refused] == [3]
