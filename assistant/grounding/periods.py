"""Spans of time in which something comes again: 'week' for 'twice a week', 'weekly' and 'on Mondays'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.grounding.amounts import amounts, measure_of
from assistant.grounding.data import numbers
from assistant.grounding.words import Word

_REACH = 3
"""How many words before a span a place may be left open for how often."""


def periods(words: Sequence[Word]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Give each span that is told, with its words. 'Every two weeks' is a fortnight."""
    for place, word in enumerate(words):
        span = _spans().get(word.lemma)
        start = _told_from(words, place) if span else None
        if span and start is not None:
            yield _whole(words, start, place, span), tuple(words[start : place + 1])


def days_again(words: Sequence[Word]) -> Iterator[str]:
    """Give the span of a day of the week that stands as more than one: 'Mondays' come every week."""
    for word in words:
        if word.lemma in numbers().days and word.plain != word.lemma:
            yield "week"


def _told_from(words: Sequence[Word], place: int) -> int | None:
    """Give where the telling of a span begins, or nothing where it is only named ('this week')."""
    data = numbers()
    word = words[place]
    if any(one.plain.startswith("__") for one in words[max(0, place - _REACH) : place]):
        return None
    if word.lemma.endswith("ly") or (word.lemma == "nightly"):
        return place
    for back in (1, 2, 3):
        if place >= back and words[place - back].lemma in ("every", "each", "per", "/"):
            return place - back
    if place > 1 and words[place - 2].plain in ("of", "on", "in", "at", "for", "half", "within"):
        return None
    if place and words[place - 1].plain in ("a", "an") and _is_counted(words[: place - 1]):
        return place - 1
    return place if word.lemma in data.adverbs else None


def _is_counted(before: Sequence[Word]) -> bool:
    """Tell whether something is counted just before 'a week', as in 'two times a week'."""
    near = before[-2:]
    return any(True for _ in amounts(near)) or any(
        word.plain == "once" or measure_of(word.lemma) for word in near
    )


def _whole(words: Sequence[Word], start: int, place: int, span: str) -> str:
    """Take in the number or the 'other' between 'every' and the span."""
    between = words[start + 1 : place]
    if any(word.plain == "other" for word in between):
        return numbers().several.get(f"2 {span}", f"2 {span}")
    count = next((one.value for one in amounts(between) if not one.is_article), "1")
    return span if count == "1" else numbers().several.get(f"{count} {span}", f"{count} {span}")


@lru_cache(maxsize=1)
def _spans() -> dict[str, str]:
    return {word: name for name, some in numbers().periods.items() for word in some}
