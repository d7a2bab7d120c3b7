"""Says what may be wrong with a sentence when what is nearest to it in the sources says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.grounding.content import Clause, clauses_of, is_glue, nearest
from assistant.grounding.contrary import compared
from assistant.grounding.facts import Fault, written
from assistant.grounding.ground import Ground
from assistant.grounding.model import Kind
from assistant.grounding.others import is_of_another
from assistant.grounding.sureness import is_other_duty, is_surer
from assistant.grounding.turning import is_excepted, is_swapped, is_turned
from assistant.grounding.words import read

_HALF = 0.5
"""The least share of a statement that another must hold to be its opposite."""


def doubts(sentence: str, ground: Ground, people: frozenset[str]) -> Iterator[Fault]:
    """Give all doubts about the statements of a sentence. ``people``: words that are names."""
    seen = list(compared(read(sentence), ground.told, people))
    for one in seen:
        if one.is_contrary:
            rule = "felt" if one.contrast == "bid" else one.contrast
            yield Fault("negation", written(one.stance.matter), sure=False, rule=rule)
    same = frozenset(word.start for one in seen if one.is_same for word in one.stance.matter)
    for clause in clauses_of(sentence, people=people):
        yield from _of_clause(clause, ground, same)


def _of_clause(clause: Clause, ground: Ground, same: frozenset[int]) -> Iterator[Fault]:
    """Give the doubts about a statement. ``same``: where words start to which the sources stand alike."""
    all_, is_open = ground.clauses, not _is_confirmed(clause, same)
    near = nearest(clause, all_)
    found: dict[tuple[Kind, str], bool] = {
        ("negation", "turned"): is_open and is_turned(clause, nearest(clause, all_, _HALF)),
        ("negation", "swapped"): is_open and is_swapped(clause, all_),
        ("negation", "excepted"): is_excepted(clause, near),
        ("certainty", "surer"): is_surer(clause, near),
        ("duty", "duty"): is_other_duty(clause, all_),
        ("another", "another"): is_of_another(clause, ground),
    }
    for (kind, rule), is_so in found.items():
        if is_so:
            yield Fault(kind, written(clause.words), sure=False, rule=rule)


def _is_confirmed(clause: Clause, same: frozenset[int]) -> bool:
    """Tell whether a source stands as the text does to all that a statement is about."""
    matter = [word for word in clause.matter if not is_glue(word)]
    return bool(matter) and all(word.start in same for word in matter)
