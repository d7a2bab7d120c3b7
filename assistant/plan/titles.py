"""Titles that would pass a paper off as a legal plan, which only an authority or a school can write."""

from __future__ import annotations

import re

_DASH = r"\-\u2010-\u2015"  # the hyphen of the keyboard, and those of print
_GAP = rf"[\s{_DASH}]+"
_AND = rf"(?:{_GAP}and{_GAP}|[\s{_DASH}]*&[\s{_DASH}]*)"


def _words(*words: str) -> str:
    """Give a pattern for words that stand beside each other, however they are parted."""
    return r"\b" + _GAP.join(words) + r"\b"


_LEGAL = "|".join(
    (
        _words("EHCPs?"),  # England
        _words("EHC", "plans?"),
        rf"\beducation,?{_GAP}health,?{_AND}care,?{_GAP}plans?\b",
        _words(rf"co[\s{_DASH}]*ordinated", "support", "plans?"),  # Scotland
        _words("CSPs?"),
        _words("individual", "development", "plans?"),  # Wales
        _words("IDPs?"),
        _words("cynllun", "datblygu", "unigol"),
        _words("statements?"),  # Northern Ireland
    )
)
_NAMED = re.compile(
    # A personal statement is for a course: it is passed over before a statement is looked for.
    rf"{_words('personal', 'statements?')}|(?P<legal>{_LEGAL})",
    re.IGNORECASE,
)
_HONEST = re.compile(
    # 'Preparation for adulthood' is a part of life, and says nothing of the paper.
    r"\b(?:contribution\s+to|preparation\s+for(?!\s+adulthood))\b",
    re.IGNORECASE,
)


def passes_for_legal(title: str) -> str | None:
    """Give the name of the legal plan that a title claims to be, or None.

    A contribution to such a plan, or a preparation for its review, says so before it names it.
    """
    for named in _NAMED.finditer(title):
        if named["legal"] and not _HONEST.search(title, 0, named.start()):
            return named["legal"]
    return None


def is_contribution(title: str) -> bool:
    """Tell whether a title says that the paper is only a part of another, or gets ready for it."""
    return _HONEST.search(title) is not None
