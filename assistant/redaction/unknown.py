"""The net under all lists: a word that is no ordinary word, or has a capital that tells, may be a name."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.redaction.found import Found
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.ordinary import is_ordinary
from assistant.redaction.row import Row, Word

_INITIALS = 2
_IN = frozenset({"in", "near"})


def find_unknown(row: Row, lists: Lists) -> Iterator[Found]:
    """Give each word that may be a name though no list and no cue says so."""
    for place, word in enumerate(row.words):
        if not is_ordinary(word, lists) and not _is_a_word(row, place, lists):
            yield Found(place, place, _kind(row, place, lists))
        elif word.telling and not _may_have_a_capital(word, lists):
            yield Found(place, place, Kind.NAME)


def _is_a_word(row: Row, place: int, lists: Lists) -> bool:
    """Say whether it is an everyday word here, as no list can say: "wee", "rowan berries"."""
    word, after = row.at(place), row.bare_after(place)
    if word.plain in lists.cues["only_small"]:
        return not word.capital
    return word.plain in lists.in_doubt and not word.telling and after in lists.cues["plant_parts"]


def _kind(row: Row, place: int, lists: Lists) -> Kind:
    """Guess what an unknown word names from the words beside it."""
    before, after = row.bare_before(place), row.bare_after(place)
    word = row.at(place).plain
    if any(one.isdigit() for one in word):
        return Kind.HANDLE
    if before in _IN:
        return Kind.PLACE
    if before in lists.cues["relations"] or after in lists.cues["doing"] | lists.cues["being"] | {
        "and"
    }:
        return Kind.PERSON
    return Kind.PERSON if before in {"with", "and", "called", "im", "ask", "tell"} else Kind.NAME


def _may_have_a_capital(word: Word, lists: Lists) -> bool:
    """Say whether people give this word a capital though it names nobody."""
    if word.shouted:  # one word in capitals is loud; only a few letters may be somebody's initials
        is_known = word.plain in lists.common or word.plain in lists.keep
        return is_known or len(word.text) > _INITIALS or not word.text.isalpha()
    allowed = lists.with_capital
    if len(word.parts) > 1:
        return all(part in allowed or part in lists.common for part in word.parts)
    single = word.plain[:-1] if word.plain.endswith("s") else word.plain
    return len(word.plain) == 1 or not allowed.isdisjoint({word.plain, word.whole, single})
