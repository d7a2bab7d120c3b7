"""Finds what was copied from another plan: its sentences, and the name of another child."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.plan.model import Outcome
    from assistant.record.outcomes import OutcomeWritten

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOP = re.compile(r"(?<=[.!?;])\s+|\n+")
_SAME = {
    **dict.fromkeys(("he", "she", "they", "i"), "they"),
    **dict.fromkeys(("his", "her", "hers", "their", "theirs", "my", "mine"), "their"),
    **dict.fromkeys(("him", "them", "me"), "them"),
    **dict.fromkeys(("himself", "herself", "themselves", "themself", "myself"), "themselves"),
}
"""Whoever copies a sentence changes these words and the name."""
_NAMED_BY = r"(?:'s|’s|\s+(?:will|can|could|would|should|is|has|had|was|needs|wants|likes|to)\b)"


@dataclass(frozen=True)
class Other:
    """What of another Record is looked at: who is in it, and its outcomes as they were written.

    A whole plan need not be drafted for that.
    """

    people: tuple[str, ...]
    outcomes: Sequence[Outcome | OutcomeWritten]


def folded(names: Iterable[str]) -> frozenset[str]:
    """Give the words of names, without their capitals."""
    return frozenset(part.casefold() for name in names for part in _WORD.findall(name))


def sentences(
    outcome: Outcome | OutcomeWritten, names: Collection[str], fewest: int
) -> Iterator[tuple[str, str]]:
    """Give each sentence of an Outcome that is long enough, with a key that is the same for copies.

    These names (``folded``), pronouns, capitals and stops make no difference.
    """
    for text in _texts(outcome):
        for sentence in _STOP.split(text):
            words = [word.casefold() for word in _WORD.findall(sentence)]
            if len(words) >= fewest:
                yield " ".join(_key(word, names) for word in words), sentence.strip()


def own_sentences(other: Other, names: Collection[str], fewest: int) -> set[str]:
    """Give the keys of all sentences of another's Outcomes. What a Format says is not among them."""
    return {key for outcome in other.outcomes for key, _ in sentences(outcome, names, fewest)}


def names_in(
    outcome: Outcome, names: Collection[str], ours: Collection[str], also_words: Collection[str]
) -> list[str]:
    """Give the names of other children that an Outcome holds, sorted, each once.

    A name counts with its capital only. One that is a word too ('Hope', 'May') counts only where
    somebody is spoken of: 'Hope will', 'May's'. Who is in this plan is no stranger.
    """
    text = "\n".join(_texts(outcome))
    mine = folded(ours)
    first = {found[0] for name in names if (found := _WORD.findall(name))}
    return sorted(
        name
        for name in first
        if name.casefold() not in mine and _stands_in(name, text, name.casefold() in also_words)
    )


def _stands_in(name: str, text: str, is_word: bool) -> bool:
    written = re.escape(name[0].upper() + name[1:])
    following = _NAMED_BY if is_word else ""
    return re.search(rf"(?<!\w){written}(?!\w){following}", text) is not None


def _key(word: str, names: Collection[str]) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    return "¤" if bare in names else _SAME.get(word, word)


def _texts(outcome: Outcome | OutcomeWritten) -> Iterator[str]:
    """Give what people wrote of an Outcome."""
    yield from (outcome.text, outcome.known_by, outcome.no_longer, outcome.home)
    for step in outcome.steps:
        yield step.what
    for help_ in outcome.provision:
        yield from (help_.what, help_.how, help_.how_much, help_.how_often)
