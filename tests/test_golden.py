"""What is understood of the five sample texts, written out so that a change can be read as a diff.

`pytest tests/test_golden.py --update-golden` writes the files again; look at the diff before you keep it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.corpus import Job, recorded

GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))


def one_line(text: str) -> str:
    return " ".join(text.split())


def words(text: str, spans: list[list[int]] | None) -> str:
    return " … ".join(one_line(text[a:b]) for a, b in spans or []) or "–"


def written_out(record: dict[str, Any]) -> str:
    """Zones with their sentences, each cut where the voice changes; then attributions and findings."""
    text, lines = record["text"], list[str]()
    for zone in record["zones"]:
        lines.append(f"== {zone['zone']}")
        inside = [s for s in record["segments"] if zone["start"] <= s["start"] < zone["end"]]
        lines += [f"{s['sentence']:>3} {s['voice']:<9} {one_line(text[s['start'] : s['end']])}" for s in inside]
    lines.append("\n== attributions")
    for a in record["attributions"]:
        chain = (" second-hand" if a["second_hand"] else "") + (f" through {a['outer']}" if a["outer"] else "")
        lines.append(
            f"{a['id']} {a['kind']}{chain}: {words(text, a['source'])} | {words(text, a['cue'])} [{a['verb_class']}]"
        )
        lines.append(f"      {words(text, a['content'])}")
        lines.append(f"      speaker {a['speaker'] or '–'}; {a['source_type']}; told {a['addressee'] or '–'}")
    lines.append("\n== findings")
    for f in record["findings"]:
        if f["layer"] != "readability":
            what = f.get("referent") or f.get("kind") or f.get("actor") or ""
            quoted = one_line(text[f["start"] : f["end"]])
            lines.append(f"{f['layer']:<16} {f['voice']:<9} {f['zone']:<9} {f['label']} {what}: {quoted}"[:160])
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    found = [r for r in recorded(Job(tuple(SEEDS))) if isinstance(r, dict)]
    return {r["id"]: r for r in found}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.stem[:3])
def test_what_is_understood_of_a_sample_text(
    seed: Path, records: dict[str, dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / f"{seed.stem[:3]}.txt"
    found = written_out(records[seed.stem])
    if request.config.getoption("--update-golden"):
        path.write_text(found, encoding="utf-8")

    assert found == path.read_text(encoding="utf-8")
