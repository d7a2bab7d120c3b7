"""Mends spelling mistakes in a question: by letters, and by how a word sounds.

Young people write by ear ("axess", "chanj") and in a hurry ("metting", "wrok").
Only words that neither the library nor the language model knows are touched.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from assistant.knowledge.everyday import everyday

_SHORTEST = 4
_LONG = 7


def mend(
    typed: Sequence[str],
    vocabulary: Container[str],
    by_start: Callable[[str], Sequence[str]],
    knows: Callable[[str], bool],
    times: Callable[[str], int] = lambda _: 0,
) -> list[str]:
    """Put the nearest word of the library where a word looks like a typing mistake.

    ``by_start`` gives the library's words with the same first letter, ``knows`` says
    of a word whether the language model has it whole, and ``times`` how many texts
    have it, which decides between words that are equally near.
    """
    spellings, stop, after = everyday().spellings, everyday().stop_words, everyday().after

    def mended(before: str, word: str) -> str:
        if before in after.get(word, {}):
            return after[word][before]
        if word in spellings:
            return spellings[word]
        right = word in vocabulary or word in stop or knows(word)
        if right or len(word) < _SHORTEST or not word.isalpha():
            return word
        return nearest(word, by_start(word[0]), times) or word

    return [mended(before, word) for before, word in zip(["", *typed], typed, strict=False)]


def nearest(
    word: str, candidates: Iterable[str], times: Callable[[str], int] = lambda _: 0
) -> str | None:
    """Find the likeliest word that was meant, or None when none is near enough.

    One wrong letter up to six letters, two from seven; one more for a word that sounds
    the same. Ties go to the word that more texts have, then to the alphabet.
    """
    import jellyfish

    sound = jellyfish.metaphone(word)
    found: list[tuple[float, int, str]] = []
    for other in candidates:
        if len(other) < _SHORTEST or abs(len(other) - len(word)) > 3:
            continue
        wrong = jellyfish.damerau_levenshtein_distance(word, other)
        same = bool(sound) and wrong <= _most(word) + 1 and jellyfish.metaphone(other) == sound
        if wrong <= _most(word) + same and _plausible(word, other, wrong, same):
            found.append((wrong - 1.5 * same, -times(other), other))
    return min(found)[2] if found else None


def _most(word: str) -> int:
    return 2 if len(word) >= _LONG else 1


def _plausible(word: str, other: str, wrong: int, same_sound: bool) -> bool:
    if len(word) > _SHORTEST or same_sound:
        return True
    return sorted(word) == sorted(other) or (wrong == 1 and len(other) > len(word))
