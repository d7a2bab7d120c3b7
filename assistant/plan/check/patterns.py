"""Patterns as people write them in the rules: words, and lists of words by name in braces.

How they are written stands at the top of ``rules/lists.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant import content
from assistant.resources import package_file

WHAT = "The rules of the outcome check"
_LIST = re.compile(r"\{([a-z_]+)\}")
_DEEPEST = 5

Lists = Mapping[str, str]
Span = tuple[int, int]


def read_lists() -> Lists:
    """Read the named lists, each as one pattern. Raises ContentError."""
    from pydantic import TypeAdapter

    file = package_file("plan", "check", "rules", "lists.yaml")
    read = content.read_as(file, TypeAdapter(dict[str, list[str]]), WHAT)
    return {name: _any_of(words) for name, words in read.items()}


def to_pattern(written: Iterable[str], lists: Lists) -> re.Pattern[str]:
    """Make one pattern of several, whole words only. Raises KeyError, re.error for what is none."""
    text = _any_of(written)
    for _ in range(_DEEPEST):  # a list may name another list
        if not _LIST.search(text):
            break
        text = _LIST.sub(lambda found: lists[found[1]], text)
    return re.compile(rf"(?<!\w)(?:{_spaced(text)})(?!\w)", re.IGNORECASE)


def masked(text: str, spans: Iterable[Span]) -> str:
    """Put a sign that is no word in place of these parts; every other place stays where it is."""
    for start, end in spans:
        text = text[:start] + "¦" * (end - start) + text[end:]
    return text


def without(text: str, pattern: re.Pattern[str] | None) -> str:
    """Mask all that a pattern finds."""
    return masked(text, (one.span() for one in pattern.finditer(text))) if pattern else text


def _any_of(written: Iterable[str]) -> str:
    return f"(?:{'|'.join(written)})"


def _spaced(text: str) -> str:
    """Let a space be any space."""
    return re.sub(r"(?<!\[)(?<!\[\^) (?![?*+{])", r"\\s+", text)
