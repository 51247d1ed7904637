"""In whose voice: words, sentiment, loaded names and asides of each text, by who speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.reporting.evidence import Evidence, Ledger
from framing.reporting.texts import VOICES, Record, Text, is_counted, is_loaded


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one voice says in one text.

    Args:
        voice: the voice.
        words: how many words it has, of ``total`` in the article and its comments.
        total: words of the text without furniture.
        sentences: how many sentences have words in this voice.
        mean: mean VADER compound over them, -1 (negative) to 1 (positive); ``None`` without any.
        neutral: how many of them score exactly between the package's thresholds (-0.05 to 0.05).
        loaded: mentions by loaded names or words.
        asides: asides.
    """

    voice: str
    words: int
    total: int
    sentences: int
    mean: float | None
    neutral: int
    loaded: Evidence
    asides: Evidence


@dataclass(frozen=True, slots=True)
class Shares:
    """A text by voice."""

    text: Text
    voices: tuple[Spoken, ...]

    @property
    def found(self) -> bool:
        """Whether any voice has something that is listed: a loaded word, or an aside of a reader."""
        return any(v.loaded.total or (v.asides.total and v.voice == "commenter") for v in self.voices)


def voices(texts: Sequence[Text], ledger: Ledger) -> tuple[Shares, ...]:
    """Each text of a story by voice; the voices of the article first, its readers last."""
    return tuple(Shares(text, _by_voice(text, ledger)) for text in texts)


def _by_voice(text: Text, ledger: Ledger) -> tuple[Spoken, ...]:
    total = text.words()
    spoken = []
    for voice in VOICES:
        segments = [s for s in text.segments if s["voice"] == voice and is_counted(str(s["zone"]))]
        if not any(segment["words"] for segment in segments):
            continue
        # All stretches of a sentence in one voice carry the same value; each sentence counts once.
        tones = {s["sentence"]: float(s["compound"]) for s in segments if s["compound"] is not None}
        findings = [f for f in text.findings if f["voice"] == voice and is_counted(str(f["zone"]))]
        loaded = [f for f in findings if is_loaded(f)]
        aside = [f for f in findings if f["layer"] == "asides"]
        spoken.append(
            Spoken(
                voice=voice,
                words=sum(int(segment["words"]) for segment in segments),
                total=total,
                sentences=len(tones),
                mean=sum(tones.values()) / len(tones) if tones else None,
                neutral=sum(abs(tone) < 0.05 for tone in tones.values()),
                loaded=ledger.cite(_spans(text, loaded), back=False),
                asides=ledger.cite(_spans(text, aside), back=False),
            )
        )
    return tuple(spoken)


def _spans(text: Text, findings: Sequence[Record]) -> list[tuple[str, int, int]]:
    return [(text.id, int(f["start"]), int(f["end"])) for f in findings]
