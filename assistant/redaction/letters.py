"""Single letters that stand for somebody: "Miss S", "my friend A". "Plan B" and "e.g." are none."""

from __future__ import annotations

from assistant.redaction.lists import Lists
from assistant.redaction.row import Row
from assistant.redaction.signs import Signs

_PRONOUNS = frozenset({"i", "u"})
_OFTEN_ALONE = frozenset({"a", "i"})
_ALSO_I = frozenset({"was", "always", "sometimes"})
_ALSO_DONE_BY_ME = frozenset({"did", "didnt", "do", "wont", "cant"})
"""After "Miss I" these are said of the speaker, and nobody is called I."""
_SIGNING = frozenset({"love", "from", "thanks", "thank", "bye", "cheers", "hugs", "night", "ta"})
"""Before whoever ends a text, or is spoken to at its end."""
_IS = frozenset({"is", "was", "has", "had"})


class Letters:
    """Judges the single letters of one row."""

    def __init__(self, row: Row, lists: Lists, signs: Signs) -> None:
        """Take the row, the lists, and the signs that somebody is meant."""
        self._row, self._lists, self._cues, self._signs = row, lists, lists.cues, signs

    def is_named(self, place: int) -> bool:
        """Say whether a title or a word for a person stands before a letter that is a name."""
        word = self._row.at(place)
        if len(word.plain) != 1 or not word.plain.isalpha() or self._is_dotted(place):
            return False
        if self._is_kiss(place):
            return False
        return self._is_called(place) and self._is_somebody(place)

    def is_meant(self, place: int, is_whole: bool = False) -> bool:
        """Say whether the letter that somebody is known by means them here.

        ``is_whole`` is true when they have no other name: then any such letter means them that
        is no short word and tells nothing from others.
        """
        if self.is_named(place) or (is_whole and self._is_alone(place)):
            return True
        word, before = self._row.at(place), self._row.bare_before(place)
        is_sure = word.plain in self._cues["initials"]
        if word.plain in _OFTEN_ALONE or not (is_sure or word.capital) or self._is_dotted(place):
            return False
        if self._is_one_of_many(place) or (not word.capital and before in self._lists.before_verbs):
            return False
        is_with = before in self._cues["beside"] or (
            before == "and" and self._row.before(place - 1) in self._cues["together"]
        )
        return self._signs.is_doing(place) or (word.capital and (is_with or bool(word.tail)))

    def _is_alone(self, place: int) -> bool:
        """Say whether a letter by itself is no word: "we want J to be happy", "ask j if"."""
        word = self._row.at(place)
        if self._is_dotted(place) or self._is_one_of_many(place) or self._is_kiss(place):
            return False
        after, before = self._row.after(place), self._row.bare_before(place)
        if word.plain in _OFTEN_ALONE:
            goes_on = not after or after in self._cues["after_name"] | self._lists.acting
            goes_on = goes_on and not self._is_described(place)
            return word.plain == "a" and word.capital and goes_on
        is_beside = before in self._cues["beside"] | self._cues["wanting"]
        return word.capital or (
            word.plain in self._cues["initials"] and (is_beside or self._signs.is_doing(place))
        )

    def _is_described(self, place: int) -> bool:
        """Say whether a thing follows that is told how it is: "A supported internship"."""
        later = self._row.at(place + 2).plain
        is_told = self._row.after(place) in self._cues["also_described"]
        return is_told and bool(later) and later not in self._cues["stops"] | self._cues["objects"]

    def _is_kiss(self, place: int) -> bool:
        """Say whether it ends a text or a line as a kiss: "love mum x"."""
        word, earlier = self._row.at(place), self._row.at(place - 1)
        ends_line = self._row.text[word.end :].lstrip(" .!")[:1] in {"", "\n", "\r"}
        if word.plain != "x" or not ends_line or (word.capital and not earlier.shouted):
            return False
        signs = {self._row.before(place - back) for back in (1, 2)}
        return earlier.plain in self._cues["parents"] or not _SIGNING.isdisjoint(signs)

    def _is_dotted(self, place: int) -> bool:
        """Say whether it is part of a short form with dots: "e.g."."""
        word, text = self._row.at(place), self._row.text
        follows = text[word.end : word.end + 2]
        is_begun = text[max(word.start - 1, 0) : word.start] == "."
        return is_begun or (follows[:1] == "." and follows[1:].isalpha())

    def _is_one_of_many(self, place: int) -> bool:
        """Say whether it tells one thing from others: "Plan B", "class 7 B", "a B"."""
        before = self._row.before(place)
        many = self._cues["lettered"] | self._cues["determiners"] | self._cues["owners"]
        after = self._row.bare_after(place)
        return before in many or before[:1].isdigit() or after in self._cues["lettered"]

    def _is_called(self, place: int) -> bool:
        """Say whether what stands before it is said before a name."""
        word, earlier = self._row.at(place), self._row.at(place - 1)
        gap = self._row.text[earlier.end : word.start]
        if gap.strip(" .") or "  " in gap or earlier.tail:
            return False
        if earlier.plain in self._cues["strict_titles"]:
            return True
        if word.starts:
            return False
        if earlier.plain == "miss" and word.plain not in self._cues["initials"]:
            is_written = word.capital and earlier.capital
            return is_written or self._row.before(place - 1) not in self._cues["subjects"]
        return earlier.plain in self._lists.calling

    def _is_somebody(self, place: int) -> bool:
        """Say whether the letter is a name there, and no short word: "my sister n me"."""
        word, after = self._row.at(place), self._row.after(place)
        is_written = word.capital and not self._row.at(place - 1).shouted
        if self._row.at(place - 1).plain in self._cues["strict_titles"] or word.tail == "'s":
            return True
        if word.plain in self._cues["initials"]:
            is_title = self._row.at(place - 1).plain not in self._cues["relations"]
            return is_title or is_written or self._ends_well(after)
        if after in self._cues["lettered"]:
            return False
        if word.plain not in _PRONOUNS and is_written:
            return True
        return self._is_third(place, after)

    def _ends_well(self, after: str) -> bool:
        return not after or after in self._lists.acting or after in self._cues["going_on"]

    def _is_third(self, place: int, after: str) -> bool:
        """Say whether it is no "I", "you", "are" or "and", by how the sentence goes on."""
        word = self._row.at(place)
        acts = after in self._lists.acting and after.endswith("s")
        if word.plain in _PRONOUNS and not word.capital:
            return acts and after not in _ALSO_I
        if word.plain == "r" and self._row.at(place - 1).plain.endswith("s"):
            return False
        ends = not after or (after == "and" and self._row.at(place + 2).plain != "e")
        if word.plain in _PRONOUNS:
            is_done = after in self._cues["doing"] and self._row.at(place - 1).capital
            return ends or ((acts or is_done) and after not in _ALSO_I | _ALSO_DONE_BY_ME)
        if ends or after in _IS:
            return True
        return acts if word.plain == "a" else after in self._cues["doing"]  # "a rose"
