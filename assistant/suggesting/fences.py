"""Puts people's words and documents into a prompt as data that a model must not obey.

Each piece stands between two lines that carry a mark. The mark is made anew for
each question and stands nowhere in the data, so no text can end its fence early.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.errors import PromptError
from assistant.record.words import inert, one_line

SourceKind = Literal["answer", "passage", "line"]
GivenKind = Literal["answer", "passage", "line", "question", "asked", "name"]
"""A question that a person typed, one that was put to them, and a name are data like the rest, and no
source: nothing stands on them."""
_CALLED: Mapping[GivenKind, str] = {"question": "question", "asked": "question", "name": "name"}

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,59}")
_SPECIAL = re.compile(
    r"<(?=\||/?s>|/?(?:start|end)_of_turn>|/?think>|<SYS>>|</SYS>>|[｜])"
    r"|\[(?=/?INST\]|/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\b)",
    re.IGNORECASE,
)
"""The beginnings of signs that servers read as an end of the data, or as another speaker."""


@dataclass(frozen=True)
class Given:
    """One piece that a model is given: its id, what it is, its words, and in words what they are.

    ``about`` may say who said it to which question, as in 'Maya, to: What is a good day?'.
    """

    id: str
    kind: GivenKind
    text: str
    about: str = ""

    @property
    def is_source(self) -> bool:
        """True where something may stand on it."""
        return self.kind not in _CALLED


def new_mark(given: Sequence[Given]) -> str:
    """Give a mark that stands in none of the pieces."""
    while True:
        mark = secrets.token_hex(4)
        if not any(mark in one.text.lower() or mark in one.about.lower() for one in given):
            return mark


def fenced(given: Sequence[Given], mark: str) -> str:
    """Write the pieces one after the other, each in its fence; ``(none)`` when there are none."""
    return "\n".join(_one(piece, mark) for piece in given) or "(none)"


def without_mark(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the texts of one question with ``mark`` for the mark of their fences, which is new each time."""
    found = next((one for text in texts for one in re.findall(r"\[\[([0-9a-f]{8}) ", text)), "")
    return tuple(text.replace(f"[[{found} ", "[[mark ") if found else text for text in texts)


def checked(given: Sequence[Given]) -> None:
    """Raise PromptError for an id that a model could not repeat, or that stands twice."""
    ids = [one.id for one in given]
    wrong = [id_ for id_ in ids if not _ID.fullmatch(id_) or ids.count(id_) > 1]
    if wrong:
        raise PromptError(f"The sources for a language model need other ids: {', '.join(wrong)}.")


def calm(text: str) -> str:
    """Give the words with nothing in them that a server takes for a sign of its own.

    A space after the first letter of such a sign is all that is added.
    """
    return _SPECIAL.sub(lambda found: f"{found[0]} ", inert(text))


def _one(piece: Given, mark: str) -> str:
    about = f" ({calm(one_line(piece.about))})" if piece.about else ""
    called = _CALLED.get(piece.kind, f"source {piece.id}")
    return f"[[{mark} {called}]]{about}\n{calm(piece.text).strip()}\n[[{mark} end]]"
