"""Finds things to which a text stands otherwise than what its sources tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.grounding.content import OPEN, is_glue, keys_of, share
from assistant.grounding.data import stance
from assistant.grounding.model import Source
from assistant.grounding.stance import Stance, stances
from assistant.grounding.tone import Tone, asked_feeling
from assistant.grounding.turning import opposites
from assistant.grounding.words import Word, read, read_all, sentences

Contrast = Literal["", "felt", "bid", "ended", "so"]
"""How two stances differ: not at all, in what is liked or wanted, in what is no more, or so."""
_LEAST = {"felt": 0.34, "bid": 0.75, "ended": 0.5, "so": 0.8}
"""The least share of a statement that another must hold to be contrary to it."""
_ORDER: tuple[Contrast, ...] = ("", "felt", "bid", "ended", "so")
"""What counts of several; where one source stands to it alike, the others count nothing."""

_SAME = 0.45
"""The least share of a statement that another must hold to confirm it."""


@dataclass(frozen=True)
class Told:
    """A stance of a source, with whose it is."""

    stance: Stance
    source: Source


@dataclass(frozen=True)
class Compared:
    """A stance of a text, how what is nearest to it differs, and how much of it that holds."""

    stance: Stance
    contrast: Contrast
    held: float

    @property
    def is_contrary(self) -> bool:
        """Whether the sources stand otherwise to it."""
        return bool(self.contrast) and self.held >= _LEAST[self.contrast]

    @property
    def is_same(self) -> bool:
        """Whether a source stands to it as the text does."""
        return not self.contrast and self.held >= _SAME


def compared(
    words: Sequence[Word], told: Sequence[Told], people: frozenset[str]
) -> Iterator[Compared]:
    """Compare each stance of a sentence with those of the sources that are nearest to it."""
    if any(word.plain.startswith(OPEN) for word in words):
        return
    for one in stances(words, people):
        near = _nearest(one, _own(one, words, told))
        kinds = {_against(one, other.stance) for _, other in near}
        if kinds:
            contrast = next(kind for kind in _ORDER if kind in kinds)
            yield Compared(one, contrast, max(score for score, _ in near))


def _nearest(one: Stance, told: Sequence[Told]) -> list[tuple[float, Told]]:
    scored = [
        (share(one.matter, other.stance.stems, other.stance.keys), other)
        for other in told
        if one.is_case == other.stance.is_case and _shares(one, other.stance)
    ]
    best = max((score for score, _ in scored), default=0.0)
    return [(score, other) for score, other in scored if score and score >= best - 0.01]


def _shares(one: Stance, other: Stance) -> bool:
    """Tell whether they share a word that says something by itself, or several words that do not."""
    if any(not is_glue(word) and keys_of(word) & other.keys for word in one.matter):
        return True
    return len(one.matter) > 1 and one.stems <= other.stems


def _against(one: Stance, other: Stance) -> Contrast:
    """Say how two stances differ; of opposites, as 'quiet' and 'loud', the same tone is the other."""
    turned = opposites(one.matter, other.matter) % 2 == 1
    ours = one.tone
    theirs = replace(other.tone, sign=-other.tone.sign) if turned else other.tone
    gone = (theirs.ended and one.was) or (ours.ended and other.was)
    if ours.sign == theirs.sign or not ours.sign * theirs.sign or gone:
        return ""
    if ours.felt and theirs.felt:
        return "felt"
    if ours.felt or theirs.felt:
        felt = ours if ours.felt else theirs
        return "felt" if felt.sign > 0 and not turned else ""
    if theirs.ended:
        return "ended"
    if other.bids and theirs.sign < 0 and one.advises and not one.lets:
        return "bid"
    return "" if one.trails or one.bids or other.bids else "so"


def _own(one: Stance, words: Sequence[Word], told: Sequence[Told]) -> Sequence[Told]:
    """Give what the person tells who is named before a feeling, where that speaks of it at all."""
    if not one.tone.felt:
        return told
    before = [word.plain for word in words if word.start < one.matter[0].start]
    for plain in reversed(before):
        own = [other for other in told if plain in _names(other.source)]
        if own:
            return [other for other in own if one.keys & other.stance.keys] or told
    return told


def _names(source: Source) -> frozenset[str]:
    return frozenset(word.plain for word in read_all(f"{source.who} {source.role}"))


def told_by(sources: Sequence[Source], people: frozenset[str]) -> tuple[Told, ...]:
    """Read all stances of some sources; what answers a Question with yes or no is told too."""
    return tuple(Told(one, source) for source in sources for one in _of_source(source, people))


def _of_source(source: Source, people: frozenset[str]) -> Iterator[Stance]:
    asked = read_all(source.asked) if source.voice else ()
    lines = [read(line) for line in sentences(source.words)]
    for words in lines:
        yield from stances(words, people, asked_feeling(asked))
    sign = _answer(lines[0]) if lines and asked else 0
    if sign:
        yield from _felt(asked, sign, people)
    about = next((at for at, word in enumerate(asked) if word.plain == "about"), len(asked))
    if asked_feeling(asked):
        yield from _felt(asked[about + 1 :], asked_feeling(asked), people)


def _felt(asked: Sequence[Word], sign: int, people: frozenset[str]) -> Iterator[Stance]:
    """Give what a Question tells of: what is hard about new places tells that they are."""
    for one in stances(asked, people):
        yield Stance(one.matter, Tone(sign, felt=True), one.is_case, one.bids)


def _answer(words: Sequence[Word]) -> int:
    """Tell whether a Question is answered with yes (1) or no (-1)."""
    data = stance()
    return 1 if words[0].plain in data.yes_ else -1 if words[0].plain in data.nay else 0
