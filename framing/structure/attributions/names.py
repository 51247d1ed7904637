"""Names of persons in a text, and what a description says of whom it means."""

from __future__ import annotations

import re

_TITLE_WORDS = (
    "mr mrs ms miss dr prof professor sir dame lord lady president vice-president vice prime minister premier "
    "chancellor senator sen rep representative congressman congresswoman gov governor mayor king queen prince "
    "princess sheikh sheik gen general brig brigadier maj major col colonel lt lieutenant capt captain sgt "
    "sergeant cpl adm admiral commander marshal officer detective inspector sheriff constable judge justice "
    "secretary deputy acting former foreign defense defence interior attorney speaker ambassador envoy "
    "spokesman spokeswoman spokesperson director chairman chairwoman chair chief executive ceo coach pope "
    "cardinal bishop archbishop rev reverend father sister rabbi imam ayatollah mufti comrade the a an then "
    "candidate nominee republican democrat democratic sen-elect president-elect first lady "
)
TITLES = frozenset(_TITLE_WORDS.split())
"""Words that stand before a person's name and are no part of it."""

_ROLES = (
    "premier=prime minister", "prime minister=prime minister", "president=president", "chancellor=chancellor",
    "minister=minister", "secretary=secretary", "senator=senator", "congressman=congressman",
    "congresswoman=congresswoman", "governor=governor", "mayor=mayor", "king=king", "queen=queen", "prince=prince",
    "general=general", "colonel=colonel", "commander=commander", "captain=captain", "sheriff=sheriff",
    "spokesman=spokesperson", "spokeswoman=spokesperson", "spokesperson=spokesperson", "ambassador=ambassador",
    "envoy=envoy", "judge=judge", "justice=judge", "chairman=chair", "chairwoman=chair", "director=director",
    "professor=professor", "lawyer=lawyer", "attorney=lawyer", "candidate=candidate", "nominee=candidate",
    "coach=coach", "pope=pope", "bishop=bishop", "archbishop=bishop", "analyst=analyst", "author=author",
    "leader=leader", "officer=officer", "chief=chief", "lawmaker=lawmaker", "legislator=lawmaker", "doctor=doctor",
    "founder=founder", "executive=executive", "billionaire=businessman", "businessman=businessman", "mogul=businessman",
    "journalist=journalist", "reporter=journalist", "columnist=journalist", "editor=editor", "actor=actor",
    "actress=actor", "singer=singer", "activist=activist", "official=official", "aide=aide", "adviser=adviser",
    "advisor=adviser", "strategist=strategist", "economist=economist", "scientist=scientist", "teacher=teacher",
)  # fmt: skip
ROLES = dict(pair.split("=") for pair in _ROLES)
"""Nouns for what a person is, each with the noun that stands for all its synonyms."""

_OFFICIALS = frozenset(
    ("prime minister", "president", "chancellor", "minister", "secretary", "senator", "congressman", "congresswoman",
     "governor", "mayor", "general", "colonel", "commander", "captain", "sheriff", "spokesperson", "ambassador",
     "envoy", "judge", "director", "officer", "chief")
)  # fmt: skip

_CAPITAL = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep|Lt|Col|Sgt|Capt|Maj|Brig|Adm|St|Rev|Prof|[A-Z])\.|[A-Z][\w’'\-]*|"
    r"(?:al|el)-[A-Z][\w’'\-]*)"
)
_PARTICLE = r"(?:de|da|di|du|del|della|van|von|der|den|bin|ibn|al|el|la|le|of the)"
NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_CAPITAL}){{0,6}}")
"""A run of capitalised words."""

_TITLED = re.compile(r"(?:[a-z](?:man|woman|er|or|ist)|President|Gen\.|Sen\.)\s+[A-Z][\w’'-]+\s[A-Z][\w’'-]+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_ORGANISATION_WORDS = """
    ministry office government army force forces police department agency agencies court council commission
    committee centre center university college institute institution party union association group bank company
    inc corp ltd llc foundation fund house senate congress parliament bureau service services channel news
    newspaper times post journal tribune herald radio tv television network press media campaign administration
    embassy authority league nations command navy guard coalition movement organization organisation society team
    club church school hospital board federation front brigade militia street states kingdom republic
"""
_ORGANISATION = frozenset(_ORGANISATION_WORDS.split())
_SPACE = re.compile(r"[ \u00a0]")


def _tells_of_organisation(words: list[str]) -> bool:
    return any(_POSSESSIVE.sub("", word).lower() in _ORGANISATION for word in words)


def person_in(source: str) -> str | None:
    """The name of the person that a source phrase names, without titles; ``None`` when it names none.

    Args:
        source: e.g. "the army's spokesman, Major General Ana Perez".
    """
    best: str | None = None
    for piece in re.split(r",\s|\s\(|;|\s[–—-]\s", source):
        if _tells_of_organisation(_SPACE.split(piece)) and not _has_title_before_name(piece):
            continue
        for match in NAME.finditer(piece):
            words = _SPACE.split(match.group())
            while words and words[0].lower().rstrip(".") in TITLES:
                words.pop(0)
            if len(words) >= 2 and words[0].endswith(("'s", "’s")):
                words = words[1:]
            name = _POSSESSIVE.sub("", " ".join(words)).rstrip(".")
            if len(words) >= 2 and not _tells_of_organisation(words) and match.end() == len(piece.rstrip()):
                return name
            if len(words) >= 2 and best is None and not _tells_of_organisation(words) and match.start() == 0:
                best = name
    return best


def _has_title_before_name(piece: str) -> bool:
    return _TITLED.search(piece) is not None


def is_institution(source: str) -> bool:
    """Whether the head of a phrase is an institution: "the minister's office", "the office of Minister X"."""
    head = re.split(r",\s|\s(?:of|for|in|from|by|at|to)\s", source)[0]
    return _tells_of_organisation(_SPACE.split(head.strip())[-1:])


def surname(name: str) -> str:
    """The last word of a name without the Arabic article, so that "Abadi" and "al-Abadi" are one."""
    return re.sub(r"^(?:al|el)-", "", name.rsplit(maxsplit=1)[-1])


def role_in(source: str) -> str | None:
    """The role noun of a phrase, its synonyms made one ("the premier" and "Prime Minister X" alike)."""
    if is_institution(source):
        return None
    low = source.lower().replace("-", " ")
    if "prime minister" in low or "premier" in low.split():
        return "prime minister"
    found = [ROLES[word] for word in re.findall(r"[a-z]+", low) if word in ROLES]
    return found[-1] if found else None


def may_be_official(role: str | None) -> bool:
    """Whether "the official" may mean somebody in this role."""
    return role in _OFFICIALS or role == "official"
