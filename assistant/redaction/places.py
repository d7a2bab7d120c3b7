"""Finds places: towns from the lists, streets, and what stands where the name of a place does."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.redaction.found import Found
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.ordinary import is_ordinary
from assistant.redaction.phrases import find_phrases
from assistant.redaction.row import Row

_LONGEST_STREET = 3
_LONGEST_PLACE = 3
_WORKING = frozenset({"work", "works", "working"})
_IS = frozenset({"is", "are", "was"})


class Places:
    """Looks for places in one row."""

    def __init__(self, row: Row, lists: Lists) -> None:
        """Take the row and the lists."""
        self._row, self._lists, self._cues = row, lists, lists.cues

    def find(self) -> Iterator[Found]:
        """Give towns, and what people say they live in or come from."""
        for first, last in find_phrases(self._row, self._lists.place_phrases):
            yield Found(first, last, Kind.PLACE)
        for place, word in enumerate(self._row.words):
            if word.plain in self._lists.places or (
                word.plain in self._lists.place_words and self._is_meant(place)
            ):
                yield Found(place, place, Kind.PLACE)
            elif self._begins_a_home(place):
                yield from self._home(place)

    def _is_meant(self, place: int) -> bool:
        """Say whether a word such as "reading" is the town here."""
        word, before, after = (
            self._row.at(place),
            self._row.bare_before(place),
            self._row.bare_after(place),
        )
        earlier = self._row.before(place - 1)
        if before in {"in", "near"} and self._is_town(place, earlier):
            return True
        if word.plain in self._cues["times"]:
            return before in {"in", "from"} and earlier in self._cues["place_in"]
        if before in self._cues["place_before"] and earlier in self._cues["place_in"]:
            return True
        if self._row.at(place).telling and (
            before in self._cues["place_before"] or self._is_after_address(place)
        ):
            return True
        if self._is_home(place):
            return True
        ends = after in {"and", "", "by", "on", "with", "every"}
        goes = earlier in self._cues["going"] & self._cues["activities"]  # no bus and no train
        if before == "to" and goes and word.plain in self._lists.visited and not word.tail:
            return False
        if before in {"to", "from"} and (
            ends or self._row.at(place).plain not in self._lists.common
        ):
            return earlier in self._cues["going"] or word.plain not in self._lists.common
        return (
            after in self._cues["place_of"]
            and not self._is_generic(place)
            and before not in self._cues["owners"]
        )

    def _is_town(self, place: int, earlier: str) -> bool:
        """Say whether such a word after "in" or "near" is the town: "college in wells"."""
        word = self._row.at(place)
        if word.plain in self._cues["times"]:
            return False
        if word.plain in self._cues["everyday_places"] and not self._is_learnt_in(place, earlier):
            return False
        schools = self._cues["schools"] | _WORKING
        if word.plain == "reading" and earlier in schools:
            return False
        ends = not self._row.bare_after(place) or self._row.after(place) in self._cues["stops"]
        is_somebody = self._row.before(place - 2) in self._cues["relations"]
        is_said = (earlier in _IS and is_somebody) or earlier in self._cues["place_where"]
        return ends and (is_said or self._row.before(place) == "near")

    def _is_learnt_in(self, place: int, earlier: str) -> bool:
        """Say whether somebody learns in a town, and not at a place that everybody has."""
        is_anywhere = self._row.at(place).plain in self._cues["at_places"]
        return earlier in self._cues["town_where"] and not is_anywhere

    def _is_home(self, place: int) -> bool:
        """Say whether somebody comes from there: "she comes from rugby"."""
        if (
            self._row.bare_before(place) != "from"
            or self._row.at(place).plain in self._cues["at_places"]
        ):
            return False
        comes, who = self._row.before(place - 1), self._row.before(place - 2)
        is_somebody = who in self._cues["subjects"] or who in self._cues["relations"]
        after = self._row.bare_after(place)
        ends = not after or after in self._cues["stops"]
        return ends and is_somebody and comes in {"come", "comes"}

    def _is_after_address(self, place: int) -> bool:
        """Say whether it stands after a comma and a street or another place."""
        earlier = self._row.before(place)
        heads = self._cues["streets"] | self._cues["streets_with_number"] | self._lists.places
        return self._row.at(place).apart and earlier in heads

    def _begins_a_home(self, place: int) -> bool:
        before, earlier = self._row.bare_before(place), self._row.before(place - 1)
        if before == "from" and earlier in self._cues["coming"]:
            return True
        return before in {"in", "at", "near", "from", "to"} and earlier in self._cues["place_in"]

    def _home(self, first: int) -> Iterator[Found]:
        """Give the words after "live in", unless they are everyday ones."""
        last = first - 1
        while last - first < _LONGEST_PLACE - 1 and self._may_name(last + 1, first):
            last += 1
        names = [self._row.at(place) for place in range(first, last + 1)]
        if any(word.plain not in self._lists.unplaced or word.telling for word in names):
            yield Found(first, last, Kind.PLACE)

    def _may_name(self, place: int, first: int) -> bool:
        word = self._row.at(place)
        joined = place == first or not (word.apart or self._row.at(place - 1).tail)
        if word.plain in self._cues["stops"] or word.plain in self._cues["owners"]:
            return False
        return bool(word.plain) and joined and word.plain not in self._lists.keep

    def _is_generic(self, place: int) -> bool:
        return self._row.at(place).plain in self._cues["any_name"]

    def find_streets(self) -> Iterator[Found]:
        """Give streets, with house number and the town that follows."""
        for place, word in enumerate(self._row.words):
            strict = word.plain in self._cues["streets"]
            if strict or word.plain in self._cues["streets_with_number"]:
                yield from self._street(place, strict)
        for place, word in enumerate(self._row.words):
            if word.plain.isdigit() and self._is_house(place):
                last = place + 1
                while last - place < _LONGEST_STREET and self._may_name(last + 1, place):
                    last += 1
                yield Found(place, last, Kind.ADDRESS)

    def _street(self, head: int, strict: bool) -> Iterator[Found]:
        first = self._street_begins(head)
        has_number = first > 0 and self._row.at(first - 1).plain[:1].isdigit()
        if first == head or not (has_number or self._is_street(first, head, strict)):
            return
        yield Found(self._with_flat(first - 1 if has_number else first), head, Kind.ADDRESS)
        if has_number:
            yield from self._town_after(head)

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
            last - first < _LONGEST_PLACE
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
