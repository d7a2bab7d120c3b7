from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.model import Status
from assistant.knowledge.status import status_on, warnings_on
from assistant.knowledge.told import (
    Told,
    changes,
    contradiction,
    front_for,
    known,
    of_another_edition,
    read_last_day,
    read_name,
    read_nations,
    read_published,
    read_status,
)
from assistant.record.nation import Nation

TODAY = date(2026, 11, 21)
PAST, TO_COME = date(2024, 8, 31), date(2030, 8, 31)


def front(told: Told, before: FrontMatter | None = None) -> FrontMatter:
    return front_for("own-x", "Policy", told, before)


def status(made: FrontMatter, on: date = TODAY) -> Status:
    return status_on(made, (), on)


def test_what_nobody_said_is_unknown_and_said_to_be() -> None:
    made = front(Told())
    assert (made.nations, made.published, made.publisher, made.in_force_until) == (
        (),
        None,
        None,
        None,
    )
    assert (made.kind, made.own) == (None, True)
    assert status(made) is Status.UNKNOWN
    (warning,) = warnings_on(made, (), TODAY, {})
    assert "which nation it is for, when it was published and whether it still holds" in warning


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        (Told(status=Status.CURRENT), Status.CURRENT),
        (Told(status=Status.HISTORIC), Status.HISTORIC),
        (Told(status=Status.PROPOSED), Status.PROPOSED),
        (Told(status=Status.UNKNOWN), Status.UNKNOWN),
        (Told(in_force_until=PAST), Status.HISTORIC),
        (Told(in_force_until=TO_COME), Status.CURRENT),
        (Told(in_force_until=PAST, status=Status.HISTORIC), Status.HISTORIC),
        (Told(in_force_until=TO_COME, status=Status.CURRENT), Status.CURRENT),
        (Told(in_force_until=TO_COME, status=Status.PROPOSED), Status.PROPOSED),
        (Told(in_force_until=TO_COME, status=Status.UNKNOWN), Status.UNKNOWN),
        (Told(published="2015", nations=(Nation.ENGLAND,)), Status.UNKNOWN),
    ],
)
def test_how_a_document_stands_is_what_was_said(told: Told, stands: Status) -> None:
    assert status(front(told)) is stands


def test_a_historic_document_with_its_last_day_was_current_before_it() -> None:
    made = front(Told(in_force_until=PAST, status=Status.HISTORIC))
    assert status(made, PAST) is Status.CURRENT
    assert status(made, PAST + timedelta(days=1)) is Status.HISTORIC


@pytest.mark.parametrize(
    ("said", "words"), [(Status.HISTORIC, "no longer holds"), (Status.PROPOSED, "a proposal")]
)
def test_what_a_person_says_of_it_stands_in_the_warning(said: Status, words: str) -> None:
    (warning,) = warnings_on(front(Told(status=said)), (), TODAY, {})
    assert words in warning


def test_what_is_said_now_wins_and_the_rest_stays() -> None:
    first = Told(nations=(Nation.WALES,), published="2015", publisher="A", status=Status.CURRENT)
    again = front(Told(published="2016"), front(first))
    assert again == front(
        Told(nations=(Nation.WALES,), published="2016", publisher="A", status=Status.CURRENT)
    )
    assert changes(front(first), again) == ["date"]
    assert changes(again, again) == []
    ended = front(Told(in_force_until=PAST), front(first))
    assert status(ended) is Status.HISTORIC


def test_another_edition_keeps_no_date_and_no_status() -> None:
    told = Told((Nation.WALES,), "2015", "A", in_force_until=TO_COME)
    other = of_another_edition(front(told))
    assert (other.nations, other.publisher) == ((Nation.WALES,), "A")
    assert (other.published, other.in_force_until, other.standing) == (None, None, Status.UNKNOWN)


@given(
    st.builds(
        Told,
        nations=st.none() | st.just((Nation.WALES,)),
        published=st.none() | st.just("2015-01"),
        publisher=st.none() | st.just("A council"),
        in_force_until=st.none() | st.just(TO_COME),
        status=st.none() | st.sampled_from([Status.PROPOSED, Status.UNKNOWN, Status.CURRENT]),
    )
)
def test_to_say_again_what_is_known_changes_nothing(told: Told) -> None:
    made = front(told)
    assert front(known(made), made) == made
    assert front(Told(), made) == made
    asked = (told.nations, told.published, told.publisher)
    standing = made.standing is not Status.UNKNOWN or made.in_force_until is not None
    assert known(made).is_open == (None in asked or not standing)


def test_nations_are_read_by_name_in_their_order() -> None:
    assert read_nations(["wales", "England"]) == (Nation.ENGLAND, Nation.WALES)
    assert read_nations(["Northern Ireland"]) == (Nation.NORTHERN_IRELAND,)
    assert read_nations([]) is None
    with pytest.raises(KnowledgeError, match="no nation 'narnia'"):
        read_nations(["england", "narnia"])
    with pytest.raises(KnowledgeError, match="all four"):
        read_nations(["uk", "england"])


@pytest.mark.parametrize("text", ["2015", "2015-09", " 2015-09-01 "])
def test_a_date_may_be_a_year_a_month_or_a_day(text: str) -> None:
    assert read_published(text, TODAY) == text.strip()


@pytest.mark.parametrize(
    "text", ["15", "2015-13", "2015-02-30", "01/09/2015", "soon", "", "２０１５", "0000"]
)
def test_what_is_no_date_is_told_with_what_is(text: str) -> None:
    for read in (partial(read_published, today=TODAY), read_last_day):
        with pytest.raises(KnowledgeError, match=r"2015-09-01"):
            read(text)


@pytest.mark.parametrize("text", ["2027", "2026-12", "2026-11-22"])
def test_what_is_to_come_is_not_published(text: str) -> None:
    with pytest.raises(KnowledgeError, match=f"cannot be published in {text} already"):
        read_published(text, TODAY)


def test_only_what_is_said_anew_is_taken() -> None:
    known_now = Told((Nation.WALES,), "2015", "A school")
    said = Told((Nation.WALES,), "2016", "A school", status=Status.CURRENT)
    assert said.beside(known_now) == Told(published="2016", status=Status.CURRENT)


def test_wrong_in_part_is_nothing_to_say_of_a_whole_document() -> None:
    with pytest.raises(KnowledgeError, match="found for each quote"):
        read_status("wrong in part")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-08-31", date(2024, 8, 31)),
    ],
)
def test_the_last_day_of_a_year_or_a_month_is_its_last(text: str, last: date) -> None:
    assert read_last_day(text) == last


def test_a_status_and_a_name_are_read_or_refused() -> None:
    assert read_status(" Historic ") is Status.HISTORIC
    with pytest.raises(KnowledgeError, match="current, historic, proposed, unknown"):
        read_status("wrong-in-part")
    assert read_name("  A\n council\x1b[31m ", "publisher") == "A council␛[31m"
    for text in (" ", "x" * 201):
        with pytest.raises(KnowledgeError, match="publisher"):
            read_name(text, "publisher")


@pytest.mark.parametrize(
    ("published", "until", "said", "words"),
    [
        ("2025", PAST, None, "published in 2025"),
        (None, PAST, Status.CURRENT, "cannot hold today"),
        (None, TO_COME, Status.HISTORIC, "historic already"),
        ("2024", PAST, Status.HISTORIC, None),
        (None, TODAY, Status.CURRENT, None),
        ("2030", None, Status.HISTORIC, None),
    ],
)
def test_what_cannot_be_true_together_is_told(
    published: str | None, until: date | None, said: Status | None, words: str | None
) -> None:
    told = contradiction(published, until, said, TODAY)
    assert told is None if words is None else words in (told or "")
