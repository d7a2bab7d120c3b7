from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.cli.questions import Questions, read_nation_answer
from assistant.errors import KnowledgeError
from assistant.knowledge.model import Status
from assistant.knowledge.told import Told
from assistant.record.nation import Nation

TODAY = date(2026, 11, 21)


class Desk:
    """Somebody who types these lines, one after the other; all that was said stands in ``said``."""

    def __init__(self, *lines: str) -> None:
        self.said: list[str] = []
        self._lines: Iterator[str] = iter(lines)
        self.questions = Questions(TODAY, self._read, self.said.append)

    def _read(self, prompt: str) -> str:
        self.said.append(prompt)
        return next(self._lines)

    def asked(self) -> int:
        return self.said.count("? ")

    def all_typed(self) -> bool:
        return next(self._lines, None) is None


def test_what_was_typed_is_what_is_told() -> None:
    desk = Desk("1 3", "2015-09", "A council", "1", "2030")
    assert desk.questions.about("“a.pdf”", Told()) == Told(
        nations=(Nation.ENGLAND, Nation.WALES),
        published="2015-09",
        publisher="A council",
        in_force_until=date(2030, 12, 31),
        status=Status.CURRENT,
    )
    assert desk.all_typed()
    assert desk.said[0] == "About “a.pdf”:"


def test_enter_is_not_known() -> None:
    desk = Desk("", " ", "", "")
    assert desk.questions.about("it", Told()) == Told()
    assert desk.asked() == 4


def test_what_is_known_is_not_asked() -> None:
    known = Told((Nation.UK,), "2015", "A council", None, None, Status.PROPOSED)
    desk = Desk()
    assert desk.questions.about("it", known) == known
    assert desk.asked() == 0
    ended = Told((Nation.UK,), "2015", in_force_until=TODAY)
    assert Desk("").questions.about("it", ended) == ended


def test_wrong_answers_are_asked_again_with_what_is_right() -> None:
    desk = Desk(
        "narnia",
        "7",
        "5",
        "yesterday",
        "2031",
        "2015",
        "x" * 300,
        "A",
        "maybe",
        "2",
        "2030",
        "2014",
        "2020",
    )
    told = desk.questions.about("it", Told())
    assert told == Told((Nation.UK,), "2015", "A", None, date(2020, 12, 31), Status.HISTORIC)
    assert desk.all_typed()
    said = "\n".join(desk.said)
    assert "There is no nation 'narnia'. Type numbers: 1 England" in said
    assert "'yesterday' is not a date. Write a year (2015)" in said
    assert "There is no status 'maybe'. Type 1, 2, 3 or 4, or one of: current," in said
    assert "It cannot be published in 2031 already" in said
    assert "It cannot be historic already: its last day is 31 December 2030." in said
    assert "It cannot be published in 2015 and hold until 31 December 2014." in said


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("4", Status.UNKNOWN),
        ("unknown", Status.UNKNOWN),
        ("3", Status.PROPOSED),
        ("Not yet.", Status.PROPOSED),
        ("proposed", Status.PROPOSED),
        ("Historic", Status.HISTORIC),
        ("current", Status.CURRENT),
        ("y", Status.CURRENT),
    ],
)
def test_the_status_may_be_typed_by_number_or_by_word(typed: str, status: Status) -> None:
    known = Told((Nation.UK,), "2015", "A council")
    desk = Desk(typed, "")
    assert desk.questions.about("it", known).status is status


@pytest.mark.parametrize(
    ("typed", "same"), [(["1"], True), (["", "what", "no"], False), (["YES"], True)]
)
def test_whether_it_is_the_same_for_all_is_asked_until_it_is_said(
    typed: list[str], same: bool
) -> None:
    desk = Desk(*typed)
    assert desk.questions.same_for_all(3) is same
    assert desk.asked() == len(typed)
    assert "There are 3 files" in desk.said[0]


@pytest.mark.parametrize(
    ("typed", "nations"),
    [
        ("2", [Nation.SCOTLAND]),
        ("4, 3", [Nation.WALES, Nation.NORTHERN_IRELAND]),
        ("northern ireland", [Nation.NORTHERN_IRELAND]),
        ("England and Wales", [Nation.ENGLAND, Nation.WALES]),
        ("uk", [Nation.UK]),
    ],
)
def test_a_nation_may_be_typed_by_number_or_by_name(typed: str, nations: list[Nation]) -> None:
    assert read_nation_answer(typed) == tuple(nations)


@pytest.mark.parametrize("typed", ["0", "6", "1 5", "france", ","])
def test_what_is_no_nation_is_told(typed: str) -> None:
    with pytest.raises(KnowledgeError, match="Type numbers: 1 England"):
        read_nation_answer(typed)


@pytest.mark.parametrize(
    ("typed", "nations"),
    [
        ("1", (Nation.WALES,)),
        ("2", (Nation.ENGLAND,)),
        ("3", (Nation.ENGLAND, Nation.WALES)),
    ],
)
def test_of_two_files_with_the_same_words_the_nation_is_asked(
    typed: str, nations: tuple[Nation, ...]
) -> None:
    desk = Desk("wales", typed)
    asked = desk.questions.nations_of_both("b.md", "/a.md", (Nation.WALES,), (Nation.ENGLAND,))
    assert asked == nations
    assert desk.said[1] == "1 Wales, as before. 2 England. 3 England and Wales."
    assert desk.said[3] == "Type 1, 2 or 3."


def test_the_whole_uk_holds_every_nation() -> None:
    desk = Desk("3")
    asked = desk.questions.nations_of_both("b.md", "/a.md", (Nation.WALES,), (Nation.UK,))
    assert asked == (Nation.UK,)
