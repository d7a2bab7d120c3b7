from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.model import Citation, Status
from assistant.knowledge.status import (
    standing_sentence,
    starts_later,
    status_on,
    status_words,
    warnings_on,
)
from tests.knowledge.writing import FRONT, caveat

_TODAY = date(2026, 11, 21)
_DATES = st.none() | st.dates(date(2000, 1, 1), date(2040, 1, 1))


def front(**fields: Any) -> FrontMatter:
    return FrontMatter.model_validate({"id": "guide", **FRONT, **fields})


@given(_DATES, _DATES, st.booleans(), st.booleans(), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_status_follows_from_dates_kind_and_caveats(
    begins: date | None, ends: date | None, proposal: bool, wrong: bool, on: date
) -> None:
    document = front(
        published=None,
        in_force_from=begins,
        in_force_until=ends,
        kind="proposal" if proposal else "law",
        caveats=[caveat("A", "Wrong.", "Right.")] if wrong else [],
    )
    found = status_on(document, ("A", None), on)
    if ends is not None and on > ends:
        assert found is Status.HISTORIC
    elif proposal or (begins is not None and on < begins):
        assert found is Status.PROPOSED
    else:
        assert found is (Status.WRONG_IN_PART if wrong else Status.CURRENT)
    sentences = warnings_on(document, ("A", None), on, {})
    assert bool(sentences) == (found is not Status.CURRENT)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_the_last_day_in_force_is_in_force() -> None:
    document = front(published="2009", in_force_until="2014-08-31")
    assert status_on(document, (), date(2014, 8, 31)) is Status.CURRENT
    assert status_on(document, (), date(2014, 8, 31) + timedelta(1)) is Status.HISTORIC


def test_a_caveat_marks_its_heading_and_the_ones_under_it_only() -> None:
    document = front(caveats=[caveat("A", "Wrong.", "Right.")])
    assert status_on(document, ("A", None), _TODAY) is Status.WRONG_IN_PART
    assert status_on(document, ("B", "A"), _TODAY) is Status.WRONG_IN_PART
    assert status_on(document, ("B", None), _TODAY) is Status.CURRENT


def test_historic_guidance_says_since_when_and_what_to_read_instead() -> None:
    document = front(title="IEPs", in_force_until="2014-08-31", superseded_by="new")
    (sentence,) = warnings_on(document, (), _TODAY, {"new": "SEN support"})
    assert sentence == (
        "“IEPs” is historic. It no longer holds in England since 31 August 2014. "
        "Read this instead: “SEN support”."
    )


def test_what_starts_later_and_what_is_proposed_are_never_told_as_law() -> None:
    later = front(title="New", in_force_from="2027-01-01", nations=["scotland"])
    assert warnings_on(later, (), _TODAY, {}) == [
        "“New” was not in force in Scotland on 21 November 2026. It starts on 1 January 2027."
    ]
    proposed = front(title="Bill", kind="proposal")
    assert "is a proposal. It is not law" in warnings_on(proposed, (), _TODAY, {})[0]
    assert "a proposal for England (2020), not law" in standing_sentence(proposed, Status.PROPOSED)


@pytest.mark.parametrize("published", ["2020", "2020-03", "2020-03-14"])
def test_before_it_was_published_it_could_not_be_known(published: str) -> None:
    document = front(title="Guide", published=published)
    assert warnings_on(document, (), date(2020, 3, 14), {}) == []
    assert warnings_on(document, (), date(2019, 12, 31), {}) == [
        "“Guide” was published later than 31 December 2019. "
        "It may say things that did not hold then."
    ]
    known_to_the_day = len(published) == len("2020-03-14")
    assert bool(warnings_on(document, (), date(2020, 3, 13), {})) == known_to_the_day
    assert status_on(document, (), date(2020, 3, 14)) is Status.CURRENT
    assert status_on(document, (), date(2019, 12, 31)) is Status.PROPOSED
    said = standing_sentence(document, status_on(document, (), date(2019, 12, 31)))
    assert said.endswith("and it came later than the date you asked about.")


def test_what_was_in_force_already_holds_though_it_was_written_down_later() -> None:
    document = front(published="2026-11", in_force_from="2014-09-01")
    assert status_on(document, (), date(2016, 1, 1)) is Status.CURRENT
    assert status_on(document, (), date(2014, 8, 31)) is Status.PROPOSED


@pytest.mark.parametrize(
    ("fields", "later"),
    [
        ({"kind": "law", "in_force_from": "2014-09-01"}, True),
        ({"kind": "advice", "in_force_from": "2014-09-01"}, True),
        ({"kind": "law", "published": "2014"}, True),
        ({"kind": "advice", "published": "2014"}, False),
        ({"kind": "law", "published": None}, False),
    ],
)
def test_what_began_later_is_no_answer_for_an_earlier_day(
    fields: dict[str, Any], later: bool
) -> None:
    assert starts_later(front(**fields), date(2012, 2, 1)) == later
    assert not starts_later(front(**fields), date(2015, 2, 1))


def test_old_guidance_of_no_known_date_is_not_called_later() -> None:
    assert warnings_on(front(published=None), (), date(1999, 1, 1), {}) == []


def test_a_correction_says_both_and_how_sure_we_are() -> None:
    document = front(caveats=[caveat("A", "Cats bark", "Dogs bark.", confidence="medium")])
    (sentence,) = warnings_on(document, ("A",), _TODAY, {})
    assert sentence == (
        "Not right: “Cats bark.” Right, as far as we know: Dogs bark. "
        "We are not fully sure of this."
    )


@pytest.mark.parametrize(
    ("nation", "published", "status", "line"),
    [
        ("england", "2009", Status.HISTORIC, "England · 2009 · historic: no longer in force"),
        ("uk", None, Status.CURRENT, "The whole UK · no date · current"),
        (
            "unknown",
            None,
            Status.UNKNOWN,
            "A nation that is not known · no date · not known whether it still holds",
        ),
        (
            "england, wales",
            "2018-01",
            Status.WRONG_IN_PART,
            "England and Wales · 2018 · wrong in part",
        ),
        (
            "northern-ireland",
            "2026",
            Status.PROPOSED,
            "Northern Ireland · 2026 · not in force yet",
        ),
    ],
)
def test_one_short_line_names_nation_year_and_standing(
    nation: str, published: str | None, status: Status, line: str
) -> None:
    quoted = Citation(
        passage="a#b-1",
        document="a",
        title="A",
        publisher=None,
        published=published,
        nation=nation,
        status=status,
        heading="B",
        page=None,
        quote="Text.",
        score=1.0,
    )
    assert status_words(quoted).startswith(line)


def test_of_a_date_in_the_past_it_is_told_what_held_then_and_when_it_ended() -> None:
    document = front(published="2009", in_force_until="2014-08-31", title="Old advice")
    then = date(2013, 1, 1)
    said = standing_sentence(document, Status.CURRENT, then)
    assert said.endswith("as far as we know it held on 1 January 2013.")
    (ended,) = warnings_on(document, (), then, {}, _TODAY)
    assert "on 1 January 2013. It ended on 31 August 2014. Today it no longer holds." in ended
    assert warnings_on(document, (), then, {}, date(2014, 8, 31)) == []


def test_the_line_beside_a_quote_names_the_date_of_the_past() -> None:
    quoted = Citation(
        passage="a#1", document="a", title="A", publisher=None, published="2009", nation="england",
        status=Status.CURRENT, heading="B", page=None, quote="C", score=1.0,
    )  # fmt: skip
    past = date(2013, 1, 1)
    assert status_words(quoted, past).endswith("2009 · current on 1 January 2013")
    historic = quoted.model_copy(update={"status": Status.HISTORIC})
    assert status_words(historic, past).endswith("no longer in force")
