"""The figures of the outcome check are counted rightly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.check_outcomes import FITTED, PARTS, Case, judge, main, read_part, shown, wilson


def case(id: str, text: str, *fails: str) -> Case:
    made = {"id": id, "text": text, "aspiration": None, "on": date(2026, 11, 21), "fails": fails}
    return Case.model_validate(made)


def test_hits_false_alarms_and_misses_are_counted() -> None:
    cases = [
        case("right", "Sam will swim 10 metres.", "time_bound"),
        case("wrong", "Sam will swim 20 metres."),
        case("missed", "By May 2027 Sam will swim 30 metres.", "time_bound"),
        case("fine", "By May 2027 Sam will swim 40 metres."),
    ]
    judged = judge(cases, "time_bound")
    assert [one.id for one in (*judged.right, *judged.wrong, *judged.missed)] == [
        "right",
        "wrong",
        "missed",
    ]
    assert (judged.precision, judged.recall) == ((1, 2), (1, 2))


def test_a_case_without_an_aspiration_says_nothing_of_relevant() -> None:
    assert judge([case("one", "Sam will swim.", "relevant")], "relevant").recall == (0, 0)


def test_the_interval_holds_the_share_and_narrows_with_more_cases() -> None:
    low, high = wilson(9, 10)
    assert low < 0.9 < high
    assert wilson(90, 100)[0] > low
    assert wilson(0, 0) == (0.0, 1.0)
    assert shown((9, 10)).startswith("0.900 (9/10;")


def test_no_case_stands_in_two_parts() -> None:
    parts = {part: {one.text for one in read_part(part)} for part in PARTS}
    assert [len(parts[part]) for part in FITTED] == [100, 100, 291, 330, 120, 120]
    assert not parts["kept"] & set().union(*(parts[part] for part in FITTED))


@pytest.mark.parametrize("part", FITTED)
def test_the_rules_still_find_what_they_were_fitted_with(part: str) -> None:
    cases = read_part(part)
    for criterion in sorted({fail for one in cases for fail in one.fails}):
        judged = judge(cases, criterion)
        traps = (part, criterion) == (
            "fitted_hard",
            "relevant",
        )  # pairs that no list of words tells
        for hits, of in (judged.precision,) if traps else (judged.precision, judged.recall):
            assert hits / of >= 0.85, criterion


def test_the_table_is_printed_without_single_cases_if_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["fitted_more"])
    figures = capsys.readouterr().out
    assert "time_bound" in figures and "m-0" not in figures
    main(["fitted_more", "--misses"])
    assert "not found: m-" in capsys.readouterr().out


def test_any_file_of_cases_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        "- {id: one, text: Sam will swim a length twice., aspiration: null, 'on': 2026-11-21, "
        "fails: [time_bound]}\n"
    )
    main([str(file)])
    told = capsys.readouterr().out
    assert "time_bound     1.000 (1/1" in told and "one:" not in told
