"""Everyday words that are names only because the Record says so: somebody called Plan, School or Person."""

from __future__ import annotations

from assistant.redaction.everyday import Everyday
from assistant.redaction.lists import Lists
from assistant.redaction.row import Row, Word
from assistant.redaction.signs import Signs


class EverydayKnown:
    """Judges such words at their places in one row. In small letters they stay, but for "plan's mum"."""

    def __init__(self, row: Row, lists: Lists, everyday: Everyday, signs: Signs) -> None:
        """Take the row, the lists, what tells everyday words, and the signs that somebody is meant."""
        self._row, self._lists, self._cues = row, lists, lists.cues
        self._everyday, self._signs = everyday, signs
        self._names = (lists.in_doubt, lists.given, lists.names, lists.surname_words)

    def is_one(self, form: str) -> bool:
        """Say whether nobody is called by a word, as far as the lists know."""
        is_everyday = form in self._lists.common or form in self._lists.keep
        return is_everyday and not any(
            form in some for some in (*self._names, self._lists.nicknames)
        )

    def is_name(self, form: str, place: int) -> bool:
        """Say whether the word at ``place`` is the name: by its capital, or by who is whose."""
        word = self._row.at(place)
        if len(word.parts) > 1:
            return not all(map(self._lists.is_word, word.parts))  # "after-school"
        before = self._row.bare_before(place)
        if before in self._cues["owners"] or self._everyday.is_ordinary(place):
            return False
        if self._has_kin(place, before, is_plural=form != word.plain):
            return True
        if form != word.plain or not word.capital or self._is_in_heading(place):
            return False
        return word.telling or self._signs.is_doing(place)

    def _has_kin(self, place: int, before: str, *, is_plural: bool) -> bool:
        """Say whether somebody's mum or friend is meant: "plan's mum", but no "young person's friend"."""
        following = self._row.at(place + 1)
        is_owner = is_plural or self._row.at(place).tail in {"'s", "’s"}
        kin = self._cues["parents"] | (self._cues["belongings"] & self._cues["relations"])
        is_bare = not before or before in self._cues["when"] | self._cues["company"]
        return is_owner and is_bare and not following.apart and following.plain in kin

    def _is_in_heading(self, place: int) -> bool:
        """Say whether it stands with another word that has a capital: "EHC Plan", "School Forum"."""
        word, earlier, following = (self._row.at(place + step) for step in (0, -1, 1))
        is_led = not word.starts and not word.apart and self._is_headed(earlier)
        return is_led or (not following.apart and self._is_headed(following))

    def _is_headed(self, word: Word) -> bool:
        return word.capital and word.plain not in self._lists.calling and word.plain != "i"
