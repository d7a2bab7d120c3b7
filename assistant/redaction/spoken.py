"""Telephone numbers in words: "oh seven seven double oh", but no counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.redaction.model import Kind, Span

_TO_NINE = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
_SHORTEST_ROUND = 2
_WORTH = (
    {word: worth for worth, word in enumerate(f"{_TO_NINE} {_TEENS}".split())}
    | {word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)}
    | {"nought": 0}
)
"""No "oh" and no "double": they are said of a telephone number, and not when one counts."""
_SPOKEN = "|".join(f"{_TO_NINE} oh o nought double treble triple".split())
_LARGE = "|".join(f"{_TEENS} {_TENS}".split())
_ITEM = rf"(?:{_SPOKEN}|{_LARGE}|\d{{1,6}})"
_RUN = re.compile(rf"(?:\bplus[\s,-]+|\+)?\b{_ITEM}(?:[\s,-]+{_ITEM})*\b", re.I)
"""All numbers that are said one after the other, so that no part of a telephone number is left."""
_NUMBER = re.compile(rf"\b(?:{_SPOKEN})(?:[\s,-]+(?:{_SPOKEN})){{6,}}\b", re.I)
_PHONE = re.compile(rf"\b(?:oh|o|zero|nought)(?:[\s,-]+{_ITEM}){{5,}}\b", re.I)
_SHORT = re.compile(rf"\b(?:{_SPOKEN})(?:[\s,-]+(?:{_SPOKEN})){{5}}\b", re.I)
"""A number of six that are said one by one, as in a town that needs no "oh"."""
_TOLD = re.compile(rf"\b{_ITEM}(?:[\s,-]+{_ITEM}){{3,}}\b", re.I)
_TELLING = re.compile(
    r"\b(?:phone|mobile|mob|landline|tel|telephone|call|ring|text|dial|whatsapp)"
    r"(?:\s(?:me|us|her|him|them|mum|dad|nan|home|number|no|is|on|at|its|it['’]s))*[\s:,]*$"
    r"|\bnumber(?:['’]s|\sis|:)\s*$",
    re.I,
)
"""Words that say that a telephone number follows."""
_BEFORE = 40
_PART = re.compile(r"[a-z]+|\d+", re.I)


def find_spoken(text: str) -> Iterator[Span]:
    """Give what may be a telephone number, each with all numbers that are said beside it."""
    for found in _RUN.finditer(text):
        said = found.group()
        is_told = _TELLING.search(text[max(0, found.start() - _BEFORE) : found.start()])
        shapes = (_PHONE, _NUMBER, _SHORT, _TOLD) if is_told else (_PHONE, _NUMBER, _SHORT)
        sure = [one.group() for each in shapes for one in each.finditer(said)]
        if not all(map(_is_counting, sure)):
            plain = "".join(one for one in said.casefold() if one.isalnum())
            yield Span(*found.span(), Kind.PHONE, plain)


def _is_counting(spoken: str) -> bool:
    """Say whether it counts, once or again and again: "zero five ten fifteen", "one two one two"."""
    numbers: list[int] = []
    for part in _PART.findall(spoken.casefold()):
        worth = int(part) if part.isdigit() else _WORTH.get(part)
        if worth is None:
            return False
        if numbers and numbers[-1] in range(20, 101, 10) and 0 < worth < 10:
            numbers[-1] += worth  # "twenty one"
        else:
            numbers.append(worth)
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if not steps or steps[0] == 0:
        return False
    length = next((at for at, step in enumerate(steps, start=1) if step != steps[0]), len(numbers))
    rounds = len(numbers) // length + 1
    is_again = length >= _SHORTEST_ROUND and 2 * length <= len(numbers)
    return length == len(numbers) or (
        is_again and numbers == (numbers[:length] * rounds)[: len(numbers)]
    )
