"""The words that say what to write, as dictated.yaml has them, made ready to be looked for."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from assistant import content
from assistant.grounding.words import read
from assistant.resources import package_file

_START = (
    r"(?:^|[.!?:;,(\[/|–—]|\s-|\b(?:and|then|but|or|so)\b)[\W_]{0,5}(?:(?:<please>)[,\s]{1,3}){0,4}"
)
_NAME = r"<(\w+)>"


def _regular(text: str) -> str:
    try:
        re.compile(re.sub(_NAME, "x", text).replace("¶", ""))
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return text


_Frame = Annotated[str, AfterValidator(_regular)]


class DictatedWords(BaseModel):
    """The lists and the frames of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    words: dict[str, str]
    about_words: str
    about_words_in_guidance: str
    frames: tuple[_Frame, ...]
    in_answers: tuple[_Frame, ...]
    orders: tuple[_Frame, ...]
    reasons: dict[str, str]


@cache
def data() -> DictatedWords:
    """Give the words. Raises ContentError."""
    file = package_file("suggesting", "dictated.yaml")
    return content.read_as(file, DictatedWords, "The words that say what to write")


@cache
def frame(text: str) -> re.Pattern[str]:
    """Make a frame ready, with its lists."""
    return re.compile(_filled(text.replace("¶", _START)), re.IGNORECASE)


@cache
def any_of(words: str) -> re.Pattern[str]:
    """Find any word or phrase of a list."""
    return re.compile(rf"(?<!\w)(?:{_filled(_joined(words))})(?!\w)", re.IGNORECASE)


@cache
def saying() -> frozenset[str]:
    """Give the stems of the words with which a text tells that something is to be said."""
    some = _joined(f"{data().words['say']}|{data().words['said']}|wish|want|request")
    plain = re.sub(r"\[\w+\]", "s", some)
    return frozenset(word.stem for one in plain.split("|") for word in read(one)[:1])


def _filled(text: str) -> str:
    """Put the lists that it names into a text."""
    lists = {name: _joined(one) for name, one in data().words.items()}
    return re.sub(_NAME, lambda match: f"(?:{lists[match[1]]})", text)


def _joined(words: str) -> str:
    return re.sub(r"\s*\|\s*", "|", words.strip())
