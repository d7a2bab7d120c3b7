"""Finds what the sources tell of another child, and the text of the young person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.content import Clause, keys_of, share, terms
from assistant.grounding.data import names, plain, voices
from assistant.grounding.ground import Ground
from assistant.grounding.lexicon import things
from assistant.grounding.model import Kind
from assistant.grounding.words import Word, clauses, read, sentences

_FIRST = 5
"""Among how many words at the beginning of a statement its subject is looked for."""
_NEAR = 2
_SPEAKER = frozenset({"i", "we", "you"})
_SHARED = frozenset({"me", "us", "we", "i", "him", "them", "both", "together"})
"""Where one of these stands as well, it is told of more than the other child."""
_CHILD = frozenset({"child", "kid", "pupil", "student", "one", "person"})
_NOT_TOLD: tuple[Kind, ...] = ("person", "frequency", "certainty")
"""What says nothing of anybody by itself."""
_SOME, _MUCH = 0.5, 0.6


def is_of_another(clause: Clause, ground: Ground) -> bool:
    """Tell whether a statement without another child in it stands only in what is told of one."""
    some = terms(clause.words, besides=_NOT_TOLD)
    words = [word for word in some if word.plain not in clause.people]
    strange = _strange(ground)
    if not words or _another(clause.words, clause.people, strange):
        return False
    theirs, rest = _parted(ground, clause.people, strange)
    if not theirs:
        return False
    best = max(_held(words, some) for some in theirs)
    return best >= _MUCH and _held(words, rest) <= _SOME * best


def _held(words: Sequence[Word], some: Sequence[Word]) -> float:
    keys = frozenset(key for word in some for key in keys_of(word))
    return share(words, frozenset(word.stem for word in some), keys)


def _parted(
    ground: Ground, people: frozenset[str], strange: frozenset[str]
) -> tuple[tuple[tuple[Word, ...], ...], tuple[Word, ...]]:
    """Part the sources: each statement that is of another child alone, and all other words."""
    theirs: list[tuple[Word, ...]] = []
    rest: list[Word] = []
    for source in (one for one in ground.sources if one.voice):
        for line in sentences(source.words):
            for words, is_theirs in _owned(read(line), people, strange):
                if is_theirs:
                    theirs.append(words)
                else:
                    rest.extend(words)
    return tuple(theirs), tuple(rest)


def _owned(
    sentence: Sequence[Word], people: frozenset[str], strange: frozenset[str]
) -> Iterator[tuple[tuple[Word, ...], bool]]:
    """Give each statement of a sentence, and whether it is of another child; what names nobody goes on."""
    is_theirs = False
    for words in clauses(sentence):
        first = words[:_FIRST]
        if _another(first, people, strange):
            is_theirs = True
        elif any(word.plain in people or word.plain in _SPEAKER for word in first):
            is_theirs = False
        shared = any(word.plain in _SHARED for word in words[1:])
        yield words, is_theirs and not shared


def _strange(ground: Ground) -> frozenset[str]:
    """Give the words that are names in the sources: with a capital inside a sentence, or only names."""
    lines = [line for one in ground.sources if one.voice for line in sentences(one.words)]
    found = {word.plain for line in lines for word in read(line) if _is_strange(word)}
    for words in (read(line) for line in lines):
        if words and not words[0].capital and words[0].plain in names().also_words:
            found.add(words[0].plain)
    told = {word.plain for line in lines for one in things(read(line)) for word in one.words}
    return frozenset(found) - plain().stop - told


def _is_strange(word: Word) -> bool:
    return word.capital and not word.opens and not word.text.isupper()


def _another(words: Sequence[Word], people: frozenset[str], strange: frozenset[str]) -> bool:
    """Tell whether another child is named: 'her brother', 'the other lad', a name nobody knows."""
    for place, word in enumerate(words):
        if word.plain in people:
            continue
        before = words[place - 1].plain if place else ""
        if word.lemma in voices().another or (word.lemma in _CHILD and before in voices().other):
            return True
        known = word.plain in names().names or (place < _NEAR and word.plain in strange)
        if known and before not in names().titles:
            return True
    return False
