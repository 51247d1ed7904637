"""What kind of source a phrase names: who it is, whether it is named, and what sort of actor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class SourceKind:
    """The judgement of one source.

    Args:
        source_type: as INTERFACES lists them.
        named: whether a reader learns who it is.
        veiled: described instead of named.
        actor: the sort of actor, or ``None``.
    """

    source_type: str
    named: bool
    veiled: bool
    actor: str | None


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_PRONOUN = re.compile(
    r"(?:i|we|you|he|she|it|they|this|that|these|those|who|which|one|some|many|others?|most|all|both|me|us|them|him|her)",
    re.IGNORECASE,
)
_DOCUMENT = _any(
    r"statements?|reports?|documents?|letters?|memos?|communiqu[eé]s?|emails?|"
    r"e-mails?|stud(?:y|ies)|polls?|surveys?|data|"
    r"figures|statistics|records?|filings?|lawsuit|suit|complaint|indictment|"
    r"affidavit|transcripts?|texts?|books?|memoir|"
    r"slides?|presentation|brief|submission|commentary|motion|papers|file|bill|law|act|treaty|agreement|constitution|resolution|ruling|verdict|order|decree|website|page|tweets?|posts?|"
    r"videos?|footage|photos?|pictures?|images?|recordings?|tapes?|ads?|census|research|results?|estimates?|article|"
    r"editorial|column|release|notice|sign|headline|analysis|audit|review|dossier|"
    r"diary|manifesto|platform|charter|code"
)
_MEDIA = _any(
    r"newspapers?|news|agency reports|broadcasters?|channels?|networks?|tv|television|radio|magazines?|"
    r"weekly|press|media|tabloids?|journalists?|reporters?|correspondents?|columnists?|times|post|journal|tribune|"
    r"herald|gazette|telegraph|chronicle|observer|guardian|outlets?|wire|website reported|anchors?|editors?|bloggers?"
)
_OFFICIAL = _any(
    r"officials?|ministers?|premier|presidents?|chancellor|secretar(?:y|ies)|senators?|sen|congress(?:man|woman|men)|"
    r"rep|representatives?|governors?|gov|mayors?|spokes(?:man|men|woman|women|person|people)|ambassadors?|envoys?|"
    r"diplomats?|generals?|gen|colonels?|col|commanders?|brigadier|brig|majors?|maj|"
    r"captains?|lieutenants?|lt|admirals?|"
    r"sheriffs?|prosecutors?|judges?|justices?|commissioners?|king|queen|prince|"
    r"princess|sheikh|lawmakers?|legislators?|"
    r"mps?|councillors?|councilm[ae]n|officers?|aides?|advis[eo]rs?|chief of staff|"
    r"directors? of the|chairm[ae]n of the|"
    r"house speaker|majority leader|minority leader|"
    r"attorney general|police chief|authorities|pm|vice president|first lady|delegates?|administrators?|inspectors?|"
    r"detectives?|agents?|sergeants?|sgt|deputy"
)
_EXPERT = _any(
    r"experts?|analysts?|professors?|prof|researchers?|scientists?|scholars?|"
    r"economists?|historians?|political scientists?|"
    r"academics?|doctors?|physicians?|strategists?|consultants?|lecturers?|pollsters?|"
    r"epidemiologists?|lawyers?|engineers?|"
    r"psychologists?|sociologists?|specialists?|statisticians?|fellow at|think tank"
)
_WITNESS = _any(r"(?:eye)?witness(?:es)?|bystanders?|survivors?|onlookers?|passers?-?by|victims?")
_CITIZEN = _any(
    r"residents?|neighbou?rs?|voters?|citizens?|locals|villagers|parents?|mothers?|"
    r"fathers?|students?|workers?|drivers?|"
    r"farmers?|fans?|customers?|supporters?|protesters?|demonstrators?|activists?|"
    r"people|americans|women|men|families|"
    r"children|readers|users|commenters|taxpayers|migrants?|refugees?"
)
_ANONYMOUS = _any(
    r"sources?|insiders?|person familiar|people familiar|someone|somebody|anonymous|unnamed|unidentified|"
    r"those familiar|people close|person close|people briefed|person briefed"
)
_GROUP = _any(
    r"groups?|democrats|republicans|conservatives|liberals|critics|opponents|"
    r"proponents|advocates|allies|rebels|militants|"
    r"insurgents|fighters|terrorists|members|leaders|organi[sz]ations?|unions?|campaigners|backers|skeptics|sceptics|"
    r"lawmakers|investors|traders|progressives|evangelicals|muslims|christians|jews|catholics|blacks|whites|latinos"
)
_INSTITUTION = _any(
    r"ministry|ministries|office|government|administration|army|military|forces?|"
    r"police|department|agenc(?:y|ies)|court|"
    r"council|commission|committee|cent(?:re|er)|universit(?:y|ies)|college|institute|institution|part(?:y|ies)|"
    r"association|bank|compan(?:y|ies)|firm|corporation|inc|corp|foundation|house|senate|congress|parliament|bureau|"
    r"service|campaign|embassy|authority|league|nations|command|navy|guard|coalition|union|board|federation|hospital|"
    r"school|church|pentagon|kremlin|white house|state department|downing street|fbi|cia|nato|eu|un|u\.n\.?|district|"
    r"city|county|kingdom|republic|states|team|club|regime|state|country|company's|cabinet|palace|airline|industry"
)
_ACTORS = (
    ("court", _any(r"court|judges?|justices?|tribunal|magistrates?|prosecutors?|attorney general")),
    ("police", _any(r"police|sheriffs?|detectives?|fbi|troopers?|constables?|officers?")),
    (
        "military",
        _any(
            r"army|military|air force|navy|marines?|pentagon|troops|command|generals?|gen|brigadier|colonels?|col|"
            r"admirals?|commanders?|lieutenants?|ministry of defen[cs]e|defen[cs]e (?:ministry|department|minister)"
        ),
    ),
    (
        "armed-group",
        _any(r"rebels|militants|insurgents|fighters|terrorists|militias?|jihadists?|guerrillas?|brigades?"),
    ),
    (
        "legislature",
        _any(
            r"senators?|sen|senate|congress|congress(?:man|woman|men)|rep|representatives?|"
            r"house|parliament|lawmakers?|"
            r"legislators?|mps?|lords|bundestag|assembly"
        ),
    ),
    (
        "party",
        _any(
            r"part(?:y|ies)|democrats?|republicans?|campaigns?|candidates?|nominees?|"
            r"conservatives|liberals|delegates?"
        ),
    ),
    (
        "international",
        _any(r"united nations|un|u\.n\.?|nato|eu|european (?:union|commission)|imf|world bank|who|osce|league"),
    ),
    (
        "government",
        _any(
            r"ministers?|ministry|ministries|premier|presidents?|chancellor|government|"
            r"administration|secretary|governors?|"
            r"gov|mayors?|white house|kremlin|embassy|ambassadors?|diplomats?|envoys?|"
            r"officials?|department|authorities|"
            r"king|queen|prince|princess|sheikh|regime|cabinet|pm|downing street|agency|office|council|city|county"
        ),
    ),
    ("expert", _EXPERT),
    ("witness", _WITNESS),
    ("media", _MEDIA),
    (
        "business",
        _any(
            r"compan(?:y|ies)|firm|corporation|inc|corp|ltd|llc|bank|ceo|executives?|"
            r"business(?:man|men|woman)|owners?|"
            r"investors?|traders?|industry|airline|manufacturers?|billionaire|entrepreneurs?|chief executive"
        ),
    ),
    (
        "civil-society",
        _any(
            r"unions?|association|foundation|charity|charities|ngos?|campaigners|activists?|"
            r"advocates|advocacy|church|"
            r"bishops?|pope|rabbi|imam|pastor|rights group|aclu|coalition|network|institute|university|college|group"
        ),
    ),
    ("citizen", _CITIZEN),
    ("document", _DOCUMENT),
)
_TITLE = re.compile(
    r"\b(?:Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Prof|President|Senator|Governor|General|"
    r"Minister|Secretary|Judge|Justice|Mayor|Colonel|Commander|Captain)\.?\s+(?:[A-Z]|al-[A-Z])"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?:\s(?:de|da|van|von|bin|al|el)?\s?(?:al-|el-)?[A-Z][\w’'-]*\.?){1,4}")
_PROPER = re.compile(r"(?:^|\s)(?:the\s+|The\s+)?(?:al-|el-)?[A-Z][\w’'.-]*[\w’']")
_ROLE = _any(
    r"speaker|leader|lawyer|attorney|professor|analyst|author|director|coach|actor|actress|singer|founder|editor|"
    r"reporter|correspondent|columnist|activist|strategist|economist|owner|manager|pastor|bishop|pope|candidate|"
    r"nominee|resident|student|teacher|farmer|billionaire|chief|chairman|chairwoman|host|anchor|spokesman"
)
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.?\s[A-Z]")
_SCHOLARLY = re.compile(
    r"\b(?:director|fellow|associate|scholar|chair|dean|heads|teaches|studies|researcher)\b.{0,60}"
    r"\b(?:university|college|institute|think tank|school of|center (?:for|of)|centre (?:for|of))\b",
    re.IGNORECASE,
)
_SOMEBODY = _any(
    r"nominee|candidate|mogul|billionaire|businessman|businesswoman|man|woman|friend|wife|husband|lawyer|attorney|boy|girl|"
    r"brother|sister|son|daughter|colleague|employee|owner|author|singer|actor|actress|star|player|coach|host"
)
_OF_PERSON = re.compile(
    r"\b(?:spokes(?:man|woman|person)|aide|lawyer|attorney|adviser|advisor|friend|ally) (?:for|to|of)\b", re.IGNORECASE
)
_NOT_FIRST = frozenset(
    ("Some", "Many", "Most", "Several", "Other", "All", "Both", "The", "A", "An", "Two", "Three", "Few", "New", "Saudi",
     "South", "North", "United", "Sri", "Costa", "Sierra", "Burkina", "Papua", "East", "West", "Great", "Hong")
)  # fmt: skip
_PLURAL_GROUP = _any(r"democrats|republicans|conservatives|americans|officials|leaders|voters|muslims|christians|jews")
_PEOPLE = re.compile(r"[a-z](?:ans|ians|ese|ists|ims|ews|crats)$")
_AFTER_HEAD = re.compile(
    r",\s|\s\(|\s(?:who|which|that|whose|with|from|in|at|on|for|by|to|close to|familiar with|[a-z]{3,}ing)\s"
)
_FAMILIAR = re.compile(
    r"(?:an? )?(?:people|persons?|those|somebody|someone) (?:who (?:is|are) )?(?:familiar|close|briefed)\b"
)
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_LEADING = re.compile(r"^(?:The|A|An|This|That|His|Her|Its|Their|Our|My)\s")
_INDEFINITE = re.compile(r"(?:an?|one|two|three|several|some|many|another|other|few|most|unnamed)\b", re.IGNORECASE)
_WHY = re.compile(
    r"on (?:the )?condition (?:of anonymity|that|he not|she not|they not)|"
    r"(?:not|n['’]t) (?:be )?(?:authori[sz]ed|allowed|"
    r"permitted) to (?:speak|talk|discuss|comment)|asked not to be (?:named|"
    r"identified)|declined to be (?:named|identified)|"
    r"requested anonymity|spoke anonymously|because of the sensitivity|"
    r"fear(?:ing|s|ed)? (?:of )?(?:reprisals?|retaliation)|"
    r"anonymity (?:because|in order|to (?:speak|discuss))",
    re.IGNORECASE,
)


def says_why_unnamed(sentence: str) -> bool:
    """Whether a sentence gives a reason why its source is not named ("not authorised to speak publicly")."""
    return _WHY.search(sentence) is not None


def kind_of_source(source: str, speaker: str | None, phrases: Sequence[str], *, reports: bool) -> SourceKind:
    """The kind of one source.

    Args:
        source: the phrase as written; empty where there is none.
        speaker: whom it was resolved to, if anybody.
        phrases: what else the text says of that speaker: other source phrases, words beside the name.
        reports: whether the source passes on what others said; a bare name that does is taken for a medium.
    """
    own = _of_phrase(source)
    if speaker is None:
        return _medium(own, source) if reports else own
    known = [_of_phrase(phrase) for phrase in (speaker, *phrases[:12])]
    if known[0].source_type in _PERSONS:
        # A surname alone looks like the name of anything; the full name tells.
        known = [kind for kind in known if kind.source_type in _PERSONS]
    if own.source_type == "document" and known[0].source_type != "media":
        return own
    short = 0 < len(source.split()) <= 2 and speaker.endswith(source.rsplit(maxsplit=1)[-1]) and source != speaker
    vague = short or own.source_type in ("other", "document") or (known[0].named and not own.named)
    considered = known if vague else [own, *(known if own.source_type == "named-person" else [])]
    best = min(considered, key=lambda kind: _TELLING.index(kind.source_type))
    named = any(kind.named for kind in considered)
    actor = next((kind.actor for kind in (best, *considered) if kind.actor is not None), None)
    source_type = best.source_type.replace("unnamed", "named") if named else best.source_type
    found = SourceKind(source_type, named, best.veiled and not named, actor)
    return _medium(found, speaker) if reports else found


def _medium(kind: SourceKind, name: str) -> SourceKind:
    """A bare proper name that "reported" is a medium rather than an office."""
    bare = kind.source_type == "institution" and kind.actor is None and _INSTITUTION.search(name) is None
    return SourceKind("media", kind.named, kind.veiled, "media") if bare else kind


_PERSONS = frozenset(("named-person", "named-official", "unnamed-official", "expert", "media", "witness", "citizen"))
_TELLING = (
    "named-official", "expert", "institution", "media", "witness", "unnamed-official", "anonymous", "named-person",
    "group", "citizen", "document", "unnamed-person", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A source phrase taken apart.

    Args:
        text: the phrase.
        head: up to the first comma, bracket, relative pronoun or preposition other than "of".
        last: the last word before "of".
        person: whether it names a person.
        proper: whether it holds a proper name.
        actor: the sort of actor that its words tell of.
    """

    text: str
    head: str
    last: str
    person: bool
    proper: bool
    actor: str | None

    def kind(self, source_type: str, *, named: bool, actor: str | None = None) -> SourceKind:
        """This phrase judged; ``veiled`` where nothing in it is a name."""
        veiled = not named and not self.person and not self.proper
        return SourceKind(source_type, named, veiled, actor or self.actor)


@lru_cache(maxsize=4096)
def _of_phrase(phrase: str) -> SourceKind:
    text = phrase.strip(" ,“”\"'")[:300]
    if not text or _PRONOUN.fullmatch(text):
        return SourceKind("other", named=False, veiled=False, actor=None)
    head = _AFTER_HEAD.split(text, maxsplit=1)[0]
    before_of = head.split(" of ")[0].split()
    parts = _Phrase(
        text,
        head,
        before_of[-1] if before_of else head,
        _names_person(text, head),
        _PROPER.search(_LEADING.sub("", text)) is not None,
        next((name for name, words in _ACTORS if words.search(text)), None),
    )
    if (_ANONYMOUS.search(head) or _FAMILIAR.match(text)) and not parts.person:
        return SourceKind("anonymous", named=False, veiled=True, actor=parts.actor)
    return _of_person(parts) if parts.person else _of_thing(parts) or _of_others(parts)


def _of_person(parts: _Phrase) -> SourceKind:
    if (_EXPERT.search(parts.text) and not _OFFICIAL.search(parts.head)) or _SCHOLARLY.search(parts.text):
        return parts.kind("expert", named=True, actor="expert")
    if _OFFICIAL.search(parts.text) or _TITLE.search(parts.text):
        return parts.kind("named-official", named=True, actor=parts.actor or "government")
    if _MEDIA.search(parts.text):
        return parts.kind("media", named=True, actor="media")
    return parts.kind("named-person", named=True)


def _of_thing(parts: _Phrase) -> SourceKind | None:
    """By the last word of the head: documents, media, offices, and people by what they are."""
    if parts.last[0].isupper() and _MEDIA.fullmatch(parts.last):
        return parts.kind("media", named=True, actor="media")
    if _DOCUMENT.search(parts.last):
        return parts.kind("document", named=parts.proper, actor="document")
    if _MEDIA.search(parts.head):
        return parts.kind("media", named=parts.proper, actor="media")
    if _OFFICIAL.search(parts.last):
        return parts.kind("unnamed-official", named=False, actor=parts.actor or "government")
    if _INSTITUTION.search(parts.last):
        return parts.kind("institution", named=True)
    for name, words in (("expert", _EXPERT), ("witness", _WITNESS), ("group", _GROUP), ("citizen", _CITIZEN)):
        if words.search(parts.last):
            return parts.kind(name, named=False, actor=parts.actor or ("citizen" if name == "citizen" else None))
    return None


def _of_others(parts: _Phrase) -> SourceKind:
    """By any word of the head, then by whether there is a name at all."""
    for name, words in (("unnamed-official", _OFFICIAL), ("institution", _INSTITUTION), ("expert", _EXPERT)):
        if words.search(parts.head):
            return parts.kind(name, named=name == "institution")
    if _DOCUMENT.search(parts.head):
        return parts.kind("document", named=parts.proper, actor="document")
    if _SOMEBODY.search(parts.last):
        return parts.kind("unnamed-person", named=False)
    if parts.last[0].isupper() and _PEOPLE.search(parts.last):
        return parts.kind("group", named=False, actor="citizen")
    if parts.proper:
        bare = _ARTICLE.sub("", parts.head)
        short = len(bare.split()) <= 3 and not bare[:1].islower()
        return parts.kind("institution" if short else "other", named=True)
    if _INDEFINITE.match(parts.text) or parts.text[:1].islower() or parts.text.startswith(("The ", "A ", "An ")):
        return parts.kind("unnamed-person" if not parts.text.endswith("s") else "group", named=False)
    return parts.kind("other", named=False)


def _names_person(text: str, head: str) -> bool:
    if _INSTITUTION.fullmatch((head.split(" of ", maxsplit=1)[0].split() or [""])[-1]) or _OF_PERSON.search(head):
        return False
    if _TITLE.search(text) or _COURTESY.match(text):
        return True
    for piece in re.split(r",\s|\s\(", text):
        for match in _NAME.finditer(piece):
            words = match.group().split()
            # "House Speaker Ana Perez": the name begins after the last title.
            titled = [i for i, word in enumerate(words) if _OFFICIAL.fullmatch(word) or _ROLE.fullmatch(word)]
            rest = words[titled[-1] + 1 :] if titled else words
            if titled and rest:
                return True
            if len(rest) < 2 or rest[0] in _NOT_FIRST or _PLURAL_GROUP.search(match.group()):
                continue
            name = " ".join(rest)
            if _INSTITUTION.search(name) or _MEDIA.search(name) or _DOCUMENT.search(name):
                continue
            before = piece[: match.start()]
            if re.match(r"(?:the|The)\s", piece) and not _OFFICIAL.search(before) and not _ROLE.search(before):
                continue
            return True
    return False
