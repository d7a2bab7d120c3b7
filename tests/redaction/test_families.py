"""Three hundred made-up families: nothing that names them may leave the machine."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.redaction.model import Redacted
from assistant.redaction.redactor import Redactor
from assistant.redaction.restoring import restore
from tests.redaction.covering import words_left
from tests.redaction.families import Family, families

FAMILIES = families(300, seed=41)
NAMES_NOBODY = {"mr", "ms", "dr", "mrs", "the", "s"}
"""What may stay of an identifier: it names nobody."""


def _leaks(family: Family, sent: list[Redacted]) -> list[tuple[str, str, str]]:
    """Give role, what was left of the identifier, and what was sent, for each that is not gone."""
    leaks = []
    for written, redacted in zip(family.texts, sent, strict=True):
        for role, start, end in written.marks:
            left = words_left(written.text, redacted, start, end)
            if left and left.casefold() not in NAMES_NOBODY:
                leaks.append((role, left, redacted.text))
    return leaks


@pytest.fixture(scope="module")
def sent() -> list[list[Redacted]]:
    return [
        Redactor(family.known).redact_all([one.text for one in family.texts]) for family in FAMILIES
    ]


def test_no_identifier_of_300_families_is_sent(sent: list[list[Redacted]]) -> None:
    found = [_leaks(family, texts) for family, texts in zip(FAMILIES, sent, strict=True)]
    assert [leak for leaks in found for leak in leaks if leak[0] not in UNKNOWN_ROLES] == []
    unknown = [leak for leaks in found for leak in leaks if leak[0] in UNKNOWN_ROLES]
    assert len(unknown) <= UNKNOWN_AT_MOST, unknown


UNKNOWN_ROLES = {"friend", "sibling", "teacher"}
"""Whom the Record does not know by name: only cues, lists and the dictionary can find them."""
UNKNOWN_AT_MOST = 3


def test_of_families_that_the_record_does_not_know_few_words_are_sent() -> None:
    some = FAMILIES[:60]
    leaks: list[tuple[str, str, str]] = []
    marks = 0
    for family in some:
        leaks += _leaks(family, Redactor().redact_all([one.text for one in family.texts]))
        marks += sum(len(one.marks) for one in family.texts)
    assert len(leaks) / marks <= 0.01, Counter((role, left) for role, left, _ in leaks)


def test_every_text_comes_back_letter_for_letter(sent: list[list[Redacted]]) -> None:
    for family, texts in zip(FAMILIES, sent, strict=True):
        for written, redacted in zip(family.texts, texts, strict=True):
            assert restore(redacted.text, redacted.replaced) == written.text


def test_the_same_person_has_one_placeholder_throughout_a_send(sent: list[list[Redacted]]) -> None:
    for family, texts in zip(FAMILIES, sent, strict=True):
        child = family.known[0].split()[0].casefold()
        given = {
            one.placeholder
            for redacted in texts
            for one in redacted.replaced
            if one.original.casefold() == child
        }
        assert len(given) <= 1
