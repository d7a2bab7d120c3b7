"""Titles that would pass a paper off as a legal plan, which only an authority or a school can write."""

from __future__ import annotations

import re

_LEGAL = re.compile(
    r"\bEHCPs?\b|\bEHC plans?\b|\beducation,? health (and|&) care plans?\b"  # England
    r"|\bco-?ordinated support plans?\b|\bCSPs?\b"  # Scotland
    r"|\bindividual development plans?\b|\bIDPs?\b|\bcynllun datblygu unigol\b"  # Wales
    r"|(?<!\bpersonal )\bstatements?\b",  # Northern Ireland; a personal statement is for a course
    re.IGNORECASE,
)
_HONEST = re.compile(r"\b(contribution|preparation)\b", re.IGNORECASE)


def passes_for_legal(title: str) -> str | None:
    """Give the name of the legal plan that a title claims to be, or None.

    A contribution to such a plan, or a preparation for its review, says so and is none.
    """
    named = _LEGAL.search(title)
    return named.group() if named and not _HONEST.search(title) else None
