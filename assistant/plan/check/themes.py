"""What outcomes and hopes are about, read from ``rules/themes.yaml`` and made ready to look up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.patterns import WHAT, compiled, read_lists
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import ThemesFile

LONGEST = 4
"""Words in the longest phrase of a theme."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_JOBS = "jobs"
_PATTERNS = (
    *("like", "aside", "recall", "longing"),
    *("unwanted", "forced", "made", "doubtful", "turn", "liked", "again"),
)

Stems = tuple[str, ...]
ByStems = dict[Stems, frozenset[str]]
Patterns = dict[str, re.Pattern[str]]


@dataclass(frozen=True)
class Themes:
    """The themes, ready to look up: phrases of stems to themes, and where each theme leads.

    ``rare`` holds exact words in place of stems. ``any_job`` is one theme.
    """

    in_both: ByStems
    in_hopes: ByStems
    rare: dict[str, str]
    serves: dict[str, frozenset[str]]
    titles: dict[str, str]
    jobs: frozenset[str]
    foundations: frozenset[str]
    wide: frozenset[str]
    beside: frozenset[str]
    by_doing: frozenset[str]
    tools: frozenset[str]
    matters: frozenset[str]
    refusable: frozenset[str]
    life: frozenset[str]
    facts: frozenset[str]
    any_job: str
    nothing: frozenset[str]
    weak: frozenset[Stems]
    like: re.Pattern[str]
    aside: re.Pattern[str]
    recall: re.Pattern[str]
    unwanted: re.Pattern[str]
    forced: re.Pattern[str]
    made: re.Pattern[str]
    doubtful: re.Pattern[str]
    turn: re.Pattern[str]
    liked: re.Pattern[str]
    again: re.Pattern[str]
    refuses: dict[str, re.Pattern[str]]
    longing: re.Pattern[str]


@cache
def load() -> ThemesFile:
    """Read the themes. Raises ContentError."""
    from assistant.plan.check.written import ThemesFile

    return content.read_as(package_file("plan", "check", "rules", "themes.yaml"), ThemesFile, WHAT)


@cache
def themes() -> Themes:
    """Make the themes ready. Raises ContentError with all mistakes."""
    data = load()
    mistakes: list[str] = []
    rare = _rare(data, mistakes)
    _only("any_job", data, mistakes)
    serves = _serves(data, mistakes)
    patterns = _compiled({name: getattr(data, name) for name in _PATTERNS}, "", mistakes)
    refuses = _compiled(data.refuses, "refuses.", mistakes)
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return _ready(data, rare, serves, patterns, refuses)


def _ready(
    data: ThemesFile,
    rare: dict[str, str],
    serves: dict[str, frozenset[str]],
    patterns: Patterns,
    refuses: Patterns,
) -> Themes:
    return Themes(
        in_both=_by_stems({name: theme.words for name, theme in data.themes.items()}),
        in_hopes=_by_stems({name: theme.hopes for name, theme in data.themes.items()}),
        rare=rare,
        serves=serves,
        titles={name: theme.title or name for name, theme in data.themes.items()},
        jobs=_flagged(data, "job"),
        foundations=_flagged(data, "foundation"),
        wide=_flagged(data, "wide"),
        beside=_flagged(data, "beside", "wide"),
        by_doing=_flagged(data, "by_doing"),
        tools=_flagged(data, "tool"),
        matters=_flagged(data, "job", "own", "facts", "foundation"),
        refusable=_flagged(data, "refusable"),
        life=_flagged(data, "life"),
        facts=_flagged(data, "facts"),
        refuses=refuses,
        any_job=next(iter(_flagged(data, "any_job"))),
        nothing=frozenset(stems(data.nothing)),
        weak=frozenset(_phrases(data.weak)),
        **patterns,
    )


def _compiled(written: dict[str, str], place: str, mistakes: list[str]) -> Patterns:
    """Compile each pattern. What is wrong with them is added to the mistakes."""
    lists = read_lists()
    found = {
        name: compiled((find,), lists, "themes.yaml", f"{place}{name}", mistakes)
        for name, find in written.items()
    }
    return {name: one for name, one in found.items() if one}


def words_of(text: str) -> list[str]:
    """Give the words of a text as they are written."""
    return _WORD.findall(text)


def stems(text: str) -> Stems:
    """Give the stems of the words of a text."""
    return tuple(stemmed(word.lower() for word in words_of(text)))


def stemmed(words: Iterable[str]) -> list[str]:
    """Give the stem of each word."""
    found: list[str] = _stemmer().stemWords([word.removesuffix("'s") for word in words])  # type: ignore[attr-defined]
    return found


@cache
def _stemmer() -> object:
    import Stemmer

    return Stemmer.Stemmer("english")


def _flagged(data: ThemesFile, *flags: str) -> frozenset[str]:
    """Give the themes that have one of these flags."""
    return frozenset(
        name for name, theme in data.themes.items() if any(getattr(theme, flag) for flag in flags)
    )


def _only(flag: str, data: ThemesFile, mistakes: list[str]) -> None:
    """Hold that one theme has this flag."""
    if (found := len(_flagged(data, flag))) != 1:
        mistakes.append(
            f"themes.yaml: themes: '{flag}: true' stands at {found} themes. Put it at one."
        )


def _serves(data: ThemesFile, mistakes: list[str]) -> dict[str, frozenset[str]]:
    """Give where each theme leads: to itself, and to what it serves."""
    jobs = _flagged(data, "job")
    for name, theme in data.themes.items():
        mistakes += [
            f"themes.yaml: themes.{name}.serves: there is no theme {end!r}. "
            "Write one that is there, or 'jobs'."
            for end in theme.serves
            if end != _JOBS and end not in data.themes
        ]
    return {
        name: frozenset({name, *theme.serves, *(jobs if _JOBS in theme.serves else ())} - {_JOBS})
        for name, theme in data.themes.items()
    }


def _rare(data: ThemesFile, mistakes: list[str]) -> dict[str, str]:
    """Read the rarer words, each with its theme, also with an s."""
    from assistant.plan.check.written import MoreWordsFile

    file = package_file("plan", "check", "rules", "more_words.yaml")
    read = content.read_as(file, MoreWordsFile, WHAT).words
    mistakes += [
        f"{file.name}: words.{name}: there is no such theme. Write one of themes.yaml."
        for name in read
        if name not in data.themes
    ]
    return {
        form: name
        for name, listed in read.items()
        for word in listed.split()
        for form in (word, f"{word}s", f"{word}es")
    }


def _by_stems(words: dict[str, str]) -> ByStems:
    found: dict[Stems, set[str]] = {}
    for theme, listed in words.items():
        for phrase in _phrases(listed):
            found.setdefault(phrase, set()).add(theme)
    return {phrase: frozenset(some) for phrase, some in found.items()}


def _phrases(listed: str) -> Iterator[Stems]:
    for phrase in listed.split(","):
        if found := stems(phrase):
            yield found
