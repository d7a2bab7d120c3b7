"""Finds schools, and the named places where people work, learn or are cared for."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.redaction.found import Found
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.nations import begins_nation
from assistant.redaction.ordinary import is_ordinary, is_put_together
from assistant.redaction.phrases import find_phrases
from assistant.redaction.row import Row, Word

_LONGEST_NAME = 4
_WORK_AT = frozenset({"at", "for", "with", "in"})
_BACK = 5
_ENDINGS = ("ing", "ts", "ps", "ls", "ics", "ies", "al", "sal", "ment", "tion", "logy")
"""Of words for something that is done, or for many of a kind: "at cadets", "at rehearsal"."""
_JOINING = frozenset({"by", "of", "the"})
_SHORT_HEADS = frozenset({"AP"})
"""Alternative provision. In small letters it begins a Welsh family name."""
_UNITS = _SHORT_HEADS | {"PRU", "Unit"}
_SAINT = frozenset({"st", "saint", "sts"})


class Institutions:
    """Looks for named institutions in one row."""

    def __init__(self, row: Row, lists: Lists) -> None:
        """Take the row and the lists."""
        self._row, self._lists, self._cues = row, lists, lists.cues
        self._phrases = dict(find_phrases(row, lists.keep_phrases))

    def find(self) -> Iterator[Found]:
        """Give schools and other institutions with the word that says what they are, then placements."""
        for place, word in enumerate(self._row.words):
            is_sixth_form = word.plain == "form" and self._row.bare_before(place) == "sixth"
            is_head = word.plain in self._lists.heads and not self._goes_on(place)
            if is_sixth_form or is_head or word.text in _SHORT_HEADS:
                yield from self._named(place)
        for place, word in enumerate(self._row.words):
            if word.plain in _SAINT and self._is_hallowed(place + 1):
                yield Found(place, place + 1, Kind.NAME)
            elif self._is_begun_or_ended(place):
                yield Found(place, place + 1, Kind.SCHOOL)
            elif self._acts_bare(place):
                yield Found(place, place, Kind.SCHOOL)
            elif self._is_possessive(place):
                yield Found(place, place, Kind.NAME)
            elif word.plain == "at" and self._is_at_school(place):
                yield Found(place + 1, place + 1, Kind.SCHOOL)
            elif word.plain in _WORK_AT and self._is_placement(place):
                yield from self._workplace(place + 1)

    def _is_hallowed(self, place: int) -> bool:
        """Say whether a word after "St" is a saint's name: not in "on Brook St and then"."""
        word = self._row.at(place)
        return not word.apart and word.plain not in self._cues["stops"] and bool(word.plain)

    def _is_begun_or_ended(self, place: int) -> bool:
        """Say whether two everyday words name a school: "goes to kings oak", "at red oaks"."""
        word, following = self._row.at(place), self._row.at(place + 1)
        leads = word.plain in self._cues["school_leads"]
        if not leads and following.plain not in self._cues["school_nature"]:
            return False
        if following.apart or word.tail or self._is_stop(word) or self._is_stop(following):
            return False
        before = self._row.bare_before(place)
        if leads:
            return before in {"to", "at", "from"}
        if word.plain in self._lists.generic or word.plain.endswith("ing"):
            return False
        is_gone_to = before == "to" and self._row.before(place - 1) in self._cues["school_going"]
        return is_gone_to or before in {"attends", "attended"}

    def _acts_bare(self, place: int) -> bool:
        """Say whether a word for a landscape does what a school does: "they said woodlands had ..."."""
        word = self._row.at(place)
        if not word.plain.endswith(self._lists.landscapes) or word.tail:
            return False
        if word.plain in self._lists.keep or not self._is_uncommon(word):
            return False
        if self._row.bare_after(place) not in self._cues["school_doing"]:
            return False
        before = self._row.bare_before(place)
        return not before or before in self._cues["when"] | self._cues["speaking"]

    def _is_stop(self, word: Word) -> bool:
        return not word.plain.isalpha() or word.plain in self._cues["stops"]

    def _is_possessive(self, place: int) -> bool:
        """Say whether a place is called by its owner alone: "to King's in January"."""
        word = self._row.at(place)
        is_owner = word.telling and bool(word.tail) and not word.shouted
        if not is_owner or word.whole in self._lists.keep or word.plain in self._lists.keep:
            return False
        ends = not self._row.bare_after(place) or self._row.after(place) in self._cues["after_name"]
        return ends and self._row.bare_before(place) in self._cues["place_before"] | {"under"}

    def _is_at_school(self, place: int) -> bool:
        """Say whether an uncommon word alone names where somebody learns: "she is at hillside"."""
        word, after = self._row.at(place + 1), self._row.after(place + 1)
        if word.apart or word.tail or self._row.before(place) not in self._cues["at_before"]:
            return False
        if word.plain in self._lists.places:
            return False  # "he is at wembley" is a place
        follows = self._cues["stops"] | self._cues["after_name"] | self._cues["at_after"]
        ends = not after or after in follows
        is_plain = word.plain in self._lists.no_schools or word.plain.endswith(_ENDINGS)
        is_plain = is_plain or is_put_together(word.plain, self._lists)
        return ends and not is_plain and self._is_uncommon(word) and word.plain.isalpha()

    def _goes_on(self, place: int) -> bool:
        return (
            self._row.bare_after(place) == "form"
            or self._row.bare_after(place) in self._lists.heads
        )

    def _named(self, head: int) -> Iterator[Found]:
        """Give the institution whose last word stands at ``head``, when it has a name."""
        first = self._begins(head)
        while first < head and (self._is_plain_lead(first) or begins_nation(self._row, first)):
            first += 2 if begins_nation(self._row, first) else 1
        if first == head:
            return
        words = [self._row.at(place) for place in range(first, head)]
        is_told = self._row.before(first) in self._cues["school_before"]
        if words[-1].tail and not is_told and words[0].plain not in _SAINT:
            return  # "Kian's school" is the school that Kian goes to
        is_named = any(map(self._is_proper, words)) or self._is_told(first, words)
        is_named = is_named or self._is_written_unit(first, head)
        if is_named:
            places = range(first, head + 1)
            is_school = self._row.at(head).text in _SHORT_HEADS or any(
                self._row.at(place).plain in self._cues["schools"] for place in places
            )
            yield Found(first, head, Kind.SCHOOL if is_school else Kind.ORGANISATION)

    def _is_written_unit(self, first: int, head: int) -> bool:
        """Say whether capitals name a unit: "The Link PRU", where "link" is also a word."""
        names = self._lists.in_doubt | self._lists.surname_words
        is_unit = self._row.at(head).text in _UNITS and self._row.at(first - 1).text == "The"
        words = [self._row.at(place) for place in range(first, head)]
        return is_unit and any(word.capital and word.plain in names for word in words)

    def _begins(self, head: int) -> int:
        first = head
        while head - first < _LONGEST_NAME and not self._row.at(first).apart:
            word = self._row.at(first - 1)
            if (
                word.plain in self._cues["stops"] - {"good", "old", "new", "all", "our"}
                or word.plain in self._cues["owners"]
            ):
                break
            first -= 1
        return first

    def _is_plain_lead(self, place: int) -> bool:
        """Say whether a word before the name is no part of it: "special", "teacher at", a verb."""
        word = self._row.at(place)
        return not self._is_proper(word) and (
            word.plain in self._lists.generic
            and not (word.capital and self._is_proper(self._row.at(place + 1)))
        )

    def _is_proper(self, word: Word) -> bool:
        """Say whether a word is a name by itself or by how it is written."""
        if word.plain in self._lists.generic and (
            word.plain not in self._lists.keep or word.shouted
        ):
            return False
        if (
            word.telling
            and word.plain not in self._lists.capitals
            and word.plain not in self._lists.keep
        ):
            return True
        return (
            word.plain in _SAINT
            or word.plain in self._lists.places
            or not is_ordinary(word, self._lists)
        )

    def _is_told(self, first: int, words: list[Word]) -> bool:
        """Say whether everyday words in small letters are a name here: "at green lane school"."""
        before = self._row.before(first)
        if words[0].plain.isdigit():
            return False  # "for 45 school days"
        is_written = self._row.at(first - 1).capital and words[0].capital  # "attends The Link PRU"
        is_common = all(word.plain in self._lists.common for word in words)
        if before == "the" and (is_written or not is_common):
            before = self._row.before(first - 1)
        if before not in self._cues["school_before"]:
            return False
        return not all(word.plain in self._lists.generic for word in words) and not words[
            -1
        ].plain.endswith("ing")

    def _is_placement(self, place: int) -> bool:
        """Say whether somebody works here already; where they only wish to, brands stay."""
        earlier: list[Word] = []
        while len(earlier) < _BACK and not self._row.at(place - len(earlier)).starts:
            earlier.append(self._row.at(place - len(earlier) - 1))
        near = [word.plain for word in earlier[:3]]
        is_there = near[:1] == ["is"] and near[1:2] != [] and near[1] in self._cues["relations"]
        if not is_there and self._cues["placements"].isdisjoint(near):
            return False
        return not self._cues["wishes"] & {word.text for word in earlier}

    def _is_written(self, word: Word) -> bool:
        return word.telling and not word.shouted and word.plain not in self._lists.keep

    def _workplace(self, first: int) -> Iterator[Found]:
        """Give the place of work that begins at ``first``, with all that belongs to its name."""
        last = self._phrases.get(first, first - 1)
        after_at = self._row.before(first) == "at"
        for place in range(first, first + _LONGEST_NAME):
            word = self._row.at(place)
            if (word.apart and place > first) or word.starts or self._row.before(place) == "in":
                break
            if begins_nation(self._row, place):
                break
            is_uncommon = after_at and self._is_uncommon(word) and not self._is_kind(place)
            if self._is_workplace(word) or is_uncommon:
                last = max(last, place)
            elif word.plain in self._cues["stops"] and word.plain not in _JOINING:
                break
        if last >= first:
            yield Found(first, last, Kind.ORGANISATION)

    def _is_workplace(self, word: Word) -> bool:
        """Say whether a word is a brand, or a name by itself or by its capital."""
        brands = self._lists.kept["brands_and_interests"]
        is_brand = not brands.isdisjoint({word.plain, word.whole})
        return is_brand or self._is_proper(word) or self._is_written(word)

    def _is_uncommon(self, word: Word) -> bool:
        everyday = word.plain in self._lists.common or word.plain in self._lists.generic
        return not everyday and word.plain not in self._cues["stops"]

    def _is_kind(self, place: int) -> bool:
        """Say whether it only says what kind of place it is: "at the boatyard"."""
        word, before = self._row.at(place), self._row.before(place)
        if word.capital or before not in {"the", "bus", "car"}:
            return False
        return word.plain.endswith(self._lists.work_kinds)
