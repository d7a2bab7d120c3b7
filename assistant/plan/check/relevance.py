"""Whether an outcome and a hope go together: by shared words, or by themes that lead to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.patterns import WHAT, to_pattern
from assistant.plan.check.reading import plain
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import ThemesFile

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LONGEST = 4
"""Words in the longest phrase of a theme."""
_NAMED = 2
"""How many themes are named to a person."""
_JOBS, _WORK = "jobs", "work"
_WIDE = {"family", "outings", "choice"}
"""Themes so wide that a hope about nothing else may be served by anything."""
_BESIDE = _WIDE | {"friends", "class", "calm", "play", "talking", "community", "independence"}
"""What most hopes touch on. Beside something plainer they are no reason for a skill of a trade."""
_FACTS = "knowledge"

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Unconnected:
    """An outcome that is plainly about something else than the hope it should serve."""

    reason: str
    suggestion: str


@dataclass(frozen=True)
class _Themes:
    """The themes, ready to look up: phrases of stems to themes, and where each theme leads."""

    in_both: dict[Stems, frozenset[str]]
    in_hopes: dict[Stems, frozenset[str]]
    serves: dict[str, frozenset[str]]
    jobs: frozenset[str]
    foundations: frozenset[str]
    nothing: frozenset[str]
    weak: frozenset[Stems]
    like: re.Pattern[str]


def unconnected(outcome: str, hope: str) -> Unconnected | None:
    """Say when nothing joins the two. What is about no known theme is not judged."""
    themes = _themes()
    if _shared(outcome, hope, themes.nothing):
        return None
    about = _found(outcome, themes, hope=False)
    wanted = _found(themes.like.sub(" ", hope), themes, hope=True)
    if not wanted.keys() - _WIDE:
        return None
    if wanted.keys() & themes.jobs:  # a trade that is named says more than that it is work
        wanted.pop(_WORK, None)
    if about and about.keys() <= themes.jobs | {_FACTS}:
        wanted = {one: None for one in wanted if one not in _BESIDE} or wanted
    reached = {end for one in about for end in themes.serves[one]}
    if not about or not wanted or reached & set(wanted) or about.keys() & themes.foundations:
        return None
    said = _load().unconnected
    reason = said.reason.replace("{outcome}", _listed(about)).replace("{hope}", _listed(wanted))
    return Unconnected(reason, said.suggestion)


def _shared(outcome: str, hope: str, nothing: frozenset[str]) -> set[str]:
    """Give the stems in both that say something. Names of people stand in both and join nothing."""
    names = _capitals(outcome) & _capitals(hope)
    both = set(_stems(outcome)) & set(_stems(hope))
    return {stem for stem in both - nothing - names if not stem.isdigit()}


def _capitals(text: str) -> set[str]:
    found = _WORD.findall(plain(text))
    return set(_stemmed(word.lower() for word in found if word[0].isupper()))


def _found(text: str, themes: _Themes, *, hope: bool) -> dict[str, None]:
    """Give the themes of a text, in the order in which it speaks of them.

    In an outcome weak words, which mostly say where or with what, count only without stronger ones.
    """
    strong: dict[str, None] = {}
    weak: dict[str, None] = {}
    for piece in _pieces(_stems(text)):
        found = strong if hope or piece not in themes.weak else weak
        found.update(dict.fromkeys(sorted(themes.in_both.get(piece, ()))))
        if hope:
            found.update(dict.fromkeys(sorted(themes.in_hopes.get(piece, ()))))
    return strong or weak


def _pieces(stems: Stems) -> Iterator[Stems]:
    for start in range(len(stems)):
        for length in range(1, _LONGEST + 1):
            yield stems[start : start + length]


def _stems(text: str) -> Stems:
    return tuple(_stemmed(word.lower() for word in _WORD.findall(plain(text))))


@cache
def _stemmer() -> object:
    import Stemmer

    return Stemmer.Stemmer("english")


def _stemmed(words: Iterable[str]) -> list[str]:
    stemmed: list[str] = _stemmer().stemWords([word.removesuffix("'s") for word in words])  # type: ignore[attr-defined]
    return stemmed


def _listed(themes: Iterable[str]) -> str:
    known = _load().themes
    return " and ".join([known[name].title or name for name in themes][:_NAMED])


@cache
def _load() -> ThemesFile:
    from assistant.plan.check.written import ThemesFile

    return content.read_as(package_file("plan", "check", "rules", "themes.yaml"), ThemesFile, WHAT)


@cache
def _themes() -> _Themes:
    """Make the themes ready. Raises ContentError for a theme that is not there."""
    data = _load()
    jobs = {name for name, theme in data.themes.items() if theme.job}
    serves = {
        name: frozenset({name, *theme.serves, *(jobs if _JOBS in theme.serves else ())} - {_JOBS})
        | ({_WORK} if theme.job else set())
        for name, theme in data.themes.items()
    }
    mistakes = [
        f"themes.yaml: themes.{name}.serves: there is no theme {end!r}."
        for name, ends in serves.items()
        for end in sorted(ends - data.themes.keys())
    ]
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return _Themes(
        in_both=_by_stems({name: theme.words for name, theme in data.themes.items()}),
        in_hopes=_by_stems({name: theme.hopes for name, theme in data.themes.items()}),
        serves=serves,
        jobs=frozenset(jobs),
        foundations=frozenset(name for name, one in data.themes.items() if one.foundation),
        nothing=frozenset(_stems(data.nothing)),
        weak=frozenset(_phrases(data.weak)),
        like=to_pattern([data.like], {}),
    )


def _by_stems(words: dict[str, str]) -> dict[Stems, frozenset[str]]:
    found: dict[Stems, set[str]] = {}
    for theme, listed in words.items():
        for stems in _phrases(listed):
            found.setdefault(stems, set()).add(theme)
    return {stems: frozenset(themes) for stems, themes in found.items()}


def _phrases(listed: str) -> Iterator[Stems]:
    for phrase in listed.split(","):
        if stems := _stems(phrase):
            yield stems
