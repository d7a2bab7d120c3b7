"""The rule writer: turns Answers and Passages into a Plan without a language model.

It arranges and never rewrites: each Line is a person's words, letter for letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.drafting.gaps import gaps
from assistant.drafting.sources import source_of
from assistant.drafting.views import disagreements
from assistant.flows.schema import Flows
from assistant.knowledge.model import Citation
from assistant.plan.format import Format, FormatSection
from assistant.plan.lines import line_id
from assistant.plan.model import (
    SCHEMA_VERSION,
    Line,
    Plan,
    PlanPerson,
    PlanSection,
    Standing,
)
from assistant.plan.rights import may_cross_out
from assistant.record.entries import Voice
from assistant.record.view import Answer, LineDecision, View

Beside = Callable[[str], Sequence[Citation]]
"""Gives the guidance that stands beside a question, by its id."""

_VOICES = list(Voice)  # the young person's words lead
_OWN_NATION = 0.1  # about the distance between two good matches
_DECIDES = {
    "line_crossed_out": Standing.CROSSED_OUT,
    "line_objected": Standing.OBJECTED,
    "line_kept": Standing.AGREED,
    "line_agreed": Standing.AGREED,
}


def draft(
    view: View,
    flows: Flows,
    formats: Sequence[Format],
    beside: Beside,
    *,
    for_person: str | None = None,
) -> Plan:
    """Write the Plan in one Format, or in all of them, one section after the other.

    ``for_person`` is a person's id: then it holds what that person may read,
    their own 'only me' answers among it.
    """
    answers = [answer for answer in view.shared_with(for_person) if answer.says_something]
    sections = _sections(formats)
    citations = {section.id: _guidance(section, view.nation, beside) for section in sections}
    asked = [question for section in sections for question in section.answers]
    one_format = formats[0] if len(formats) == 1 else None
    title = one_format.title.lower() if one_format else "plan"
    return Plan(
        schema_version=SCHEMA_VERSION,
        title=f"{view.name}: {title}",
        format=one_format.id if one_format else None,
        one_page=one_format.one_page if one_format else False,
        nation=view.nation,
        drafted_for=for_person,
        people=[PlanPerson(id=p.id, name=p.name, voice=p.voice, role=p.role) for p in view.people],
        sections=[
            PlanSection(
                id=section.id,
                title=section.title,
                lines=_lines(section, answers, view),
                guidance=[citation.passage for citation in citations[section.id]],
            )
            for section in sections
        ],
        disagreements=disagreements(view, flows, answers, asked),
        outcomes=[],
        gaps=gaps(view, flows, answers, asked),
        citations=_once(citation for found in citations.values() for citation in found),
    )


def _sections(formats: Sequence[Format]) -> list[FormatSection]:
    """Give the headings: those of one page alone, or all of every Format."""
    page_alone = len(formats) == 1 and formats[0].one_page
    return [part for one in formats for part in one.sections if part.on_page or not page_alone]


def _lines(section: FormatSection, answers: Sequence[Answer], view: View) -> list[Line]:
    """Put the answers that feed a section in order: the young person first, then question, then time."""
    places = {question: place for place, question in enumerate(section.answers)}
    fitting = [a for a in answers if a.question in places and a.person.voice in section.voices]
    fitting.sort(key=lambda a: (_VOICES.index(a.person.voice), places[a.question], a.said_at, a.id))
    return [_line(section.id, answer, view) for answer in fitting]


def _line(section: str, answer: Answer, view: View) -> Line:
    line = line_id(section, answer.id)
    return Line(
        id=line,
        text=answer.words,
        voice=answer.person.voice,
        person=answer.person.name,
        person_id=answer.person.id,
        verbatim=True,
        standing=standing(line, answer, view),
        suggested_by=None,
        sources=[source_of(answer)],
    )


def standing(line: str, answer: Answer, view: View) -> Standing:
    """Fold what people decided about a Line: crossed out weighs most, then objected, then agreed.

    ``answer`` is what it stands on. A crossing-out by somebody who may not is not counted.
    """
    decided = {
        decision.kind
        for decision in view.line_decisions
        if decision.line == line and _counts(decision, answer, view)
    }
    for kind, found in _DECIDES.items():
        if kind in decided:
            return found
    return Standing.PROPOSED


def _counts(decision: LineDecision, answer: Answer, view: View) -> bool:
    if decision.kind != "line_crossed_out":
        return True
    person = next((one for one in view.people if one.id == decision.person), None)
    return person is not None and may_cross_out(
        person, said_by=answer.person.id, questions=[answer.question]
    )


def _guidance(section: FormatSection, nation: str | None, beside: Beside) -> list[Citation]:
    """Give the one passage that bears most on a section: a plan is no place for pages of quotes.

    Guidance of the young person's own nation goes before guidance for all four
    that bears on it about as much.
    """
    for question in section.answers:
        found = beside(question)
        if found:
            own_first = [c.score + (_OWN_NATION if c.nation == nation else 0.0) for c in found]
            return [found[own_first.index(max(own_first))]]
    return []


def _once(citations: Iterable[Citation]) -> list[Citation]:
    return list({citation.passage: citation for citation in citations}.values())
