"""Family names: whether one follows a word, and what is a name by itself."""

from __future__ import annotations

import re

from assistant.redaction.lists import Lists
from assistant.redaction.ordinary import is_ordinary
from assistant.redaction.row import Row, Word


def is_listed(word: Word, lists: Lists) -> bool:
    """Say whether a word is a name whatever stands around it."""
    if word.shouted and word.plain in lists.keep:
        return False
    if word.plain in lists.names or not lists.names.isdisjoint(word.parts):
        return True
    ends_in_s = word.plain.endswith("s") and not lists.is_word(word.plain)
    singular = word.plain[:-1] if ends_in_s else ""
    return singular in lists.names or singular in lists.someone


_MODALS = frozenset({"will", "may"})


class Surnames:
    """Looks for family names after words of one row."""

    def __init__(self, row: Row, lists: Lists) -> None:
        """Take the row and the lists."""
        self._row, self._lists, self._cues = row, lists, lists.cues

    def follows(self, place: int) -> bool:
        """Say whether a family name follows: "hope patel", "Will Quarshie"."""
        word, following = self._row.at(place), self._row.at(place + 1)
        if following.apart or word.tail or self._is_day(place):
            return False
        is_family = following.plain in self._lists.family_names
        if is_family and following.plain not in self._lists.given:
            return True
        if following.plain in self._cues["particles"] and not self._row.at(place + 2).apart:
            return not is_ordinary(self._row.at(place + 2), self._lists)
        if word.capital and following.telling:
            return self._is_written_surname(place, following)
        before = self._row.bare_before(place)
        if before in self._cues["subjects"] | self._cues["determiners"] | self._cues["owners"]:
            return False
        if (
            is_family or following.plain in self._lists.surname_words
        ) and word.plain not in self._cues["adjectives"]:
            acts = self._row.bare_after(place + 1) in self._lists.acting
            return bool(following.tail) or acts or before == "im" or before in self._cues["asking"]
        is_verb = word.plain in self._lists.verbs and not word.capital
        if is_verb and following.plain in self._lists.places:
            return False  # "watch Swansea"
        return not is_ordinary(following, self._lists) and following.plain not in self._lists.names

    def _is_day(self, place: int) -> bool:
        """Say whether it is the day on which somebody does something: "on friday hope came"."""
        return self._row.at(place).plain in self._cues["days"] and self._row.before(place) == "on"

    def _asks(self, place: int, following: Word) -> bool:
        """Say whether it begins a question about a person: "Will Faith go?"."""
        word, end = self._row.at(place), self._row.text.find("?", following.end)
        is_first_name = following.plain in self._lists.in_doubt - self._lists.family_names
        if end < 0 or not (word.starts and word.plain in _MODALS and is_first_name):
            return False
        ends_there = not re.search(r"[.!\n]", self._row.text[following.end : end])
        after = self._row.bare_after(place + 1)
        return ends_there and bool(after) and after not in self._lists.acting

    def _is_written_surname(self, place: int, following: Word) -> bool:
        """Say whether two words with capitals are a whole name, and no question: "Will Maya ..."."""
        word = self._row.at(place)
        if self._asks(place, following):
            return False
        if following.plain in self._lists.names:
            is_family = following.plain in self._lists.family_names
            return is_family or not (word.starts and word.plain in self._lists.verbs)
        if (
            following.plain in self._cues["particles"]
            or following.plain in self._lists.surname_words
        ):
            return True
        return following.plain not in self._lists.with_capital
