"""The command check: what an outcome, or the plan of a Record, still needs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.at_record import at_record
from assistant.cli.context import context, print_json
from assistant.cli.guidance import read_date
from assistant.cli.plans import FormatOption
from assistant.cli.records import AsJson
from assistant.errors import OwnwordsError, StoreError
from assistant.plan.check.marked import marked

if TYPE_CHECKING:
    from assistant.cli.shapes import Fail
    from assistant.conversation.workspace import Workspace
    from assistant.plan.check.copied import Other
    from assistant.plan.check.finding import Checked as Looked
    from assistant.plan.check.finding import Criterion, Unsure
    from assistant.plan.check.told import Told
    from assistant.plan.model import Plan

_FROM_INPUT = "-"
_UNSURE = "What the check could not tell:"
_TO_MEND = "What to mend:"


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("check")(check)


def check(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help="The outcome, in quotes; '-' reads standard input.")
    ] = None,
    aspiration: Annotated[
        str | None, typer.Option(help="The hope that the outcome serves, in the person's words.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The date of use; today without it.")] = None,
    record: Annotated[
        str | None, typer.Option(help="Check the whole plan of this record, and no text.")
    ] = None,
    format_id: FormatOption = None,
    json: AsJson = False,
) -> None:
    """Check an outcome: is it specific, measurable, achievable, relevant, with a date?"""
    day = read_date(on) or date.today()
    _look_at_options(text, aspiration, record, format_id)
    if record is not None:
        _check_record(at_record(context(ctx), record), record, format_id, day, json)
    else:
        _check_text(text or "", aspiration, day, json)


def _look_at_options(
    text: str | None, aspiration: str | None, record: str | None, format_id: str | None
) -> None:
    """Refuse what does not go together: it is either a text, or the plan of a record."""
    if (text is None) == (record is None):
        raise OwnwordsError(
            "Give one thing to check.",
            do="Write ownwords check 'By July 2027 Sam will ...', or ownwords check --record RECORD.",
        )
    if record is not None and aspiration is not None:
        raise OwnwordsError(
            "A record knows its own aspirations.", do="Leave --aspiration out with --record."
        )
    if record is None and format_id is not None:
        raise OwnwordsError("A text has no format.", do="Leave --format out, or give --record.")


def _check_text(text: str, aspiration: str | None, on: date, json: bool) -> None:
    from assistant.plan.check.outcome import look_at

    outcome = sys.stdin.read() if text == _FROM_INPUT else text
    if not outcome.strip():
        raise OwnwordsError("There is no outcome.", do='Put it in quotes: ownwords check "...".')
    hope = aspiration if aspiration and aspiration.strip() else None
    said = look_at(outcome, hope, on)
    if json:
        from assistant.cli.shapes import Fail

        _print_shape([Fail.of(one) for one in said.findings], [(None, said)])
        return
    _tell_outcome(outcome, said, judged_relevant=hope is not None)


def _print_shape(fails: list[Fail], said: Iterable[tuple[str | None, Looked]]) -> None:
    """Print what to mend, and what could not be told: of a plan, by the ids of its outcomes."""
    from assistant.cli.shapes import Checked, Doubt

    doubts = [
        Doubt(criterion=one.criterion, question=one.question, where=where)
        for where, looked in said
        for one in looked.unsure
    ]
    shown = Checked(good=not fails, fails=fails, unsure=doubts or None)
    print_json(shown.model_dump(exclude_none=True))


def _tell_outcome(text: str, said: Looked, *, judged_relevant: bool) -> None:
    """Say what is fine, what could not be told, then what to mend and how."""
    from assistant.plan.check.told import load_told

    told = load_told()
    _tell_fine(said, told, judged_relevant)
    if said.unsure:
        print(_UNSURE)
    _tell_questions(said.unsure, told)
    if not said.findings:
        print("There is nothing to mend. People decide whether it is right for this person.")
        return
    print(_TO_MEND)
    for one in said.findings:
        print(f"  {told[one.criterion].title}: {_safe(one.reason)}\n    {_safe(one.suggestion)}")
        if words := marked(text, one.where):
            print(f"    In the text: {_safe(words)}")


def _tell_questions(unsure: Sequence[Unsure], told: Mapping[Criterion, Told]) -> None:
    """Print each question once, after the criteria that it is asked for."""
    for question in dict.fromkeys(doubt.question for doubt in unsure):
        titles = [told[one.criterion].title for one in unsure if one.question == question]
        print(f"  {', '.join(titles)}: {_safe(question)}")


def _tell_fine(said: Looked, told: Mapping[Criterion, Told], judged_relevant: bool) -> None:
    open_ = {one.criterion for one in said.findings} | {one.criterion for one in said.unsure}
    fine = [name for name in told if name not in open_ and (name != "relevant" or judged_relevant)]
    if fine:
        print("What is fine:")
    for criterion in fine:
        joined = criterion == "relevant" and said.joined
        words = f"It may lead to the hope, by {said.joined}." if joined else told[criterion].fine
        print(f"  {told[criterion].title}: {_safe(words)}")
    if not judged_relevant and "relevant" not in open_:
        print(f"{told['relevant'].title}: not looked at. Give the hope with --aspiration.")


def _safe(text: str) -> str:
    from assistant.record.words import one_line

    return one_line(text)


def _check_record(
    workspace: Workspace, record: str, format_id: str | None, on: date, json: bool
) -> None:
    """Check a plan as it is shared on a day, against what was written in all other Records."""
    from assistant.cli.shapes import Fail
    from assistant.plan.check.whole import check_plan, check_words

    plan = workspace.plan(record, format_id, on=on)
    others = list(_others(workspace, record))
    findings = check_plan(
        plan,
        [other for _, other in others],
        [name for name, _ in others],
        at_most=_at_most(workspace, format_id),
        takes_outcomes=_takes_outcomes(workspace, format_id),
    )
    said = check_words(plan, on, workspace.view(record).year_group_on(on))
    fails = [Fail.of(one, one.where) for one in findings]
    fails += [Fail.of(one, id_) for id_, looked in said.items() for one in looked.findings]
    if json:
        _print_shape(fails, said.items())
    else:
        _tell_plan(plan, fails, said)


def _others(workspace: Workspace, record: str) -> Iterator[tuple[str, Other]]:
    """Give every other Record that can be read: its young person's name, and what was written there."""
    from assistant.plan.check.copied import Other

    for other in workspace.store.records():
        if other == record:
            continue
        try:
            view = workspace.view(other)
        except StoreError:
            continue
        people = tuple(person.name for person in view.people)
        yield view.name, Other(people, tuple(one.written for one in view.outcomes))


def _takes_outcomes(workspace: Workspace, format_id: str | None) -> bool:
    """Tell whether a heading of the Format takes outcomes. All that is written together does."""
    from assistant.plan.format import find_format

    if format_id is None:
        return True
    return any(one.outcomes for one in find_format(workspace.formats, format_id).sections)


def _at_most(workspace: Workspace, format_id: str | None) -> int | None:
    """Give the least number of targets that a heading of the Format takes."""
    from assistant.plan.format import find_format

    if format_id is None:
        return None
    sections = find_format(workspace.formats, format_id).sections
    return min(
        (one.outcomes.at_most for one in sections if one.outcomes and one.outcomes.at_most),
        default=None,
    )


def _tell_plan(plan: Plan, fails: Sequence[Fail], said: Mapping[str, Looked]) -> None:
    """Say what could not be told; then what to mend, of the plan itself and of each outcome's words."""
    _tell_unsure(plan, said)
    if not fails:
        if not plan.outcomes:
            print("This format takes no outcomes, so none was checked.")
        print("There is nothing to mend. People decide whether it is right for this person.")
        return
    if any(one.unsure for one in said.values()):
        print(_TO_MEND)
    places = {one.id: one.title for one in plan.sections}
    places |= {one.id: one.text for one in plan.outcomes}
    places.setdefault("plan", "The whole plan")
    for where in dict.fromkeys(one.where for one in fails):
        print(_safe(places.get(where or "", "")))
        for one in fails:
            if one.where == where:
                print(f"  {_safe(one.reason)}\n    {_safe(one.suggestion)}")


def _tell_unsure(plan: Plan, said: Mapping[str, Looked]) -> None:
    """Put the questions of each outcome under its words. They are no faults."""
    from assistant.plan.check.told import load_told

    if any(one.unsure for one in said.values()):
        print(_UNSURE)
    for outcome in plan.outcomes:
        if unsure := said[outcome.id].unsure:
            print(_safe(outcome.text))
            _tell_questions(unsure, load_told())
