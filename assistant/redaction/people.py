"""Finds people: names from the lists, and words that stand where a name does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.redaction.everyday import Everyday
from assistant.redaction.everyday_known import EverydayKnown
from assistant.redaction.found import Found
from assistant.redaction.letters import Letters
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.noted import Noted
from assistant.redaction.row import Row, Word
from assistant.redaction.shown import Shown
from assistant.redaction.signs import Signs
from assistant.redaction.surnames import Surnames, is_listed

_SPELT_OUT = 3


class People:
    """Looks for people in one row."""

    def __init__(
        self, row: Row, lists: Lists, known: Mapping[str, str], learnt: frozenset[str]
    ) -> None:
        """``known`` gives each form of a known name and whom it means; ``learnt`` are everyday words
        that were seen to be names elsewhere.
        """
        self._row, self._lists, self._known, self._learnt = row, lists, known, learnt
        self._cues, self._everyday = lists.cues, Everyday(row, lists)
        self._signs = Signs(row, lists, self._everyday)
        self._everyday_known = EverydayKnown(row, lists, self._everyday, self._signs)
        self._letters = Letters(row, lists, self._signs)
        self._shown = Shown(row, lists, self._everyday)
        self._surnames, self._noted = Surnames(row, lists), Noted(row, lists, self._everyday)

    def find_known(self) -> Iterator[Found]:
        """Give the people who are known by name."""
        for place, word in enumerate(self._row.words):
            form = next((one for one in _forms(word) if one in self._known), None)
            if form is not None and self._is_meant(form, place):
                yield Found(place, place, Kind.PERSON, self._known[form])
            elif word.plain in self._learnt and self._is_meant_again(place):
                yield Found(place, place, Kind.PERSON)
        yield from self._spelt_out()

    def is_called(self, place: int) -> bool:
        """Say whether a known phrase that begins here is a name: "my friend Will Power"."""
        is_name = self._row.at(place).plain in self._lists.in_doubt | self._lists.names
        return is_name and self._shown.is_called(place)

    def find(self) -> Iterator[Found]:
        """Give the people whom nobody told us of."""
        for place, word in enumerate(self._row.words):
            if is_listed(word, self._lists):
                yield Found(place, place, Kind.PERSON)
            elif word.shouted and word.plain in self._lists.keep:
                if self._shown.is_called(place):
                    yield Found(place, place, Kind.PERSON)
            elif word.plain in self._lists.in_doubt and (
                self._surnames.follows(place) or self._signs.is_someone(place)
            ):
                yield Found(place, place, Kind.PERSON, learnt=word.plain in self._lists.someone)
            elif self._is_shown(place):
                yield Found(place, place, Kind.PERSON, learnt=True)
            elif owner := self._noted.owner_of_kin(place):
                yield Found(place, place, Kind.PERSON, owner)

    def _is_shown(self, place: int) -> bool:
        """Say whether what stands beside a word, or a bracket after it, shows that it is a name."""
        return (
            self._letters.is_named(place)
            or self._shown.is_shown(place)
            or self._noted.is_noted(place)
        )

    def _is_meant(self, form: str, place: int) -> bool:
        """Say whether a form of a known name is that name here, and no everyday word."""
        word = self._row.at(place)
        if len(form) == 1:
            is_whole = self._known[form] == form
            return form == word.plain and self._letters.is_meant(place, is_whole)
        if not self._lists.is_word(form):
            return True
        if self._everyday_known.is_one(form):
            is_beside = word.capital and self._is_beside_name(place)
            return is_beside or self._everyday_known.is_name(form, place)
        if form != word.plain and len(word.parts) == 1 and self._lists.is_word(word.plain):
            return self._row.bare_after(place) in self._cues["belongings"]  # "marks mum"
        if self._is_beside_name(place):
            return True
        if self._is_family_word(form) and not word.telling:
            titles = self._cues["titles"] | self._cues["miss"] | self._cues["family_titles"]
            return self._row.before(place) in titles or self._signs.is_doing(place)
        return self._everyday.is_known(place)

    def _is_family_word(self, form: str) -> bool:
        """Say whether a word is a family name only, and so hardly stands alone: "lamb", "summers"."""
        return form in self._lists.only_surnames

    def _is_beside_name(self, place: int) -> bool:
        """Say whether the name goes on after it, or began before it: "summer hussain"."""
        word, following, earlier = (self._row.at(place + step) for step in (0, 1, -1))
        goes_on = not following.apart and not word.tail and self._is_name_only(following)
        if not following.apart and word.plain != following.plain and self._is_same(word, following):
            return True
        if not word.apart and word.plain != earlier.plain and self._is_same(earlier, word):
            return True
        return goes_on or (not word.apart and not earlier.tail and self._is_name_only(earlier))

    def _is_same(self, word: Word, following: Word) -> bool:
        """Say whether both are of one known name: "Will Faith"."""
        who = self._known.get(word.plain, "")
        return bool(who) and who == self._known.get(following.plain) and not word.tail

    def _is_name_only(self, word: Word) -> bool:
        return not self._lists.is_word(word.plain) and (
            word.plain in self._known or is_listed(word, self._lists)
        )

    def _is_meant_again(self, place: int) -> bool:
        word = self._row.at(place)
        if len(word.plain) == 1:
            return self._letters.is_meant(place)
        is_common = word.plain in self._lists.common or word.plain in self._lists.thing
        return (word.capital or not is_common) and self._everyday.is_known(place)

    def _spelt_out(self) -> Iterator[Found]:
        """Give names that were typed letter by letter, with spaces or hyphens."""
        first = 0
        for place in range(len(self._row.words) + 1):
            word = self._row.at(place)
            if len(word.plain) == 1 and word.plain.isalpha() and not (place > first and word.apart):
                continue
            if place - first >= _SPELT_OUT:
                yield Found(first, place - 1, Kind.PERSON)
            first = place + 1
            if len(word.parts) >= _SPELT_OUT and all(len(part) == 1 for part in word.parts):
                yield Found(place, place, Kind.PERSON)


def _forms(word: Word) -> Iterator[str]:
    """Give the ways in which a word may be a name: whole, in parts, without an ending."""
    yield word.plain
    if word.plain.endswith("s"):
        yield word.plain[:-1]
    if len(word.parts) > 1:
        yield from word.parts
