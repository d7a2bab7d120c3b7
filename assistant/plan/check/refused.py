"""What a hope says no to, and whether an outcome is just that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assistant.plan.check.about import About, about_hope, opening
from assistant.plan.check.patterns import masked
from assistant.plan.check.reading import plain
from assistant.plan.check.themes import Themes, stems

MAIN = 0.6
"""A theme is what a text is about when it is told at least so plainly as this share of the plainest."""
_STOPS = ".;!?\n"
_CLAUSE = re.compile(r"[¦,:()]| - |(?<!\w)(?:and|but|because|cos|so)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Refused:
    """What a hope says no to: its words, themes and whole sentences; and the words that are left."""

    words: str
    themes: frozenset[str]
    sentences: str
    wanted: str


class _No(NamedTuple):
    start: int
    end: int
    what: str
    themes: frozenset[str]
    named: int
    """Where that which is refused begins: behind it somebody may say that it is liked."""
    plain: frozenset[str]
    """Themes of the first thing that is refused: no other is refused for sure."""


def refused(hope: str, known: Themes, *, doubtful: bool = False) -> Refused:
    """Find what a hope says no to ('not bricklaying'), and what it wants.

    Only a trade, study and their like: who wants no more trouble wants something all the same.
    What somebody is made to do may be anything ('stop making me walk'). ``doubtful``: find also
    what may be liked all the same ('they make me swim', 'no swimming yet').
    """
    text = whole = plain(hope)
    until = len(whole)
    words: list[str] = []
    said: list[str] = []
    found: set[str] = set()
    noes = [no for no in _noes(text, known) if no.themes]
    for no in sorted(noes, reverse=True):
        if no.end <= until and (doubtful or _surely(no, noes, whole, known)):
            until = no.start
            found |= no.themes if doubtful else no.plain
            words.append(no.what.strip())
            said.append(_sentence(whole, no.start))
            text = f"{text[: no.start]} . {text[no.end :]}"
    sentences = ". ".join(dict.fromkeys(reversed(said)))
    return Refused(" . ".join(reversed(words)), frozenset(found), sentences, text)


def says_no(about: About, no: Refused, wanted: About, *, named: bool) -> bool:
    """Tell whether an outcome is a theme that the hope says no to.

    ``named``: a word of the outcome is refused, and not wanted too. A theme that is wanted as well
    counts only then ('no more haircuts, I want long hair'). One word of a trade beside something
    plainer is a place or a tool: a bench, a workshop.
    """
    both = set(about) & no.themes
    plainest = max(about.values(), default=0.0)
    if not named and not any(about[one] >= MAIN * plainest for one in both):
        return False
    return bool(both) and (named or not both & set(wanted))


def refusable(about: About, known: Themes) -> frozenset[str]:
    """Give the themes that a hope can say no to in plain words."""
    return frozenset(set(about) & (known.jobs | known.refusable))


def _noes(text: str, known: Themes) -> Iterator[_No]:
    for pattern in (known.unwanted, known.forced, known.made):
        for one in pattern.finditer(text):
            about = about_hope(one["what"], known)
            themes = (
                refusable(about, known)
                if pattern is known.unwanted
                else frozenset(about) - known.wide
            )
            unclear = pattern is known.made or known.turn.search(one["what"])
            plain_themes = frozenset() if unclear else opening(one["what"], known) & themes
            yield _No(*one.span(), one["what"], themes, one.start("what"), plain_themes)
    for theme, pattern in known.refuses.items():
        for one in pattern.finditer(text):
            yield _No(*one.span(), one[0], frozenset({theme}), one.end(), frozenset({theme}))


def _surely(no: _No, noes: list[_No], text: str, known: Themes) -> bool:
    """Tell whether it is refused, and not only spoken of ('I never swim'), or liked ('I love it')."""
    if not no.plain or known.doubtful.match(text, no.start):
        return False
    begin, end = _bounds(text, no.start)
    cuts = [cut for one in noes for cut in ((one.start, one.named), (one.end, one.end + 1))]
    clauses = _CLAUSE.split(masked(text, cuts)[begin:end])
    return not any(_of_it(one, no, known) for one in clauses if known.liked.search(one))


def _of_it(clause: str, no: _No, known: Themes) -> bool:
    """Tell whether what is liked may be the very thing that the hope says no to."""
    about = set(about_hope(clause, known))
    named = set(stems(no.what)) & set(stems(clause)) - known.nothing
    return not about or bool(named or about & no.themes or known.again.search(clause))


def _sentence(text: str, place: int) -> str:
    """Give the whole sentence round a place: half of one may say what nobody meant."""
    begin, end = _bounds(text, place)
    return text[begin:end].strip()


def _bounds(text: str, place: int) -> tuple[int, int]:
    begin = max(text.rfind(stop, 0, place) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place)) >= 0]
    return begin, min(ends, default=len(text))
