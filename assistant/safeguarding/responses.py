"""The fixed words of ``responses.yaml``: read, checked, and put together for one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from string import Formatter

from pydantic import BaseModel, ConfigDict, Field

from assistant import content
from assistant.errors import ContentError
from assistant.record.entries import Voice
from assistant.record.nation import HomeNation
from assistant.safeguarding.helplines import FIRST_ADULT_AGE

_WHAT = "The words for people who tell of harm"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class VoiceWords(_Shape):
    """The words for one Voice. ``lead...`` say what the adult is called whose job safety is."""

    tell: str
    tell_from_18: str
    lead: str
    lead_from_18: str
    lead_unknown: str
    told: tuple[str, ...] = Field(min_length=1)
    kinds: dict[str, str]
    returning: tuple[str, ...] = Field(min_length=1)


class Responses(_Shape):
    """All fixed words, and the name of the local lead in each nation."""

    source: str = Field(min_length=1)
    checked: date
    verify: bool
    nations: dict[HomeNation, str]
    leads: dict[HomeNation, str]
    lead_from_18: str
    voices: dict[Voice, VoiceWords]

    def told(
        self, kind: str, nation: str | None, age: int | None, voice: Voice, safe_adult: str | None
    ) -> str:
        """Give the words for somebody who has just told of harm."""
        words = self.voices[voice]
        fill = self._fill(words, nation, age, safe_adult) | {"kind": words.kinds.get(kind, "")}
        return _paragraphs(words.told, fill)

    def returning(
        self, nation: str | None, age: int | None, voice: Voice, safe_adult: str | None
    ) -> str:
        """Give the words for somebody who comes back after a stop."""
        words = self.voices[voice]
        return _paragraphs(words.returning, self._fill(words, nation, age, safe_adult))

    def _fill(
        self, words: VoiceWords, nation: str | None, age: int | None, safe_adult: str | None
    ) -> dict[str, str]:
        adult = age is not None and age >= FIRST_ADULT_AGE
        named = " ".join((safe_adult or "").split()).rstrip(".,;: ")
        return {
            "who": named or (words.tell_from_18 if adult else words.tell),
            "lead": words.lead_from_18.format(title=self.lead_from_18)
            if adult
            else self._lead(words, nation),
        }

    def _lead(self, words: VoiceWords, nation: str | None) -> str:
        for known, title in self.leads.items():
            if known == nation:
                return words.lead.format(nation=self.nations[known], title=title)
        return words.lead_unknown


def load_responses(path: Path) -> Responses:
    """Read the file of fixed words. Raises ContentError with all mistakes at once."""
    responses = content.read_as(path, Responses, _WHAT)
    mistakes = [f"{path.name}: {mistake}" for mistake in _mistakes_in(responses)]
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return responses


def _paragraphs(written: Iterable[str], fill: Mapping[str, str]) -> str:
    filled = (paragraph.format_map(fill).strip() for paragraph in written)
    return "\n\n".join(paragraph for paragraph in filled if paragraph)


def _mistakes_in(responses: Responses) -> list[str]:
    mistakes = [
        f"voices: there are no words for {voice.value}. Add them."
        for voice in Voice
        if voice not in responses.voices
    ]
    mistakes += (
        f"leads: {nation} has no name in nations. Add it."
        for nation in sorted(responses.leads.keys() - responses.nations.keys())
    )
    for voice, words in responses.voices.items():
        for place, texts, known in (
            ("told", words.told, {"who", "lead", "kind"}),
            ("returning", words.returning, {"who", "lead"}),
            ("kinds", tuple(words.kinds.values()), set[str]()),
            ("lead", (words.lead,), {"nation", "title"}),
            ("lead_from_18", (words.lead_from_18,), {"title"}),
        ):
            mistakes += _unknown_places(f"voices.{voice.value}.{place}", texts, known)
    return mistakes


def _unknown_places(place: str, texts: Iterable[str], known: set[str]) -> list[str]:
    mistakes: list[str] = []
    for text in texts:
        try:
            found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            mistakes.append(f"{place}: {text!r}: {error}. Mend the braces.")
            continue
        mistakes += (
            f"{place}: {{{name}}} means nothing here. Use one of {sorted(known)} or take it off."
            for name in sorted(found - known)
        )
    return mistakes
