"""Hears what somebody means when they do not answer: "dunno", "can i stop now", "ask my mum".

The words are data (``phrases.yaml``); here is only the comparing. A whole
answer has to match, so that a longer answer is never taken for anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant import content
from assistant.conversation.turns import Action
from assistant.record.entries import Meaning
from assistant.resources import package_file

_LONGEST_QUESTION = 25  # words; somebody who writes more than that is telling, not asking


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid")

    who: list[str]
    drop_at_ends: list[str]
    meanings: dict[Meaning, list[str]]
    actions: dict[Action, list[str]]
    only_me_endings: list[str]
    question_starts: list[str]
    choices: dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Phrases:
    """Phrases made ready for comparing."""

    heard: dict[str, Meaning | Action]
    drop_at_ends: tuple[str, ...]
    only_me_endings: tuple[str, ...]
    question_starts: tuple[str, ...]
    picks: dict[tuple[str, str], str]
    """From a Choice's id and a phrase to the key of the Option that it picks."""

    def hear(self, words: str) -> Meaning | Action | None:
        """Tell what the whole of ``words`` means, or None when it is an answer."""
        plain = plain_words(words)
        if plain in self.heard:
            return self.heard[plain]
        return self.heard.get(self._without_ends(plain))

    def pick(self, choice: str, words: str) -> str | None:
        """Tell which Option of a Choice the words pick, by its key; None when none."""
        plain = plain_words(words)
        return self.picks.get((choice, plain)) or self.picks.get(
            (choice, self._without_ends(plain))
        )

    def asks_us(self, words: str) -> bool:
        """Tell whether this may be a question for the assistant and not an answer."""
        plain = self._without_ends(plain_words(words))
        if not plain or len(plain.split()) > _LONGEST_QUESTION:
            return False
        starts = any(
            plain == start or plain.startswith(f"{start} ") for start in self.question_starts
        )
        return starts or words.rstrip().rstrip("\"'”’)").endswith("?")

    def for_only_me(self, words: str) -> bool:
        """Tell whether an answer ends with a wish that it be kept out of the plan."""
        plain = plain_words(words)
        return any(plain.endswith(f" {ending}") for ending in self.only_me_endings)

    def _without_ends(self, plain: str) -> str:
        for word in self.drop_at_ends:
            plain = plain.removeprefix(f"{word} ").removesuffix(f" {word}")
        return plain


def plain_words(text: str) -> str:
    """Fold case, drop marks, and shorten letters drawn out ("dunnooooo"), for comparing only."""
    text = text.casefold()[:2_000] if len(text) > 4_000 else text.casefold()
    text = re.sub(r"['’`´]", "", text)
    text = re.sub(r"(\w)\1{2,}", r"\1", text)
    return " ".join(re.sub(r"[^\w/]+", " ", text).split())


def load_phrases(file: Path | None = None) -> Phrases:
    """Read the phrases. Raises ContentError with every mistake."""
    file = file or package_file("conversation", "phrases.yaml")
    data = content.read_as(file, _Data, "The phrases")
    heard: dict[str, Meaning | Action] = {}
    both: list[tuple[Meaning | Action, list[str]]] = [*data.meanings.items(), *data.actions.items()]
    for means, phrases in both:
        for phrase in phrases:
            for said in _with_who(phrase, data.who):
                heard[plain_words(said)] = means
    return Phrases(
        heard=heard,
        drop_at_ends=tuple(data.drop_at_ends),
        only_me_endings=tuple(plain_words(ending) for ending in data.only_me_endings),
        question_starts=tuple(plain_words(start) for start in data.question_starts),
        picks={
            (choice, plain_words(phrase)): key
            for choice, options in data.choices.items()
            for key, phrases in options.items()
            for phrase in phrases
        },
    )


@cache
def shipped_phrases() -> Phrases:
    """Give the phrases that ship, read once."""
    return load_phrases()


def _with_who(phrase: str, who: list[str]) -> list[str]:
    return [phrase.replace("{who}", one) for one in who] if "{who}" in phrase else [phrase]
