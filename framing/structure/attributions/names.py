"""Names of persons in a text, and what a description says of whom it means."""

from __future__ import annotations

import re
from functools import lru_cache

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
_PARTICLE = r"(?:de|da|di|du|del|della|van|von|der|den|bin|ibn|al|el|la|le)"
NAME = re.compile(rf"{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_CAPITAL}){{0,6}}")
"""A run of capitalised words."""

_TITLED = re.compile(r"(?:[a-z](?:man|woman|er|or|ist)|President|Gen\.|Sen\.)\s+[A-Z][\w’'-]+\s[A-Z][\w’'-]+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_ORGANISATION_WORDS = """
    alliance schools initiative project forum our
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
    return any((word if word.isalpha() else _POSSESSIVE.sub("", word)).lower() in _ORGANISATION for word in words)


_NOT_IN_NAMES = frozenset(
    ("Everything", "Say", "But", "And", "If", "When", "While", "As", "Though", "Yet", "Still", "Many", "Some", "Most",
     "For", "In", "On", "At", "By", "With", "After", "Before", "Since", "Because", "However", "Meanwhile", "Then", "So",
     "Or", "Nor", "Even", "Both", "Like", "Unlike", "Asked", "Now", "No", "Not", "What", "Why", "How", "Where", "Did",
     "Does", "Is", "Was", "Are", "Were", "Can", "Could", "Will", "Would", "Should", "New", "North", "South", "East",
     "West", "United", "Saudi", "Sri", "Great",
     "State", "Defense", "Defence", "Treasury", "Commerce", "Interior", "Education", "Homeland")
)  # fmt: skip
_GOES_ON = frozenset(("of", "from", "who", "at", "in", "with", "and", "for", "a", "an", "the", "said", "says", "that"))
_LONGEST_NAME = 5
# "A spokesman for X" is not X.
_BEHIND = re.compile(
    r"\s(?:for|to|with|by|close|near|at|in|from|behind|against|about)\s|"
    r"(?<=member|friend|lawyer)\sof\s|(?<=aide|ally)\sof\s|(?<=spokesman|supporter)\sof\s"
)


@lru_cache(maxsize=1 << 13)
def name_within(run: str) -> str | None:
    """The person's name in a run of capitalised words: what stands after the last title.

    Args:
        run: e.g. "Secretary of State Ana Perez".
    """
    words = _SPACE.split(run)
    last_title = max((i for i, word in enumerate(words) if word.lower().rstrip(".") in TITLES), default=-1)
    words = words[last_title + 1 :]
    if last_title >= 0 and words[:1] == ["of"]:
        words = words[2:]  # "Secretary of State"
    while words and (words[0] in _NOT_IN_NAMES or words[0].endswith(("'s", "’s"))):
        words = words[1:]
    if not 2 <= len(words) <= _LONGEST_NAME or _tells_of_organisation(words) or words[0] in ("of", "the"):
        return None
    return _POSSESSIVE.sub("", " ".join(words)).rstrip(".")


@lru_cache(maxsize=1 << 13)
def person_in(source: str) -> str | None:
    """The name of the person that a source phrase names, without titles; ``None`` when it names none.

    Args:
        source: e.g. "the army's spokesman, Major General Ana Perez".
    """
    opening: str | None = None
    for piece in re.split(r",\s|\s\(|;|\s(?:[–—-]|--)\s", source):
        if _tells_of_organisation(_SPACE.split(piece.split(" of ", maxsplit=1)[0])) and not _has_title_before_name(
            piece
        ):
            continue
        behind = _BEHIND.search(piece)
        for match in NAME.finditer(piece, 0, behind.start() if behind is not None else len(piece)):
            name = name_within(match.group())
            if name is None:
                continue
            rest = piece[match.end() :].split()
            if not rest:
                return name
            goes_on = rest[0] in _GOES_ON and not match.group().endswith(("'s", "’s", "s'", "s’"))
            if opening is None and match.start() == 0 and goes_on:
                opening = name
    return opening


def _has_title_before_name(piece: str) -> bool:
    return _TITLED.search(piece) is not None


_FEMALE_NAMES = """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
    ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel
    carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
    joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn
    janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa
    diana natalie brittany charlotte marie kayla alexis lori hillary melania ivana ivanka angelina theresa fatima
    aisha leila elena olga natasha ursula marine claire kate jane anne eva irene nora ellen rosa carmen lucia
    ingrid astrid sofia greta chelsea michele
"""
_MALE_NAMES = """
    james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob
    gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank
    raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy
    walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan
    billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell
    bradley philip eugene mike bill bob jim tom chris matt dan steve dave tony jeff rick ted mitt barack bernie
    vladimir emmanuel boris mohammed muhammad ahmed ali omar hassan hussein ibrahim yusuf khalid luis carlos jorge
    miguel pedro antonio francisco hans klaus jürgen pierre jacques françois sergei dmitry ivan igor viktor tim
    ken ben sam ron don marco newt rand marc martin hugh ian neil
"""
_FEMALE, _MALE = frozenset(_FEMALE_NAMES.split()), frozenset(_MALE_NAMES.split())


def is_female(name: str) -> bool | None:
    """What a first name tells of whether "she" or "he" is meant; ``None`` where it tells nothing."""
    first = name.split(maxsplit=1)[0].lower()
    return True if first in _FEMALE else False if first in _MALE else None


@lru_cache(maxsize=1 << 13)
def is_institution(source: str) -> bool:
    """Whether the head of a phrase is an institution: "the minister's office", "the office of Minister X"."""
    head = re.split(r",\s|\s(?:of|for|in|from|by|at|to)\s", source)[0]
    return _tells_of_organisation(_SPACE.split(head.strip())[-1:])


@lru_cache(maxsize=1 << 13)
def surname(name: str) -> str:
    """The last word of a name as a key: without an Arabic article, double letters made single, lower case.

    Spellings of one foreign name within a text differ in just these.
    """
    return re.sub(r"([a-z])\1", r"\1", re.sub(r"^(?:al|el)-", "", name.rsplit(maxsplit=1)[-1]).lower())


@lru_cache(maxsize=1 << 13)
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
