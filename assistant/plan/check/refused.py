"""What a hope says no to, and whether an outcome is just that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assistant.plan.check.about import About, about_hope
from assistant.plan.check.reading import plain
from assistant.plan.check.themes import Themes

MAIN = 0.6
"""A theme is what a text is about when it is told at least so plainly as this share of the plainest."""
_STOPS = ".;!?\n"


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


def refused(hope: str, known: Themes) -> Refused:
    """Find what a hope says no to ('not bricklaying'), and what it wants.

    Only a trade, study and their like: who wants no more trouble wants something all the same.
    What somebody is made to do may be anything ('stop making me walk').
    """
    text = whole = plain(hope)
    words: list[str] = []
    said: list[str] = []
    found: set[str] = set()
    for no in sorted(_noes(text, known), reverse=True):
        if no.themes and no.end <= len(text):
            found |= no.themes
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
    for one in known.unwanted.finditer(text):
        themes = refusable(about_hope(one["what"], known), known)
        yield _No(one.start(), one.end(), one["what"], themes)
    for one in known.forced.finditer(text):
        themes = frozenset(about_hope(one["what"], known)) - known.wide
        yield _No(one.start(), one.end(), one["what"], themes)
    for theme, pattern in known.refuses.items():
        for one in pattern.finditer(text):
            yield _No(one.start(), one.end(), one[0], frozenset({theme}))


def _sentence(text: str, place: int) -> str:
    """Give the whole sentence round a place: half of one may say what nobody meant."""
    begin = max(text.rfind(stop, 0, place) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place)) >= 0]
    return text[begin : min(ends, default=len(text))].strip()
