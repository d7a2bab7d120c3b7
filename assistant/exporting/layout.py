"""Lays a Plan out once, for every kind of file: one resolver, so that no two files differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from assistant.exporting.attribution import Attribution, attribution_of, nations_in_words
from assistant.exporting.easy_words import EasyRead
from assistant.exporting.gap_groups import gap_groups
from assistant.exporting.model import (
    AGREED,
    OBJECTED,
    UNDECIDED,
    Laid,
    LaidCitation,
    LaidLine,
    LaidSection,
    LaidViews,
    Quoted,
)
from assistant.exporting.outcome_rows import clearer, table
from assistant.exporting.wording import Counted, Wording
from assistant.knowledge.model import Citation
from assistant.plan.model import Disagreement, Fact, Line, Plan, PlanSection, Standing
from assistant.plan.rights import APPRECIATE
from assistant.record.day import date_in_words, day_or_words
from assistant.record.entries import Voice
from assistant.record.words import inert, one_line

_DOUBLED = re.compile(r"([.!?])\.(?=\s|$)")  # a title that is a question ends in its own mark
_RANKS = {Standing.AGREED: AGREED, Standing.OBJECTED: OBJECTED}


def lay_out(
    plan: Plan,
    labels: Mapping[str, str],
    on: date,
    wording: Wording,
    easy: EasyRead | None = None,
) -> Laid:
    """Resolve a Plan to what is shown.

    ``labels`` maps question ids to short titles, ``on`` is the day of the draft.
    Lines that were crossed out are not shown. With ``easy`` it is an Easy Read,
    whose ``wording`` is that of Easy Read too; hints for whoever writes Outcomes are not in it.
    """
    said = attribution_of(plan, labels, wording)
    return Laid(
        title=_title(plan, easy),
        name=_name(plan),
        on=on,
        one_page=plan.one_page,
        subtitle=_subtitle(plan, said, on),
        made_for=_made_for(plan, said),
        notice=inert(plan.notice),
        sections=tuple(_section(section, plan, said) for section in plan.sections),
        views=tuple(_views(topic, said) for topic in plan.disagreements),
        elsewhere=_counted(plan.elsewhere, wording.elsewhere),
        clearer=() if easy else clearer(plan, said),
        gaps=gap_groups(plan.gaps, said, one_a_line=easy is not None),
        citations=_citations(plan.citations, said),
        wording=wording,
        easy=easy,
    )


def _title(plan: Plan, easy: EasyRead | None) -> str:
    """Give the title; that of an Easy Read promises no one page, which its large type may not keep."""
    other = easy.titles.get(plan.format or "") if easy else None
    return f"{_name(plan)}: {other}" if other else one_line(plan.title)


def _name(plan: Plan) -> str:
    """Give the name of the young person; a Plan without one is known by its title."""
    for person in plan.people:
        if person.voice is Voice.YOUNG_PERSON:
            return one_line(person.name)
    return one_line(plan.title)


def _counted(count: int, words: Counted) -> str:
    """Say how many are left out here, if any: what is not shown does not vanish unsaid."""
    if count == 1:
        return words.one
    return words.several.format(count=count) if count else ""


def _subtitle(plan: Plan, said: Attribution, on: date) -> tuple[str, ...]:
    wording = said.wording
    lines = [
        wording.nation.format(nation=nations_in_words(plan.nation, wording))
        if plan.nation
        else wording.no_nation,
        wording.drafted.format(date=date_in_words(on)),
    ]
    if plan.drafted_for:
        lines.append(_made_for(plan, said))
    people = [
        said.who(person.id, person.name, person.voice)
        if person.voice is not Voice.YOUNG_PERSON
        else f"{one_line(person.name)}, {wording.voices[person.voice]}"
        for person in plan.people
    ]
    if people:
        lines.append(wording.took_part.format(people="; ".join(people)))
    return (*lines, wording.draft)


def _made_for(plan: Plan, said: Attribution) -> str:
    """Say whom this copy is for, '' when it is nobody's in particular."""
    if not plan.drafted_for:
        return ""
    return said.wording.made_for.format(person=said.name(plan.drafted_for))


def _section(section: PlanSection, plan: Plan, said: Attribution) -> LaidSection:
    numbers = [said.numbers[passage] for passage in section.guidance if passage in said.numbers]
    return LaidSection(
        id=section.id,
        title=one_line(section.title),
        note="\n".join(
            filter(None, [inert(section.note), _counted(section.gone, said.wording.gone)])
        ),
        facts=tuple((one_line(fact.label), _fact(fact)) for fact in section.facts),
        lines=tuple(_line(line, plan, said) for line in section.shown),
        table=table(section, plan, said),
        to_fill=tuple(one_line(label) for label in section.to_fill),
        guidance=said.wording.see_guidance.format(numbers=", ".join(numbers)) if numbers else "",
        may_be_empty=section.may_be_empty,
    )


def _fact(fact: Fact) -> str:
    """Give what is known; a day that is written as ISO 8601 is said in words."""
    return one_line(day_or_words(fact.text))


def _line(line: Line, plan: Plan, said: Attribution) -> LaidLine:
    return LaidLine(
        id=line.id,
        words=inert(line.text),
        verbatim=line.verbatim,
        own=line.verbatim and line.voice is Voice.YOUNG_PERSON,
        who=said.who(line.person_id, line.person, line.voice) if line.person or line.voice else "",
        rank=_RANKS.get(line.standing, UNDECIDED),
        sources=tuple(Quoted(inert(source.quote), said.source(source)) for source in line.sources),
        notes=_notes(line, plan, said),
        undecided=_undecided(line),
        only_me=any(source.only_me for source in line.sources),
    )


def _notes(line: Line, plan: Plan, said: Attribution) -> tuple[str, ...]:
    notes = []
    if line.suggested_by:
        told = said.wording.suggested_changed if line.edited else said.wording.suggested
        person = said.name(line.person_id, line.person)
        notes.append(told.format(by=one_line(line.suggested_by), person=person))
    if _undecided(line):
        notes.append(said.wording.undecided.format(person=_name(plan)))
    if line.standing is Standing.AGREED:
        notes.append(said.wording.agreed)
    if line.standing is Standing.OBJECTED:
        others = [said.name(one) for one in line.objected_by] or [said.wording.somebody]
        notes.extend(said.wording.differs.format(person=person) for person in others)
    return tuple(notes)


def _undecided(line: Line) -> bool:
    """Tell whether the young person has yet to keep or cross out what somebody appreciates."""
    questions = {source.question for source in line.sources}
    of_others = line.voice is not Voice.YOUNG_PERSON
    return line.standing is Standing.PROPOSED and of_others and questions == {APPRECIATE}


def _views(topic: Disagreement, said: Attribution) -> LaidViews:
    return LaidViews(
        topic=said.question(topic.topic),
        views=tuple(
            Quoted(inert(view.text), said.source(view.source, with_question=False))
            for view in topic.views
        ),
    )


def _citations(citations: list[Citation], said: Attribution) -> tuple[LaidCitation, ...]:
    first = {citation.passage: citation for citation in reversed(citations)}
    return tuple(
        LaidCitation(
            number,
            one_line(first[passage].title),
            _about(first[passage], said.wording),
            inert(first[passage].quote),
        )
        for passage, number in said.numbers.items()
    )


def _about(citation: Citation, wording: Wording) -> str:
    """Describe a piece of guidance: title, publisher, year, nation, place in it, status in words."""
    published = (citation.published or "")[:4]
    source = ", ".join(one_line(part) for part in (citation.publisher, published) if part)
    place = wording.citation.heading_and_page if citation.page else wording.citation.heading
    parts = [
        f"{one_line(citation.title)}.",
        f"{source}." if source else "",
        wording.citation.nation.format(nation=nations_in_words(citation.nation, wording)),
        place.format(heading=one_line(citation.heading), page=citation.page)
        if citation.heading
        else "",
        wording.statuses[citation.status],
    ]
    return _DOUBLED.sub(r"\1", " ".join(part for part in parts if part))
