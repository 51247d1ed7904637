"""The language is named where there is enough to tell by, and not guessed where there is not."""

from __future__ import annotations

import pytest

from framing.documents import Block, Zone
from framing.spans import Span
from framing.structure.language import language_of

TEXTS = {
    "en": "The council said on Monday that it would not be able to pay for the bridge, which has been closed.",
    "de": "Der Rat hat am Montag erklärt, dass die Brücke nicht bezahlt werden kann und auch gesperrt ist.",
    "fr": "Le conseil a déclaré lundi que la ville ne pouvait pas payer le pont, qui est fermé depuis des mois.",
    "es": "El ayuntamiento dijo el lunes que la ciudad no podía pagar el puente, que está cerrado por las obras.",
    "pt": "O conselho disse na segunda-feira que a cidade não pode pagar uma ponte que foi fechada para obras.",
    "it": "Il consiglio ha detto che la città non può pagare il ponte, che è chiuso per una serie di lavori.",
    "nl": "De raad zei maandag dat het geld voor de brug er niet is en dat een deel van het werk wordt uitgesteld.",
    "pl": "Rada powiedziała w poniedziałek, że nie ma pieniędzy na most, który jest zamknięty od roku.",
    "ru": "Совет заявил в понедельник, что не может заплатить за мост, который был закрыт как опасный.",
    "uk": "Рада заявила, що не може заплатити за міст, який був закритий через небезпеку та ремонт.",
    "ar": "قال المجلس إن المدينة لا تستطيع أن تدفع من أجل الجسر الذي كان مغلقا في هذا العام.",
    "ja": "市議会は月曜日に橋の費用を払えないと述べた。",
    "zh": "市议会周一表示无法支付大桥的费用。",
    "el": "Το συμβούλιο δήλωσε ότι δεν μπορεί να πληρώσει.",
    "he": "המועצה אמרה שלא תוכל לשלם.",
}


def language(text: str) -> str:
    return language_of(text, (Block(Span(0, len(text)), Zone.BODY),) if text else ())


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_the_language_of_a_sentence(code: str) -> None:
    assert language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", " ", "1234 5678", "Osei Lund Vela", "…", "\x00\x01", "ok"])
def test_too_little_to_tell_by(text: str) -> None:
    assert language(text) == "und"


def test_the_article_counts_and_not_its_comments() -> None:
    article, comment = TEXTS["en"], TEXTS["es"] * 5
    text = article + "\n" + comment
    at = len(article) + 1
    blocks = (Block(Span(0, at), Zone.BODY), Block(Span(at, len(text)), Zone.COMMENT))

    assert language_of(text, blocks) == "en"


def test_furniture_is_read_where_there_is_nothing_else() -> None:
    text = TEXTS["de"]

    assert language_of(text, (Block(Span(0, len(text)), Zone.BOILERPLATE),)) == "de"
