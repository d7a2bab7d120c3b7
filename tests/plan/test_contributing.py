"""CONTRIBUTING.md says how a Format is written: its example works, and it names all there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from assistant.conversation.sessions.proposed import (
    OutcomeProposed,
    ProvisionProposed,
    StepProposed,
)
from assistant.conversation.sessions.script import Asks, Part, Script, load_script
from assistant.errors import ContentError
from assistant.exporting.easy_words import load_easy_read
from assistant.flows.loader import load_flows
from assistant.plan.areas import load_areas
from assistant.plan.format import (
    FactId,
    Format,
    FormatSection,
    OutcomeChoice,
    OutcomeColumn,
    OutcomePart,
    load_formats,
)
from assistant.resources import package_file

TEXT = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text()
SECTION = TEXT[TEXT.index("\n## A format\n") : TEXT.index('\n## A phrase for "I don\'t know"')]
EXAMPLE = SECTION.split("```yaml\n")[1].split("```")[0]
EASY_EXAMPLE = SECTION.split("```yaml\n")[2].split("```")[0]
SESSION = TEXT[TEXT.index("\n## A sample session\n") : TEXT.index("\n## Words for people\n")]
SESSION_EXAMPLE = SESSION.split("```yaml\n")[1].split("```")[0]
FLOWS = load_flows()
AREAS = {area.id for area in load_areas()}
IDS = {question.id for question in FLOWS.questions()}
TOLD = {
    name
    for row in re.findall(r"^\| (`[^|]*) \|", SECTION, re.MULTILINE)
    for name in re.findall(r"`(\w+)`", row)
}
"""All that stands in the first column of a table."""


def test_the_example_is_a_format(tmp_path: Path) -> None:
    for file in package_file("plan", "formats").glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "work-experience-review.yaml").write_text(EXAMPLE)
    assert "work-experience-review" in {one.id for one in load_formats(IDS, tmp_path)}


@pytest.mark.parametrize("shape", [Format, FormatSection, OutcomeChoice, OutcomeColumn])
def test_every_key_is_shown_in_the_example_or_explained(
    shape: type[Format | FormatSection | OutcomeChoice | OutcomeColumn],
) -> None:
    assert set(shape.model_fields) <= TOLD | set(re.findall(r"\b(\w+):", EXAMPLE))


def test_the_tables_name_every_question_part_and_area_and_nothing_else() -> None:
    keys = {*Format.model_fields, *FormatSection.model_fields}
    assert TOLD - keys == (IDS | set(get_args(OutcomePart)) | AREAS) - keys


def test_the_areas_stand_in_a_table_of_their_own() -> None:
    table = SECTION.split("| area | what it is | from |\n")[1].split("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines()[1:]]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == AREAS


def test_the_mistakes_are_told_as_they_are_shown(tmp_path: Path) -> None:
    slips = {
        "another-day": ("title: What I say", "title: Me: what I say"),
        "first-day-sheet": ("[job_fit, job_not_fit, interests]", "[job_fits, interests]"),
        "work-experience-review": ("title: Review of work", "title: EHC plan of work"),
    }
    for number, (name, (right, wrong)) in enumerate(slips.items()):
        text = EXAMPLE.replace("id: work-experience-review", f"id: {name}").replace(right, wrong)
        text = text.replace("order: 22", f"order: {number}")
        if name == "first-day-sheet":
            text = text.replace("nations: [uk]", "nations: england")
        (tmp_path / f"{name}.yaml").write_text(text)
    with pytest.raises(ContentError) as told:
        load_formats(IDS, tmp_path)
    shown = SECTION.split("ownwords: The plan formats cannot be used:\n")[1].split("```")[0]
    assert sorted(told.value.mistakes) == sorted(
        line.removeprefix("  - ") for line in shown.splitlines()
    )


def test_every_fact_is_named() -> None:
    row = next(line for line in SECTION.splitlines() if line.startswith("| `facts`"))
    assert set(re.findall(r"`(\w+)`", row)) - {"facts"} == set(get_args(FactId))


def test_each_question_stands_in_the_list_of_its_flow() -> None:
    lists = re.split(
        r"^\| (?=one-page profile|vocational profile|more for a plan)", SECTION, flags=re.M
    )
    for flow, rows in zip(FLOWS.flows, lists[1:], strict=True):
        named = {
            name
            for row in re.findall(r"^\| (`[^|]*) \|", rows, re.MULTILINE)
            for name in re.findall(r"`(\w+)`", row)
        }
        assert named == {one.id for part in flow.sections for one in part.questions}


def test_the_example_of_easy_read_is_read_and_is_short(tmp_path: Path) -> None:
    file = tmp_path / "easy_sentences.yaml"
    file.write_text(f"sentences:\n{EASY_EXAMPLE}")
    simpler = load_easy_read(sentences=file).simpler
    assert len(simpler) == 2 and any(":" in sentence for sentence in simpler)
    assert all(len(sentence.split()) > 12 for sentence in simpler)
    assert all(len(easy.split()) <= 12 for said in simpler.values() for easy in said)


def test_the_tests_of_a_format_are_named() -> None:
    named = set(re.findall(r"tests/\w+/test_\w+\.py", SECTION))
    assert {"tests/plan/test_formats.py", "tests/exporting/test_easy.py"} <= named
    assert all((Path(__file__).parents[2] / one).is_file() for one in named)


def test_the_example_of_a_session_is_one(tmp_path: Path) -> None:
    (tmp_path / "lin.yaml").write_text(SESSION_EXAMPLE)
    script = load_script(str(tmp_path / "lin.yaml"), IDS)
    assert set(script.formats) <= {one.id for one in load_formats(IDS)}
    asked = {
        one for form in load_formats(IDS) if form.id in script.formats for one in form.questions
    }
    assert {question for said in script.says.values() for question in said} <= asked
    for outcome in script.outcomes:
        assert outcome.area in AREAS
        assert set(outcome.questions()) <= asked


@pytest.mark.parametrize(
    "shape", [Script, Part, Asks, OutcomeProposed, StepProposed, ProvisionProposed]
)
def test_every_key_of_a_session_is_named(shape: type[BaseModel]) -> None:
    named = set(re.findall(r"\b(\w+):", SESSION_EXAMPLE)) | set(re.findall(r"`(\w+)`", SESSION))
    assert set(shape.model_fields) <= named
