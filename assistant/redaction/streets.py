"""Finds streets, with house number, flat and the town that follows."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.redaction.found import Found
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.ordinary import is_ordinary
from assistant.redaction.places import Places
from assistant.redaction.row import Row

_LONGEST_STREET = 3
_LONGEST_TOWN = 3


class Streets:
    """Looks for streets in one row."""

    def __init__(self, row: Row, lists: Lists, places: Places) -> None:
        """Take the row, the lists, and what tells whether somebody lives somewhere."""
        self._row, self._lists, self._cues, self._places = row, lists, lists.cues, places

    def find(self) -> Iterator[Found]:
        """Give streets, with house number and the town that follows."""
        for place, word in enumerate(self._row.words):
            strict = word.plain in self._cues["streets"]
            if strict or word.plain in self._cues["streets_with_number"]:
                yield from self._street(place, strict)
        for place, word in enumerate(self._row.words):
            if word.plain.isdigit() and self._is_house(place):
                last = place + 1
                while last - place < _LONGEST_STREET and self._places.may_name(last + 1, place):
                    last += 1
                yield Found(place, last, Kind.ADDRESS)

    def _street(self, head: int, strict: bool) -> Iterator[Found]:
        if self._is_the_only_one(head):
            yield Found(head - 2, head, Kind.ADDRESS)
            return
        first = self._street_begins(head)
        has_number = first > 0 and self._row.at(first - 1).plain[:1].isdigit()
        if first == head or not (has_number or self._is_street(first, head, strict)):
            return
        yield Found(self._with_flat(first - 1 if has_number else first), head, Kind.ADDRESS)
        if has_number:
            yield from self._town_after(head)

    def _is_the_only_one(self, head: int) -> bool:
        """Say whether a street has no other name: "22 the crescent". "At 9 the road is busy" is none."""
        number, after = self._row.at(head - 2), self._row.after(head)
        if self._row.before(head) != "the" or self._row.at(head - 1).apart:
            return False
        is_time = self._row.before(head - 2) in {"at", "by", "till", "until", "from"}
        ends = not after or after in self._cues["stops"] - self._cues["being"]
        return (
            number.plain[:1].isdigit()
            and ends
            and (not is_time or self._places.is_lived_in(head - 2))
        )

    def _is_house(self, place: int) -> bool:
        """Say whether a number begins an address: "my address is 3 Heol Isaf"."""
        earlier, following = self._row.before(place - 1), self._row.at(place + 1)
        is_said = earlier == "address" or earlier in self._cues["place_in"]
        if not is_said or following.apart:
            return False
        return following.telling or not is_ordinary(following, self._lists)

    def _town_after(self, head: int) -> Iterator[Found]:
        """Give what stands after the comma of an address: "4 mill lane, upper slaughter"."""
        first = last = head + 1
        if self._row.text[self._row.at(head).end : self._row.at(first).start].strip() != ",":
            return
        while (
            last - first < _LONGEST_TOWN
            and not self._row.at(last + 1).apart
            and not self._ends(last + 1)
        ):
            last += 1
        if not self._ends(first):
            yield Found(first, last, Kind.PLACE)

    def _ends(self, place: int) -> bool:
        return (
            self._row.at(place).plain in self._cues["stops"]
            or self._row.at(place).plain in self._cues["owners"]
        )

    def _street_begins(self, head: int) -> int:
        first = head
        while head - first < _LONGEST_STREET and not self._row.at(first).starts:
            word = self._row.at(first - 1)
            if (
                self._row.at(first).apart
                or word.plain in self._cues["stops"]
                or word.plain[:1].isdigit()
            ):
                break
            first -= 1
        return first

    def _is_street(self, first: int, head: int, strict: bool) -> bool:
        before = self._row.before(first)
        words = [self._row.at(place) for place in range(first, head)]
        is_written = (
            any(word.telling and not word.shouted for word in words) and self._row.at(head).capital
        )
        if all(word.plain in self._cues["any_name"] for word in words) and not is_written:
            return False
        if is_written or not all(is_ordinary(word, self._lists) for word in words):
            return strict or (self._row.at(head).capital and before in self._cues["street_before"])
        is_verb = self._row.at(head).plain in {"drive", "close"}
        return strict and before in self._cues["street_on" if is_verb else "street_before"]

    def _with_flat(self, first: int) -> int:
        """Take in "flat 3," and the like before a street."""
        for back in (2, 1):
            word = self._row.at(first - back)
            if word.plain in self._cues["flats"] and not self._row.at(first).starts:
                return first - back
        return first
