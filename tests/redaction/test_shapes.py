"""Numbers, addresses and dates that name one person, and those that name nobody."""

from __future__ import annotations

import pytest

from assistant.redaction.redactor import Redactor


def redacted(text: str) -> str:
    return Redactor().redact(text).text


@pytest.mark.parametrize(
    "born",
    [
        "born 03/04/2009",
        "born on the 3rd of April 2009",
        "my birthday is 3 april",
        "birthday: April 3rd",
        "dob 3.4.09",
        "D.O.B. 2009-04-03",
        "date of birth 3 Apr '09",
        "bday is 3/4",
        "born in 2009",
        "born in april",
        "he turned 15 on 3 april",
        "my birthday is the third of april two thousand and nine",
        "3 April is my birthday",
        "DOB: 03042009",
    ],
)
def test_a_date_of_birth_goes_in_any_writing(born: str) -> None:
    left = redacted(born).casefold()
    assert "[date_1]" in left
    assert not any(part in left for part in ("april", "apr ", "2009", "09", "3/4", "third", "nine"))


@pytest.mark.parametrize(
    "date",
    [
        "third of june two thousand and nine",
        "march the third, twenty fourteen",
        "3 nov in nineteen ninety nine",
        "first of may two thousand and twenty",
    ],
)
def test_an_old_date_in_words_goes_without_a_word_for_birth(date: str) -> None:
    assert redacted(f"on {date} it began") == "on [DATE_1] it began"


@pytest.mark.parametrize(
    "text",
    [
        "i am 15 and she turned 16",
        "review by 12 July 2027",
        "born early, so he is small",
        "she may be born to dance",
        "from 2026-09-01 until 2027-07-20",
        "in june two thousand and twenty nine he leaves",
        "by june twenty twenty-nine",
        "on the third of june two thousand and twenty nine",
        "it ends in may two thousand and nine",
    ],
)
def test_ages_and_dates_to_come_stay(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("943 476 5919", "NUMBER"),
        ("9434765919", "NUMBER"),
        ("943-476-5910", "NUMBER"),
        ("A123456789012", "NUMBER"),
        ("QQ 12 34 56 C", "NUMBER"),
        ("qq123456c", "NUMBER"),
        ("07700 900123", "PHONE"),
        ("07700900123", "PHONE"),
        ("+44 7700 900 123", "PHONE"),
        ("+44 (0)20 7946 0958", "PHONE"),
        ("(0116) 496 0123", "PHONE"),
        ("0116-496-0123", "PHONE"),
        ("oh seven seven oh oh nine double oh one two three", "PHONE"),
        ("maya.p+school@example.co.uk", "EMAIL"),
        ("maya [at] example [dot] com", "EMAIL"),
        ("maya dot patel at example dot com", "EMAIL"),
        ("big underscore maya7 at gmail dot co dot uk", "EMAIL"),
        ("hope at hotmail dot com", "EMAIL"),
        ("maya dot p@example.com", "EMAIL"),
        ("LE1 5XX", "POSTCODE"),
        ("le15xx", "POSTCODE"),
        ("EC1A 1BB", "POSTCODE"),
        ("@maya_99", "HANDLE"),
        ("wolf#1234", "HANDLE"),
        ("https://www.instagram.com/maya.p", "LINK"),
        ("tiktok.com/@maya", "LINK"),
        ("AB12 CDE", "CAR"),
        ("ab12cde", "CAR"),
    ],
)
def test_what_names_one_person_by_its_shape_goes(identifier: str, kind: str) -> None:
    assert redacted(f"it is {identifier}, ok") == f"it is [{kind}_1], ok"


@pytest.mark.parametrize(
    "text",
    [
        "my insta is maya.draws",
        "snap: maya.draws",
        "my gamertag is called maya.draws ok",
        "add me on discord its maya.draws",
        "find me its maya.draws.2010 on tiktok",
    ],
)
def test_handles_that_are_told_in_words_go(text: str) -> None:
    assert "draws" not in redacted(text)


@pytest.mark.parametrize(
    "text",
    [
        "in 2025-2026 and 2026/27",
        "from 9.30-10.30 and 10:15 to 11:45",
        "£1,250,000 or 12.50",
        "we count 1 2 3 4 5 6 7 8",
        "score 3-2, 50%, 1:1, 24/7",
        "one two three go",
        "i like it.me too",
        "the van has 9 seats and the taxi is at 3.40",
        "TAXI AT 9 A.M. PLEASE AND HOME BY 4 P.M.",
        "he is in Y9 and his D.O.B is on file",
        "She has ASD, ADHD, PDA and DLD and uses AAC.",
        "2hrs on fortnite and 3.5hrs on xbox",
        "at 9 the road is busy",
    ],
)
def test_numbers_that_name_nobody_stay(text: str) -> None:
    assert redacted(text) == text


def test_a_name_in_capitals_beside_a_short_form_goes() -> None:
    assert (
        redacted("in the room: SENCO, ZYLA and the EP")
        == "in the room: SENCO, [PERSON_1] and the EP"
    )


@pytest.mark.parametrize(
    "initials", ["k.b.", "R.J.", "t.m.w.", "C.W.", "w.k.", "d.j.", "m.m.", "D.J.", "T.Y."]
)
def test_initials_of_a_person_go(initials: str) -> None:
    assert redacted(f"{initials} helps me") == "[NAME_1] helps me"
