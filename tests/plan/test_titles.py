from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.titles import is_contribution, passes_for_legal

LEGAL = [
    "EHC plan",
    "EHCP",
    "Education, health and care plan",
    "Education health & care plans",
    "Co-ordinated support plan",
    "Coordinated Support Plan",
    "CSP",
    "Individual development plan",
    "IDP",
    "Cynllun datblygu unigol",
    "Statement",
    "EHC-plan",
    "EHC  plan",
    "Education, health, and care plan",
    "Education health&care plan",
    "Co-ordinated support-plan",
    "Co\u2011ordinated  support plan",
    "Individual\u2013development plan",
]


@pytest.mark.parametrize("named", LEGAL)
def test_a_legal_plan_is_named_in_whatever_spelling(named: str) -> None:
    assert passes_for_legal(f"Draft {named} for school") == named


@pytest.mark.parametrize(
    "title",
    [
        "Additional support plan",
        "Individual education plan (IEP)",
        "Individualised educational and care programme",
        "My action plan",
        "My personal statement for college",
        "My personal  statement",
        "Idpal",
    ],
)
def test_other_plans_may_be_called_what_they_are(title: str) -> None:
    assert passes_for_legal(title) is None


@given(
    st.sampled_from(LEGAL), st.sampled_from(["Contribution to", "Preparation for"]), st.booleans()
)
def test_what_says_that_it_is_only_a_part_passes_for_nothing(
    legal: str, honest: str, loud: bool
) -> None:
    title = f"{honest} a {legal}"
    assert passes_for_legal(title.upper() if loud else title) is None


@pytest.mark.parametrize(
    "title",
    [
        "EHC plan with preparation for adulthood",
        "Preparation for adulthood: EHC plan",
        "EHC plan, a contribution to it",
        "My personal statement and my EHC plan",
        "EHC plan and contribution to an EHC plan",
    ],
)
def test_the_name_comes_after_the_words_that_say_what_it_is(title: str) -> None:
    assert passes_for_legal(title) == "EHC plan"
    assert is_contribution("Contribution to an EHC plan")
    assert not is_contribution("Preparation for adulthood")
