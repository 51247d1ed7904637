"""A lexicon file is read as TOML would have it, and a wrong one is answered with where, what, and what is right."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_lists import HEAD, name

from framing.errors import FramingError, LexiconError
from framing.lexicons import Lexicons, load, read, shipped
from framing.lexicons.forms import check_form, unusual
from framing.lexicons.tables import _any_tables, _plain_tables, read_text

Write = Callable[..., Path]
REFERENT = '\n[[referent]]\nid = "thing"\ntitle = "a thing"\n'


def test_every_field_of_an_entry_is_kept(written: Write) -> None:
    body = """
[[source]]
id = "guide"
citation = "A guide"
read = 2026-11-20

[[referent]]
id = "thing"
title = "a thing"
sort = "armed-group"
topic = ["war"]

  [[referent.name]]
  form = "Daesh"
  also = ["Da'esh", "Daish"]
  stance = "disapproving"
  strategy = "delegitimising"
  weight = 0.6
  match = "case"
  not_before = ["x"]
  not_after = ["y"]
  within = ["z"]
  why = "A reason with \\"marks\\" and a \\\\."
  sources = ["guide"]
  examples = ["Daesh."]
  counterexamples = ["None."]
"""
    lexicon = read(written(body))
    (referent,) = lexicon.referents
    (one,) = referent.names

    assert (referent.sort, one.form, one.also, one.label) == ("armed-group", "Daesh", ("Da'esh", "Daish"), "Daesh")
    assert (one.stance, one.strategy, one.weight, one.rule) == ("disapproving", "delegitimising", 0.6, "case")
    assert (one.context.not_before, one.context.not_after, one.context.within) == (("x",), ("y",), ("z",))
    assert one.context.topic == ("war",)
    assert one.why == 'A reason with "marks" and a \\.'
    assert (one.sources, one.examples, one.counterexamples, one.line) == (("guide",), ("Daesh.",), ("None.",), 18)
    assert (lexicon.sources[0].read, len(lexicon.sha256)) == ("2026-11-20", 64)


def test_words_of_a_list_take_what_they_do_not_say_from_the_list(written: Write) -> None:
    body = """
[[list]]
id = "hedges"
title = "Hedges"
weight = 0.2
match = "fold"
why = "It weakens."
sources = ["authors"]

[[list.name]]
forms = ["perhaps", "maybe"]
examples = ["Perhaps."]
"""
    (one,) = read(written(body)).lists

    assert [(n.form, n.label, n.stance, n.weight, n.why) for n in one.names] == [
        ("perhaps", "perhaps", "neutral", 0.2, "It weakens."),
        ("maybe", "maybe", "neutral", 0.2, "It weakens."),
    ]


@pytest.mark.parametrize(
    ("body", "where", "found", "allowed"),
    [
        (REFERENT + name("Daesh").replace('"neutral"', '"negative"'), ":13 (referent 'thing', form 'Daesh')",
         "stance is 'negative'", "approving, neutral, disapproving"),
        (REFERENT + name("Daesh").replace("weight = 0", "weight = 7"), ":14 ", "weight is 7", "from 0 (neutral) to 1"),
        (REFERENT + name("Daesh").replace("weight = 0", "weight = nan"), ":14 ", "weight is nan", "from 0 (neutral)"),
        (REFERENT + name("Daesh").replace("weight = 0", 'weight = "heavy"'), ":14 ", "'heavy'", "a number"),
        (REFERENT + name("Daesh").replace("weight = 0", "weight = true"), ":14 ", "weight is True", "a number"),
        (REFERENT + name(""), ":12 ", "form is ''", "a string that is not empty"),
        (REFERENT + name("Daesh", "colour = 1"), ":18 ", "unknown field 'colour'", "form, forms, also"),
        (REFERENT + name("Daesh", 'also = ["x", ""]'), ":18 ", "also is ['x', '']", "none empty"),
        (REFERENT + name("Daesh", 'also = ["{a,b"]'), ":18 ", "unpaired or empty '{'", "{a,b}, [ab]"),
        (REFERENT + name("Daesh", 'also = ["a*"]'), ":18 ", "no three letters", ""),
        (REFERENT + name("{1,2,3,4,5,6,7}{1,2,3,4,5,6,7}{1,2,3,4,5,6,7}"), ":12 ", "343 spellings", "at most 256"),
        (REFERENT + name("Daesh").replace('["authors"]', '["guide"]'), ":16 ", "cites 'guide'", "authors"),
        (REFERENT + name("Daesh").replace('["authors"]', "[]"), ":16 ", "names no source", "'authors'"),
        (REFERENT + name("Daesh").replace('["An example."]', "[]"), ":17 ", "no example", "a sentence"),
        (REFERENT + name("Daesh") + name("Daesh").replace("weight = 0", "weight = 1"), ":20 ",
         "'Daesh' is there twice, on lines 11 and 20, with weights 0.0 and 1.0", "each spelling once"),
        (REFERENT + name("Daesh") + REFERENT + name("IS"), "(referent 'thing')", "already used on line 7", ""),
        (REFERENT, ":", "no names", ""),
        ("", ":1", "no names", "[[referent]] or [[list]]"),
        (REFERENT + name("Daesh").replace("why =", "# why ="), ":11 ", "lacks why", "a string"),
        ("\nsurprise = 1\n", "", "unknown field 'surprise'", "id, title"),
        ("\n[surprise]\n", ":7", "'surprise'", "[lexicon], [[source]], [[referent]], [[list]]"),
        ("\n[[referent\n", ":7:", "is not TOML", ""),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_answered_with_line_form_found_and_allowed(
    written: Write, body: str, where: str, found: str, allowed: str
) -> None:
    with pytest.raises(LexiconError) as error:
        read(written(body))

    assert where in error.value.where
    assert found in error.value.found
    assert allowed in error.value.remedy


def test_a_form_may_not_hold_a_line_break(written: Write) -> None:
    with pytest.raises(LexiconError, match="control character"):
        read(written(REFERENT + name("Red\\nHand")))


def test_the_first_of_several_faults_is_the_one_that_is_told(written: Write) -> None:
    unpaired = name("Daesh", 'also = ["{a,b"]')
    negative = name("IS").replace('"neutral"', '"negative"')

    for body, told in ((unpaired + negative, "unpaired"), (negative + unpaired, "'negative'")):
        with pytest.raises(LexiconError, match=told):
            read(written(REFERENT + body))


@given(st.lists(st.text(alphabet="aB9é_ '’.,&/!-*?\\{}[]~\n\t", min_size=1, max_size=9), max_size=4))
def test_what_needs_no_further_check_can_be_matched(forms: list[str]) -> None:
    for form in set(forms) - set(unusual(forms)):
        check_form(form)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no [lexicon] table"),
        (b"\xff\xfe[\x00", "0xff is not UTF-8"),
        (b"\x00\x01", "is not TOML"),
        (b"a = " + b"[" * 20_000 + b"]" * 20_000, "too deeply"),
        (b"\xef\xbb\xbf" + HEAD.format(id="bom").encode() + (REFERENT + name("Daesh")).encode(), None),
    ],
)
def test_a_file_that_is_no_lexicon_is_one_error(tmp_path: Path, data: bytes, said: str | None) -> None:
    path = tmp_path / "bom.toml"
    path.write_bytes(data)

    if said is None:
        assert read(path).id == "bom"
    else:
        with pytest.raises(LexiconError) as error:
            read(path)
        assert said in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"absent\.toml: cannot be read"):
        load([tmp_path / "absent.toml"])


def test_toml_written_otherwise_is_read_alike(written: Write) -> None:
    plain = read(written(REFERENT + name("Daesh")))
    inline = (
        "\n[[referent]]\n'id' = 'thing'\ntitle = '''a thing'''\nname = [{form = 'Daesh', stance='neutral', weight=0,"
    )
    inline += "why = 'For the test.', sources = ['authors'], examples = ['An example.']}]\n"
    other = read(written(inline, "other"))

    assert plain.referents[0].names[0].form == other.referents[0].names[0].form == "Daesh"


def test_crlf_files_are_read_alike(tmp_path: Path) -> None:
    text = HEAD.format(id="crlf") + REFERENT + name("Daesh")
    path = tmp_path / "crlf.toml"
    path.write_bytes(text.replace("\n", "\r\n").encode())

    assert read(path).referents[0].names[0].line == 11


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_fast_reader_says_what_tomllib_says(path: Path) -> None:
    _, text = read_text(path)
    fast, slow = _plain_tables(text), _any_tables(str(path), text)

    assert fast is not None, "the file is not plain; it is still read, but slowly"
    assert [(t.kind, t.line, t.values) for t in fast] == [(t.kind, t.line, t.values) for t in slow]
    assert tomllib.loads(text)["lexicon"] == fast[0].values


def test_a_users_file_takes_the_place_of_the_shipped_one_of_its_id(written: Write) -> None:
    first = load().files[0].id
    own = written(REFERENT + name("Daesh"), first)

    loaded = load([own])

    assert [lexicon.path for lexicon in loaded.files if lexicon.id == first] == [str(own)]
    assert len(loaded.files) == len(load().files)


def test_two_lists_of_one_id_are_refused(written: Write, tmp_path: Path) -> None:
    path = written(REFERENT + name("Daesh"))

    with pytest.raises(LexiconError, match="has the id 'typed'"):
        load([path, path])


def test_word_lists_travel_between_processes(written: Write) -> None:
    lexicons = Lexicons((read(written(REFERENT + name("Daesh"))),))
    lexicons.find("Daesh")

    assert pickle.loads(pickle.dumps(lexicons)).find("Daesh") == lexicons.find("Daesh")  # noqa: S301 - our own bytes


@pytest.mark.shared
def test_every_hostile_lexicon_ends_in_one_error(shared: Path) -> None:
    for path in sorted((shared / "benchmarks/hostile/corpus/dev/lexicon").iterdir()):
        with pytest.raises(FramingError) as error:
            read(path)
        assert str(path) in str(error.value)
        assert "\n" not in str(error.value)
