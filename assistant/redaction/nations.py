"""Nations whose names may also be somebody's: "England joins", "NI" for Northern Ireland."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.redaction.lists import Lists
from assistant.redaction.row import Row

_SHORT = "NI"
_NORTHERN_IRELAND = ("northern", "ireland")
_OF_TWO_WORDS = dict([_NORTHERN_IRELAND, ("great", "britain"), ("united", "kingdom")])


def begins_nation(row: Row, place: int) -> bool:
    """Say whether the name of a nation in two words begins at ``place``."""
    second = _OF_TWO_WORDS.get(row.at(place).plain)
    return second == row.at(place + 1).plain and not row.at(place + 1).apart


def find_nations(row: Row, lists: Lists) -> Iterator[tuple[int, int]]:
    """Give first and last place of each such word that means the nation, and no person or number."""
    places = [place for place, word in enumerate(row.words) if word.text == _SHORT]
    parts = row.in_parts[0] if places else []
    is_in_full = _NORTHERN_IRELAND in pairwise(parts)
    for place in places:
        # beside a nation, or where the text names Northern Ireland in full
        is_called = row.before(place) in lists.calling and not row.at(place).apart
        if not is_called and (is_in_full or _is_beside_nation(row, lists, place)):
            yield place, place
    nations = lists.cues["nations"]
    for place, word in enumerate(row.words):
        if word.plain in _OF_TWO_WORDS and begins_nation(row, place):
            yield place, place + 1
        elif word.plain in nations:
            before = row.bare_before(place)
            if before in lists.cues["in_nation"] or _is_beside_nation(row, lists, place):
                yield place, place


def _is_beside_nation(row: Row, lists: Lists, place: int) -> bool:
    """Say whether a nation stands beside it, or after one small word: "NI and Wales"."""
    nations, joining = lists.cues["nations"], lists.cues["nations_joined_by"]
    for step in (-1, 1):
        beside = row.at(place + step).plain
        if beside in nations or (beside in joining and row.at(place + 2 * step).plain in nations):
            return True
    return False
