from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError, OwnwordsError
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


def test_all_mistakes_in_all_files_are_listed_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("good_day", "godo_day"))
    (tmp_path / "b.yaml").write_text(GOOD.replace("order: 1", "oder: 1"))
    (tmp_path / "c.yaml").write_text("id: [\n")
    (tmp_path / "d.yaml").write_text(GOOD.replace("standing: s", 'standing: ""'))
    (tmp_path / "e.yaml").write_text(GOOD)
    (tmp_path / "f.yaml").write_text(GOOD.replace("title: Plain", "title: My EHC plan"))
    (tmp_path / "g.yaml").write_text(GOOD.replace("answers: [good_day]", "may_be_empty: true"))
    wrong = TABLE.replace("part: text", "part: txet").replace("literacy", "litracy")
    (tmp_path / "h.yaml").write_text(GOOD[: GOOD.index("sections:")] + "sections:" + wrong)
    (tmp_path / "i.yaml").write_text(
        GOOD[: GOOD.index("sections:")].replace("id: plain", "id: other")
        + "sections:"
        + TABLE.replace("literacy", "litracy")
        + TABLE.replace("literacy", "zebra")
    )
    with pytest.raises(ContentError) as told:
        load_formats({"good_day"}, tmp_path)
    text = str(told.value)
    for expected in (
        "a.yaml: sections.a: there is no question 'godo_day'. Did you mean 'good_day'?",
        "b.yaml: oder: unknown key. Did you mean 'order'?",
        "b.yaml: order: missing",
        "c.yaml: line",
        "d.yaml: standing: empty",
        "e.yaml: id: 'plain' is that of a.yaml. Use another id.",
        "f.yaml: title: calls it a legal plan ('EHC plan')",
        "g.yaml: sections[0]: needs answers, outcomes, facts, to_fill or a note",
        "h.yaml: sections[0].outcomes.columns[0].part: 'txet' is not known",
        "i.yaml: sections.targets.outcomes.areas: there is no area 'litracy'. Did you mean",
        "i.yaml: sections.targets.outcomes.areas: there is no area 'zebra'. Use an id that stands",
        "i.yaml: sections.targets: stands twice. Give one another id.",
    ):
        assert expected in text


def test_a_heading_names_a_legal_plan_only_in_a_contribution(tmp_path: Path) -> None:
    named = GOOD.replace("title: A,", "title: My EHC-plan,")
    (tmp_path / "plain.yaml").write_text(named)
    with pytest.raises(ContentError, match=r"plain.yaml: sections: a: title: names a legal plan"):
        load_formats({"good_day"}, tmp_path)
    honest = named.replace("title: Plain", "title: Contribution to an EHC plan")
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
