"""Which language a text is in, told from its script and its commonest little words.

Good enough to say "this is not English" and to name the language of a news text; a line of names has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from framing.documents import ARTICLE, Block

_SAMPLE = 20_000  # characters; more do not change the answer
_WORD = re.compile(r"[^\W\d_]+")

# The commonest words that are not shared by most neighbours; a judgement of the authors.
_LITTLE_WORDS = {
    "en": "the of and to in is that for it was on with as are be by at this have from has were not which their said",
    "de": "der die das und ist nicht von mit den für auf ein eine sich dem des im auch werden wird bei nach wurde dass",
    "fr": "le la les et des est une dans pour que qui sur pas au avec par plus ce sont il elle été aux ces mais du",
    "es": "el los las del que y en una por con para es se su al como más pero fue ha sus este entre también lo",
    "pt": "o os as do da dos que e em um uma para com não é por mais foi na no ao são seu sua pela também",
    "it": "il di che è la per un una non sono del della con dei le gli da nel alla anche più ha come si delle",
    "nl": "de het een van en in dat is te op zijn voor met niet aan er om ook als door maar bij werd heeft naar",
    "sv": "och att det som en på är av för med den till inte har om ett de var från men vid efter kan",
    "da": "og at det er en til på af for med den ikke som har de der et var fra men blev efter kan også",
    "no": "og at det er en til på av for med den ikke som har de et var fra men ble etter kan også i fra",
    "fi": "ja on ei se että oli hän mutta ovat kun joka myös sen niin kuin mukaan vuonna jo ole voi",
    "pl": "i w na z się nie do to że jest o jak za od po przez dla ale oraz są był tym przed jego który",
    "cs": "a v na se je že to s z o do i ve k za pro by ale jako po jeho byl které od který",
    "ro": "și în de la a cu pe nu este din care că o să pentru au mai un fost sunt prin dar ca",
    "hu": "a az és hogy nem is egy volt ez meg már de csak el azt még vagy szerint után mint kell",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne sonra kadar ancak olduğu dedi her ise",
    "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan oleh juga telah ke adalah bahwa karena",
    "vi": "và của là có được trong cho không các một với những người đã này khi từ đến để",
    "ru": "и в не на что с по это как из к за от для о но его был также все было он она",
    "uk": "і в не на що з та до це як за від для про але його був також було він вона який є",
    "bg": "и в на не да се за от е с че по са като но това си до при или беше",
    "sr": "и у је на се да за су од са као не који али то",
    "ar": "في من على إلى أن عن التي الذي هذا هذه ما مع لا كان قد بعد كما ذلك بين",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد شد بر هم نیز",
    "ur": "کے کی میں ہے اور سے کا کو نے پر یہ کہ ہیں بھی اس",
}
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
_SHARED_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC"})


def language_of(text: str, blocks: Iterable[Block]) -> str:
    """The language of the article, or of all the text where there is no article.

    Args:
        text: the text as read.
        blocks: tile it.

    Returns:
        An ISO 639-1 code, or ``und`` when there is too little to tell by.
    """
    article, length = [], 0
    for block in blocks:
        if block.zone in ARTICLE and length < _SAMPLE:
            article.append(text[block.span.start : block.span.end][:_SAMPLE])
            length += len(article[-1])
    return _language(" ".join(article)[:_SAMPLE]) if article else _language(text[:_SAMPLE])


def _language(sample: str) -> str:
    scripts: Counter[str] = Counter()
    for character, times in Counter(sample).items():
        if character.isalpha():
            scripts[_script(character)] += times
    if not scripts:
        return "und"
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * scripts["CJK"] > 0:
        return "ja"
    script, letters = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    if script not in _SHARED_SCRIPTS:
        return _SCRIPTS.get(script, "und") if letters >= 4 else "und"
    words = Counter(_WORD.findall(sample.lower()))
    hits = dict.fromkeys(_LITTLE_WORDS, 0)
    for word, codes in _languages_of_little_words().items():
        times = words.get(word, 0)
        for code in codes if times else ():
            hits[code] += times
    best, second = sorted(hits.values(), reverse=True)[:2]
    # A tie says nothing, nor does a single word, nor a handful among many that have no such words.
    if best < 2 or best == second or best < 0.04 * words.total():
        return "und"
    return max(hits, key=lambda code: hits[code])


@cache
def _languages_of_little_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, words in _LITTLE_WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return found


@cache
def _script(character: str) -> str:
    name = unicodedata.name(character, "").partition(" ")[0]
    return "CJK" if name.startswith("CJK") else name
