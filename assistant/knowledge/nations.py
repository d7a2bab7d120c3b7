"""Which nation's guidance may answer, and which nations a question names.

The names and the places are data: ``nations.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.errors import KnowledgeError
from assistant.record.nation import FOUR, Nation, in_words

if TYPE_CHECKING:
    from assistant.knowledge.nation_names import NationNames


def to_nation(name: str | None) -> Nation | None:
    """Read one of the four nations, as people write it, or None.

    Raises KnowledgeError for anything else.
    """
    if name is None:
        return None
    if name in FOUR:
        return Nation(name)
    plain = " ".join(re.findall(r"[^\W_]+", name.lower()))
    for nation, known in _known().nations.items():
        if plain in {*known.names, *known.short, nation.replace("-", " ")}:
            return nation
    raise KnowledgeError(
        f"There is no nation {name!r} here. It answers for {in_words(FOUR)}, one at a time.",
        do="Use one of: england, scotland, wales, northern-ireland. Or leave it out: "
        "then the guidance of all four answers.",
    )


def holds_in(nations: Iterable[str], nation: Nation | None) -> bool:
    """Say whether guidance of these nations may answer for this one; without one, all may.

    Guidance of which nobody said the nation may answer too: it says so beside the quote.
    """
    known = set(nations)
    return not known or nation is None or nation in known or Nation.UK in known


def named_in(words: Sequence[str]) -> Mapping[Nation, bool]:
    """Find the nations that the words of a question name, themselves or by a well-known place.

    Each with whether the question is plainly about it: not with "from Wales" or "same as in
    Wales", which tell of where somebody was, or what another nation does.
    """
    text = " ".join(words)
    found = {}
    for nation, said in _patterns().items():
        if mentions := list(said.finditer(text)):
            found[nation] = any(
                not _aside().search(text[: one.start(one.lastgroup or 0)]) for one in mentions
            )
    return found


def _known() -> NationNames:
    from assistant.knowledge.nation_names import nation_names

    return nation_names()


@lru_cache(maxsize=1)
def _patterns() -> Mapping[Nation, re.Pattern[str]]:
    known = _known()
    before, after, unless = _any(known.before), _any(known.after), _any(known.unless_after)
    found = {}
    for nation, one in known.nations.items():
        places = _any(one.places)
        found[nation] = re.compile(
            rf"\b(?:(?P<name>{_any(one.names)})"
            rf"|(?P<rule>{_any(one.adjectives)}) {_any(known.rules)}"
            rf"|{before} (?P<there>{places})\b(?! {unless}\b)"
            rf"|(?P<of>{places}) (?:city )?{after})\b"
        )
    return found


@lru_cache(maxsize=1)
def _aside() -> re.Pattern[str]:
    """Match words at whose end a nation is named only beside the question."""
    return re.compile(rf"\b{_any(_known().aside)}(?: in)? $")


def _any(ways: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, ways))})"
