"""A second look at offered words, by letters alone: which figures, names and dates no source has.

It shares nothing with the grounding check, so that it can tell where that one is wrong. It knows no
meaning: a name counts as there where its letters stand anywhere in what was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_LARGE = {"hundred": "100", "thousand": "1000", "once": "1", "twice": "2", "dozen": "12"}
_NUMBERS = (
    {word: str(number) for number, word in enumerate(_UNITS.split())}
    | {word: str(10 * number) for number, word in enumerate(_TENS.split(), start=2)}
    | _LARGE
)
_OF_DAYS = """monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december tomorrow yesterday today tonight weekly daily monthly
termly fortnight"""
_DAYS = frozenset(_OF_DAYS.split())
_EVERYDAY = """a about after all also an and another any are as ask at be because before both but by can
could do does each every everybody for from get go has have he help her his how i if in is it its keep let
like make may more most my no nobody not now of on one or other our people school schools she should show so
some somebody such take tell that the their them then there these they this those to try use was we what
when where which while who why will with work would write yes you young your"""
_MAY_BEGIN = frozenset(_EVERYDAY.split())
"""Words that begin a sentence with a capital and name nobody."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")


def foreign(text: str, sources: Iterable[str]) -> tuple[str, ...]:
    """Give the figures, number words, capitalised words and words for days that no source has."""
    given = " ".join(sources)
    words = {part for word in _WORD.findall(given) for part in _forms(word)}
    figures = set(_figures(given)) | {_NUMBERS[word] for word in words & _NUMBERS.keys()}
    found = [one for one in _figures(text) if one not in figures]
    found += [word for word in _WORD.findall(text) if not _is_there(word, words, figures)]
    return tuple(dict.fromkeys(found))


def _is_there(word: str, words: set[str], figures: set[str]) -> bool:
    forms = _forms(word)
    if forms & words:
        return True
    plain = word.casefold()
    if plain in _NUMBERS and plain != "one":
        return _NUMBERS[plain] in figures
    return plain not in _DAYS and (word.islower() or bool(forms & _MAY_BEGIN))


def _forms(word: str) -> set[str]:
    """Give a word without regard to capitals, and without what may hang on it, as in "Dee's"."""
    plain = word.casefold().replace("’", "'")
    alone = plain.removesuffix("'s")
    return {plain, alone, alone.removesuffix("s"), plain.partition("'")[0]}


def _figures(text: str) -> Iterator[str]:
    for one in _FIGURE.findall(text):
        yield one
        yield from re.split(r"[.,:/]", one) if ":" in one or "/" in one else ()
