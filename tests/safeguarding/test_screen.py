"""The screen against whole sentences, with the cues that ship."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.record.entries import Voice
from assistant.safeguarding.cues import load_cues
from assistant.safeguarding.model import Concern
from assistant.safeguarding.screen import cues_folder, screen, shipped_screen
from tests.safeguarding.cases import CASES, HELD_OUT, INDIRECT, TUNED, Case

FILLER = "I like the bus because it is warm and the driver knows my stop. "
KINDS = {cue.kind for cue in load_cues(cues_folder()).cues}
SHORT_ALARMS = ["he hits me", "i want to die", "not safe at home", "dont tell mum"]


def test_every_tuned_alarm_stops_the_interview() -> None:
    missed = [case for case in TUNED if case.alarm and screen(case.text, case.voice) is None]
    assert missed == []


def test_every_tuned_everyday_answer_passes() -> None:
    stopped = [case for case in TUNED if not case.alarm and screen(case.text, case.voice)]
    assert stopped == []


def test_sentences_kept_out_of_tuning_are_mostly_judged_right() -> None:
    alarms = [case for case in HELD_OUT if case.alarm]
    everyday = [case for case in HELD_OUT if not case.alarm]
    recall = sum(screen(case.text, case.voice) is not None for case in alarms) / len(alarms)
    passed = sum(screen(case.text, case.voice) is None for case in everyday) / len(everyday)
    assert recall >= 0.97
    assert passed >= 0.98


def test_what_is_told_indirectly_in_new_words_is_found_no_less_often_than_it_was() -> None:
    alarms = [case for case in INDIRECT if case.alarm]
    stopped = [case for case in INDIRECT if not case.alarm and screen(case.text, case.voice)]
    assert sum(screen(case.text, case.voice) is not None for case in alarms) / len(alarms) >= 0.15
    assert stopped == []


def test_there_are_enough_sentences_on_both_sides() -> None:
    assert len([case for case in CASES if case.alarm]) >= 150
    assert len([case for case in CASES if not case.alarm]) >= 200


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("i cut myself", "self_harm"),
        ("i want to die", "self_harm"),
        ("he touches me down there", "sexual_harm"),
        ("my dad hurts me", "harm_by_someone"),
        ("she locks me in my room", "harm_by_someone"),
        ("someone at school makes me send pics", "exploitation"),
        ("they dont feed me", "neglect"),
        ("hes got a knife", "not_safe"),
        ("not safe at home", "not_safe"),
        ("im gonna stab him", "harm_to_others"),
        ("dont tell mum", "asked_to_keep_secret"),
    ],
)
def test_the_kind_is_named(text: str, kind: str) -> None:
    assert screen(text, Voice.YOUNG_PERSON) == Concern(kind)


def test_of_several_kinds_the_most_urgent_is_named() -> None:
    assert screen("dont tell mum but he hits me and i want to die") == Concern("self_harm")


def test_a_concern_holds_nothing_but_its_kind() -> None:
    assert [field.name for field in fields(Concern)] == ["kind"]


def test_what_adults_see_is_heeded_from_adults_and_from_unknown_voices() -> None:
    text = "Smells of urine and wears the same dirty clothes."
    assert screen(text, Voice.PRACTITIONER) == Concern("neglect")
    assert screen(text, Voice.PARENT) == Concern("neglect")
    assert screen(text) == Concern("neglect")
    assert screen(text, Voice.YOUNG_PERSON) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "...", "\u200b", "\x00", "🙂", "12", "ok"])
def test_next_to_nothing_passes(text: str) -> None:
    assert screen(text) is None


def _spaced(text: str) -> str:
    return "   ".join(" ".join(word) for word in text.split())


def _hidden(text: str) -> str:
    return "\u200b".join(text)


@pytest.mark.parametrize("text", SHORT_ALARMS)
@pytest.mark.parametrize(
    "disguise",
    [
        str.upper,
        str.title,
        _spaced,
        _hidden,
        lambda text: "\u00ad".join(text),
        lambda text: text.replace(" ", "\n\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "... "),
        lambda text: text.replace("i", "1"),
        lambda text: "".join(letter + "\u0301" for letter in text),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in text),
        lambda text: f"**{text}**",
        lambda text: f'("{text}")',
        lambda text: text.replace("e", "\u0435").replace("o", "\u043e"),
    ],
)
def test_disguised_letters_are_seen_through(text: str, disguise: Callable[[str], str]) -> None:
    assert screen(disguise(text), Voice.YOUNG_PERSON) == screen(text, Voice.YOUNG_PERSON)
    assert screen(text, Voice.YOUNG_PERSON) is not None


@given(before=st.integers(0, 60), after=st.integers(0, 20), alarm=st.sampled_from(SHORT_ALARMS))
def test_an_alarm_is_found_anywhere_in_a_long_answer(before: int, after: int, alarm: str) -> None:
    words = (FILLER * 10).split()[:before]
    text = f"{' '.join(words)}. {alarm}. {FILLER * after}"
    assert screen(text, Voice.YOUNG_PERSON) is not None


@given(
    alarm=st.sampled_from([case for case in TUNED if case.alarm]),
    everyday=st.sampled_from([case for case in TUNED if not case.alarm]),
)
def test_everyday_words_around_it_never_silence_an_alarm(alarm: Case, everyday: Case) -> None:
    around = everyday.text.rstrip(".")
    assert screen(f"{around}. {alarm.text}", alarm.voice) is not None
    assert screen(f"{alarm.text}. {around}", alarm.voice) is not None


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    found = screen(text)
    assert found is None or found.kind in KINDS


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "h i t " * 170_000,
        "he " * 333_000,
        "my " * 333_000,
        "he*" * 333_000,
        " h**s" * 200_000,
        "*" * 1_000_000,
        ". " * 500_000,
        "'" * 1_000_000,
        "h\u200b" * 500_000,
        "I want to die my hair blue. " * 36_000,
        "nobody hits me. " * 62_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_megabyte_made_to_be_slow_comes_to_an_end(text: str) -> None:
    assert screen(text, Voice.YOUNG_PERSON) is None


@pytest.mark.timeout(60)
def test_an_alarm_at_the_end_of_a_megabyte_is_found() -> None:
    assert screen(FILLER * 15_600 + "he hits me", Voice.YOUNG_PERSON) == Concern("harm_by_someone")


def test_why_names_the_cue_for_those_who_tune() -> None:
    why = shipped_screen().why
    assert "{hits}|{hurts} {me}" in why("he hits me", Voice.YOUNG_PERSON)
    assert why("my cat died", Voice.YOUNG_PERSON) == []
