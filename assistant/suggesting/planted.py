"""Tells a text that speaks to a language model from one that speaks to people.

A prompt says that nothing in the data is obeyed, and a weak model obeys all the same. What it then
writes stands in its source letter for letter, so the grounding check alone would let it pass.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from assistant import content
from assistant.plan.check.understood import is_read
from assistant.record.words import inert, one_line
from assistant.resources import package_file
from assistant.suggesting.prompts import shipped_prompts
from assistant.suggesting.shapes import SHAPES, in_words
from assistant.suggesting.suggestion import Why

_START = r"(?:^|[.!?:;,\n]\s*)[\"'“‘(]*"
_SHOWN = re.compile("[\u2400-\u241f\u2421\ufffd]|‹U\\+(?!00AD)")
_MOST = 60
_ENOUGH = 6
_TOGETHER, _OF_SHAPE = 8, 4
"""So many words of our rules in a row, or of what we say of the shape of an answer, are no chance."""
_RUN, _TIMES = 3, 3
"""A text that has so many words in a row so many times has lost its thread."""


def _compiled(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text.replace("¶", _START), re.IGNORECASE | re.MULTILINE)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None


_Pattern = Annotated[str, AfterValidator(lambda text: _compiled(text) and text)]


class _Planted(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    told_to_ignore: tuple[_Pattern, ...]
    called_by_name: tuple[_Pattern, ...]
    played_another: tuple[_Pattern, ...]
    told_to_write: tuple[_Pattern, ...]
    in_code: tuple[_Pattern, ...]
    link: _Pattern
    reasons: dict[str, str]


def in_sources(texts: Iterable[str], others: Iterable[str] = ()) -> Why | None:
    """Say why nothing may be suggested from these texts; None where they speak to people.

    ``others`` are names, roles and questions, which need not be sentences.
    """
    texts = tuple(texts)
    if words := next((found for one in (*texts, *others) if (found := speaks_to_a_model(one))), ""):
        return _why("instruction", words)
    lines = (line for text in texts for line in text.splitlines())
    strange = next((line for line in lines if _is_strange(line)), "")
    return _why("unread", strange) if strange else None


def in_suggestion(text: str) -> Why | None:
    """Say what has no place in a Suggestion, wherever it comes from; None where there is nothing."""
    if found := _find(_data().link)(text):
        return _why("link", found[0])
    if _SHOWN.search(inert(text)) or _first(_data().in_code, text):
        return _why("code", "")
    if not _runs(text).isdisjoint(_ours()) or not _runs(text, _OF_SHAPE).isdisjoint(_of_shapes()):
        return _why("prompt", "")
    if again := _again(text):
        return _why("again", again)
    return _why("strange", text) if _is_strange(text) else None


def speaks_to_a_model(text: str) -> str:
    """Give the words of a text that speak to a model, or hide what they say; none is ''.

    What is written from behind is read too.
    """
    if _SHOWN.search(inert(text)):
        return text
    data = _data()
    groups = (
        data.in_code,
        data.told_to_ignore,
        data.called_by_name,
        data.played_another,
        data.told_to_write,
    )
    found = next((words for group in groups if (words := _first(group, text))), "")
    return found or _first((*data.told_to_ignore, *data.told_to_write), text[::-1])[::-1]


def _is_strange(line: str) -> bool:
    """Tell whether a line is no English; of a few plain words nobody can tell."""
    return (not line.isascii() or len(line.split()) >= _ENOUGH) and not is_read(line)


def _first(patterns: Iterable[str], text: str) -> str:
    found = (_find(one)(text) for one in patterns)
    return next((one[0] for one in found if one), "")


@cache
def _find(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return _compiled(pattern).search


def _why(kind: str, words: str) -> Why:
    shown = one_line(words).strip(" .,:;!?")
    shown = shown if len(shown) <= _MOST else f"{shown[:_MOST]}…"
    return Why(kind, shown, _data().reasons[kind].replace("{words}", shown))


@cache
def _data() -> _Planted:
    file = package_file("suggesting", "planted.yaml")
    return content.read_as(file, _Planted, "The words that speak to a language model")


@cache
def _ours() -> frozenset[tuple[str, ...]]:
    """Give all runs of words of our own instructions."""
    prompts = shipped_prompts().values()
    return frozenset().union(*(_runs(f"{one.rules} {one.task}") for one in prompts))


@cache
def _of_shapes() -> frozenset[tuple[str, ...]]:
    """Give all runs of words in which an answer is described to a model that has to fill it in."""
    texts = (
        text for shape in SHAPES.values() for text in re.findall(r'"([^"]*)"', in_words(shape))
    )
    return frozenset().union(*(_runs(text, _OF_SHAPE) for text in texts))


def _again(text: str) -> str:
    """Give the words that a text repeats again and again, else ''."""
    words = _words(text)
    counts = Counter(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    run, times = max(counts.items(), key=lambda one: one[1], default=((), 0))
    return " ".join(run) if times >= _TIMES else ""


def _runs(text: str, length: int = _TOGETHER) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
