"""Whether a text was understood at all, and which of its criteria people have to judge themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant import content
from assistant.plan.check.patterns import WHAT
from assistant.plan.check.themes import stemmed, themes, words_of
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import UnderstoodFile

_FEWEST = 2
"""Words that are looked at before a text is called unread."""


@dataclass(frozen=True)
class Doing:
    """What is to be done: the acts that a text names, and the words that say more of them."""

    acts: tuple[str, ...]
    detail: int


@cache
def load_understood() -> UnderstoodFile:
    """Read the words. Raises ContentError."""
    from assistant.plan.check.written import UnderstoodFile

    return content.read_as(
        package_file("plan", "check", "rules", "understood.yaml"), UnderstoodFile, WHAT
    )


@cache
def _english() -> frozenset[str]:
    """Give the stems of all English words that the rules know."""
    known, data = themes(), load_understood()
    phrases = (*known.in_both, *known.in_hopes, *known.weak)
    words = [*data.english.split(), *data.acts.split(), *known.rare]
    return frozenset({stem for phrase in phrases for stem in phrase} | set(stemmed(words)))


@cache
def _acts() -> frozenset[str]:
    return frozenset(stemmed(load_understood().acts.split()))


def is_read(text: str) -> bool:
    """Tell whether enough of a text is English that the rules know. Names and numbers say nothing."""
    words = [word for word in words_of(text) if word.islower() and len(word) > 1]
    if not words:
        words = [word.lower() for word in words_of(text) if word.isalpha() and len(word) > 1]
    found = sum(stem in _english() for stem in stemmed(words))
    return len(words) < _FEWEST or found >= load_understood().least * len(words)


def doing(main: str) -> Doing:
    """Look at a main clause without its times: which acts it names, and what else it says."""
    words = [word.lower() for word in words_of(main) if word.islower()]
    pairs = list(zip(words, stemmed(words), strict=True))
    acts = tuple(dict.fromkeys(word for word, stem in pairs if stem in _acts()))
    empty = frozenset(stemmed(load_understood().english.split()))
    telling = {stem for _, stem in pairs if stem not in empty}
    return Doing(acts, len(telling))
