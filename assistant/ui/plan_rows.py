"""A Plan put into rows to read and walk through. Pure: a Plan in, rows out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.conversation.making import fits
from assistant.exporting.attribution import Attribution, attribution_of
from assistant.exporting.layout import lay_out
from assistant.exporting.model import Laid, LaidGroup, LaidSection, LaidTable, LaidViews
from assistant.exporting.wording import Wording
from assistant.plan.format import FULL, Format
from assistant.plan.model import Line, Plan, Standing
from assistant.plan.rights import may_cross_out_line
from assistant.record.entries import Voice
from assistant.record.nation import in_words
from assistant.record.view import Person, View
from assistant.record.words import inert, one_line
from assistant.ui.suggesting_words import line as model_line
from assistant.ui.words import shown

STANDINGS = {
    Standing.PROPOSED: "not decided yet",
    Standing.AGREED: "agreed",
    Standing.OBJECTED: "somebody sees this differently",
    Standing.CROSSED_OUT: "crossed out: in no plan",
}

_BLANK = "……"
_BY_HAND = "Filled in by hand:"
_NO_OUTCOME = "There is no outcome here yet. F9 opens the outcomes."


@dataclass(frozen=True)
class PlanItem:
    """One row. ``columns`` stand side by side; ``detail`` is what Enter opens.

    ``line`` is the Line that the row shows, where it shows one.
    """

    kind: str
    columns: tuple[str, ...]
    detail: str = ""
    line: Line | None = None


def items(
    plan: Plan,
    labels: Mapping[str, str],
    on: date,
    wording: Wording,
    private: Collection[str] = (),
) -> list[PlanItem]:
    """Give every row, in reading order.

    A Line that was crossed out stays, to be put back. ``private`` are ids of Answers kept for only
    the reader.
    """
    laid = lay_out(plan, labels, on, wording)
    said = attribution_of(plan, labels, wording)
    headings = laid.wording.headings
    return [
        *([PlanItem("notice", (laid.notice,))] if laid.notice else []),
        *_sections(plan, laid, said, private),
        *_views(laid),
        *_elsewhere(laid),
        *_groups(headings.clearer, laid.clearer),
        *_groups(headings.gaps, laid.gaps),
        *_citations(laid),
    ]


def _elsewhere(laid: Laid) -> Iterator[PlanItem]:
    """Tell how many Outcomes this Format leaves out."""
    if laid.elsewhere:
        yield PlanItem("heading", (laid.wording.headings.outcomes,))
        yield PlanItem("note", (laid.elsewhere,))


def _sections(
    plan: Plan, laid: Laid, said: Attribution, private: Collection[str]
) -> Iterator[PlanItem]:
    numbered = {one.number: one for one in laid.citations}

    def quotes(passages: list[str]) -> str:
        found = [numbered[said.numbers[one]] for one in passages if one in said.numbers]
        return "\n\n".join(f"{one.number} {one.about}\n\n{one.quote}" for one in found)

    for section, shown_section in zip(plan.sections, laid.sections, strict=True):
        if shown_section.is_left_out and not section.lines:
            continue
        yield PlanItem("heading", (shown_section.title,))
        yield from _fixed(shown_section)
        for line in section.lines:
            yield _line(line, said, any(source.id in private for source in line.sources))
        if shown_section.table:
            yield from _rows(shown_section.table)
        if shown_section.to_fill:
            yield PlanItem("note", (f"{_BY_HAND} {', '.join(shown_section.to_fill)}",))
        if shown_section.is_missing and not section.lines:
            yield PlanItem("note", (laid.wording.empty,))
        if shown_section.guidance:
            yield PlanItem("note", (shown_section.guidance,), quotes(section.guidance))


def _fixed(section: LaidSection) -> Iterator[PlanItem]:
    """Give what stands under a heading before people's words: fixed words, and facts."""
    if section.note:
        yield PlanItem("note", (section.note,))
    if section.facts:
        facts = [f"{label}: {text or _BLANK}" for label, text in section.facts]
        yield PlanItem("facts", ("\n".join(facts),))


def _rows(table: LaidTable) -> Iterator[PlanItem]:
    """Give the Outcomes of a table, each as a list of its cells: a screen has no room for columns."""
    if not table.rows:
        yield PlanItem("note", (_NO_OUTCOME,))
    for row in table.rows:
        cells = [
            f"{title}: {'; '.join(cell) or _BLANK}"
            for title, cell in zip(table.columns, row.cells, strict=True)
        ]
        text = "\n".join(cells)
        yield PlanItem("outcome", (f"{row.name} · {row.about}\n{text}",), f"{row.about}\n\n{text}")


def _line(line: Line, said: Attribution, private: bool) -> PlanItem:
    marks = [_whose(line, said, "line"), STANDINGS[line.standing]]
    if private:
        marks.append("only for you")
    words = f"“{shown(line.text)}”" if line.verbatim else shown(line.text)
    return PlanItem("line", (f"{words}\n{' · '.join(marks)}",), _source(line, said), line)


def _whose(line: Line, said: Attribution, key: str) -> str:
    """Name whose words a line holds; of a suggested one, the model and who accepted it."""
    who = said.who(line.person_id, line.person, line.voice)
    if line.suggested_by is None:
        return who
    return model_line(key, model=one_line(line.suggested_by), who=who)


def _source(line: Line, said: Attribution) -> str:
    parts = [_whose(line, said, "line_source")] if line.suggested_by else []
    parts += ["This line stands on these words:"]
    parts += [f"“{inert(source.quote)}”\n{said.source(source)}" for source in line.sources]
    parts.append(f"Standing: {STANDINGS[line.standing]}.")
    return "\n\n".join(parts)


def _views(laid: Laid) -> Iterator[PlanItem]:
    if laid.views:
        yield PlanItem("heading", (laid.wording.headings.views,))
    for topic in laid.views:
        yield PlanItem("topic", (topic.topic,))
        yield PlanItem("views", _columns(topic), _all_views(topic))


def _columns(topic: LaidViews) -> tuple[str, ...]:
    return tuple(f"“{shown(view.words)}”\n{view.attribution}" for view in topic.views)


def _all_views(topic: LaidViews) -> str:
    return "\n\n".join(f"“{view.words}”\n{view.attribution}" for view in topic.views)


def _groups(title: str, groups: tuple[LaidGroup, ...]) -> Iterator[PlanItem]:
    if groups:
        yield PlanItem("heading", (title,))
    for group in groups:
        text = "\n".join(
            part for part in (group.text, *(f"- {item}" for item in group.items)) if part
        )
        yield PlanItem("group", (f"{group.title}\n{text}",), f"{group.title}\n\n{text}")


def _citations(laid: Laid) -> Iterator[PlanItem]:
    if laid.citations:
        yield PlanItem("heading", (laid.wording.headings.guidance,))
    for one in laid.citations:
        yield PlanItem("citation", (f"{one.number} {one.about}",), f"{one.about}\n\n{one.quote}")


def decision(key: str, person: Person, line: Line) -> str | None:
    """Name the kind of Entry that a key makes of a Line; None where that is not this person's to do."""
    if key == "keep":
        return "line_kept" if person.voice is Voice.YOUNG_PERSON else "line_agreed"
    if key == "object":
        return "line_objected"
    return "line_crossed_out" if may_cross_out_line(person, line) else None


def made_last(chosen: Sequence[str], formats: Sequence[Format]) -> str | None:
    """Give the Format that was chosen last to be made; one that is not there any more is no choice."""
    known = {one.id for one in formats}
    return next((one for one in reversed(chosen) if one in known), None)


def to_look_at(view: View, formats: Sequence[Format]) -> list[tuple[str, str]]:
    """Give the Formats to lay the plan out in: those chosen, those of the nation, then the others."""
    ranked = sorted(
        (one for one in formats if one.id != FULL),
        key=lambda one: (one.id not in view.formats, not fits(one, view.nation)),
    )
    return [(one.id, f"{one.title}{_mark(one, view)}") for one in ranked]


def _mark(one: Format, view: View) -> str:
    if one.id in view.formats:
        return " (chosen)"
    return "" if fits(one, view.nation) else f" ({in_words(one.nations)})"
