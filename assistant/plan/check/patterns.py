"""Patterns as people write them in the rules: words, and lists of words by name in braces.

How they are written stands at the top of ``rules/lists.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from assistant import content
from assistant.resources import package_file

WHAT = "The rules of the outcome check"
_LIST = re.compile(r"\{([a-z_]+)\}")
_DEEPEST = 5

Lists = Mapping[str, str]
Span = tuple[int, int]


@cache
def read_lists() -> Lists:
    """Read the named lists, each as one pattern. Raises ContentError with all mistakes."""
    from assistant.errors import ContentError
    from assistant.plan.check.written import ListsFile

    file = package_file("plan", "check", "rules", "lists.yaml")
    lists = {
        name: _any_of(words) for name, words in content.read_as(file, ListsFile, WHAT).lists.items()
    }
    mistakes: list[str] = []
    for name, pattern in lists.items():
        compiled((pattern,), lists, file.name, f"lists.{name}", mistakes)
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return lists


def to_pattern(written: Iterable[str], lists: Lists) -> re.Pattern[str]:
    """Make one pattern of several, whole words only. Raises KeyError, re.error for what is none."""
    text = _any_of(written)
    for _ in range(_DEEPEST):  # a list may name another list
        if not _LIST.search(text):
            break
        text = _LIST.sub(lambda found: lists[found[1]], text)
    return re.compile(rf"(?<!\w)(?:{_spaced(text)})(?!\w)", re.IGNORECASE)


def compiled(
    written: tuple[str, ...], lists: Lists, file: str, place: str, mistakes: list[str]
) -> re.Pattern[str] | None:
    """Compile patterns of a file. What is wrong with them is added to the mistakes, with its mend."""
    if not written:
        return None
    try:
        return to_pattern(written, lists)
    except KeyError as error:
        mistakes.append(f"{file}: {place}: there is no list {error}. Add it to lists.yaml.")
    except re.error as error:
        mistakes.append(f"{file}: {place}: {error}. Look for a bracket that is not closed.")
    return None


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
