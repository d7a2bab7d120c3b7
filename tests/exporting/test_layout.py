from __future__ import annotations

import re

import pytest

from assistant.exporting.attribution import nations_in_words
from assistant.exporting.blocks import blocks
from assistant.exporting.one_page import fit
from assistant.exporting.pdf import PdfWriter
from assistant.exporting.pieces import Heading, Quote, SideBySide, Text
from assistant.exporting.template_values import values_of
from assistant.plan.model import Disagreement, PlanPerson, Standing
from assistant.record.day import date_in_words
from assistant.record.entries import Voice
from tests.exporting.builders import (
    DEE,
    JAY,
    ON,
    SHAH,
    WORDING,
    citation,
    gap,
    laid_out,
    line,
    plan,
    section,
    view,
)
from tests.exporting.plans import full_plan


def test_a_line_says_who_said_it_when_and_to_which_question() -> None:
    laid = laid_out(full_plan())
    first = laid.sections[0].lines[0]
    assert first.words == "people talk to mum not me"
    assert first.sources[0].attribution == "Jay said, 21 November 2026, asked: A bad day"
    assert first.own and first.who == "Jay"
    assert laid.sections[0].lines[1].who == "Dee, parent"
    assert laid.sections[1].lines[0].who == "Mr Shah, SENCO"


def test_a_crossed_out_line_is_nowhere() -> None:
    laid = laid_out(full_plan())
    assert "lazy" not in repr(laid)
    assert len(laid.sections[0].lines) == 3


def test_the_standing_of_a_line_is_said_in_words() -> None:
    agreed, objected = laid_out(full_plan()).sections[0].lines[1:]
    assert agreed.notes == ("Agreed.",)
    assert objected.notes == ("Dee sees this differently.", "Mr Shah sees this differently.")


def test_an_objection_by_nobody_known_is_still_shown() -> None:
    laid = laid_out(plan(section(line("x", standing=Standing.OBJECTED))))
    assert laid.sections[0].lines[0].notes == ("Somebody sees this differently.",)


def test_a_reworded_line_shows_the_words_it_stands_on() -> None:
    shown = [b for b in blocks(laid_out(full_plan())) if isinstance(b, Text | Quote)]
    reworded = next(i for i, b in enumerate(shown) if "Leave Jay" in b.words)
    assert "Suggested by a language model, a model, and accepted by" in shown[reworded].words
    stands_on = shown[reworded + 1]
    assert isinstance(stands_on, Quote)
    assert stands_on.words == "Walks out, comes back if left."


def test_views_stand_side_by_side_at_most_three_abreast() -> None:
    views = [view(f"view {n}", p) for n, p in enumerate([JAY, DEE, DEE, DEE])]
    laid = laid_out(plan(disagreements=[Disagreement(topic="dream_job", views=views)]))
    made = blocks(laid)
    assert Heading(2, "A job I would like") in made
    tables = [block for block in made if isinstance(block, SideBySide)]
    assert [[view.words for view in table.views] for table in tables] == [
        ["view 0", "view 1", "view 2"],
        ["view 3"],
    ]
    assert tables[0].views[0].attribution == "Jay said, 21 November 2026"


@pytest.mark.parametrize("heading", ["What is a review?", "Ask!", "Reviews"])
def test_a_heading_that_is_a_question_ends_in_one_mark(heading: str) -> None:
    cited = citation("g1", page=None).model_copy(update={"heading": heading})
    made = plan(section(guidance=["g1"]), citations=[cited])
    assert f"Under: {heading.removesuffix('.')}" in laid_out(made).citations[0].about
    assert not re.search(r"[!?]\.", laid_out(made).citations[0].about)


def test_citations_are_numbered_and_say_their_status_in_words() -> None:
    laid = laid_out(full_plan())
    first, second = laid.citations
    assert (first.number, second.number) == ("[1]", "[2]")
    assert first.about == (
        "Planning for work. The Office, 2015. For: England. Under: Reviews, page 125. "
        "In force on the day of this draft."
    )
    assert "Under: Reviews. Historic: it is no longer in force." in second.about
    assert first.quote == "Every review looks at work. (g1)"
    assert laid.sections[0].guidance == "Guidance on this: [1], [2]"


def test_a_passage_cited_twice_has_one_number() -> None:
    laid = laid_out(plan(section(guidance=["g"]), citations=[citation("g"), citation("g")]))
    assert [cited.number for cited in laid.citations] == ["[1]"]


def test_the_subtitle_says_nation_date_and_who_took_part() -> None:
    assert laid_out(full_plan()).subtitle == (
        "Nation: England",
        "Drafted on 21 November 2026",
        "Who took part: Jay, young person; Dee, parent; Mr Shah, SENCO",
        "This is a draft. Every line says whose words it stands on.",
    )


def test_a_copy_for_one_person_says_so() -> None:
    made = full_plan().model_copy(update={"drafted_for": "p2", "nation": None})
    subtitle = laid_out(made).subtitle
    assert subtitle[0] == "Nation: not said yet"
    assert "This copy is for Dee" in subtitle


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, []),
        (1, ["1 outcome is in the whole plan, and not here."]),
        (2, ["2 outcomes are in the whole plan, and not here."]),
    ],
)
def test_outcomes_that_a_format_leaves_out_are_told(count: int, told: list[str]) -> None:
    made = blocks(laid_out(full_plan().model_copy(update={"elsewhere": count})))
    ours = [one.words for one in made if isinstance(one, Text)]
    assert [words for words in ours if "whole plan" in words] == told


def test_names_cannot_break_a_line_or_hide_anything() -> None:
    trick = JAY.model_copy(update={"name": "Jay\n# Not \u202ea name\x1b[2J"})
    laid = laid_out(plan(section(line("x", trick)), people=[trick]))
    assert laid.name == "Jay # Not ‹U+202E›a name␛[2J"


@pytest.mark.parametrize(
    ("nations", "words"),
    [
        ("uk", "all of the UK"),
        ("england, wales", "England, Wales"),
        ("unknown", "a nation that is not known"),
        ("mars", "mars"),
    ],
)
def test_nations_are_said_in_words(nations: str, words: str) -> None:
    assert nations_in_words(nations, WORDING) == words


def test_a_day_is_written_in_english_on_every_machine() -> None:
    assert date_in_words(ON) == "21 November 2026"


SAM = PlanPerson(id="p1", name="Sam", voice=Voice.YOUNG_PERSON, role=None)
FATHER = PlanPerson(id="p2", name="sam ", voice=Voice.PARENT, role=None)


def test_two_people_of_one_name_are_told_apart_wherever_they_are_named() -> None:
    made = plan(
        section(
            line("bikes", SAM, "dream_job", standing=Standing.OBJECTED, objected_by=[FATHER]),
            line("he tries", FATHER),
        ),
        people=[SAM, FATHER, SHAH],
        disagreements=[
            Disagreement(topic="dream_job", views=[view("bikes", SAM), view("a trade", FATHER)])
        ],
        gaps=[gap("travel", SAM), gap("travel", FATHER)],
    )
    laid = laid_out(made.model_copy(update={"drafted_for": "p1"}))
    own, fathers = laid.sections[0].lines
    assert (own.who, fathers.who) == ("Sam, young person", "sam, parent")
    assert own.notes == ("sam (parent) sees this differently.",)
    assert [one.attribution for one in laid.views[0].views] == [
        "Sam (young person) said, 21 November 2026",
        "sam (parent) said, 21 November 2026",
    ]
    assert [one.title for one in laid.gaps] == ["Sam, young person", "sam, parent"]
    assert "This copy is for Sam (young person)" in laid.subtitle


def test_two_parents_of_one_name_are_numbered() -> None:
    other = FATHER.model_copy(update={"id": "p4"})
    laid = laid_out(
        plan(section(line("one", FATHER), line("two", other)), people=[FATHER, other, SHAH])
    )
    assert [one.who for one in laid.sections[0].lines] == ["sam, parent 1", "sam, parent 2"]


def test_whoever_is_not_in_the_plan_is_named_by_name_and_never_looked_up_by_it() -> None:
    stranger = SAM.model_copy(update={"id": "p9", "voice": Voice.PRACTITIONER})
    laid = laid_out(plan(section(line("x", stranger)), people=[SAM, DEE]))
    assert laid.sections[0].lines[0].who == "Sam, practitioner"


def test_who_objects_is_named_and_nobody_else_who_has_another_view() -> None:
    job = Disagreement(topic="dream_job", views=[view("bikes", JAY), view("shop", DEE)])
    objected = line("bikes", JAY, "dream_job", standing=Standing.OBJECTED, objected_by=[SHAH])
    laid = laid_out(plan(section(objected), disagreements=[job]))
    assert laid.sections[0].lines[0].notes == ("Mr Shah sees this differently.",)


def test_what_others_appreciate_is_marked_until_the_young_person_decides() -> None:
    undecided = line("patient", DEE, "appreciate")
    kept = line("funny", DEE, "appreciate", standing=Standing.AGREED)
    own = line("good ears", JAY, "appreciate")
    lines = laid_out(plan(section(undecided, kept, own))).sections[0].lines
    assert [one.undecided for one in lines] == [True, False, False]
    assert lines[0].notes == ("Jay has not decided about this yet.",)
    page = fit(laid_out(plan(section(undecided, kept), one_page=True)), PdfWriter().pages)
    assert {row.who for row in page.sections[0].lines} == {
        "Dee, parent, not decided yet",
        "Dee, parent",
    }


def test_words_for_only_the_reader_are_marked_wherever_their_name_stands_alone() -> None:
    """On one page, and in a school's own paper, nothing else would say that they are private."""
    said = line("I hate the bus")
    private = said.sources[0].model_copy(update={"only_me": True})
    own = said.model_copy(update={"sources": [private], "id": "own"})
    shared = line("bikes", id="shared")
    laid = laid_out(plan(section(own, shared), one_page=True))
    told = ["Jay, only you can read this", "Jay"]
    page = fit(laid, PdfWriter().pages)
    assert [one.who for one in page.sections[0].lines] == told
    assert [one["who"] for one in values_of(laid)["sections"][0]["lines"]] == told
