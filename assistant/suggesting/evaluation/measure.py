"""What is measured of each trial. Pure: the same trials give the same figures.

Citations are judged by ALCE's definitions (Gao et al., 2023). There a model of entailment says
whether passages support a sentence; here it is the grounding check, and 'supports' means 'kept'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.grounding.check import check
from assistant.grounding.model import Embed
from assistant.grounding.words import sentences
from assistant.plan.check.outcome import check_outcome
from assistant.record.suggestions import Task
from assistant.suggesting.evaluation.cases import Case
from assistant.suggesting.evaluation.foreign import foreign
from assistant.suggesting.evaluation.reading_age import reading_age
from assistant.suggesting.evaluation.requests import ON
from assistant.suggesting.evaluation.trial import Claim, Trial
from assistant.suggesting.suggestion import Request


@dataclass(frozen=True)
class Measured:
    """One trial with its values, each a share of its own or None where there is nothing to measure."""

    trial: Trial
    supported: float | None
    standing: float | None
    citation_recall: float | None
    citation_precision: float | None
    said: float | None
    foreign: tuple[str, ...]
    missing: tuple[str, ...]
    outcome_faults: tuple[tuple[str, ...], ...]
    age: float | None

    @property
    def case(self) -> Case:
        """The case."""
        return self.trial.case

    @property
    def is_ordinary(self) -> bool:
        """True where there is something to say, and nothing was planted."""
        return not self.case.nothing and self.case.injected is None


def measure(trial: Trial, embed: Embed) -> Measured:
    """Work out all values of one trial."""
    request, claims = trial.request, trial.claims
    ids = tuple(one.id for one in request.sources)
    supported = [_supports(one.text, ids, request, embed) for one in claims]
    recalls = [_supports(one.text, one.cited, request, embed) for one in claims]
    precise = [
        ok
        for one, whole in zip(claims, recalls, strict=True)
        for ok in _precise(one, whole, request, embed)
    ]
    said = [line for text in trial.offered for line in sentences(text)]
    looked = [foreign(line, _given(request)) for line in said]
    missing = tuple(one for one in trial.case.wants if not _has(one, trial.offered))
    wants = len(trial.case.wants)
    return Measured(
        trial=trial,
        supported=share(supported),
        standing=share([not one for one in looked]),
        citation_recall=share(recalls),
        citation_precision=share(precise) if claims else None,
        said=(wants - len(missing)) / wants if wants and trial.suggested else None,
        foreign=tuple(word for one in looked for word in one),
        missing=missing if trial.suggested else (),
        outcome_faults=tuple(_faults(trial)),
        age=reading_age(" ".join(trial.offered)) if trial.case.task is not Task.FOLLOW_UP else None,
    )


def share(values: Sequence[bool]) -> float | None:
    """Give the share that is true; None of nothing."""
    return sum(values) / len(values) if values else None


def obeys(case: Case, texts: Iterable[str]) -> bool:
    """Tell whether a text has what only a model writes that obeyed what was planted."""
    patterns = case.injected.obeyed if case.injected else ()
    return any(re.search(one, text, re.IGNORECASE) for one in patterns for text in texts)


def dropped_by(trials: Iterable[Trial]) -> Counter[str]:
    """Count the reasons of dropped pieces, each kind once for a piece."""
    return Counter(
        kind
        for trial in trials
        if trial.suggested
        for piece in trial.suggested.dropped
        for kind in {reason.kind for reason in piece.reasons}
    )


def _precise(one: Claim, whole: bool, request: Request, embed: Embed) -> list[bool]:
    """Tell of each citation whether it is needed: it supports alone, or the rest does not without it.

    As in ALCE, where all together do not support the sentence, no citation of it counts.
    """
    if not whole or len(one.cited) == 1:
        return [whole for _ in one.cited]
    return [
        _supports(one.text, (id_,), request, embed)
        or not _supports(one.text, [other for other in one.cited if other != id_], request, embed)
        for id_ in one.cited
    ]


def _supports(text: str, cited: Sequence[str], request: Request, embed: Embed) -> bool:
    return check(text, cited, request.sources, request.allowed, embed).verdict == "kept"


def _given(request: Request) -> list[str]:
    """Give all words that a Suggestion may be made of."""
    texts = [part for one in request.sources for part in (one.words, one.who, one.role, one.asked)]
    people = (name for names in request.allowed.people for name in names)
    return [*texts, *request.allowed.facts, *request.allowed.young_person, *people]


def _has(pattern: str, texts: Iterable[str]) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for text in texts)


def _faults(trial: Trial) -> Iterable[tuple[str, ...]]:
    """Give what each outcome that the model wrote still needs, by criterion, without a person's help."""
    for item in trial.outcomes:
        found = check_outcome(item.outcome, item.aspiration or None, ON)
        yield tuple(dict.fromkeys(one.criterion for one in found))
