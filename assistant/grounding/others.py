"""Finds what the sources tell of another child, and the text of the young person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.content import Clause, keys_of, share, terms
from assistant.grounding.data import names, plain, stance, voices
from assistant.grounding.ground import Ground
from assistant.grounding.lexicon import things
from assistant.grounding.model import Kind
from assistant.grounding.words import Word, clauses, read, read_all, sentences

_FIRST = 5
"""Among how many words at the beginning of a statement its subject is looked for."""
_NEAR = 2
_SPEAKER = frozenset({"i", "we", "you"})
_THEY = frozenset({"he", "she"})
_WITH = frozenset(
    {
        "with",
        "by",
        "to",
        "for",
        "from",
        "near",
        "beside",
        "at",
        "of",
        "like",
        "and",
        "see",
        "help",
        "helps",
        "on",
        "about",
    }
)
"""After these somebody is with whom the statement is about, and not who it is about."""
_SHARED = frozenset({"me", "us", "we", "i", "him", "them", "both", "together", "my", "our"})
"""Where one of these stands as well, it is told of more than the other child."""
_CHILD = frozenset({"child", "kid", "pupil", "student", "one", "person"})
_NOT_TOLD: tuple[Kind, ...] = ("person", "frequency", "certainty")
"""What says nothing of anybody by itself."""
_SOME, _MUCH = 0.5, 0.6


@dataclass(frozen=True)
class _Cast:
    """Who is who by a word: ``known`` speaks or is the young person; the others are anybody else."""

    known: frozenset[str]
    others: frozenset[str]
    strange: frozenset[str]


def is_of_another(clause: Clause, ground: Ground) -> bool:
    """Tell whether a statement without another child in it stands only in what is told of one."""
    some = terms(clause.words, besides=_NOT_TOLD)
    words = [word for word in some if word.plain not in clause.people]
    cast = _cast(clause, ground)
    if not words or _another(_so_far(clause, cast), cast):
        return False
    theirs, rest = _parted(ground, cast)
    if not theirs:
        return False
    best = max(_held(words, some) for some in theirs)
    return best >= _MUCH and _held(words, rest) <= _SOME * best


def _so_far(clause: Clause, cast: _Cast) -> Sequence[Word]:
    """Give the words of a statement, with those before it where it does not say itself who is meant."""
    if any(word.plain in cast.known for word in clause.words):
        return clause.words
    return [word for word in clause.sentence if word.start <= clause.words[-1].start]


def _cast(clause: Clause, ground: Ground) -> _Cast:
    spoken = [*ground.allowed.young_person, *(one.who for one in ground.sources)]
    known = frozenset(word.plain for name in spoken for word in read_all(name))
    return _Cast(known, clause.people - known - plain().stop, _strange(ground))


def _held(words: Sequence[Word], some: Sequence[Word]) -> float:
    keys = frozenset(key for word in some for key in keys_of(word))
    return share(words, frozenset(word.stem for word in some), keys)


def _parted(ground: Ground, cast: _Cast) -> tuple[tuple[tuple[Word, ...], ...], tuple[Word, ...]]:
    """Part the sources: each statement that is of another child alone, and all other words."""
    theirs: list[tuple[Word, ...]] = []
    rest: list[Word] = []
    for source in (one for one in ground.sources if one.voice):
        for line in sentences(source.words):
            for words, is_theirs in _owned(read(line), cast, source.voice == "young_person"):
                if is_theirs:
                    theirs.append(words)
                else:
                    rest.extend(words)
    return tuple(theirs), tuple(rest)


def _owned(
    sentence: Sequence[Word], cast: _Cast, own: bool
) -> Iterator[tuple[tuple[Word, ...], bool]]:
    """Give each statement of a sentence, and whether it is of another child; what names nobody goes on.

    ``own``: the young person speaks, so that 'he' and 'she' are somebody else.
    """
    is_theirs = False
    for words in clauses(sentence):
        first = words[:_FIRST]
        if _another(first, cast) or (own and any(one.plain in _THEY for one in words[:2])):
            is_theirs = True
        elif any(word.plain in cast.known or word.plain in _SPEAKER for word in first):
            is_theirs = False
        shared = any(word.plain in _SHARED for word in words[1:]) or words[0].plain in stance().case
        yield words, is_theirs and not shared


def _strange(ground: Ground) -> frozenset[str]:
    """Give the words that are names in the sources: with a capital inside a sentence, or only names."""
    lines = [line for one in ground.sources if one.voice for line in sentences(one.words)]
    found = {word.plain for line in lines for word in read(line) if _is_strange(word)}
    for words in (read(line) for line in lines):
        if len(words) > 1 and _is_small_name(words[0], words[1]):
            found.add(words[0].plain)
    told = {word.plain for line in lines for one in things(read(line)) for word in one.words}
    return frozenset(found) - plain().stop - names().titles - told


def _is_small_name(word: Word, after: Word) -> bool:
    """Tell whether a sentence without capitals begins with a name: 'hope plays', not 'green pen'."""
    acts = after.plain in stance().subject or after.lemma != after.plain
    return not word.capital and word.plain in names().also_words and acts


def _is_strange(word: Word) -> bool:
    return word.capital and not word.opens and not word.text.isupper()


def _another(words: Sequence[Word], cast: _Cast) -> bool:
    """Tell whether another child is named: 'her brother', 'the other lad', a name nobody knows."""
    return any(
        _is_another(word, words[place - 1].plain if place else "", place, cast)
        for place, word in enumerate(words)
    )


def _is_another(word: Word, before: str, place: int, cast: _Cast) -> bool:
    if word.plain in cast.known:
        return False
    if word.lemma in voices().another or (word.lemma in _CHILD and before in voices().other):
        return True
    strange = place < _NEAR and word.plain in cast.strange
    named = word.plain in cast.others or (word.capital and word.plain in names().names)
    return (strange or named) and before not in names().titles | _WITH
