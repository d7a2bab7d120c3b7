"""Asks every case and gives the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.listed import listed
from assistant.knowledge.evaluation.matching import any_of, find, passages_with, saying
from assistant.knowledge.evaluation.measure import Judged, Observed, judge
from assistant.knowledge.evaluation.model import Evaluation
from assistant.knowledge.evaluation.rankings import Rankings
from assistant.knowledge.evaluation.summary import summary
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.markdown import split_front_matter
from assistant.knowledge.model import Guidance

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""


@dataclass(frozen=True)
class _Came:
    case: Case
    guidance: Guidance
    same_twice: bool
    rankings: Mapping[str, Sequence[str]]


def evaluate(
    knowledge: Knowledge, library: Library, cases: Sequence[Case], progress: Progress
) -> Evaluation:
    """Ask every case of the opened library, twice, and the plain searches beside it.

    Raises ContentError for a pattern that takes too long, and KnowledgeError when
    the model is not prepared.
    """
    progress("Reading the library", 0, 1)
    run = _Run(knowledge, library, cases)
    progress("Reading the library", 1, 1)
    came = []
    for number, case in enumerate(cases):
        progress("Asking", number, len(cases))
        came.append(run.ask(case))
    progress("Asking", len(cases), len(cases))
    return summary(run.judged(came), date.today())


class _Run:
    """One evaluation: the library on each date that is asked about, and what the patterns match in it."""

    def __init__(self, knowledge: Knowledge, library: Library, cases: Sequence[Case]) -> None:
        self._knowledge = knowledge
        self._cases = cases
        self._listed = {day: listed(knowledge, day) for day in {case.on for case in cases}}
        any_day = self._listed[cases[0].on].values()  # the texts are the same on each
        self._matches = find(cases, [one.text for one in any_day])
        self._rankings = Rankings(knowledge, library.cache_dir)
        shipped = {one.document for one in any_day if not one.own}
        self._texts = {document: _body(library, document) for document in shipped}

    def ask(self, case: Case) -> _Came:
        """Ask twice, and the other searches once where something is expected."""
        first = self._knowledge.ask(case.q, nation=case.nation, on=case.on)
        again = self._knowledge.ask(case.q, nation=case.nation, on=case.on)
        library = self._listed[case.on]
        allowed = {id_ for id_, one in library.items() if one.may_answer(case.nation)}
        rankings = {} if case.abstain else self._rankings.of(case, first, allowed)
        return _Came(case, first, first == again, rankings)

    def judged(self, came: Sequence[_Came]) -> list[Judged]:
        """Judge what came, in the same order."""
        answers = list(dict.fromkeys(one.guidance.answer or "" for one in came))
        matches = find(self._cases, answers)
        return [
            judge(
                Observed(
                    case=one.case,
                    guidance=one.guidance,
                    same_twice=one.same_twice,
                    answer_forbidden=answers.index(one.guidance.answer or "")
                    in any_of(one.case.forbid, matches),
                    rankings=one.rankings,
                    library=self._listed[one.case.on],
                    saying=saying(one.case, self._listed[one.case.on], self._matches),
                    forbidden=passages_with(
                        one.case.forbid, self._listed[one.case.on], self._matches
                    ),
                    texts=self._texts,
                )
            )
            for one in came
        ]


def _body(library: Library, document: str) -> str:
    """Read a shipped document's file and give what stands under its front matter."""
    text = (library.guidance_dir / f"{document}.md").read_text(encoding="utf-8")
    parts = split_front_matter(text)
    return parts[1] if parts else text
