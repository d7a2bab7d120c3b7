"""Single letters that stand for somebody, and those that stand for nothing of the kind."""

from __future__ import annotations

import pytest

from assistant.redaction.redactor import Redactor


def redacted(text: str, *known: str) -> str:
    return Redactor(known).redact(text).text


@pytest.mark.parametrize("letter", list("ABINRSUX"))
@pytest.mark.parametrize("called", ["Miss", "Aunty", "my friend", "my cousin", "Mr", "my TA"])
def test_any_letter_after_a_title_or_a_word_for_a_person_goes(called: str, letter: str) -> None:
    assert redacted(f"we saw {called} {letter} and {called} {letter}") == (
        f"we saw {called} [PERSON_1] and {called} [PERSON_1]"
    )
    assert redacted(f"{called} {letter} helps me") == f"{called} [PERSON_1] helps me"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Miss S helps me, and Miss R", "Miss [PERSON_1] helps me, and Miss [PERSON_2]"),
        ("i told Miss A that", "i told Miss [PERSON_1] that"),
        ("my friend A in year 7", "my friend [PERSON_1] in year 7"),
        ("my friend x", "my friend [PERSON_1]"),
        ("my sister s is kind", "my sister [PERSON_1] is kind"),
        ("i sit with B", "i sit with [PERSON_1]"),
        ("T. and me", "[PERSON_1] and me"),
        ("A. and me", "[PERSON_1] and me"),
        ("me and T. go out", "me and [PERSON_1] go out"),
        ("Auntie M. and Uncle R.", "Auntie [PERSON_1]. and Uncle [PERSON_2]."),
    ],
)
def test_a_letter_that_is_a_name_goes(text: str, clean: str) -> None:
    assert redacted(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "i miss u. my sister n me. my mum n dad",
        "my sister i love. my friends r kind",
        "i miss a lot of school. my brother a lot",
        "my sister A levels are hard",
        "i gave my friend a rose. ask miss a question. my sister a and e trip",
    ],
)
def test_a_short_word_after_a_word_for_a_person_stays(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("Miss B", "class 7 B, Plan B, vitamin B, option B, a B in maths, it will b ok"),
        ("Miss P", "at 3 p.m. we do p.e. in group P"),
        ("Miss E", "e.g. this, i.e. that"),
        ("Miss I", "I was sad and i had fun. is it"),
        ("", "i take vitamin D and i like it. class 7 B and me. plan B and I"),
        ("Miss A", "A dog was there. a boy had a dog"),
    ],
)
def test_a_known_letter_stays_where_nobody_is_meant(known: str, text: str) -> None:
    assert redacted(text, known) == text


@pytest.mark.parametrize(
    ("known", "text", "clean"),
    [
        (
            "J",
            "we want J to be happy. J's room",
            "we want [PERSON_1] to be happy. [PERSON_1]'s room",
        ),
        ("J", "help j with maths, ask j if", "help [PERSON_1] with maths, ask [PERSON_1] if"),
        (
            "J",
            "Plan J, group J, a J in it, he writes a j",
            "Plan J, group J, a J in it, he writes a j",
        ),
        ("J", "at 9 J.P. starts", "at 9 [NAME_1] starts"),
        (
            "A",
            "we want A to be happy. A is kind",
            "we want [PERSON_1] to be happy. [PERSON_1] is kind",
        ),
        ("A", "A lot of noise. vitamin A", "A lot of noise. vitamin A"),
        ("X", "love mum x", "love mum x"),
        ("Miss J", "we want J to be happy", "we want J to be happy"),
    ],
)
def test_somebody_with_no_other_name_than_a_letter(known: str, text: str, clean: str) -> None:
    assert redacted(text, known) == clean


@pytest.mark.parametrize("text", ["Miss I came", "Miss I said hi", "Mrs I came"])
def test_i_after_miss_goes_where_only_somebody_else_can_do_it(text: str) -> None:
    title, _, done = text.split(maxsplit=2)
    assert redacted(text) == f"{title} [PERSON_1] {done}"


@pytest.mark.parametrize("text", ["Miss I was first!", "Miss I did try", "Miss I need help"])
def test_i_after_miss_stays_where_the_speaker_is_meant(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "love mum x",
        "see you soon, love from nana x",
        "i love my mum x",
        "thanks miss x",
        "LOVE MUM X",
        "from Auntie x\nhe said",
        "love mum xx",
    ],
)
def test_a_kiss_stays(text: str) -> None:
    assert redacted(text) == text


def test_an_x_that_is_no_kiss_goes() -> None:
    assert (
        redacted("i told miss x and my friend x")
        == "i told miss [PERSON_1] and my friend [PERSON_1]"
    )


@pytest.mark.parametrize(
    "text", ["Miss {} is kind", "{} helps me", "i work with {} on maths", "me and {} play"]
)
def test_a_known_letter_goes_where_somebody_is_meant(text: str) -> None:
    assert redacted(text.format("B"), "Miss B") == text.format("[PERSON_1]")


def test_a_letter_that_one_text_shows_to_be_a_name_stays_elsewhere() -> None:
    texts = ["Miss J helps me", "Plan J, group J"]
    assert [one.text for one in Redactor().redact_all(texts)] == [
        "Miss [PERSON_1] helps me",
        "Plan J, group J",
    ]
