"""What the check keeps, drops and holds, and the rules that hold for every text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.content import read_yaml
from assistant.grounding.check import check, faults
from assistant.grounding.data import lexicon_files
from assistant.grounding.ground import Ground
from assistant.grounding.model import Source
from assistant.grounding.words import sentences
from benchmarks.grounding import Case, Remembered, judge, read_cases
from tests.grounding.conftest import ALLOWED, SOURCES, Ask

FIT = Path(__file__).parents[2] / "benchmarks" / "cases" / "grounding" / "fit.yaml"
CASES = read_cases(FIT)
FAITHFUL = [case for case in CASES if case.faithful]
FAST = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize(
    "text",
    [
        "Jay would like to mend bikes. Rob lets him do it at the shop.",
        "Jay leaves about two times each week, and comes back within fifteen minutes.",
        "There is a group on Tues.",
        "When Jay walks off, staff do not follow him.",
        "His mum would like Jay to stay at college first.",
        "By ___, Jay will fix ___ bikes at Rob's shop.",
        "Jay is in Year 9. The plan is looked at on 12 March 2027.",
        "What do you like about fixing bikes?",
    ],
)
def test_what_stands_in_the_sources_is_kept(ask: Ask, text: str) -> None:
    assert ask(text).verdict == "kept", ask(text).reasons


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jay leaves three times a week.", "number"),
        ("Jay comes back within 15 hours.", "number"),
        ("Callum at the shop lets Jay fix bikes.", "name"),
        ("Jay has ADHD and walks out.", "need"),
        ("Jay takes melatonin.", "medicine"),
        ("Jay fixes bikes at the library.", "place"),
        ("Jay's aunt lets him fix bikes.", "person"),
        ("There is a group on Thursdays.", "when"),
        ("Jay has an EHCP and fixes bikes.", "law"),
        ("Would you like to fix bikes with Callum?", "name"),
    ],
)
def test_a_fact_that_does_not_stand_is_dropped_with_its_reason(
    ask: Ask, text: str, kind: str
) -> None:
    found = ask(text)
    assert found.verdict == "dropped"
    assert kind in {one.kind for one in found.reasons}
    assert all(one.why and "{" not in one.why for one in found.reasons)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jay walks out daily.", "frequency"),
        ("Jay will definitely fix bikes.", "certainty"),
        ("When Jay walks off, staff follow him.", "negation"),
        ("Mum would like Jay to fix bikes.", "voice"),
    ],
)
def test_a_doubt_is_shown_to_a_person_and_loses_nothing(ask: Ask, text: str, kind: str) -> None:
    found = ask(text)
    assert found.verdict == "held"
    assert kind in {one.kind for one in found.reasons}


def test_a_sentence_of_something_else_is_held_for_a_person(ask: Ask) -> None:
    found = ask("Jay would like to mend bikes. He plays drums and sings in a band.")
    assert found.verdict == "held"
    assert [one.verdict for one in found.sentences] == ["kept", "held"]
    assert "plays drums" in found.reasons[0].words


def test_nothing_is_no_suggestion(ask: Ask) -> None:
    assert ask(" \n").verdict == "dropped"
    assert ask("").reasons[0].kind == "empty"


def test_only_cited_sources_are_looked_at(embed: Remembered) -> None:
    text = "Jay returns within 15 minutes if he is left."
    assert check(text, ["a3"], SOURCES, ALLOWED, embed).verdict == "kept"
    assert check(text, ["a1"], SOURCES, ALLOWED, embed).verdict == "dropped"


def test_no_source_is_refused(embed: Remembered) -> None:
    found = check("Jay fixes bikes.", [], SOURCES, ALLOWED, embed)
    assert (found.verdict, found.reasons[0].kind) == ("dropped", "source")


@FAST
@given(st.text("ab1 -é", min_size=1).filter(lambda id_: id_ not in {one.id for one in SOURCES}))
def test_an_id_that_was_not_given_is_refused(embed: Remembered, strange: str) -> None:
    found = check(SOURCES[0].words, ["a1", strange], SOURCES, ALLOWED, embed)
    assert (found.verdict, found.reasons[0].kind) == ("dropped", "source")


@FAST
@given(st.sampled_from([(case, one) for case in CASES for one in case.sources]))
def test_a_text_that_is_a_source_is_kept(embed: Remembered, found: tuple[Case, Source]) -> None:
    case, source = found
    assert check(source.words, [source.id], case.sources, case.allowed, embed).verdict == "kept"


@st.composite
def planted(draw: st.DrawFn, *strange: str) -> tuple[Case, str]:
    """Plant words that no source holds before any word of a faithful text, or at its end."""
    case = draw(st.sampled_from(FAITHFUL))
    words = case.text.split()
    at = draw(st.integers(0, len(words)))
    return case, " ".join([*words[:at], draw(st.sampled_from(strange)), *words[at:]])


def _is_dropped(case: Case, text: str, embed: Remembered) -> bool:
    changed = Case(case.family, False, case.kind, text, case.sources, case.allowed)
    return judge(changed, embed).verdict == "dropped"


@FAST
@given(planted("Xanthe", "Bartholomew", "xanthippe Gwendolyn", "Delroy", "Zainab's"))
def test_a_planted_name_is_dropped(embed: Remembered, found: tuple[Case, str]) -> None:
    assert _is_dropped(*found, embed)


@FAST
@given(planted("37", "thirty-seven", "83%", "4.25", "1,700", "eighty-three", "£71", "21:17"))
def test_a_planted_number_is_dropped(embed: Remembered, found: tuple[Case, str]) -> None:
    assert _is_dropped(*found, embed)


@FAST
@given(planted("on Xmas day", "next month", "yesterday", "in February", "last year"))
def test_a_planted_day_is_dropped(embed: Remembered, found: tuple[Case, str]) -> None:
    assert _is_dropped(*found, embed)


@FAST
@given(planted("(dyspraxia)", "(epilepsy)", "(takes fluoxetine)", "(with his niece)"))
def test_a_planted_need_medicine_or_person_is_dropped(
    embed: Remembered, found: tuple[Case, str]
) -> None:
    assert _is_dropped(*found, embed)


def test_no_faithful_text_is_lost() -> None:
    for case in FAITHFUL[::6]:
        ground = Ground(case.sources, case.allowed)
        found = [one for line in sentences(case.text) for one in faults(line, ground)]
        assert not [one for one in found if one.sure], case.text


def test_the_fitted_cases_are_judged_as_well_as_was_measured(embed: Remembered) -> None:
    some = CASES[::290]
    right = [(judge(case, embed).verdict == "kept") is case.faithful for case in some]
    assert sum(right) >= len(right) - 1


def test_each_file_of_data_can_be_read() -> None:
    folder = Path(check.__code__.co_filename).parent
    assert all(read_yaml(file, "The data") for file in folder.rglob("*.yaml"))


def test_what_a_thing_stands_on_is_in_the_lexicon() -> None:
    for file in lexicon_files():
        named = {one for some in file.stands_on.values() for one in some} | set(file.stands_on)
        assert named <= {*file.groups, *file.behind}, file.kind
