"""Finds names in a sentence: of people, places and organisations, and capital letters for a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.data import names, plain, stance
from assistant.grounding.words import Word

_TITLED = 0.8
"""Where more of the words than this share have a capital, it is a heading, and capitals tell nothing."""
_SPEAKS_OF = frozenset(
    {"will", "can", "could", "would", "should", "is", "was"}
    | {"has", "had", "wants", "needs", "likes", "and"}
)
_NO_NAME = frozenset(["i", "ok", "tv", "uk", "pe", "it", "dvd", "pc", "ict", "easy", "read"])


def named_in(words: Sequence[Word]) -> Iterator[Word]:
    """Give each word of a sentence that is a name, or part of one."""
    heading = _is_heading(words)
    for place, word in enumerate(words):
        if not word.plain[0].isalpha() or word.plain in _NO_NAME:
            continue
        after = words[place + 1] if place + 1 < len(words) else None
        if _is_name(word, after, heading):
            yield word


def _is_name(word: Word, after: Word | None, heading: bool) -> bool:
    known = names()
    bare = word.plain
    if bare in known.names:
        return True
    if not word.capital or bare in plain().stop:
        return False
    if not word.opens and not heading:
        return True
    owns = word.text.endswith(("'s", "’s")) and bare not in plain().glue
    spoken_of = after is not None and (after.plain in _SPEAKS_OF or after.capital)
    return owns or (bare in known.also_words and spoken_of and not heading)


def may_be_name(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word at the beginning reads as a name or who does something: 'Contact gives'."""
    if not (word.opens and word.capital) or {word.plain, word.lemma} & (
        plain().stop | plain().glue | stance().bid
    ):
        return False
    place = words.index(word)
    if place:
        return True  # after a colon a capital is rare, but for a name
    after = words[place + 1] if place + 1 < len(words) else None
    if after is None:
        return True
    if after.breaks or word.plain.endswith("ing"):
        return False
    does = after.plain.endswith("s") and after.lemma != after.plain and word.lemma == word.plain
    return after.capital or after.plain in _SPEAKS_OF - {"and", "is", "was"} or does


def _is_heading(words: Sequence[Word]) -> bool:
    letters = [word for word in words if word.plain[0].isalpha() and len(word.plain) > 2]
    return len(letters) > 3 and sum(word.capital for word in letters) > _TITLED * len(letters)
