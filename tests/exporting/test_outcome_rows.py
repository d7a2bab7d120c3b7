from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exporting.attribution import attribution_of
from assistant.exporting.blocks import blocks
from assistant.exporting.files import plan_json
from assistant.exporting.outcome_rows import cell
from assistant.exporting.pieces import Heading, Labelled, Table, Text
from assistant.plan.model import Outcome, OutcomeViewpoint, Standing
from tests.exporting.builders import (
    DEE,
    JAY,
    LABELS,
    PEOPLE,
    SHAH,
    WORDING,
    laid_easy,
    laid_out,
    plan,
)
from tests.exporting.outcome_builders import (
    ACTION_COLUMNS,
    IEP_COLUMNS,
    finding,
    help_given,
    outcome,
    table_section,
    thinks,
)
from tests.exporting.plans import outcome_plan

SAID = attribution_of(plan(), LABELS, WORDING)


def _cell(part: str, *beside: str, **changes: object) -> tuple[str, ...]:
    return cell(outcome(**changes), part, SAID, beside)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("area", ("Work, training and higher education",)),
        ("text", ("By July 2027 Jay will be able to fix a puncture on his own.",)),
        (
            "aspiration",
            (
                "“a job with bikes” – Jay said, 21 November 2026, asked: A job I would like",
            ),
        ),
        ("needs", ("“loses the steps half way” – Mr Shah said, 21 November 2026, asked: Needs",)),
        ("steps", ("ask Rob at the shop, Jay, by 1 December 2026", "learn the tools, Rob, before Easter")),
        ("who", ("Ms Reid, job coach",)),
        ("until", ("20 July 2027",)),
        ("review_on", ("10 January 2027",)),
        ("no_longer", ("He asks nobody for a month.",)),
        ("home", ("Keep the pump where Jay finds it.",)),
        ("views", ("Jay agrees.", "Dee would change: “Not on school days.”")),
    ],
)  # fmt: skip
def test_each_part_is_said_in_words(part: str, shown: tuple[str, ...]) -> None:
    assert _cell(part) == shown


def test_help_says_all_that_has_no_column_of_its_own() -> None:
    assert _cell("provision") == (
        "Time with a job coach\nat the bike shop\n"
        "Ms Reid, job coach, 1 hour, twice a week, until 20 July 2027",
    )
    assert _cell("provision", "how", "who", "how_often", "until") == (
        "Time with a job coach\n1 hour",
    )


def test_several_kinds_of_help_are_numbered_in_every_column() -> None:
    both = [help_given(), help_given("A written list", who="")]
    assert _cell("who", provision=both) == ("1. Ms Reid, job coach", "2. Not said yet.")
    assert [text[:6] for text in _cell("provision", provision=both)] == ["1. Tim", "2. A w"]


def test_what_somebody_thought_of_an_earlier_wording_is_not_said_of_this_one() -> None:
    earlier = thinks(DEE, agrees=True, current=False)
    first, yet = _cell("views", views=[earlier, thinks(JAY, agrees=True)])[::2]
    assert first == "Of an earlier wording: Dee agrees."
    assert yet.startswith("Has not said yet: Dee. ")
    assert _cell("views", views=[thinks(JAY)])[0] == "Jay would change it."


def test_who_decided_before_the_hope_was_said_anew_is_named_in_every_kind_of_file() -> None:
    views = [thinks(DEE, agrees=True, before_hope=True), thinks(JAY, agrees=True)]
    told = "Dee decided before the words of the hope were changed. Please ask Dee again."
    assert _cell("views", views=views) == ("Dee agrees.", "Jay agrees.", told)
    made = plan(table_section(ACTION_COLUMNS, "o1"), outcomes=[outcome(views=views)])
    told_easy = told.replace("Please ask", "We have to ask")
    for laid, said in ((laid_out(made), told), (laid_easy(made), told_easy)):
        assert said in repr(blocks(laid))
    assert '"before_hope": true' in plan_json(made)


def test_who_has_not_said_yet_is_named_and_nobody_is_said_to_have_been_asked() -> None:
    told = "Has not said yet: Jay, Dee. Show it to them, and ask what they would change."
    assert _cell("views", views=[]) == (told,)
    both = [thinks(JAY, agrees=True), thinks(DEE, agrees=True)]
    assert _cell("views", views=both) == ("Jay agrees.", "Dee agrees.")


def test_where_only_its_writer_is_there_nobody_is_said_to_agree() -> None:
    alone = plan(
        table_section({"text": "Outcome", "views": "What each person says"}, "o1"),
        people=[SHAH],
        outcomes=[outcome(views=[])],
    )
    text = repr(laid_out(alone).sections)
    assert "Nobody else has joined yet." in text
    assert "verybody" not in text


def test_words_for_only_the_reader_are_marked_in_their_copy() -> None:
    made = outcome()
    assert made.aspiration
    private = made.aspiration.model_copy(update={"only_me": True})
    (shown,) = _cell("aspiration", aspiration=private)
    assert shown == (
        "“a job with bikes” – Jay said, 21 November 2026, asked: A job I would like, "
        "only you can read this"
    )


def test_who_wrote_it_and_who_would_change_it_stand_below_the_table() -> None:
    laid = laid_out(plan(table_section(ACTION_COLUMNS, "o1"), outcomes=[outcome()]))
    assert blocks(laid)[-1] == Text(
        "Mr Shah wrote this, 21 November 2026.\n"
        "Jay agrees.\n"
        "Dee would change: “Not on school days.”\n"
        "Not everybody has said what they think of it.",
        ends=True,
    )


def test_views_with_a_column_are_not_said_twice() -> None:
    columns = {"text": "Outcome", "views": "What people say"}
    laid = laid_out(plan(table_section(columns, "o1"), outcomes=[outcome()]))
    assert repr(laid).count("Not on school days.") == 1


def test_a_narrow_table_has_a_header_row_and_a_wide_one_is_turned() -> None:
    made = blocks(laid_out(outcome_plan()))
    (narrow,) = (block for block in made if isinstance(block, Table))
    assert narrow.columns == tuple(ACTION_COLUMNS.values())
    assert narrow.rows[0][2] == (), "a column that is filled in by hand is empty"
    turned = made[made.index(Heading(2, "Change 1")) + 1]
    assert isinstance(turned, Labelled)
    assert [label for label, _ in turned.rows] == list(IEP_COLUMNS.values())
    assert not any(isinstance(block, Table) for block in blocks(laid_easy(outcome_plan())))


def test_a_table_to_fill_in_has_a_row_before_there_is_an_outcome() -> None:
    empty = blocks(laid_out(plan(table_section(ACTION_COLUMNS))))
    assert Table(tuple(ACTION_COLUMNS.values()), (((), (), ()),)) in empty
    nothing = blocks(laid_out(plan(table_section({"text": "Outcome"}))))
    assert [block for block in nothing if isinstance(block, Text)] == [
        Text("Nothing here yet.", ours=True)
    ]


def test_what_is_missing_and_what_the_check_found_stands_at_the_end() -> None:
    broken = outcome(id="o2", broken=["Nobody's hope stands behind this yet."], check=[finding()])
    laid = laid_out(plan(table_section(IEP_COLUMNS, "o1", "o2"), outcomes=[outcome(), broken]))
    (group,) = laid.clearer
    assert group.title == "Change 2"
    assert group.items == (
        "Nobody's hope stands behind this yet.",
        "“fix” can be seen, but not how often. Say how many times.",
    )


_PEOPLE = st.sampled_from(PEOPLE)
_WORDS = st.text("abc xyz", min_size=1, max_size=20).map(lambda words: f"<{words}>")
_VIEWS = st.lists(st.builds(thinks, _PEOPLE, _WORDS), max_size=4)
_COLUMNS = st.dictionaries(
    st.sampled_from([*IEP_COLUMNS, "views", "aspiration", "steps"]),
    st.sampled_from("ABC"),
    min_size=1,
)


@given(_COLUMNS, _COLUMNS, st.lists(st.tuples(_WORDS, _VIEWS), max_size=4))
def test_nobodys_objection_is_lost_whatever_the_columns(
    columns: dict[str, str],
    others: dict[str, str],
    written: list[tuple[str, list[OutcomeViewpoint]]],
) -> None:
    made: list[Outcome] = [
        outcome(text, f"o{number}", views=views, status=Standing.OBJECTED)
        for number, (text, views) in enumerate(written)
    ]
    ids = [one.id for one in made]
    tables = [table_section(columns, *ids), table_section(others, *ids, title="More")]
    shown = repr(blocks(laid_out(plan(*tables, outcomes=made))))
    for one in made:
        assert all(view.words in shown for view in one.views)
    assert shown.count(f"{SHAH.name} wrote this, 21 November 2026") == len(made), "each once"


def test_an_outcome_that_a_model_suggested_says_so_wherever_it_is_laid_out() -> None:
    made = outcome("Jay fixes two bikes").model_copy(update={"suggested_by": "small"})
    shown = repr(
        blocks(laid_out(plan(table_section({"text": "Outcome"}, made.id), outcomes=[made])))
    )
    assert "A language model, small, suggested it first." in shown
