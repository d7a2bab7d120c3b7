from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.conversation.turns import Opened, Said, WentTo
from assistant.conversation.workspace import Workspace
from assistant.exporting.wording import load_wording
from assistant.plan.model import Line, Source, Standing
from assistant.record.entries import Voice
from assistant.record.view import Person
from assistant.ui.line_decisions import LineDecisions
from assistant.ui.plan_rows import decision
from assistant.ui.screens.export import ExportScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.plan import PlanScreen
from assistant.ui.widgets.one_of import OneOf
from assistant.ui.widgets.plan_row import PlanRow

from .helpers import (
    fill_the_disk,
    people_of,
    running,
    screen_text,
    wait_for,
    wait_to_see,
    wait_until,
)

JOB = "not bricklaying. bikes, fixing them [b]myself[/b]"
MUM = "A proper trade, bricklaying."


def said(workspace: Workspace, record: str, person: str, **answers: str) -> None:
    """Let somebody answer some questions."""
    sitting = workspace.sitting(record, person)
    sitting.take(Opened())
    for question, words in answers.items():
        sitting.take(WentTo(question))
        sitting.take(Said(words))


@asynccontextmanager
async def planning(
    workspace: Workspace, *, as_parent: bool = False
) -> AsyncIterator[tuple[Pilot[None], PlanScreen, str, str]]:
    """The plan of two people who differ about the job."""
    record, jay, dee = people_of(workspace)
    said(workspace, record, jay, dream_job=JOB)
    said(workspace, record, dee, dream_job=MUM, appreciate="He is patient with his sister.")
    person = dee if as_parent else jay

    async with running(workspace, lambda: PlanScreen(record, person), (80, 40)) as pilot:
        page = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: page.chosen, "the draft")
        yield pilot, page, record, person


def rows(page: PlanScreen, kind: str) -> list[PlanRow]:
    return [row for row in page.query(PlanRow) if row.item.kind == kind]


async def choose(pilot: Pilot[None], page: PlanScreen, words: str) -> PlanRow:
    """Walk down with the arrow until the row with these words is chosen."""
    for _ in range(60):
        if page.chosen and words in page.chosen.item.columns[0]:
            return page.chosen
        await pilot.press("down")
    raise AssertionError(f"{words!r} was never reached")


async def test_every_line_opens_its_source(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, page, _, _):
        for row in rows(page, "line"):
            row.focus()
            await pilot.press("enter")
            source = await wait_for(pilot, MessageScreen)
            line = row.item.line
            assert line is not None
            assert f"“{line.text}”" in source.text
            assert f"{line.person} said, " in source.text
            assert "asked: " in source.text
            await pilot.press("escape")
            await wait_for(pilot, PlanScreen)


async def test_help_names_every_key_that_is_shown(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, page, _, _):
        bindings = [one for one in page.BINDINGS if isinstance(one, Binding)]
        keys = {one.key_display for one in bindings if one.show and one.key_display}
        await pilot.press("f1")
        told = (await wait_for(pilot, MessageScreen)).text
        assert [key for key in keys - {"F1"} if key not in re.split(r"[\s,.]+", told)] == []


async def test_views_that_differ_stand_side_by_side(workspace: Workspace) -> None:
    async with planning(workspace) as (_, page, _, _):
        (views,) = rows(page, "views")
        assert len(views.item.columns) == 2
        jays, dees = views.query(".column")
        assert jays.region.y == dees.region.y
        assert jays.region.right <= dees.region.x
        assert JOB in views.item.columns[0]
        assert MUM in views.item.columns[1]


async def test_gaps_are_listed_and_markup_is_shown_as_letters(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, page, _, _):
        not_asked = load_wording().gaps["not_asked"]
        groups = [row.item.columns[0].casefold() for row in rows(page, "group")]
        assert any(not_asked.casefold() in text for text in groups)
        await wait_to_see(pilot, "[b]myself[/b]")


async def test_the_young_person_keeps_and_crosses_out(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, page, record, jay):
        row = await choose(pilot, page, "patient with his sister")
        assert row.item.line is not None
        line = row.item.line.id
        await pilot.press("x")
        await wait_to_see(pilot, "Dee, parent · crossed out: in no plan")
        await pilot.press("k")
        await wait_to_see(pilot, "Dee, parent · agreed")
        (decided,) = workspace.view(record).line_decisions
        assert (decided.line, decided.person, decided.kind) == (line, jay, "line_kept")


async def test_who_keeps_what_somebody_else_crossed_out_is_told_that_it_stays_out(
    workspace: Workspace,
) -> None:
    record, jay, dee = people_of(workspace)
    said(workspace, record, dee, appreciate="He is patient with his sister.")
    (line,) = [one for part in workspace.plan(record).sections for one in part.lines]
    workspace.decide(record, jay, line.id, "line_crossed_out")
    decisions = LineDecisions(workspace, record, dee)
    assert decisions.decide("keep", line) == (
        "You agree with this line. Jay crossed it out, so it stays out of every plan."
    )
    assert LineDecisions(workspace, record, jay).decide("cross_out", line) == (
        "You crossed this line out."
    )


async def read_by(workspace: Workspace, record: str, person: str) -> str:
    """Give all rows of the plan as somebody reads them."""
    async with running(workspace, lambda: PlanScreen(record, person), (80, 40)) as pilot:
        page = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: page.query(PlanRow), "the draft")
        return "\n".join(one for row in page.query(PlanRow) for one in row.item.columns)


async def test_what_was_crossed_out_is_read_by_nobody_but_who_can_put_it_back(
    workspace: Workspace,
) -> None:
    record, jay, dee = people_of(workspace)
    tutor = workspace.join(record, "Mr Adeyemi", Voice.PRACTITIONER).id
    said(workspace, record, jay, dream_job=JOB)
    said(workspace, record, dee, appreciate="He is patient with his sister.")
    for text in ("bricklaying", "patient"):
        plan = workspace.plan(record)
        lines = (line for part in plan.sections for line in part.lines if text in line.text)
        workspace.decide(record, jay, next(lines).id, "line_crossed_out")
    for person, may_read in ((jay, [True, True]), (dee, [False, True]), (tutor, [False, False])):
        read = await read_by(workspace, record, person)
        assert [words in read for words in ("bricklaying", "patient")] == may_read


async def test_a_key_that_takes_the_place_of_a_decision_says_so_and_is_undone(
    workspace: Workspace,
) -> None:
    async with planning(workspace, as_parent=True) as (pilot, page, record, _):
        row = await choose(pilot, page, "not bricklaying")
        assert row.item.line is not None
        workspace.decide(record, page.person_id, row.item.line.id, "line_objected", "not that")
        await pilot.press("k")
        await wait_to_see(pilot, "You agree with this line. Before, you saw it differently.")
        assert "U undoes this." in screen_text(pilot)
        await pilot.press("u")
        await wait_to_see(pilot, "You see this line differently.")
        (decided,) = workspace.view(record).line_decisions
        assert (decided.kind, decided.words) == ("line_objected", "not that")
        await pilot.press("u")
        await wait_to_see(pilot, "There is nothing to undo here.")


async def test_what_one_decided_anew_in_another_window_is_not_undone(workspace: Workspace) -> None:
    async with planning(workspace, as_parent=True) as (pilot, page, record, _):
        row = await choose(pilot, page, "not bricklaying")
        assert row.item.line is not None
        workspace.decide(record, page.person_id, row.item.line.id, "line_kept")
        await pilot.press("o")
        await wait_to_see(pilot, "You see this line differently. Before, you kept it.")
        workspace.decide(record, page.person_id, row.item.line.id, "line_objected", "not that")
        await pilot.press("u")
        await wait_to_see(pilot, "It was changed since.")
        (decided,) = workspace.view(record).line_decisions
        assert (decided.kind, decided.words) == ("line_objected", "not that")


async def test_a_parent_cannot_cross_out_the_young_persons_words(workspace: Workspace) -> None:
    async with planning(workspace, as_parent=True) as (pilot, page, record, dee):
        await choose(pilot, page, "not bricklaying")
        await pilot.press("x")
        await wait_to_see(pilot, "You cannot cross this out")
        assert workspace.view(record).line_decisions == ()
        await pilot.press("o")
        await wait_to_see(pilot, "somebody sees this differently")
        (decided,) = workspace.view(record).line_decisions
        assert (decided.person, decided.kind) == (dee, "line_objected")


async def test_a_decision_that_cannot_be_saved_is_told(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, page, record, _):
        row = await choose(pilot, page, "patient with his sister")
        fill_the_disk(workspace)
        while "the disk is full" not in screen_text(pilot):
            before = len(workspace.store.entries(record))
            await pilot.press("k", "x")
            await pilot.pause()
            assert before < 400
        assert "Everything that was saved before is safe." in screen_text(pilot)
        assert row.item.line is not None


async def test_a_format_is_chosen(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, page, _, _):
        await pilot.press("f")
        await wait_for(pilot, PickScreen)
        await pilot.press("2")
        await wait_to_see(pilot, "Jay: one-page profile")
        assert len(rows(page, "heading")) < 8


async def export_to(pilot: Pilot[None], path: Path, kind: str) -> ExportScreen:
    """Open the export, choose the kind by arrow and the place by typing, and press Enter."""
    await pilot.press("e")
    page = await wait_for(pilot, ExportScreen)
    while page.query_one(OneOf).value != kind:
        await pilot.press("down")
        await pilot.pause()
    page.query_one(Input).value = str(path)
    await pilot.press("tab", "enter")
    return page


async def test_export_writes_the_shared_plan(workspace: Workspace, tmp_path: Path) -> None:
    async with planning(workspace) as (pilot, page, record, _):
        page.workspace.share(
            record,
            workspace.view(record).people[1].id,
            [workspace.view(record).answers[1].id],
            workspace.view(record).answers[1].audience.ONLY_ME,
        )
        path = tmp_path / "plan.json"
        await export_to(pilot, path, "json")
        await wait_to_see(pilot, "Written: ")
        plan = json.loads(path.read_text(encoding="utf-8"))
        texts = [line["text"] for section in plan["sections"] for line in section["lines"]]
        assert JOB in texts
        assert MUM not in texts


async def test_export_overwrites_nothing_without_leave(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "plan.md"
    path.write_text("something else")
    async with planning(workspace) as (pilot, _, _, _):
        await export_to(pilot, path, "md")
        await wait_for(pilot, PickScreen)
        await pilot.press("2")
        await wait_for(pilot, ExportScreen)
        assert path.read_text() == "something else"
        await pilot.press("enter")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_to_see(pilot, "Written: ")
        assert "bricklaying" in path.read_text(encoding="utf-8")


async def test_no_name_of_a_person_stands_in_the_name_of_a_file(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, _, _, _):
        await pilot.press("e")
        page = await wait_for(pilot, ExportScreen)
        assert page.query_one(Input).value.endswith("/plan.docx")
        await pilot.press("escape")
        await wait_for(pilot, PlanScreen)
        await pilot.press("f")
        await wait_for(pilot, PickScreen)
        await pilot.press("2")
        await wait_to_see(pilot, "Jay: one-page profile")
        await pilot.press("e")
        page = await wait_for(pilot, ExportScreen)
        assert page.query_one(Input).value.endswith("/one-page-profile.docx")


async def test_export_to_a_missing_folder_says_what_to_do(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with planning(workspace) as (pilot, _, _, _):
        await export_to(pilot, tmp_path / "nowhere" / "plan.md", "md")
        await wait_to_see(pilot, "Make the folder first.")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "Writing…" not in screen_text(pilot)
    assert not (tmp_path / "nowhere").exists()


async def test_what_others_see_differently_is_not_crossed_out_by_the_young_person(
    workspace: Workspace,
) -> None:
    async with planning(workspace) as (pilot, page, record, _):
        await choose(pilot, page, MUM)
        await pilot.press("x")
        await wait_to_see(pilot, "You cannot cross this out")
        assert workspace.view(record).line_decisions == ()


async def test_a_father_of_the_same_name_does_not_cross_out_his_sons_line(
    workspace: Workspace,
) -> None:
    record = workspace.new_record("Sam", "england", 16)
    son = workspace.view(record).people[0].id
    father = workspace.join(record, "Sam", Voice.PARENT).id
    said(workspace, record, son, dream_job=JOB)
    said(workspace, record, father, dream_job=MUM)
    async with running(workspace, lambda: PlanScreen(record, father), (80, 40)) as pilot:
        page = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: page.chosen, "the draft")
        text = "\n".join(row.item.columns[0] for row in rows(page, "line"))
        assert "Sam, young person · not decided" in text
        assert "Sam, parent · not decided" in text
        (views,) = rows(page, "views")
        assert "Sam (young person) said" in views.item.columns[0]
        assert "Sam (parent) said" in views.item.columns[1]
        await choose(pilot, page, "not bricklaying")
        await pilot.press("x")
        await wait_to_see(pilot, "You cannot cross this out")
        assert workspace.view(record).line_decisions == ()
        await choose(pilot, page, MUM)
        await pilot.press("x")
        await wait_until(pilot, lambda: workspace.view(record).line_decisions, "it crossed out")


async def test_all_keys_of_the_plan_stand_in_80_columns(workspace: Workspace) -> None:
    async with planning(workspace) as (pilot, _, _, _):
        first, last = screen_text(pilot).splitlines()[-2:]
        assert first.startswith("F1 Help Enter Open")
        assert "O I see it differently" in first
        assert last.rstrip().endswith("M What to make F9 Outcomes Esc Back")


def test_who_may_decide_what() -> None:
    stands_on = Source(kind="answer", id="a", quote="x", person_id="dee", question="skills")
    line = Line(
        id="skills:a",
        text="x",
        voice=Voice.PARENT,
        person="Sam",
        person_id="dee",
        verbatim=True,
        standing=Standing.PROPOSED,
        suggested_by=None,
        sources=[stands_on],
    )
    young, own = Person("sam", "Sam", Voice.YOUNG_PERSON), Person("dee", "Sam", Voice.PARENT)
    assert decision("keep", young, line) == "line_kept"
    assert decision("keep", own, line) == "line_agreed"
    assert decision("cross_out", young, line) is None
    assert decision("cross_out", own, line) == "line_crossed_out"
    assert decision("object", own, line) == "line_objected"
