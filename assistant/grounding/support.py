"""Measures how far a sentence stands in its sources: by its words, and by the doubts about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import exp
from typing import TYPE_CHECKING

from assistant.grounding.content import clauses_of, content, keys_of, terms
from assistant.grounding.data import pictured, thresholds
from assistant.grounding.facts import Fault
from assistant.grounding.ground import Ground
from assistant.grounding.model import Embed
from assistant.grounding.words import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DOUBTS = frozenset(
    {"turned", "swapped", "felt", "ended", "so", "excepted"}
    | {"certainty", "surer", "frequency", "duty", "voice", "another", "provision", "few"}
)
"""What is never sure: the rules of the kinds that have several, and the other kinds."""
_UNLIKE, _ALIKE = 0.3, 0.6
"""Cosines of two words between which a word counts in part."""
_LONG = 6
"""How many letters a word needs for one slip to leave it the same."""


@dataclass(frozen=True)
class Signals:
    """What the decision is made from.

    ``lost``: how many of its words the sources do not hold, in part too. ``strange``: the same of
    the words for things that can be pictured. The others: 1 where there is such a doubt. ``few``: a
    small number in a word. ``loose``: another fact that can be told in other words.
    """

    lost: float
    strange: float
    turned: float
    swapped: float
    felt: float
    ended: float
    so: float
    excepted: float
    certainty: float
    surer: float
    frequency: float
    duty: float
    voice: float
    another: float
    provision: float
    few: float
    loose: float


def signals(sentence: str, ground: Ground, doubts: Sequence[Fault], embed: Embed) -> Signals:
    """Measure one sentence against its sources. ``doubts``: what may be wrong in it."""
    kinds = {one.signal for one in doubts}
    some = [clause for clause in clauses_of(sentence) if terms(clause.words)]
    support = _support([word for clause in some for word in terms(clause.words)], ground, embed)
    return Signals(
        lost=sum(1 - value for value, _ in support.values()),
        strange=sum(1 - value for value, word in support.values() if _is_pictured(word)),
        loose=float(not kinds <= DOUBTS),
        **{kind: float(kind in kinds) for kind in DOUBTS},
    )


def chance(found: Signals) -> float:
    """Give the chance that the sources support a sentence; below a half it is held."""
    fitted = thresholds()
    values = asdict(found)
    score = fitted.constant + sum(fitted.weights[name] * values[name] for name in values)
    return 1 / (1 + exp(-score))


def once(embed: Embed) -> Embed:
    """Give an ``embed`` that works out each text once: all sentences have the same sources."""
    known: dict[str, NDArray[np.float32]] = {}

    def given(texts: Sequence[str], /) -> NDArray[np.float32]:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, embed(new), strict=True))
        return np.stack([known[text] for text in texts])

    return given


def _support(words: Sequence[Word], ground: Ground, embed: Embed) -> dict[str, tuple[float, Word]]:
    """Say of each word, by its stem, how far it stands in the sources, from 0 to 1."""
    by_stem = {word.stem: word for word in words}
    known = {
        stem: (1.0, word)
        for stem, word in by_stem.items()
        if keys_of(word) & ground.all.keys or _is_slip(word, ground)
    }
    others = [word for stem, word in by_stem.items() if stem not in known]
    there = sorted({word.plain for word in content(ground.all.words)})
    if others and there:
        alike = embed([word.plain for word in others]) @ embed(there).T
        for word, best in zip(others, alike.max(axis=1), strict=True):
            part = min(max((float(best) - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0), 1.0)
            known[word.stem] = part, word
    return known


def _is_pictured(word: Word) -> bool:
    return word.plain in pictured() or word.lemma in pictured()


def _is_slip(word: Word, ground: Ground) -> bool:
    """Tell whether a long word stands there with a slip of the pen."""
    from jellyfish import damerau_levenshtein_distance as distance

    if len(word.plain) < _LONG:
        return False
    return any(
        abs(len(one) - len(word.plain)) <= 1 and distance(one, word.plain) == 1
        for one in ground.all.plains
    )
