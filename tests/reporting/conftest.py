"""Pages of the harbour texts, harmless and hostile."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from harbour import KNOWN, Remark, compared_by_hand, pair, record, records

from framing.reporting.compared import Compared
from framing.reporting.page import rendered
from framing.reporting.stories import Budget
from framing.reporting.vocabulary import Vocabulary
from framing.tables import Analysis, Problem, tabulated


@pytest.fixture
def analysis() -> Analysis:
    problems = (Problem("torn.txt", "is empty"),)
    settings = {"versions": {"framing": "0.1.0"}, "lexicons": {"harbour": "ab" * 32}, "options": {"clean": False}}
    return tabulated(records(), problems=problems, settings=settings)


@pytest.fixture
def comparisons(analysis: Analysis) -> Compared:
    return compared_by_hand({row["id"]: row["text"] for row in analysis.documents.to_dict("records")})


@pytest.fixture
def html(analysis: Analysis, comparisons: Compared) -> str:
    return rendered(analysis, comparisons, KNOWN, Budget())


@pytest.fixture
def hostile_page() -> Callable[[str], str]:
    """A page in which every word that comes from outside is a given one."""

    def made(payload: str) -> str:
        body = f"{payload} dockers {payload}"
        kinds = {"label": payload, "kind": payload, "referent": payload, "stance": payload, "reason": payload}
        findings = (
            {"layer": "terminology", "words": "dockers", "weight": 0.5} | kinds,
            {"layer": "asides", "words": "dockers", "weight": 0.5} | kinds,
            {"layer": payload, "words": "dockers", "weight": 0.5} | kinds,
        )
        one = record("one", (("body", (("own", body),)),), outlet=payload, date=payload, findings=findings)
        two = record("two", (("body", (("own", body + "!"),)),), outlet=payload + "2", title=payload)
        for each in (one, two):
            each["sha256"] = each["author"] = each["url"] = payload
        settings = {"versions": {payload: payload}, "lexicons": {payload: payload}, "options": {payload: payload}}
        analysis = tabulated([one, two], problems=(Problem(payload, payload),), settings=settings)
        span = {"start": 0, "end": len(body)}
        name_row = {"story": "s", "outlet": payload, "referent": payload, "name": payload, "stance": payload}
        speaker = {"story": "s", "outlet": payload, "speaker": payload, "source_type": payload, "verb": payload}
        differs = json.dumps(
            [{"kind": payload, "said": payload, "note": payload, "start": len(payload) + 1, "end": len(payload) + 8}]
        )
        told = {"story": "s", "statement": payload, "differences": differs, "voice": payload, "attribution": payload}
        told |= span | {"reason": f"shares with {payload}: {payload}", "certainty": payload}
        copied = pair(span | {"id": "one"}, span | {"id": "two"}, []) | {"story": "s", "from": payload, "to": payload}
        rows = {
            "stories": [{"id": "one", "story": "s"}, {"id": "two", "story": "s"}],
            "naming": [name_row | {"n": 1, "N": 1, "share": 1.0, "low": None, "high": None}],
            "sourcing": [speaker | {"named": True, "n": 1, "words": 2, "verbs": json.dumps({payload: 1})}],
            "statements": [told | {"id": "one"}, told | {"id": "two"}],
            "omissions": [],
            "reuse": [copied | {"words": 2}],
            "renderings": [copied | {"similarity": 0.5}],
            "comments": [
                {"story": "s", "outlet": payload, "measure": f"{payload}: share of '{payload}'", "article": 0.5}
                | {"comments": 0.5, "n_article": 1, "n_comments": 1}
            ],
        }
        mention = name_row | span | {"id": "one", "voice": "own"}
        said = speaker | span | {"id": "one", "verb_class": payload}
        remark = Remark(payload, (("one", 0, len(body)),))
        comparisons = Compared(rows, {"naming": [mention], "sourcing": [said]}, {}, (remark,))
        known = Vocabulary(
            {payload: payload}, {payload: {payload: 0.0, payload + "3": 0.5}}, {(payload, payload): payload}
        )
        return rendered(analysis, comparisons, known, Budget())

    return made
