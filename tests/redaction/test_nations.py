"""The four nations and the United Kingdom stay: what may be cited depends on them."""

from __future__ import annotations

import pytest

from assistant.redaction.redactor import Redactor

NATIONS = ["England", "Scotland", "Wales", "Northern Ireland", "the UK", "the United Kingdom"]


def redacted(text: str) -> str:
    return Redactor().redact(text).text


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize(
    "text",
    [
        "I'm moving to {}",
        "i live in {} and i like it",
        "In {} the Education Authority decides",
        "Wales, Scotland and {} have other plans",
        "a plan in {} joins education and care",
        "help with a job in {}?",
        "my mum works in {} now",
        "across {} schools differ",
    ],
)
def test_a_nation_stays(text: str, nation: str) -> None:
    for written in (nation, nation.lower()):
        assert redacted(text.format(written)) == text.format(written)


@pytest.mark.parametrize(
    "text",
    [
        "England, Wales, Scotland and NI",
        "Wales (NI), NI and Scotland, from NI to England",
        "The law of Northern Ireland (NI) differs. In NI there is a statement.",
        "Northern Ireland's law, northern-ireland, NORTHERN IRELAND",
    ],
)
def test_northern_ireland_stays_in_its_short_form(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("he is with NI today", "he is with [PERSON_1] today"),
        ("Miss NI helps in Northern Ireland", "Miss [PERSON_1] helps in Northern Ireland"),
        ("my friend England is kind", "my friend [PERSON_1] is kind"),
        ("he lives in Newry, Northern Ireland", "he lives in [PLACE_1], Northern Ireland"),
    ],
)
def test_a_person_or_a_town_beside_a_nation_goes(text: str, clean: str) -> None:
    assert redacted(text) == clean
