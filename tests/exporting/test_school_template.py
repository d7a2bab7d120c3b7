from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ExportError
from assistant.exporting.example_template import example_template
from assistant.exporting.school_template import fill
from assistant.exporting.template_values import TEXT, Shape, shape_of, values_of
from assistant.plan.model import Plan
from assistant.record.words import inert
from tests.exporting.builders import laid_out, line, plan, section
from tests.exporting.plans import full_plan, outcome_plan


def _bytes(document: Document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _template(
    folder: Path, *paragraphs: str, change: Callable[[Document], None] | None = None
) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if change:
        change(document)
    file = folder / "school.docx"
    file.write_bytes(_bytes(document))
    return file


def _filled(file: Path, made: Plan) -> Document:
    return docx.Document(BytesIO(fill(file, laid_out(made))))


def _paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def _refused(file: Path, made: Plan | None = None) -> str:
    with pytest.raises(ExportError) as told:
        fill(file, laid_out(made or full_plan()))
    assert told.value.safe and told.value.do
    return told.value.happened


def test_the_example_shows_everything_of_every_plan(tmp_path: Path) -> None:
    file = tmp_path / "example.docx"
    file.write_bytes(example_template())
    made = _filled(file, outcome_plan().model_copy(update={"elsewhere": 1}))
    shown = "\n".join(
        [*_paragraphs(made), *(c.text for t in made.tables for r in t.rows for c in r.cells)]
    )
    for words in (
        "people talk to mum not me",
        "Jay said, 21 November 2026, asked: A bad day",
        "Leave Jay to walk off.",
        "Not more than four targets.",
        "1. Ms Reid, job coach\n2. Not said yet.",
        "Dee would change: “Not on school days.”",
        "Bikes is a hobby.",
        "Say how many times.",
        'Said "I don\'t know": A good day',
        "This is not an EHC plan.",
        "Nothing here yet.",
        "1 outcome is in the whole plan, and not here.",
    ):
        assert words in shown
    assert "lazy" not in shown and "Nothing and no matter" not in shown
    assert not re.search(r"[{}]", shown)
    assert made.sections[0].footer.paragraphs[0].text == "Jay's plan, 21 November 2026"
    assert (made.core_properties.title, made.core_properties.language) == ("Jay's plan", "en-GB")


def test_one_heading_can_be_put_where_a_school_wants_it(tmp_path: Path) -> None:
    file = _template(
        tmp_path,
        "About {{ name|upper }}",
        "{%p for one in section.what_is_important_to_me.lines if_own %}".replace(" if_own", ""),
        "{%p if one.own %}",
        "{{ one.words }} ({{ one.who }})",
        "{%p else %}",
        "Others: {{ one.words }}",
        "{%p endif %}",
        "{%p endfor %}",
    )
    assert _paragraphs(_filled(file, full_plan())) == [
        "About JAY",
        "people talk to mum not me (Jay)",
        "Others: Good with his little sister, patient.",
        "bikes. fixing them (Jay)",
    ]


_LEAN = (
    "{{ title }}",
    "{%p for one in sections %}",
    "{%p for line in one.lines %}",
    "{{ line.words }}",
    "{%p endfor %}",
    "{%p for row in one.rows %}",
    "{{ row.cells|join(' / ') }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p for one in views %}",
    "{%p for view in one.views %}",
    "{{ view.words }}",
    "{%p endfor %}",
    "{%p endfor %}",
)
"""A template that shows words and not whose they are, for whom they are, or what the plan is not."""


def _kept_private(made: Plan) -> Plan:
    """Let all words of Jay be for only him."""
    data = made.model_dump()

    def hide(value: object) -> None:
        for one in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
            if isinstance(one, dict | list):
                hide(one)
        if isinstance(value, dict) and "only_me" in value:
            value["only_me"] = value["kind"] == "answer" and value["person_id"] == "p1"

    hide(data)
    return Plan.model_validate(data)


def test_no_template_can_leave_out_that_words_are_private(tmp_path: Path) -> None:
    mark = "only you can read this"
    for made in (full_plan(), outcome_plan()):
        private = _kept_private(made)
        lines = [line for part in private.sections for line in part.shown]
        views = [view for one in private.disagreements for view in one.views]
        words = [
            *((line.text, any(one.only_me for one in line.sources)) for line in lines),
            *((view.text, view.source.only_me) for view in views),
        ]
        paragraphs = _paragraphs(_filled(_template(tmp_path, *_LEAN), private))
        for text, only_me in words:
            shown = f"{inert(text)} ({mark})" if only_me else inert(text)
            assert shown in paragraphs
        hopes = [one.aspiration.quote for one in private.outcomes if one.aspiration]
        for paragraph in paragraphs:
            assert not any(hope in paragraph for hope in hopes) or mark in paragraph
        assert mark in "".join(paragraphs)
        assert mark not in "".join(_paragraphs(_filled(_template(tmp_path, *_LEAN), made)))


def test_whose_copy_it_is_and_what_it_is_not_stand_on_top_where_a_template_has_no_place(
    tmp_path: Path,
) -> None:
    notice = "This is not an EHC plan.\nThe local authority writes that."
    made = outcome_plan().model_copy(update={"notice": notice, "drafted_for": "p1"})
    copy = "This copy is for Jay"
    assert _paragraphs(_filled(_template(tmp_path, "{{ title }}"), made)) == [
        copy,
        notice,
        "Jay's plan",
    ]
    own_place = ["{{ notice }}", "{%p for one in about %}", "{{ one }}", "{%p endfor %}"]
    shown = _paragraphs(_filled(_template(tmp_path, "{{ title }}", *own_place), made))
    assert shown[:2] == ["Jay's plan", notice]
    assert shown.count(copy) == 1

    def footer(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ notice }} {{ made_for }}"

    assert _paragraphs(_filled(_template(tmp_path, "{{ title }}", change=footer), made)) == [
        "Jay's plan"
    ]
    nobodys = made.model_copy(update={"notice": "", "drafted_for": None})
    assert _paragraphs(_filled(_template(tmp_path, "{{ title }}"), nobodys)) == ["Jay's plan"]


@settings(max_examples=60, deadline=None)
@given(
    words=st.text(
        st.characters(codec="utf-8") | st.sampled_from("{_}%#<&\"'\n"), min_size=1, max_size=40
    )
)
def test_words_are_letter_for_letter_and_never_a_template(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "words.docx"
    if not file.exists():
        document = docx.Document()
        document.add_paragraph(
            "{% for one in sections %}{% for line in one.lines %}<{{ line.words }}>{% endfor %}{% endfor %}"
        )
        file.write_bytes(_bytes(document))
    (shown,) = (one.text for one in _filled(file, plan(section(line(words)))).paragraphs)
    assert shown == f"<{inert(words)}>"


def test_every_unknown_name_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    def footer(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ dat }}"

    told = _refused(
        _template(
            tmp_path,
            "Name: {{ nam }}",
            "{{ section.what_is_importnt_to_me.title }}",
            "{%p for one in sections %}",
            "{{ one.titel }}",
            "{%p endfor %}",
            "{{ title }} and {{ views }}",
            change=footer,
        )
    )
    for words in (
        "The text, near “Name: {{ nam }}”: there is no “nam”. Did you mean 'name'?",
        "Did you mean 'what_is_important_to_me'?",
        "{{ one.titel }}",
        "there is no “titel”. Did you mean 'title'?",
        "this is a list or has parts",
        "The footer, near “{{ dat }}”: there is no “dat”. Did you mean 'date'?",
    ):
        assert words in told
    assert told.count("\n  - ") == 5


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("{{ title.__class__.__mro__ }}", "has no parts"),
        ("{{ ''.__class__ }}", "has no parts"),
        ("{{ title * 999999999 }}", "“mul” may not be used"),
        ("{{ 9 ** 9 ** 9 }}", "“pow” may not be used"),
        ("{{ range(9) }}", "“call” may not be used"),
        ("{% set x = 1 %}", "“assign” may not be used"),
        ("{% include 'x' %}", "“include” may not be used"),
        ("{% import 'x' as y %}", "“import” may not be used"),
        ("{% macro m() %}{% endmacro %}", "“macro” may not be used"),
        ("{{ title|attr('x') }}", "there is no filter “attr”"),
        ("{% for a, b in sections %}{% endfor %}", "repeat with one name"),
        ("{% for a in title %}{% endfor %}", "is not a list"),
        ("{% for a in sections %}{{ a.title }}", "endfor"),
        ("{{ title", "“{{” and “}}” do not pair. Compare it with the example template."),
        ("{% if notice %}{{ notice }}", "“if notice” is not closed. Write “endif” after what belongs "
         "to it, between the same marks: {% endif %} or {%p endif %}."),
        ("{{ (section.what_is_important_to_me.rows|first).name }}", "a list that is empty in this plan"),
        ("{% for a in sections %}{% for b in a.lines %}{% for c in sections %}{% for d in sections %}"
         "{% endfor %}{% endfor %}{% endfor %}{% endfor %}", "lists in each other"),
    ],
)  # fmt: skip
def test_a_template_can_show_and_nothing_else(tmp_path: Path, asked: str, told: str) -> None:
    found = _refused(_template(tmp_path, asked))
    assert told in found
    assert found.count("\n  - ") == 1, "one slip is told once"
    assert not re.search("jinja|token|encountered|statement", found, re.IGNORECASE)


def test_names_in_the_properties_of_the_file_are_refused(tmp_path: Path) -> None:
    def title(document: Document) -> None:
        document.core_properties.title = "{{ title }}"

    assert "properties of the file" in _refused(_template(tmp_path, "x", change=title))


def test_a_tag_in_the_wrong_place_is_told_in_words(tmp_path: Path) -> None:
    told = _refused(
        _template(tmp_path, "{%tr for one in sections %}", "{{ one.title }}", "{%tr endfor %}")
    )
    assert "cannot be used" in told


def test_a_damaged_part_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "damaged.docx"
    with zipfile.ZipFile(BytesIO(example_template())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    for damaged in parts:
        with zipfile.ZipFile(file, "w") as packed:
            for name, content in parts.items():
                packed.writestr(name, b"<a/>" if name == damaged else content)
        try:
            made = fill(file, laid_out(full_plan()))
        except ExportError as error:
            assert "cannot be used" in error.happened
        else:
            assert _paragraphs(docx.Document(BytesIO(made))), f"{damaged} was not needed"


def test_names_in_brackets_without_end_are_refused(tmp_path: Path) -> None:
    deep = "(" * 3_000 + "title" + ")" * 3_000
    assert "cannot be used" in _refused(_template(tmp_path, "{{ " + deep + " }}"))


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in _refused(tmp_path / "none.docx")


def _has_shape(value: object, shape: Shape) -> bool:
    if shape == TEXT:
        return isinstance(value, str)
    if isinstance(shape, list):
        return isinstance(value, list) and all(_has_shape(one, shape[0]) for one in value)
    assert isinstance(value, dict)
    return value.keys() == shape.keys() and all(_has_shape(value[k], shape[k]) for k in shape)


@pytest.mark.parametrize("made", [full_plan(), outcome_plan(), plan()])
def test_every_name_that_is_allowed_has_a_value(made: Plan) -> None:
    laid = laid_out(made)
    assert _has_shape(values_of(laid), shape_of(laid))


def test_the_readme_names_all_that_a_template_may_show() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    table = readme.split("| name | is |\n")[1].split("\n\n")[0]
    named = {
        name
        for row in table.splitlines()[1:]
        for name in re.findall(r"`(?:section\.)?(\w+)`", row.split("|")[1])
    }
    shape = shape_of(laid_out(full_plan()))
    parts = {"facts", "lines", "rows", "ID"}  # told under what they stand in
    assert named - parts == set(shape) - {"section"}
