"""What the shipped guidance answers, of which nation and date, and when it says that it cannot."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import KnowledgeError
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Status
from assistant.record.nation import FOUR

_TODAY = date(2026, 11, 21)
_TARGETS = "how many targets should an IEP have"


def test_an_old_english_question_is_answered_with_a_warning(shipped: Knowledge) -> None:
    found = shipped.ask(_TARGETS, nation="england", on=_TODAY)
    assert not found.abstained
    first = found.citations[0]
    assert first.document == "iep-england-2009"
    assert "three or four" in first.quote
    assert first.status is Status.HISTORIC
    assert any(
        "is historic" in warning and "31 August 2014" in warning for warning in found.warnings
    )
    assert "historic" in (found.answer or "")


def test_the_same_question_in_scotland_is_answered_from_scotland(shipped: Knowledge) -> None:
    found = shipped.ask(_TARGETS, nation="scotland", on=_TODAY)
    assert found.citations[0].document == "iep-scotland-2018"
    assert {quote.nation for quote in found.citations} <= {"scotland", "uk"}


def test_on_its_own_date_old_guidance_was_current(shipped: Knowledge) -> None:
    found = shipped.ask(_TARGETS, nation="england", on=date(2010, 5, 1))
    assert found.citations[0].status is Status.CURRENT
    assert found.on == "2010-05-01"
    assert not any("historic" in warning for warning in found.warnings)
    assert (found.answer or "").endswith("it held on 1 May 2010.")
    assert any("It ended on 31 August 2014" in warning for warning in found.warnings)


@pytest.mark.parametrize("nation", [None, "england", "scotland"])
def test_a_question_that_names_a_wrong_claim_gets_the_correction_first(
    shipped: Knowledge, nation: str | None
) -> None:
    found = shipped.ask("what does NICE NG170 say about autism", nation=nation, on=_TODAY)
    assert not found.abstained
    assert "NG170 is about autism" in found.warnings[0]
    assert "CG142" in found.warnings[0]
    assert "NG170" in found.citations[0].quote
    assert "COVID-19" in found.citations[0].quote


@pytest.mark.parametrize(
    "question",
    ["whats an ehcp", "wat is a ehpc", "what is an IEP", "how many pupils have EHC plans"],
)
def test_a_question_on_the_subject_of_a_wrong_claim_needs_no_correction(
    shipped: Knowledge, question: str
) -> None:
    found = shipped.ask(question, nation="england", on=_TODAY)
    assert not any(warning.startswith("Not right") for warning in found.warnings)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("are IEPs and EHC plans used across the whole United Kingdom", "for England only"),
        ("Is Access to Work part of the EHCP?", "outside EHC plans"),
    ],
)
def test_a_wrong_claim_without_a_number_is_still_corrected(
    shipped: Knowledge, question: str, right: str
) -> None:
    found = shipped.ask(question, nation="england", on=_TODAY)
    assert found.warnings[0].startswith("Not right")
    assert right in found.warnings[0]


def test_a_right_code_gets_no_correction(shipped: Knowledge) -> None:
    found = shipped.ask("what does NICE CG142 say about work", nation="england", on=_TODAY)
    assert not any(warning.startswith("Not right") for warning in found.warnings)


def test_a_plan_of_another_nation_is_named_and_never_the_answer(shipped: Knowledge) -> None:
    found = shipped.ask("what is in a co-ordinated support plan", nation="england", on=_TODAY)
    assert any("Scotland" in warning for warning in found.warnings)
    assert {quote.nation for quote in found.citations} <= {"england", "uk"}
    welsh = shipped.ask("What is an EHC plan?", nation="wales", on=_TODAY)
    assert any(one.startswith("“EHC plan” belongs to England") for one in welsh.warnings)


@pytest.mark.parametrize("question", ["can we still get a statement", "What is School Action?"])
def test_what_wales_had_once_is_not_told_to_be_another_nations(
    shipped: Knowledge, question: str
) -> None:
    found = shipped.ask(question, nation="wales", on=_TODAY)
    assert any("step by step between 2021 and 2025" in one for one in found.warnings)
    assert not any("belongs to" in one for one in found.warnings)


@pytest.mark.parametrize(
    ("nation", "question"),
    [
        ("scotland", "what does the code of practice say"),
        ("northern-ireland", "what does the code say"),
        ("northern-ireland", "who helps a child with SEN"),
        ("northern-ireland", "how long is a statutory assessment"),
        ("wales", "who may read my child's plan"),
        ("wales", "can we get direct payments"),
        ("wales", "what is the school leaving age"),
        ("england", "is the individual learning plan at college a legal paper"),
    ],
)
def test_a_word_that_a_nation_has_itself_is_not_told_to_be_another_nations(
    shipped: Knowledge, nation: str, question: str
) -> None:
    found = shipped.ask(question, nation=nation, on=_TODAY)
    assert not any("belongs to" in one for one in found.warnings)


def test_a_way_of_saying_it_that_is_shared_leaves_the_others_foreign(shipped: Knowledge) -> None:
    found = shipped.ask("what does the SEND code say", nation="wales", on=_TODAY)
    assert any(one.startswith("“SEND code” belongs to England") for one in found.warnings)


@pytest.mark.parametrize("nation", [None, "england", "wales"])
def test_letters_that_may_be_a_slip_are_shown_with_what_may_be_meant(
    shipped: Knowledge, nation: str | None
) -> None:
    found = shipped.ask("what is an IECP", nation=nation, on=_TODAY)
    (said,) = [one for one in found.warnings if one.startswith("“IECP” belongs to Scotland")]
    assert "Did you mean IEP or EHC plan (EHCP)?" in said


def test_where_the_letters_are_a_word_nobody_is_asked(shipped: Knowledge) -> None:
    found = shipped.ask("what is an IECP", nation="scotland", on=_TODAY)
    assert not any("Did you mean" in one for one in found.warnings)


@pytest.mark.parametrize("day", [date(2005, 1, 1), date(2012, 2, 1), date(2014, 8, 31)])
@pytest.mark.parametrize(
    ("question", "nation", "starts"),
    [("What is an EHC plan?", "england", "1 September 2014"), ("What is an IDP?", "wales", "2021")],
)
def test_a_law_is_no_answer_before_it_was_in_force(
    shipped: Knowledge, question: str, nation: str, starts: str, day: date
) -> None:
    found = shipped.ask(question, nation=nation, on=day)
    assert found.abstained
    assert found.nearest[0].status is Status.PROPOSED
    (said,) = [one for one in found.warnings if "it is not quoted" in one]
    assert "was not in force in" in said
    assert starts in said


def test_advice_that_was_written_later_is_not_current(shipped: Knowledge) -> None:
    found = shipped.ask("what is a one-page profile", nation="england", on=date(2012, 2, 1))
    assert found.citations[0].status is Status.PROPOSED
    assert any("was published later than 1 February 2012" in one for one in found.warnings)
    assert "came later than the date you asked about" in (found.answer or "")


def test_before_a_law_what_held_then_answers(shipped: Knowledge) -> None:
    found = shipped.ask("What is School Action?", nation="england", on=date(2012, 2, 1))
    assert found.citations[0].status is Status.CURRENT
    assert {quote.document for quote in found.citations} == {"iep-england-2009"}


def test_a_clock_that_is_behind_does_not_hide_the_guidance(
    shipped: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Behind(date):
        @classmethod
        def today(cls) -> Behind:
            return cls(2019, 1, 1)

    monkeypatch.setattr("assistant.knowledge.knowledge.date", Behind)
    found = shipped.ask("what is a one-page profile", nation="england")
    assert found.citations[0].status is Status.CURRENT
    assert found.on >= "2026-11-21"


def test_proposals_are_never_told_as_law(shipped: Knowledge) -> None:
    found = shipped.ask("What is an individual support plan?", nation="england", on=_TODAY)
    proposed = [one for one in found.citations if one.status is Status.PROPOSED]
    assert proposed
    assert any("It is not law" in warning for warning in found.warnings)


@pytest.mark.parametrize("nation", [None, *map(str, FOUR)])
def test_what_it_does_not_cover_it_says_and_names_who_to_ask(
    shipped: Knowledge, nation: str | None
) -> None:
    found = shipped.ask("What is the capital of France?", nation=nation, on=_TODAY)
    assert found.abstained
    assert (found.answer, found.citations, found.concern) == (None, [], None)
    assert 1 <= len(found.nearest) <= 3
    assert found.warnings[0] == "Nothing in the guidance here answers this question."
    wanted = [nation] if nation else [str(one) for one in FOUR]
    assert [service.nation for service in found.who_to_ask] == wanted


def test_without_a_nation_it_says_whose_the_quotes_are(shipped: Knowledge) -> None:
    found = shipped.ask("How often is my plan reviewed?", nation=None, on=_TODAY)
    assert any("You did not say which nation" in warning for warning in found.warnings)


def test_typing_mistakes_and_short_forms_find_the_same_passage(shipped: Knowledge) -> None:
    said = ["what happens at my annual review meeting", "wot happens at my anual reveiw meatin"]
    first, second = (shipped.ask(one, nation="england", on=_TODAY) for one in said)
    assert first.citations[0].passage == second.citations[0].passage
    plan = shipped.ask("who writes the ehcp", nation="england", on=_TODAY)
    assert plan.citations[0].document == "ehc-plan-who-writes-england"


@pytest.mark.parametrize("question", ["???", "of the and", "zxcvb qwrtp", "a" * 5000, "🙂 —"])
def test_questions_without_sense_are_not_answered(shipped: Knowledge, question: str) -> None:
    assert shipped.ask(question, nation="wales", on=_TODAY).abstained


def test_an_empty_question_or_a_wrong_nation_says_what_to_do(shipped: Knowledge) -> None:
    with pytest.raises(KnowledgeError, match="Type what you want to know"):
        shipped.ask("  ", nation=None)
    with pytest.raises(KnowledgeError, match="no nation 'france'"):
        shipped.ask("What is a plan?", nation="france")


_ABOUT = ["EHC plan", "IDP", "CSP", "statement", "IEP", "annual review", "job coach", "NG140"]
_DATES = st.dates(date(2005, 1, 1), date(2035, 1, 1))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_ABOUT), st.sampled_from(FOUR), _DATES)
def test_every_quote_holds_in_the_nation_and_is_byte_equal_and_warned_of(
    shipped: Knowledge, about: str, nation: str, on: date
) -> None:
    found = shipped.ask(f"What is a {about} and who decides?", nation=nation, on=on)
    assert found == shipped.ask(f"What is a {about} and who decides?", nation=nation, on=on)
    for quote in found.citations + found.nearest:
        assert quote.nation in (nation, "uk")
        (shown,) = shipped.show(quote.passage, on).passages
        assert (shown.id, shown.text, shown.status) == (quote.passage, quote.quote, quote.status)
        assert bool(shown.warnings) or quote.status is Status.CURRENT
        assert quote in found.nearest or set(shown.warnings) <= set(found.warnings)
