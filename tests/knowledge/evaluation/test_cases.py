"""Cases are read whole, and every mistake is told at once with its case and its mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.knowledge.evaluation.cases import cases_hash, read_cases
from assistant.record.entries import Voice

_WHOLE = """
- id: a-1
  q: how many targets
  nation: england
  kind: plain
  expect: ["three or four"]
  forbid: ["five"]
  abstain: false
- {id: a-2, q: how many targits, nation: england, kind: typo, expect: [three], like: a-1,
   register: young_person, on: 2010-05-01}
- {id: a-3, q: the capital of France, nation: null, kind: off_topic, expect: [], forbid: [],
   abstain: true}
- {id: 4, q: who helps, kind: everyday, from: [some-document]}
"""


def _write(folder: Path, text: str, name: str = "cases.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def _mistakes(place: Path) -> list[str]:
    with pytest.raises(ContentError) as raised:
        read_cases(place)
    return raised.value.mistakes


def test_a_file_is_read_with_all_its_keys(tmp_path: Path) -> None:
    first, second, third, fourth = read_cases(_write(tmp_path, _WHOLE))
    assert (first.expect, first.forbid, first.abstain) == (("three or four",), ("five",), False)
    assert (second.voice, second.on, second.like) == (Voice.YOUNG_PERSON, date(2010, 5, 1), "a-1")
    assert third.abstain and third.nation is None
    assert (fourth.id, fourth.documents) == ("4", ("some-document",))


def test_a_folder_is_read_with_all_its_files(tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    _write(tmp_path, '- {id: b, q: b, kind: k, expect: ["b"]}', "b.yml")
    _write(below, 'cases: [{id: a, q: a, kind: k, expect: ["a"]}]', "a.yaml")
    _write(tmp_path, "no cases", "notes.txt")
    assert {case.id for case in read_cases(tmp_path)} == {"a", "b"}


def test_all_mistakes_are_told_at_once_each_with_its_case(tmp_path: Path) -> None:
    _write(
        tmp_path,
        """
- {id: a, q: a, nation: france, kind: plain, expect: ["("]}
- {id: b, q: b, kind: plain, expects: [b]}
- {q: c, kind: plain, expect: [".*"]}
- {id: d, q: d, kind: plain}
- {id: e, q: e, kind: plain, abstain: true, expect: [e]}
- {id: f, q: f, kind: typo, expect: [f], like: nobody}
- words
""",
        "one.yaml",
    )
    _write(tmp_path, "- {id: d, q: d, kind: plain, expect: [d]}", "two.yaml")
    told = "\n".join(_mistakes(tmp_path))
    for part in (
        "one.yaml: case a: nation: 'france' is not known.",
        "one.yaml: case a: expect[0]: is not a regular expression: missing ), unterminated",
        "one.yaml: case b: expects: unknown key. Did you mean 'expect'?",
        "one.yaml: case number 3: id: missing.",
        "one.yaml: case number 3: expect[0]: matches any text at all",
        "one.yaml: case d: expect: is empty.",
        "one.yaml: case e: abstain: true, but it expects something.",
        "one.yaml: case f: like: 'nobody' is no other case with an answer.",
        "one.yaml: case number 7: the whole file: has the wrong shape.",
        "two.yaml: case d: id: stands in one.yaml too.",
    ):
        assert part in told, (part, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "cases.yaml: is not a list of cases."),
        ("[]", "cases.yaml: there is no case."),
        ("- {id: a\n", "cases.yaml: line"),
        (f"- {{id: a, q: a, kind: k, expect: ['{'a' * 1001}']}}", "longer than 1000 characters"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert any(told in mistake for mistake in _mistakes(_write(tmp_path, text)))


def test_no_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    assert "cannot be read" in _mistakes(tmp_path / "none.yaml")[0]
    assert "no file here ends in .yaml" in _mistakes(tmp_path)[0]


def test_the_hash_is_of_what_cases_say_in_any_order(tmp_path: Path) -> None:
    cases = read_cases(_write(tmp_path, _WHOLE))
    noted = [cases[0].model_copy(update={"note": "checked"}), *cases[1:]]
    other = [cases[0].model_copy(update={"q": "how many aims"}), *cases[1:]]
    assert cases_hash(cases) == cases_hash(cases[::-1]) == cases_hash(noted)
    assert cases_hash(cases) != cases_hash(other)
