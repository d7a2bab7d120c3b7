"""Outcomes as they are shown: a row of a table; who wrote them, and who would change them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.exporting.attribution import Attribution
from assistant.exporting.model import Cell, LaidGroup, LaidRow, LaidTable
from assistant.plan.model import Outcome, OutcomeViewpoint, Plan, PlanSection, Provision, Source
from assistant.record.day import date_in_words, day_or_words
from assistant.record.words import inert, one_line

_OF_PROVISION = ("how", "who", "how_often", "until")
"""Parts of a table that show one field of each kind of help."""


def table(section: PlanSection, plan: Plan, said: Attribution) -> LaidTable | None:
    """Give the table of a section, None where its Format has none."""
    if not section.columns:
        return None
    found = {outcome.id: outcome for outcome in plan.outcomes}
    rows = [found[one] for one in dict.fromkeys(section.outcomes) if one in found]
    parts = [column.part for column in section.columns]
    return LaidTable(
        columns=tuple(one_line(column.title) for column in section.columns),
        rows=tuple(_row(section.id, row, plan, parts, said) for row in rows),
        by_hand="" in parts,
    )


def _row(
    section: str, outcome: Outcome, plan: Plan, parts: Sequence[str], said: Attribution
) -> LaidRow:
    not_said = (said.wording.outcome_cells.not_said,)
    return LaidRow(
        id=f"{section}:{outcome.id}",
        name=_name(outcome, plan, said),
        cells=tuple(
            (cell(outcome, part, said, parts) or not_said) if part else () for part in parts
        ),
        about=_about(outcome, said, with_views=_have_no_column(outcome, plan))
        if _is_first(section, outcome, plan)
        else "",
    )


def _is_first(section: str, outcome: Outcome, plan: Plan) -> bool:
    """Tell whether an Outcome stands here for the first time: what is said about it is said once."""
    return section == next(one.id for one in plan.sections if outcome.id in one.outcomes)


def _have_no_column(outcome: Outcome, plan: Plan) -> bool:
    """Tell whether no table that shows this Outcome has a column for what people think of it."""
    shown = (section for section in plan.sections if outcome.id in section.outcomes)
    return not any(column.part == "views" for section in shown for column in section.columns)


def _about(outcome: Outcome, said: Attribution, *, with_views: bool) -> str:
    """Say who wrote it and when, what each person thinks where that has no column, and where it stands."""
    wrote = [said.source(source) for source in outcome.sources if source.kind == "outcome"]
    views = cell(outcome, "views", said) if with_views else ()
    statuses = said.wording.outcome_cells.statuses
    standing = "" if _is_alone(said) else statuses.get(outcome.status, "")
    by = outcome.suggested_by
    suggested = said.wording.outcome_cells.suggested.format(by=one_line(by)) if by else ""
    return "\n".join(filter(None, [*(f"{one}." for one in wrote), suggested, *views, standing]))


def clearer(plan: Plan, said: Attribution) -> tuple[LaidGroup, ...]:
    """Say of each Outcome which links are missing, what the check found, and how to mend it."""
    mend = said.wording.outcome_cells.mend
    groups = []
    for outcome in plan.outcomes:
        found = [mend.format(reason=one.reason, suggestion=one.suggestion) for one in outcome.check]
        items = tuple(inert(item).strip() for item in (*outcome.broken, *found))
        if items:
            groups.append(LaidGroup(_name(outcome, plan, said), inert(outcome.text), items))
    return tuple(groups)


def _name(outcome: Outcome, plan: Plan, said: Attribution) -> str:
    """Number an Outcome within the plan: 'Change 2'."""
    return said.wording.headings.outcome.format(number=plan.outcomes.index(outcome) + 1)


def cell(outcome: Outcome, part: str, said: Attribution, beside: Sequence[str] = ()) -> Cell:
    """Give the paragraphs of one part. ``beside`` are the other parts of the row.

    With a table that gives who, how often and until when a column each, ``provision``
    does not say them again.
    """
    match part:
        case "aspiration":
            return _quotes([outcome.aspiration] if outcome.aspiration else [], said)
        case "needs":
            return _quotes(outcome.needs, said)
        case "steps":
            steps = ((one.what, one.who, _day(one.by, said, "by")) for one in outcome.steps)
            return tuple(_joined(*step) for step in steps)
        case "provision":
            fields = [name for name in _OF_PROVISION if name not in beside]
            return _numbered([_help(one, fields, said) for one in outcome.provision], said)
        case "how" | "who" | "how_often" | "until":
            return _numbered([_field(one, part) for one in outcome.provision], said)
        case "review_on":
            return (_day(outcome.review_on, said),) if outcome.review_on else ()
        case "views":
            views = (_view(view, said) for view in outcome.views)
            return (*views, *_before_hope(outcome, said), *_not_yet(outcome, said))
        case _:
            text = getattr(outcome, part)
            return (inert(text),) if text else ()


def _quotes(sources: Sequence[Source], said: Attribution) -> Cell:
    quoted = said.wording.outcome_cells.quoted
    return tuple(
        quoted.format(words=inert(one.quote), attribution=said.source(one)) for one in sources
    )


def _day(text: str, said: Attribution, how: str = "") -> str:
    """Write an ISO date in words, after 'by' or 'until' if so named. Words stay as they were typed."""
    try:
        day = date_in_words(date.fromisoformat(text))
    except ValueError:
        return inert(text)
    template: str = getattr(said.wording.outcome_cells, how) if how else "{date}"
    return template.format(date=day)


def _help(given: Provision, fields: Sequence[str], said: Attribution) -> str:
    """Say what help is given, how, and how much of it: a line each. Only ``fields`` have no column."""
    extra = {
        "how": given.how,
        "who": given.who,
        "how_often": given.how_often,
        "until": _day(given.until, said, "until"),
    }
    how, who, how_often, until = (extra[name] if name in fields else "" for name in extra)
    lines = (inert(given.what), inert(how), _joined(who, given.how_much, how_often, until))
    return "\n".join(line for line in lines if line)


def _field(given: Provision, field: str) -> str:
    return inert(day_or_words(getattr(given, field)))


def _numbered(texts: Sequence[str], said: Attribution) -> Cell:
    """Number several kinds of help, so that it is plain which row of a column is whose."""
    if len(texts) < 2:
        return tuple(text for text in texts if text)
    template = said.wording.outcome_cells.numbered
    not_said = said.wording.outcome_cells.not_said
    return tuple(
        template.format(number=number, text=text or not_said)
        for number, text in enumerate(texts, 1)
    )


def _joined(*parts: str) -> str:
    return ", ".join(inert(part) for part in parts if part)


def _is_alone(said: Attribution) -> bool:
    """Tell whether nobody can agree yet but who wrote it."""
    return len(said.people) == 1


def _not_yet(outcome: Outcome, said: Attribution) -> Cell:
    """Name who has not said what they think of this wording, so that somebody asks them."""
    spoke = {one.person_id for one in outcome.views if one.current}
    spoke |= {one.person_id or "" for one in outcome.sources if one.kind == "outcome"}
    yet = ", ".join(said.name(one) for one in said.people if one not in spoke)
    cells = said.wording.outcome_cells
    if _is_alone(said):
        return (cells.alone,)
    return (cells.not_yet.format(people=yet),) if yet else ()


def _before_hope(outcome: Outcome, said: Attribution) -> Cell:
    """Name who decided before the words of the hope were changed, so that somebody asks them again."""
    template = said.wording.outcome_cells.before_hope
    return tuple(
        template.format(person=said.name(one.person_id, one.person))
        for one in outcome.views
        if one.before_hope
    )


def _view(view: OutcomeViewpoint, said: Attribution) -> str:
    """Say what somebody thinks of it: 'Jay agrees.' 'Kerry would change: …'."""
    cells = said.wording.outcome_cells
    person = said.name(view.person_id, view.person)
    if view.agrees:
        text = cells.agrees.format(person=person)
    elif view.words:
        text = cells.would_change.format(person=person, words=inert(view.words))
    else:
        text = cells.would_change_it.format(person=person)
    return text if view.current else cells.earlier.format(view=text)
