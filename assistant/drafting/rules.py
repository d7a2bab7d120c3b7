"""The rule writer: turns Answers and Passages into a Plan without a language model.

It arranges and never rewrites: each Line is a person's words, letter for letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain

from assistant.drafting.facts import facts
from assistant.drafting.from_guidance import (
    Cited,
    FromGuidance,
    cited_under,
    from_guidance,
    guidance_lines,
    nothing_cited,
)
from assistant.drafting.gaps import gaps
from assistant.drafting.outcomes import outcomes, placed
from assistant.drafting.sources import source_of
from assistant.drafting.standings import may_stand, objectors, standing
from assistant.drafting.suggested import marked, suggested, summaries, with_plainer
from assistant.drafting.views import disagreements
from assistant.flows.schema import Flows
from assistant.knowledge.model import Citation
from assistant.plan.abroad import notice_in
from assistant.plan.format import Format, FormatSection
from assistant.plan.lines import line_id
from assistant.plan.model import (
    SCHEMA_VERSION,
    Column,
    Line,
    Plan,
    PlanPerson,
    PlanSection,
    Standing,
)
from assistant.plan.rights import may_cross_out_line
from assistant.record.entries import Voice
from assistant.record.suggestions import Task
from assistant.record.view import Answer, Person, View

Beside = Callable[[str], Sequence[Citation]]
"""Gives the guidance that stands beside a question, by its id."""

_VOICES = list(Voice)  # the young person's words lead
_OWN_NATION = 0.1  # about the distance between two good matches


def draft(
    view: View,
    flows: Flows,
    form: Format,
    beside: Beside,
    *,
    for_person: str | None = None,
    on: date,
    cited: Cited = nothing_cited,
) -> Plan:
    """Write the Plan in one Format, as on the day ``on``.

    ``for_person`` is a person's id: then it holds what that person may read,
    their own 'only me' answers among it. ``cited`` finds the Passages that answers were made of.
    """
    answers = [answer for answer in view.shared_with(for_person) if answer.says_something]
    sections = [part for part in form.sections if part.on_page or not form.one_page]
    asked = list(dict.fromkeys(one for section in sections for one in section.answers))
    aimed = marked(outcomes(view, for_person, on), view)
    rows = placed(sections, view.outcomes)
    shown = {one for ids in rows.values() for one in ids}
    kept = (
        from_guidance(view, cited) if any(one.from_guidance for one in sections) else FromGuidance()
    )
    lines = _lines_of(form, sections, answers, kept, view, for_person)
    bare = [
        _section(section, lines[section.id], rows.get(section.id, ()), kept.gone, view, on)
        for section in sections
    ]
    citations = _citations(sections, bare, view.nation, beside)
    return Plan(
        schema_version=SCHEMA_VERSION,
        title=f"{view.name}: {_after_a_name(form.title)}",
        format=form.id,
        one_page=form.one_page,
        nation=view.nation,
        drafted_for=for_person,
        notice=notice_in(form, view.nation),
        people=[PlanPerson(id=p.id, name=p.name, voice=p.voice, role=p.role) for p in view.people],
        sections=[_with_guidance(one, citations.get(one.id, ())) for one in bare],
        disagreements=disagreements(view, flows, may_stand(view, for_person), asked),
        outcomes=[one for one in aimed if one.id in shown],
        elsewhere=len(aimed) - len(shown) if rows else 0,
        gaps=gaps(view, flows, answers, sections, for_person),
        citations=_once([*chain(*citations.values()), *cited_under(kept, chain(*lines.values()))]),
    )


def _citations(
    sections: Sequence[FormatSection],
    laid: Sequence[PlanSection],
    nation: str | None,
    beside: Beside,
) -> dict[str, list[Citation]]:
    """Give the guidance beside each heading that is shown."""
    return {
        section.id: _guidance(section, nation, beside)
        for section, made in zip(sections, laid, strict=True)
        if not made.is_left_out
    }


def _after_a_name(title: str) -> str:
    """Begin a title small, unless it begins with letters that stand for words: SEN, IEP."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def _lines_of(
    form: Format,
    sections: Sequence[FormatSection],
    answers: Sequence[Answer],
    kept: FromGuidance,
    view: View,
    for_person: str | None,
) -> dict[str, list[Line]]:
    """Give the Lines under each heading: people's words, and what was suggested of them and accepted.

    One page has no room for the same thing in two wordings.
    """
    plainer = () if form.one_page else suggested(view, for_person, Task.PLAINER)
    of_views = suggested(view, for_person, Task.SUMMARY)
    found = {
        one.id: [
            *with_plainer(_lines(one, answers, view), plainer, one.id, view),
            *(summaries(of_views, one.id, view) if one.summaries else ()),
            *(guidance_lines(kept, one.id, view) if one.from_guidance else ()),
        ]
        for one in sections
    }
    reader = view.person(for_person) if for_person else None
    return {id_: [one for one in lines if _is_for(reader, one)] for id_, lines in found.items()}


def _is_for(reader: Person | None, line: Line) -> bool:
    """Keep what was crossed out from the copy of somebody who cannot put it back."""
    crossed_out = line.standing is Standing.CROSSED_OUT
    return not crossed_out or reader is None or may_cross_out_line(reader, line)


def _section(
    section: FormatSection,
    lines: list[Line],
    rows: Sequence[str],
    gone: int,
    view: View,
    on: date,
) -> PlanSection:
    choice = section.outcomes
    return PlanSection(
        id=section.id,
        title=section.title,
        note=section.note,
        facts=facts(section.facts, view, on),
        lines=lines,
        outcomes=list(rows),
        columns=[
            Column(part=one.part or "", title=one.title)
            for one in (choice.columns if choice else ())
        ],
        to_fill=list(section.to_fill),
        may_be_empty=section.may_be_empty,
        guidance=[],
        gone=gone if section.from_guidance else 0,
    )


def _with_guidance(section: PlanSection, found: Sequence[Citation]) -> PlanSection:
    return section.model_copy(update={"guidance": [one.passage for one in found]})


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
        standing=standing(answer, view),
        suggested_by=None,
        sources=[source_of(answer)],
        objected_by=objectors(answer.id, view),
    )


def _guidance(section: FormatSection, nation: str | None, beside: Beside) -> list[Citation]:
    """Give the one passage that bears most on a section: a plan is no place for pages of quotes.

    Guidance of the young person's own nation goes before guidance for all four
    that bears on it about as much.
    """
    for question in section.topics:
        found = beside(question)
        if found:
            own_first = [c.score + (_OWN_NATION if c.nation == nation else 0.0) for c in found]
            return [found[own_first.index(max(own_first))]]
    return []


def _once(citations: Iterable[Citation]) -> list[Citation]:
    return list({citation.passage: citation for citation in citations}.values())
