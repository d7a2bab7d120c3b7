"""Reads the text of an outcome: its sentences, its purposes, its main clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.plan.check.patterns import masked

MOST = 1_000
"""Characters that are read: an outcome is a sentence or two, and the check runs as somebody types."""

_STRAIGHT = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!e\.g)(?<!\betc)[.!?]+(?=\s+[A-Z'\"]|\s*$)|\n+"
)
_PURPOSE = re.compile(
    r"(?<!\w)(?:so (?:that|as to|(?:he|she|they|i|we|[A-Z][\w']+) (?:can|could|will|is|feels?|may))"
    r"|in order (?:to|that)|because|to help (?:him|her|them|me)|which (?:will|means)"
    r"|as (?:he|she|they|this|it|these) (?:is|are|was|were|finds?|has|have|struggles?)"
    r"|ready for (?:when )?(?:\w+ )?(?:college|work|secondary|adulthood))(?!\w)[^.;!?]*",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?<!\w)(?:will|wil|won't|can|could|would|should|must|shall|needs? to|is to|are to|going to)(?!\w)"
    r"|'ll(?!\w)|(?<=\w)'d (?=like|love)",
    re.IGNORECASE,
)
_FEWEST = 2
"""Pieces below which nothing can be told of a text."""
_START = 60
"""How far behind the first verb the beginning of a main clause goes."""
_WITHOUT_VERB = 200


@dataclass(frozen=True)
class Part:
    """A piece of a text, and where it begins in it."""

    text: str
    at: int = 0

    @property
    def end(self) -> int:
        """Give the place behind it."""
        return self.at + len(self.text)


@dataclass(frozen=True)
class Read:
    """A text as the rules look at it.

    ``judged`` is without its purposes ('so that ...'), which are masked; ``main`` is its main
    clause, and ``start`` the beginning of that, where it is said who does what.
    """

    all: Part
    judged: Part
    main: Part
    start: Part


def plain(text: str) -> str:
    """Give as much of a text as is read, with straight quotes; every place stays where it is."""
    return text[:MOST].translate(_STRAIGHT)


def pieces(text: str) -> list[str]:
    """Give what stands between spaces, without what is masked: words, numbers, and signs as 😀."""
    return text.replace("¦", " ").split()


def is_begun(text: str) -> bool:
    """Tell whether a text is one word or less, so that it may be the beginning of anything."""
    return len(pieces(text)) < _FEWEST


def shortened(words: str, most: int) -> str:
    """Quote words on one line, cut at a space where they are longer than ``most`` characters."""
    quoted = " ".join(words.split())
    return quoted if len(quoted) <= most else quoted[:most].rsplit(" ", 1)[0] + " ..."


def read(text: str) -> Read:
    """Read an outcome."""
    whole = plain(text)
    judged = masked(whole, (one.span() for one in _PURPOSE.finditer(whole)))
    begin, end = _main(judged)
    verb = _MODAL.search(judged, begin, end)
    until = min(end, verb.end() + _START if verb else begin + _WITHOUT_VERB)
    return Read(
        Part(whole),
        Part(judged),
        Part(judged[begin:end], begin),
        Part(judged[begin:until], begin),
    )


def _main(text: str) -> tuple[int, int]:
    """Find the first sentence that says what is to be; without one, the first that says anything."""
    places: list[tuple[int, int]] = []
    begin = 0
    for stop in _SENTENCE.finditer(text):
        places.append((begin, stop.start()))
        begin = stop.end()
    places.append((begin, len(text)))
    said = [(b - len(text[a:b].lstrip()), b) for a, b in places if text[a:b].strip()]
    leading = (place for place in said if _MODAL.search(text, *place))
    return next(leading, said[0] if said else (0, len(text)))
