"""Measures how far the meaning of a sentence stands in its sources: by its words, and by vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import exp

from assistant.grounding.content import Clause, clauses_of, content, keys_of, terms
from assistant.grounding.data import thresholds
from assistant.grounding.ground import Ground
from assistant.grounding.model import Embed
from assistant.grounding.words import Word, sentences

_UNLIKE, _ALIKE = 0.3, 0.6
"""Cosines of two words between which a word counts in part."""
_UNKNOWN = 0.5
"""A word that counts for less is one that the sources do not know."""
_LONG = 6
"""How many letters a word needs for one slip to leave it the same."""


@dataclass(frozen=True)
class Signals:
    """What the decision is made from.

    ``near``: the cosine of the sentence and what is nearest to it in the sources. ``unknown``: how
    many of its words the sources do not know. ``weakest``: of its statement that stands there
    least, the share of its words that do, in meaning.
    """

    near: float
    unknown: float
    weakest: float


def signals(sentence: str, ground: Ground, embed: Embed) -> Signals:
    """Measure one sentence against its sources."""
    some = [clause for clause in clauses_of(sentence) if terms(clause.words)]
    known = _support([word for clause in some for word in terms(clause.words)], ground, embed)
    return Signals(
        near=_nearest(sentence, _texts(ground), embed),
        unknown=float(sum(value < _UNKNOWN for value in known.values())),
        weakest=min((_covered(clause, known) for clause in some), default=1.0),
    )


def chance(found: Signals) -> float:
    """Give the chance that the sources support a sentence; below a half it is held."""
    fitted = thresholds()
    values = asdict(found)
    score = fitted.constant + sum(fitted.weights[name] * values[name] for name in values)
    return 1 / (1 + exp(-score))


def _support(words: Sequence[Word], ground: Ground, embed: Embed) -> dict[str, float]:
    """Say of each word, by its stem, how far it stands in the sources, from 0 to 1."""
    by_stem = {word.stem: word for word in words}
    known = {
        stem: 1.0
        for stem, word in by_stem.items()
        if keys_of(word) & ground.all.keys or _is_slip(word, ground)
    }
    others = [word for stem, word in by_stem.items() if stem not in known]
    there = sorted({word.plain for word in content(ground.all.words)})
    if others and there:
        alike = embed([word.plain for word in others]) @ embed(there).T
        for word, best in zip(others, alike.max(axis=1), strict=True):
            known[word.stem] = min(max((float(best) - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0), 1.0)
    return known


def _is_slip(word: Word, ground: Ground) -> bool:
    """Tell whether a long word stands there with a slip of the pen."""
    from jellyfish import damerau_levenshtein_distance as distance

    if len(word.plain) < _LONG:
        return False
    return any(
        abs(len(one) - len(word.plain)) <= 1 and distance(one, word.plain) == 1
        for one in ground.all.plains
    )


def _covered(clause: Clause, known: Mapping[str, float]) -> float:
    found = [known.get(word.stem, 0.0) for word in terms(clause.words)]
    return sum(found) / len(found)


def _texts(ground: Ground) -> list[str]:
    """Give all pieces of the sources that a sentence may be near to."""
    texts = [line for one in ground.sources for line in sentences(one.words)]
    texts += [one.words for one in ground.sources]
    texts += [f"{one.asked} {one.words}" for one in ground.sources if one.asked]
    texts.append(" ".join(one.words for one in ground.sources))
    return sorted(set(texts))


def _nearest(text: str, texts: Sequence[str], embed: Embed) -> float:
    return float((embed([text]) @ embed(texts).T).max())
