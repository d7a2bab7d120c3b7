"""Text to the words that lexical search compares: lower case, stems, spelling mistakes mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache
from typing import Any

from assistant.knowledge.everyday import everyday

_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_JOINED = re.compile(r"\b(co|re|pre|non)-(?=[a-z])")


def words(text: str) -> list[str]:
    """List the words of a text in lower case; ``co-ordinated`` is one, ``6.44`` is one."""
    plain = text.lower().replace("’", "'").replace("'", "")
    return _WORD.findall(_JOINED.sub(r"\1", plain))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def stems(found: Iterable[str]) -> list[str]:
    """Give the stems of the words that say something, in order, repeats kept."""
    stop = everyday().stop_words
    stemmed: list[str] = _stemmer().stemWords([word for word in found if word not in stop])
    return stemmed


def mend(
    typed: Sequence[str],
    vocabulary: Container[str],
    by_start: Callable[[str], Sequence[str]],
    knows: Callable[[str], bool],
) -> list[str]:
    """Put the nearest word of the library where a word looks like a typing mistake.

    Only words of five letters or more that neither the library nor the language
    model ``knows`` are touched: one wrong letter up to seven letters, two from
    eight. ``by_start`` gives the library's words with the same first letter.
    """
    spellings = everyday().spellings
    return [
        spellings.get(word, word)
        if word in spellings
        or len(word) < 5
        or not word.isalpha()
        or word in vocabulary
        or knows(word)
        else nearest(word, by_start(word[0])) or word
        for word in typed
    ]


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the word that is fewest wrong letters away, if that is few enough; ties by alphabet."""
    most = 1 if len(word) < 8 else 2
    found = [
        (wrong, other)
        for other in candidates
        if len(other) > 3
        and abs(len(other) - len(word)) <= most
        and (wrong := wrong_letters(word, other, most)) <= most
    ]
    return min(found)[1] if found else None


def wrong_letters(one: str, other: str, most: int) -> int:
    """Count the letters missing, too many, changed or swapped; stop counting above ``most``."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
