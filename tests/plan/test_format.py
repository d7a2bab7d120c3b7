from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import ContentError, OwnwordsError
from assistant.plan.areas import load_areas
from assistant.plan.format import find_format, load_formats
from assistant.record.entries import Voice
from assistant.record.outcomes import Term

GOOD = """
id: plain
order: 1
title: Plain
nations: [uk]
audience: a
purpose: p
standing: s
source: x
one_page: false
sections: [{id: a, title: A, answers: [good_day]}]
"""
TABLE = """
  - id: targets
    title: Targets
    outcomes:
      terms: [short]
      areas: [literacy]
      at_most: 4
      columns: [{part: text, title: Target}, {title: What happened}]
"""


def test_a_new_format_is_one_yaml_file(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(GOOD)
    (one,) = load_formats({"good_day"}, tmp_path)
    assert find_format((one,), "plain").sections[0].answers == ("good_day",)


def test_a_table_says_which_outcomes_and_which_of_their_parts(tmp_path: Path) -> None:
    head = GOOD[: GOOD.index("sections:")]
    (tmp_path / "plain.yaml").write_text(f"{head}sections:{TABLE}")
    (one,) = load_formats(set(), tmp_path)
    choice = one.sections[0].outcomes
    assert choice is not None
    assert (choice.terms, choice.areas, choice.at_most) == ((Term.SHORT,), ("literacy",), 4)
    assert [column.part for column in choice.columns] == ["text", None]
    assert one.sections[0].topics == ()


def told(folder: Path, **files: str) -> list[str]:
    """Write a file for each name and give the mistakes; ``plain`` becomes ``plain.yaml``."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    with pytest.raises(ContentError) as caught:
        load_formats({"good_day"}, folder)
    return caught.value.mistakes


def named(name: str, order: int = 1) -> str:
    return GOOD.replace("id: plain", f"id: {name}").replace("order: 1", f"order: {order}")


def test_all_mistakes_in_all_files_are_listed_at_once(tmp_path: Path) -> None:
    wrong = TABLE.replace("part: text", "part: txet").replace("literacy", "litracy")
    wrong = wrong.replace("{title: What", "{part: hope, title: What")
    head = GOOD[: GOOD.index("sections:")]
    found = told(
        tmp_path,
        a=named("a").replace("[good_day]", "[godo_day, zebra]"),
        b=named("b").replace("order: 1", "oder: 1"),
        c="id: [\n",
        d=named("d", 4)
        .replace("standing: s", "standing: s # ")
        .replace("title: Plain", "title: # a"),
        f=named("f", 6).replace("title: Plain", "title: My EHC plan"),
        g=named("g", 7).replace("answers: [good_day]", "may_be_empty: true"),
        h=head.replace("plain", "h").replace("order: 1", "order: 8") + f"sections:{wrong}",
        i=head.replace("plain", "i").replace("order: 1", "order: 9")
        + f"sections:{TABLE.replace('literacy', 'zebra')}{TABLE.replace('[short]', '[]')}",
    )
    assert found == [
        "a.yaml: sections[0].answers[0]: there is no question 'godo_day'. "
        "Did you mean 'good_day'? See line 11.",
        "a.yaml: sections[0].answers[1]: there is no question 'zebra'. "
        "CONTRIBUTING.md lists them, under A format. See line 11.",
        "b.yaml: order: missing. Write a whole number that no other format has. See line 1.",
        "b.yaml: oder: unknown key. Did you mean 'order'? See line 3.",
        "c.yaml: line 2: did not find expected node content. "
        "Look there and one line above: quotes, colons, spaces.",
        "d.yaml: title: empty. Write the name of the paper. "
        "Words that begin with # need quotation marks. See line 4.",
        "f.yaml: title: calls it a legal plan ('EHC plan'), which this is not. "
        "Say 'Contribution to' or 'Preparation for' before it. See line 4.",
        "g.yaml: sections[0]: needs answers, outcomes, facts, to_fill, summaries, from_guidance or a note. "
        "Mend or delete it. See line 11.",
        "h.yaml: sections[0].outcomes.areas[0]: there is no area 'litracy'. "
        "Did you mean 'literacy'? See line 16.",
        "h.yaml: sections[0].outcomes.columns[0].part: 'txet' is not known. "
        "Did you mean 'text'? See line 18.",
        "h.yaml: sections[0].outcomes.columns[1].part: 'hope' is not known. "
        "Did you mean 'aspiration'? See line 18.",
        "i.yaml: sections[0].outcomes.areas[0]: there is no area 'zebra'. "
        f"Known here are {', '.join(area.id for area in load_areas())}. See line 16.",
        "i.yaml: sections[1].outcomes.terms: holds 0. Write 1 or more. See line 23.",
        "i.yaml: sections[1].id: 'targets' is that of sections[0]. Give one another id.",
    ]


def test_what_only_some_readers_of_yaml_take_is_told_with_its_line(tmp_path: Path) -> None:
    head = GOOD[: GOOD.index("sections:")].replace("source: x", "source: Who knows?")
    table = TABLE.replace("title: What happened", "title: When do we look again?")
    found = told(tmp_path, plain=f"{head}sections:{table}".replace("title: Plain", 'title: "Is?"'))
    assert found == [
        "plain.yaml: line 18: a question mark stands in brackets without quotation marks. "
        'Write "When do we look again?" with its quotation marks.'
    ]


@pytest.mark.parametrize(
    ("slip", "mend"),
    [
        ('title: ""', "title: empty. Write the name of the paper. See line 4."),
        ('title: "  "', "title: empty. Write the name of the paper. See line 4."),
        ("nations: england", "nations: is not a list. Put it in square brackets: [england]."),
        ("nations: england, wales", "Put it in square brackets: [england, wales]. See line 5."),
        ("nations: [Scotland]", "nations[0]: 'Scotland' is not known. Did you mean 'scotland'?"),
        ("nations: [northern ireland]", "Did you mean 'northern-ireland'? See line 5."),
        ("nations: []", "nations: holds 0. Write 1 or more. See line 5."),
        ("nations: [britain]", "Use 'england', 'scotland', 'wales', 'northern-ireland' or 'uk'."),
        ("order: last", "order: is not a whole number but 'last'. Write it in digits. See line 3."),
        ("id: Plain", "id: 'Plain' does not fit. Write the file's name: small letters, digits "
         "and '-', such as first-day-sheet. See line 2."),
        ("sections: [{id: own-view, title: A, note: n}]",
         "sections[0].id: 'own-view' does not fit. Write small letters, digits and '_', such as "
         "own_view; a letter comes first. See line 11."),
        ("sections: [{id: 2, title: A, note: n}]",
         "sections[0].id: 2 does not fit. Write small letters, digits and '_'"),
        ("sections: [{id: a, title: A, voices: [], note: n}]", "voices: holds 0. Write 1 or more."),
        ("sections: [{id: a, title: A, voices: [young person], note: n}]",
         "sections[0].voices[0]: 'young person' is not known. Did you mean 'young_person'?"),
        ("sections: [{id: a, title: A, to_fill: ['']}]",
         "sections[0].to_fill[0]: empty. Write a label. See line 11."),
        ("sections: [{id: a, title: A, guidance: none, note: n}]",
         "sections[0].guidance: is not a list. Write [] where there is none. See line 11."),
        ("sections: [{id: a, title: A, outcomes: {columns: []}}]",
         "sections[0].outcomes.columns: holds 0. Write 1 or more. See line 11."),
        ("sections: [{id: a, title: A, outcomes: {columns: [{part: who}]}}]",
         "columns[0].title: missing. Write the words above the column. See line 11."),
    ],
)  # fmt: skip
def test_a_slip_is_told_once_with_the_right_mend(tmp_path: Path, slip: str, mend: str) -> None:
    key = slip.partition(":")[0]
    text = re.sub(rf"^{key}:.*$", lambda _: slip, GOOD, flags=re.MULTILINE)
    (only,) = told(tmp_path, plain=text)
    assert only.startswith("plain.yaml: ") and mend in only


def test_the_id_is_the_name_of_the_file_and_the_wrong_file_is_blamed(tmp_path: Path) -> None:
    assert told(tmp_path, a=named("plain"), plain=GOOD.replace("order: 1", "order: 2")) == [
        "a.yaml: id: 'plain' is not the file's name. Write id: a."
    ]
    (tmp_path / "plain.yaml").unlink()
    assert told(tmp_path) == [
        "a.yaml: id: 'plain' is not the file's name. Write id: a, or rename the file to plain.yaml."
    ]


def test_no_two_formats_have_the_same_place_in_lists(tmp_path: Path) -> None:
    assert told(tmp_path, a=named("a", 7), b=named("b", 7), c=named("c", 8)) == [
        "b.yaml: order: 7 is that of a.yaml. Write another number, such as 9."
    ]


@pytest.mark.parametrize("name", ["plain.yml", "plain.YAML", "plain.yaml.txt"])
def test_a_format_that_would_be_passed_over_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD)
    assert told(tmp_path, good=named("good")) == [
        f"{name}: a format's file ends in .yaml. Rename it to plain.yaml, or take it away."
    ]


def test_a_heading_names_a_legal_plan_only_in_a_contribution(tmp_path: Path) -> None:
    claims = GOOD.replace("title: A,", "title: My EHC-plan,")
    (only,) = told(tmp_path, plain=claims)
    assert only.startswith("plain.yaml: sections[0].title: names a legal plan ('EHC-plan')")
    honest = claims.replace("title: Plain", "title: Contribution to an EHC plan")
    (tmp_path / "plain.yaml").write_text(honest)
    assert load_formats({"good_day"}, tmp_path)


def test_a_missing_folder_and_an_unknown_format_are_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no format file"):
        load_formats(set(), tmp_path / "nowhere")
    (tmp_path / "plain.yaml").write_text(GOOD)
    with pytest.raises(OwnwordsError, match="Use one of: plain"):
        find_format(load_formats({"good_day"}, tmp_path), "iep")


def test_a_voice_is_asked_only_what_stands_somewhere_in_its_words(tmp_path: Path) -> None:
    sections = (
        "[{id: a, title: A, answers: [x, y], voices: [parent]}, {id: b, title: B, answers: [y]}]"
    )
    (tmp_path / "plain.yaml").write_text(GOOD[: GOOD.index("sections:")] + f"sections: {sections}")
    (one,) = load_formats({"x", "y"}, tmp_path)
    assert one.questions == ("x", "y")
    assert one.asked_of(Voice.PARENT) == ("x", "y")
    assert one.asked_of(Voice.YOUNG_PERSON) == ("y",)
