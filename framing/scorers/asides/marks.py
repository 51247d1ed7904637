"""What stands by its mark: scare quotes, notes tied to an asterisk, exclamations and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.documents import WORD, Document, Quotation, QuotationRole, Voice, Zone
from framing.scorers.asides.findings import Aside, Kind, aside
from framing.scorers.asides.passages import JUDGED, Passage
from framing.spans import Span, trimmed

NOTE = re.compile(r"[ \t\u00a0]*(\*{1,3}|[†‡§¹²³]|\[\d{1,2}\]|\(\d{1,2}\))[ \u00a0]?(?=[^\W\d_])")
LINE = re.compile(r"[^\n]+")
INTERVIEW = re.compile(r"(?:q|question|[A-Z][\w. ]{1,30}):", re.IGNORECASE)
TO_READER = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
LONGEST_QUESTION = 45
HEADING = re.compile(r"[A-Z]{2,} [A-Z]{2,}|Interested in\b")
ASKED = re.compile(r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:s|ed)?|quer(?:y|ied))\b", re.IGNORECASE)


NAME_WITH_MARK = re.compile(r"\b[A-Z]\w+ [A-Z]\w+!$|@\w")
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|feels?|felt|seems?|seemed|looks?|became|"
    r"becomes?|remains?|remained)"
    r"(?: \w{2,12}ly| not| too| so| very| more)? $",
    re.IGNORECASE,
)
VERB_FOLLOWS = re.compile(
    r"\b(?:to|will|would|could|can|may|might|must|should|never|they|he|she|it|we|who|that|did|does|do|had|"
    r"has|have) $",
    re.IGNORECASE,
)
BEFORE_NOUN = re.compile(
    r"(?:^|\b(?:the|an?|this|that|these|those|his|her|its|their|our|of|as|by|for|to|with|in|on|from|more|most|"
    r"so|very|any|all|not)) $",
    re.IGNORECASE,
)
LISTED = re.compile(r"[\"”’'],? (?:(?:and|or) )?(?:an? |the )?$")
"""One of several quoted words: they are listed, or together what somebody said."""
NOUN_FOLLOWS = re.compile(
    r" (?!(?:and|or|but|because|when|that|to|in|on|at|with|for|about|if|as|by|of|from)\b)[^\W\d_]"
)
CALLED = re.compile(
    r"\b(?:words?|nouns?|verbs?|adjectives?|terms?|phrases?|labels?|names?|slogan|known as|known by|meaning|"
    r"use of|uses?|used|using|"
    r"defin(?:es?|ed|ing)|spell(?:s|ed)|stands? for|reads?|says?|said) (?:the |an? )?$|"
    r"\b(?:call|dub|label|brand|term|nam|denounc|describ|condemn|nickname|characteri[sz]|decr|deem|portray|"
    r"blast|slam|dismiss|refer)"
    r"(?:l?ed|l?ing|s|es|e|ied|ies|ring|red)?\b[^,;:.\n]*$"
)
FINITE = re.compile(
    r"(?:is|are|was|were|am|be|been|has|have|had|will|won't|would|can|can't|could|may|might|must|shall|should|"
    r"do|does|did|don't|"
    r"doesn't|didn't|isn't|aren't|wasn't)",
    re.IGNORECASE,
)


def scare_quotes(document: Document) -> Iterator[Aside]:
    """Quoted nouns and modifiers of a word or two, and quoted fragments in headlines that nobody is named for."""
    sourced, outer_end = _sourced(document, document.quotations), 0
    for quotation in document.quotations:
        if quotation.span.end <= outer_end:
            continue  # within a quotation it is the speaker who sets words apart
        outer_end = quotation.span.end
        if document.zone_at(quotation.span.start) not in JUDGED:
            continue
        if quotation in sourced or _is_clause(document, quotation) or _is_name_or_predicate(document, quotation):
            continue
        if quotation.role is QuotationRole.SCARE or _is_subheading(document, quotation.span, quotation.inner):
            yield aside(quotation.span, Kind.SCARE_QUOTE)


def _is_clause(document: Document, quotation: Quotation) -> bool:
    """Whether what is quoted is a statement, or no words at all, rather than a fragment."""
    words = WORD.findall(document.text, quotation.inner.start, min(quotation.inner.end, quotation.inner.start + 200))
    return not 1 <= len(words) <= 6 or any(FINITE.fullmatch(word) for word in words[1:])


def _is_name_or_predicate(document: Document, quotation: Quotation) -> bool:
    """Whether the words are a name ("Mad Dog"), what somebody calls something, a quoted verb, or what something is."""
    text, start = document.text, quotation.span.start
    sentence = document.sentence_at(start)
    before = text[max(document.sentences[sentence].start if sentence is not None else start, start - 100) : start]
    words = WORD.findall(text, quotation.inner.start, min(quotation.inner.end, quotation.inner.start + 200))
    begins_line = "\n" in text[max(0, start - 2) : start]
    titled = document.zone_at(start) is Zone.HEADLINE or begins_line
    named = words[0][0].isupper() or all(word[0].isupper() or word[0].isdigit() for word in words)
    ends = not NOUN_FOLLOWS.match(text, quotation.span.end)
    past = len(words) == 1 and words[0].endswith("ed") and ends and not BEFORE_NOUN.search(before)
    return (named and not titled) or bool(
        CALLED.search(before)
        or VERB_FOLLOWS.search(before)
        or LISTED.search(before)
        or past
        or (ends and PREDICATE.search(before))
    )


def _sourced(document: Document, quotations: Sequence[Quotation]) -> frozenset[Quotation]:
    """The quotations that begin or end what a source is reported to say; amid it the outlet sets words apart."""
    starts = {span.start for a in document.attributions for span in a.content}
    ends = {span.end for a in document.attributions for span in a.content}
    return frozenset(
        q
        for q in quotations
        if any(at in starts for at in range(q.span.start - 5, q.inner.start + 1))
        or any(at in ends for at in range(q.inner.end, q.span.end + 2))
    )


def _is_subheading(document: Document, span: Span, inner: Span) -> bool:
    """Whether a quoted word or two stands on a line alone and nobody is named for it."""
    text = document.text
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : span.end + 40].split("\n")[0]
    words = len(WORD.findall(text, inner.start, min(inner.end, inner.start + 80)))
    return (
        len(span) < 60
        and not line.strip()
        and not after.strip()
        and 1 <= words <= 3
        and text[inner.end - 1] not in ".,!?"
        and document.voice_at(inner.start) is Voice.OWN
    )


def footnotes(document: Document) -> Iterator[Aside]:
    """Notes that open with a mark which also stands behind a word of the text."""
    for block in document.blocks:
        if block.zone not in (Zone.BODY, Zone.FOOTNOTE):
            continue
        for line in LINE.finditer(document.text, block.span.start, block.span.end):
            match = NOTE.match(document.text, line.start(), line.end())
            if (
                match
                and match[1] not in document.text[match.end() : match.end() + 40]
                and _is_tied(document, match[1], match.start(1))
            ):
                note = trimmed(document.text, Span(match.start(1), line.end()))
                if note is not None and len(note) > 3:
                    yield aside(note, Kind.FOOTNOTE)


def _is_tied(document: Document, mark: str, before: int) -> bool:
    at = document.text.find(mark, 0, before)
    while at > 0:
        previous = document.text[at - 1]
        following = document.text[at + len(mark) : at + len(mark) + 1]
        if (previous.isalnum() or previous in ".,;:!?\"'”’)") and not following.isalnum() and following != mark[0]:
            return document.zone_at(at) in JUDGED
        at = document.text.find(mark, at + len(mark), before)
    return False


def exclamations(passage: Passage) -> Iterator[Aside]:
    """Sentences that the outlet or a commenter ends with an exclamation mark."""
    view = passage.view.rstrip()
    if view.endswith("!") and not NAME_WITH_MARK.search(view) and passage.is_all_own() and len(WORD.findall(view)) > 1:
        yield aside(passage.at(0, len(view)), Kind.EXCLAMATION)


def questions(passage: Passage) -> Iterator[Aside]:
    """Questions that the outlet or a commenter puts in their own voice, to nobody in the text."""
    view = passage.view.rstrip()
    if not view.endswith("?") or passage.is_copied() or passage.zone is Zone.HEADLINE or not passage.is_all_own():
        return
    if passage.opens and INTERVIEW.match(view):
        return
    if len(view.split()) > LONGEST_QUESTION or HEADING.match(view) or _is_answered_aloud(passage):
        return
    if ASKED.search(view) or TO_READER.search(view) or len(WORD.findall(view)) < 2:
        return
    yield aside(passage.at(0, len(view)), Kind.RHETORICAL_QUESTION)


def _is_answered_aloud(passage: Passage) -> bool:
    """Whether the next thing said is a quotation: then somebody in the text was asked."""
    following = passage.document.text[passage.span.end : passage.span.end + 8].lstrip()
    return following[:1] in ("“", '"', "‘")
