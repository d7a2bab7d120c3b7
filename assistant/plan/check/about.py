"""What a text is about: each theme it speaks of, and how plainly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.plan.check.reading import plain
from assistant.plan.check.themes import LONGEST, Stems, Themes, stemmed, words_of

About = dict[str, float]
"""Themes with their weights, in the order in which a text speaks of them."""

_WORD, _PHRASE, _WEAK, _RARE = 1.0, 1.5, 0.25, 0.7
"""What a word counts for its theme. Weak words mostly say where or with what something is done."""
_UNKNOWN = 4
"""So few words that no theme knows are no reason to doubt what an outcome is about."""
_DOING = 2.0
"""How much more the doing counts than what stands beside it: who knits a sock knits."""
_WILL = re.compile(r"(?<!\w)(?:will|can|could|should|shall|to be able to|is able to)(?!\w)", re.I)


def about_outcome(text: str, themes: Themes) -> About:
    """Say what an outcome is about. What is done counts more than what it is done with."""
    said = themes.aside.sub(" . ", plain(text))
    return _weighed(said, themes, hope=False, doing=_doing(said))


def about_hope(text: str, themes: Themes) -> About:
    """Say what a hope is about. Whom somebody wants to be like is no theme of it."""
    return _weighed(themes.like.sub(" ", plain(text)), themes, hope=True, doing=-1)


def opening(text: str, themes: Themes) -> frozenset[str]:
    """Give the themes of the word or phrase that a hope, or a part of one, begins with."""
    words = words_of(text)
    first = next(_pieces(words, themes, hope=True), None)
    return _told(first[1], words[0], themes, hope=True)[0] if first else frozenset()


def mostly_unknown(text: str, themes: Themes) -> bool:
    """Tell whether most of what an outcome says stands in no theme: it may be about that."""
    words = words_of(themes.aside.sub(" . ", plain(text)))
    known = unknown = 0
    for place, piece in _pieces(words, themes, hope=False):
        if not words[place].islower() or (len(piece) == 1 and piece[0] in themes.nothing):
            continue
        named, weight = _told(piece, words[place], themes, hope=False)
        known += weight >= _RARE
        unknown += not named and piece not in themes.weak
    return unknown >= _UNKNOWN and unknown > 2 * known


def _doing(text: str) -> int:
    """Give the place of the word behind 'will': what is to be done."""
    verb = _WILL.search(text)
    return len(words_of(text[: verb.end()])) if verb else 0


def _weighed(text: str, themes: Themes, *, hope: bool, doing: int) -> About:
    words = words_of(text)
    found: Counter[str] = Counter()
    seen: set[Stems] = set()
    for place, piece in _pieces(words, themes, hope=hope):
        if piece in seen or (place == doing - 2 and words[place][0].isupper()):
            continue  # said twice is no plainer; Fern and Bill, who 'will', are people
        seen.add(piece)
        named, weight = _told(piece, words[place], themes, hope=hope)
        if place == doing:
            weight = _done(named, weight, themes)
        for theme in sorted(named):
            found[theme] += weight / len(named) ** 0.5  # a word of many themes says little of each
    return dict(found)


def _done(named: frozenset[str], weight: float, themes: Themes) -> float:
    """Weigh the word for what is done: 'tells' says much there, 'holds' says little."""
    if weight < _RARE and named & themes.by_doing:
        return _WORD
    return weight if weight < _RARE and named & themes.foundations else weight * _DOING


def _pieces(words: list[str], themes: Themes, *, hope: bool) -> Iterator[tuple[int, Stems]]:
    """Cut a text into the longest phrases that are known, and single words."""
    stems = tuple(stemmed(word.lower() for word in words))
    place = 0
    while place < len(stems):
        length = next(
            (
                some
                for some in range(min(LONGEST, len(stems) - place), 1, -1)
                if _named(stems[place : place + some], themes, hope=hope)
            ),
            1,
        )
        yield place, stems[place : place + length]
        place += length


def _named(piece: Stems, themes: Themes, *, hope: bool) -> frozenset[str]:
    both = themes.in_both.get(piece, frozenset())
    return both | themes.in_hopes.get(piece, frozenset()) if hope else both


def _told(piece: Stems, word: str, themes: Themes, *, hope: bool) -> tuple[frozenset[str], float]:
    """Give the themes of a piece, and what it counts."""
    named = _named(piece, themes, hope=hope)
    if not named:
        rare = themes.rare.get(word) if len(piece) == 1 else None
        return (frozenset({rare}), _RARE) if rare else (frozenset(), 0.0)
    if piece in themes.weak and not hope:
        return named, _WEAK
    return named, _WORD if len(piece) == 1 else _PHRASE
