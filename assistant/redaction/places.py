"""Finds places: towns from the lists, and what stands where the name of a place does."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.redaction.found import Found
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.phrases import find_phrases
from assistant.redaction.row import Row, Word

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
        if after in self._cues["place_things"]:
            return False  # "stays in bath water"
        if word.plain in self._cues["times"]:
            return before in {"in", "from"} and self.is_lived_in(place)
        if before in self._cues["place_before"] and self.is_lived_in(place):
            return True
        if self._row.at(place).telling and (
            before in self._cues["place_before"] or self._is_after_address(place)
        ):
            return True
        if self._is_home(place) or self._is_left_for(place):
            return True
        if before in {"to", "from"} and self._is_gone_to(place, earlier):
            return True
        is_any = word.plain in self._cues["any_name"] or before in self._cues["owners"]
        return after in self._cues["place_of"] and not is_any

    def _is_gone_to(self, place: int, earlier: str) -> bool:
        """Say whether a word after "to" or "from" is a town: "the bus to hull", "back from wells"."""
        word, after = self._row.at(place), self._row.bare_after(place)
        before = self._row.bare_before(place)
        ends = after in {"and", "", "by", "on", "with", "every"}
        goes = earlier in self._cues["going"] & self._cues["activities"]  # no bus and no train
        if before == "to" and goes and word.plain in self._lists.visited and not word.tail:
            return False
        if word.plain in self._cues["town_verbs"] and earlier not in self._cues["going"]:
            return False
        is_common = word.plain in self._lists.common
        return not is_common or (ends and earlier in self._cues["going"])

    def _is_town(self, place: int, earlier: str) -> bool:
        """Say whether such a word after "in" or "near" is the town: "college in wells"."""
        word = self._row.at(place)
        if word.plain in self._cues["times"]:
            is_soon = earlier in self._cues["being"] or earlier == "its"
            return self._row.before(place) == "near" and not is_soon
        if word.plain in self._cues["everyday_places"] and not self._is_learnt_in(place, earlier):
            return False
        schools = self._cues["schools"] | _WORKING
        if word.plain == "reading" and (earlier in schools or earlier == "lost"):
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

    def _is_left_for(self, place: int) -> bool:
        """Say whether it is one end of a journey: "from reading to bath"."""
        if self._row.bare_before(place) != "from" or self._row.bare_after(place) != "to":
            return False
        goes, other = self._row.before(place - 1), self._row.at(place + 2).plain
        is_place = other in self._lists.places or other in self._lists.place_words
        return is_place and (goes in self._cues["going"] or not goes)

    def _is_after_address(self, place: int) -> bool:
        """Say whether it stands after a comma and a street or another place."""
        earlier = self._row.before(place)
        heads = self._cues["streets"] | self._cues["streets_with_number"] | self._lists.places
        return self._row.at(place).apart and earlier in heads

    def _begins_a_home(self, place: int) -> bool:
        before = self._row.bare_before(place)
        if before not in {"in", "at", "near", "from", "to"}:
            return False
        is_also_a_word = self._row.at(place).plain in self._lists.place_words
        if is_also_a_word and self._row.bare_after(place) in self._cues["place_things"]:
            return False
        if before == "from" and self._row.before(place - 1) in self._cues["coming"]:
            return True
        return self.is_lived_in(place)

    def is_lived_in(self, place: int) -> bool:
        """Say whether somebody lives or moves there: "stays in wells", "grew up in wells"."""
        earlier = self._row.before(place - 1)
        if earlier == "up":  # but no "grown up"
            is_somebody = self._row.before(place - 3) not in self._cues["determiners"]
            return is_somebody and self._row.before(place - 2) in self._cues["growing"]
        return earlier in self._cues["place_in"]

    def _home(self, first: int) -> Iterator[Found]:
        """Give the words after "live in", unless they are everyday ones."""
        last = first - 1
        while last - first < _LONGEST_PLACE - 1 and self.may_name(last + 1, first):
            last += 1
        names = [self._row.at(place) for place in range(first, last + 1)]
        if any(word.telling or not self._is_everyday(word) for word in names):
            yield Found(first, last, Kind.PLACE)

    def _is_everyday(self, word: Word) -> bool:
        """Say whether it names no place, also as many of a kind: "stay in lessons"."""
        is_many = word.plain.endswith("s") and word.plain not in self._lists.place_words
        return word.plain in self._lists.unplaced or (
            is_many and word.plain[:-1] in self._lists.unplaced
        )

    def may_name(self, place: int, first: int) -> bool:
        """Say whether a word may belong to a name that begins at ``first``."""
        word = self._row.at(place)
        joined = place == first or not (word.apart or self._row.at(place - 1).tail)
        if word.plain in self._cues["stops"] or word.plain in self._cues["owners"]:
            return False
        return bool(word.plain) and joined and word.plain not in self._lists.keep
