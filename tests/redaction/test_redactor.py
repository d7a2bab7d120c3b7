"""Names and what stands beside them: who goes, who stays, and that one thing has one placeholder."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.redaction.model import Kind
from assistant.redaction.plain import parts_of
from assistant.redaction.redactor import Redactor
from assistant.redaction.restoring import restore


def redacted(text: str, *known: str) -> str:
    return Redactor(known).redact(text).text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Hope helps me with maths", "Hope"),
        ("hope is my best friend", "hope"),
        ("i play with grace and joy", "grace"),
        ("Mark helps. please mark my work", "Mark"),
        ("me and will play chess", "will"),
        ("my sister rose is kind", "rose"),
        ("will's mum drives us", "will"),
        ("im mark and i like bikes", "mark"),
        ("my friend saffron told me", "saffron"),
        ("he was with May Adeyemi", "May"),
        ("i sit with emma, joy and tom", "emma"),
        ("my dog is called biscuit", "biscuit"),
        ("miss green lets me draw", "green"),
        ("Mr Q is strict", "Q"),
        ("mr. okonkwo is strict", "okonkwo"),
        ("auntie zsofi makes soup", "zsofi"),
        ("Journey's mum came", "Journey"),
        ("ask van der Merwe", "Merwe"),
        ("j-a-d-e is my name", "j-a-d-e"),
        ("k a s i a is my name", "k a s i a"),
        ("моя подруга Оксана", "Оксана"),
        ("我叫小明", "小明"),
        ("i live in nether stowey and i like it", "nether stowey"),
        ("i live in reading with my dad", "reading"),
        ("the bus to hull is late", "hull"),
        ("i go to forest hill school", "forest hill"),
        ("He attends Queen's University", "Queen's"),
        ("I work at Greggs on Saturdays", "Greggs"),
        ("my placement is at the copper kettle cafe", "copper kettle"),
        ("we live at flat 3, 14 mill lane", "14 mill lane"),
    ],
)
def test_who_and_where_goes(text: str, gone: str) -> None:
    assert gone not in redacted(text)


def test_everyday_words_stay_in_the_same_sentence() -> None:
    text = "Hope helps me. i hope she stays. Mark helps. please mark my work"
    assert redacted(text) == (
        "[PERSON_1] helps me. i hope she stays. [PERSON_2] helps. please mark my work"
    )


def test_one_thing_has_one_placeholder_in_all_texts_of_a_send() -> None:
    redactor = Redactor(["Maya Patel"])
    first, second = redactor.redact_all(
        [
            "Maya and Kian go to Oakfield School.",
            "MAYA's friend kian is at oakfield school, maya says",
        ]
    )
    third = redactor.redact("Elizabeth, maya patel, kian")
    assert first.text == "[PERSON_1] and [PERSON_2] go to [SCHOOL_1]."
    assert second.text == "[PERSON_1]'s friend [PERSON_2] is at [SCHOOL_1], [PERSON_1] says"
    assert third.text == "[PERSON_3], [PERSON_1], [PERSON_2]"


def test_a_nickname_means_the_person_it_is_short_for() -> None:
    assert redacted("Elizabeth or lizzie or Beth", "Elizabeth Shaw") == (
        "[PERSON_1] or [PERSON_1] or [PERSON_1]"
    )


def test_a_word_that_one_text_shows_to_be_a_name_goes_from_all() -> None:
    first, second = Redactor().redact_all(["i sit by bramble", "my friend bramble is funny"])
    assert first.text == "i sit by [PERSON_1]"
    assert second.text == "my friend [PERSON_1] is funny"


def test_a_town_that_somebody_is_at_is_a_place_and_no_school() -> None:
    assert redacted("he is at wembley") == "he is at [PLACE_1]"


def test_a_brand_stays_as_a_wish_and_goes_as_a_place_of_work() -> None:
    assert redacted("I want to work at Tesco") == "I want to work at Tesco"
    assert redacted("My placement at Tesco is fun") == "My placement at [ORGANISATION_1] is fun"


NAMES = st.sampled_from(
    [
        "Zoë",
        "Anne-Marie",
        "Siân O'Neill",
        "Mr Shah",
        "Łukasz",
        "Dee",
        "Jo",
        "Núria Vélez",
        "Hope",
        "Thistle",
        "D'Arcy",
    ]
)
FORMS = st.sampled_from(
    [
        str.lower,
        str.upper,
        str.title,
        str.swapcase,
        lambda name: name + "'s",
        lambda name: name.lower() + "’s",
        lambda name: name.replace("-", "\u2011"),
        lambda name: name.replace("-", " "),
        lambda name: name.replace("-", "").replace("'", "’"),
        lambda name: name.replace("o", "o\u200b"),
        lambda name: "".join(
            dict(zip("ëâŁłúéí", "eaLluei", strict=True)).get(one, one) for one in name
        ),
    ]
)
FRAMES = st.sampled_from(
    [
        "{} helps me",
        "i sit with {}",
        "it was {}, not me",
        "ask {} first",
        "{} and i went",
        "({})",
        "today: {}\nok",
        "for {}.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(name=NAMES, form=FORMS, frame=FRAMES)
def test_no_form_of_a_known_name_is_left(name: str, form: object, frame: str) -> None:
    assert callable(form)
    text = frame.format(form(name))
    kept = parts_of(redacted(text, name).replace("[PERSON_1]", " "))
    assert set(kept) <= {*parts_of(frame), "mr", "s"}


PIECES = st.sampled_from(
    [
        "Maya",
        "maya's",
        "[PERSON_1]",
        "[person 2]",
        "PLACE_3",
        "Kai",
        "in",
        "Leeds",
        "born 3.4.09",
        "07700 900123",
        "@kai",
        "hope",
        "[",
        "]",
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=80) | st.lists(PIECES, max_size=12).map(" ".join))
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    done = Redactor(["Maya"]).redact(text)
    assert restore(done.text, done.replaced) == text


def test_a_placeholder_that_a_person_typed_is_theirs() -> None:
    text = "I wrote [PERSON_1] and [person 2] and Maya and SCHOOL_1"
    done = Redactor(["Maya"]).redact(text)
    assert done.text == "I wrote [TYPED_1] and [TYPED_2] and [PERSON_1] and [TYPED_3]"
    assert restore(done.text, done.replaced) == text
    assert {one.kind for one in done.replaced} == {Kind.TYPED, Kind.PERSON}


def test_five_thousand_words_take_under_a_second() -> None:
    text = "my friend kian and me go to Oakfield School in Leeds, i hope we stay. " * 340
    Redactor().redact("the lists are read once")
    began = time.process_time()
    Redactor(["Maya Patel"]).redact(text)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("name", ["Jay", "Ellie Lamb", "Miss B"])
def test_a_known_name_that_comes_again_and_again_takes_little_longer(name: str) -> None:
    text = f"{name.split()[-1]}, " * 4000
    Redactor().redact("the lists are read once")
    began = time.process_time()
    Redactor([name]).redact(text)
    assert time.process_time() - began < 0.6


@pytest.mark.parametrize(
    ("known", "text", "clean"),
    [
        ([], "Will Faith go?", "Will [PERSON_1] go?"),
        (["Will Faith"], "Will Faith go?", "[PERSON_1] go?"),
        (
            ["Ellie Lamb"],
            "miss lamb is kind. Ellie lamb too",
            "miss [PERSON_1] is kind. [PERSON_1] too",
        ),
        (["Ellie Lamb"], "lamb said no", "[PERSON_1] said no"),
    ],
)
def test_a_name_that_is_a_word_goes_where_it_is_the_name(
    known: list[str], text: str, clean: str
) -> None:
    assert Redactor(known).redact(text).text == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("he goes to kings oak, we went to red oaks", "[SCHOOL_1]|[SCHOOL_2]"),
        ("they said woodlands had no space", "[SCHOOL_1]"),
        ("we went to playing fields, the seaside had ice cream", ""),
        ("a caravan near march", "[PLACE_1]"),
        ("it was near march when he grew in confidence", ""),
        ("we grew up in hull and ended up in tears", "[PLACE_1]"),
        ("train from reading to bath", "[PLACE_1]|[PLACE_2]"),
        ("he goes from reading to maths in bath water", ""),
        ("stop at 96b kirkgate", "[ADDRESS_1]"),
        ("home is 22 the crescent", "[ADDRESS_1]"),
        ("i sit in between mark and summer", "[PERSON_1]|[PERSON_2]"),
        ("between work and summer i sit by light", ""),
        ("on friday faith came", "[PERSON_1]"),
        ("my nephew Folarin and her befriender Hodan", "[PERSON_1]|[PERSON_2]"),
        ("the named contact for us", ""),
        ("rent went up, so did food", ""),
        ("Hunter and Skye leave me out", "[PERSON_1]|[PLACE_1]"),
        ("rowan berries are red", ""),
        ("rowan is in my form", "[PERSON_1]"),
    ],
)
def test_words_that_may_be_names_are_told_by_what_stands_beside_them(text: str, clean: str) -> None:
    done = Redactor().redact(text)
    assert "|".join(one.placeholder for one in done.replaced) == clean
