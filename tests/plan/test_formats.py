"""What every Format that ships must say, and what the known ones must hold."""

from __future__ import annotations

import re

import pytest
import yaml

from assistant.flows.loader import load_flows
from assistant.plan.areas import load_areas
from assistant.plan.format import FULL, Format, FormatSection, find_format, load_formats
from assistant.record.entries import Voice
from assistant.record.nation import Nation
from assistant.record.outcomes import Term
from assistant.resources import guidance_docs, package_file

IDS = {question.id for question in load_flows().questions()}
FORMATS = load_formats(IDS)
BY_ID = {one.id: one for one in FORMATS}
OWN = ("action-plan", "communication-passport")
"""Papers that belong to the young person: written for a reader of nine."""
MAY_GO_TO_AN_EMPLOYER = ("vocational-profile", "supported-internship-plan")
LEADS_ASTRAY = {"languages", "placement", "likes", "dislikes", "working", "not_working"}
"""Questions whose topic finds passages that say nothing of what was asked."""
LEADS_TO_WORK = {"health", "communication", "sensory", "travel"}
"""Questions whose topic finds passages about a place of work."""
EVERYBODY, ENGLAND = (Nation.UK,), (Nation.ENGLAND,)
NATIONS = {
    "one-page-profile": EVERYBODY,
    "vocational-profile": EVERYBODY,
    "action-plan": EVERYBODY,
    "pupil-profile": EVERYBODY,
    "communication-passport": EVERYBODY,
    "supported-internship-plan": ENGLAND,
    "sen-support-plan": ENGLAND,
    "provision-tracker": ENGLAND,
    "iep-england": ENGLAND,
    "annual-review": ENGLAND,
    "annual-review-year-11": ENGLAND,
    "ehc-contribution": ENGLAND,
    "iep-scotland": (Nation.SCOTLAND,),
    "individual-learning-plan": (Nation.SCOTLAND,),
    "behaviour-programme": (Nation.SCOTLAND,),
    "education-and-care-programme": (Nation.SCOTLAND,),
    "additional-support-plan": (Nation.SCOTLAND,),
    "csp-contribution": (Nation.SCOTLAND,),
    "idp-contribution": (Nation.WALES,),
    "personal-learning-plan": (Nation.NORTHERN_IRELAND,),
    "statement-contribution": (Nation.NORTHERN_IRELAND,),
}


def section(format_id: str, section_id: str) -> FormatSection:
    found = find_format(FORMATS, format_id).sections
    return next(one for one in found if one.id == section_id)


def columns(format_id: str, section_id: str) -> list[tuple[str | None, str]]:
    choice = section(format_id, section_id).outcomes
    assert choice is not None
    return [(column.part, column.title) for column in choice.columns]


def every_text(one: Format) -> list[str]:
    fixed = [one.title, one.audience, one.purpose, one.standing, one.notice]
    return fixed + [
        text for part in one.sections for text in (part.title, part.note, *part.to_fill)
    ]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def test_every_format_of_the_issue_is_there_in_its_nation() -> None:
    assert {one: BY_ID[one].nations for one in NATIONS} == NATIONS


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_a_format_says_what_it_is_in_law_and_where_its_headings_come_from(one: Format) -> None:
    assert package_file("plan", "formats", f"{one.id}.yaml").is_file()
    assert re.match(r"This is not an? [^.]+", one.standing)
    ours = {file.stem for file in guidance_docs().glob("*.md")}
    cited = re.findall(
        r"\b[a-z]+(?:-[a-z]+)+-(?:uk|england|scotland|wales|ireland|\d{4})\b", one.source
    )
    assert set(cited) <= ours
    assert cited or "our own" in one.source or "our formats" in one.source


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_a_format_is_written_for_people(one: Format) -> None:
    for text in every_text(one):
        assert "&" not in text
        assert not re.search(r"n't\b|'(re|ve|ll|m)\b|\b(it|that|there|here|what)'s\b", text)
        assert len(max(sentences(text), key=lambda said: len(said.split())).split()) <= 25
    if one.id in OWN:
        said = [
            said
            for text in (one.notice, *(p.note for p in one.sections))
            for said in sentences(text)
        ]
        assert all(len(one.split()) <= 15 for one in said)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_a_heading_for_one_voice_holds_no_other(one: Format) -> None:
    for part in one.sections:
        if part.id.startswith("own_"):
            assert part.voices == (Voice.YOUNG_PERSON,)
        if part.id.startswith("parent_") and part.answers:
            assert part.voices == (Voice.PARENT,)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_no_guidance_of_another_subject_is_searched_for(one: Format) -> None:
    for part in one.sections:
        astray = LEADS_ASTRAY | (LEADS_TO_WORK if "employer" not in one.audience else set())
        assert one.id == FULL or not astray & set(part.topics), f"{part.id}: write guidance: []"


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_outcomes_of_other_areas_are_left_out_only_of_what_an_employer_may_read(
    one: Format,
) -> None:
    tables = [part.outcomes for part in one.sections if part.outcomes]
    if tables and "employer" not in one.audience:
        assert any(not table.areas for table in tables)
    for table in tables:
        if one.id in MAY_GO_TO_AN_EMPLOYER:
            assert table.areas == ("employment", "independent_living")


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_a_format_is_read_alike_by_every_yaml_reader(one: Format) -> None:
    text = package_file("plan", "formats", f"{one.id}.yaml").read_text()
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)


def test_every_question_that_is_asked_reaches_a_plan() -> None:
    assert {asked for one in FORMATS if one.id != FULL for asked in one.questions} == IDS


def test_the_action_plan_asks_its_four_questions_and_one_is_answered_by_hand() -> None:
    assert columns("action-plan", "to_do") == [
        ("text", "What would I like to do?"),
        ("who", "Who is going to help?"),
        (None, "Have I done it?"),
        ("known_by", "How will I know?"),
    ]


def test_the_english_iep_has_its_nine_fields_and_at_most_four_targets() -> None:
    choice = section("iep-england", "targets").outcomes
    assert choice is not None
    assert (choice.at_most, choice.terms) == (4, (Term.SHORT,))
    parts = [part for part, _ in columns("iep-england", "targets")]
    nine = ["text", "provision", "how", "who", "how_often", "review_on", "known_by", "no_longer"]
    assert parts == ["area", *nine, None]
    areas = [area.title for area in load_areas() if area.set == "Individual education plan"]
    note = section("iep-england", "targets").note
    assert len(areas) == 5
    assert all(area.lower() in note for area in areas)
    assert "2009" in find_format(FORMATS, "iep-england").notice


def test_the_scottish_iep_has_two_tables_of_targets_and_comments_on_tasks_at_home() -> None:
    long, short = (section("iep-scotland", one).outcomes for one in ("long_targets", "targets"))
    assert long is not None and long.terms == (Term.LONG,)
    assert short is not None and short.terms == (Term.SHORT,)
    assert "six to eight weeks" in section("iep-scotland", "targets").note
    by_hand = [title for part, title in columns("iep-scotland", "home") if part is None]
    assert by_hand == ["What the parent says of it", "What the child says of it"]


def test_the_tracker_leaves_what_really_happened_to_be_written_by_hand() -> None:
    by_hand = [title for part, title in columns("provision-tracker", "tracker") if part is None]
    assert by_hand[0] == "Entry data"
    assert by_hand[1].startswith("Participation")
    assert by_hand[2:] == ["Actual outcome", "Comments", "Next steps"]


@pytest.mark.parametrize("format_id", ["annual-review", "annual-review-year-11"])
def test_an_annual_review_has_a_heading_for_each_area_of_adult_life(format_id: str) -> None:
    headed = [
        part.outcomes.areas[0]
        for part in find_format(FORMATS, format_id).sections
        if part.outcomes and part.outcomes.areas
    ]
    assert headed == [area.id for area in load_areas() if area.set == "Preparing for adulthood"]


@pytest.mark.parametrize(
    ("format_id", "who"),
    [
        ("ehc-contribution", "Only the local authority"),
        ("csp-contribution", "Only the education authority"),
        ("idp-contribution", "Only the school, college or council"),
        ("statement-contribution", "Only the Education Authority"),
    ],
)
def test_a_contribution_says_who_writes_the_plan_and_calls_its_ideas_ideas(
    format_id: str, who: str
) -> None:
    one = find_format(FORMATS, format_id)
    assert one.title.startswith("Contribution to")
    assert who in one.standing
    assert "This is a contribution." in one.notice
    tables = [part for part in one.sections if part.outcomes]
    assert all("dea" in part.title for part in tables)
    assert any("decides" in part.note or "promised" in part.note for part in tables)


def test_the_welsh_about_me_has_the_three_questions_of_a_one_page_profile() -> None:
    asked = {
        question
        for part in find_format(FORMATS, "idp-contribution").sections
        if part.title.startswith("About me")
        for question in part.answers
    }
    assert {"appreciate", "important_to", "what_helps", "what_does_not_help"} <= asked


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.id)
def test_no_label_was_cut_at_its_comma(one: Format) -> None:
    """In a YAML list in one line, a label with a comma needs quotation marks."""
    for section in one.sections:
        titles = [column.title for column in section.outcomes.columns] if section.outcomes else []
        for label in (*section.to_fill, *titles):
            assert label[0].isupper(), label
            assert label.count("(") == label.count(")"), label
