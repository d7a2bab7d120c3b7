"""Signs that a word which is also an everyday word is somebody's name where it stands."""

from __future__ import annotations

from assistant.redaction.everyday import Everyday
from assistant.redaction.lists import Lists
from assistant.redaction.row import Row


class Signs:
    """Looks for signs at the places of one row."""

    def __init__(self, row: Row, lists: Lists, everyday: Everyday) -> None:
        """Take the row, the lists, and what tells everyday words."""
        self._row, self._lists, self._cues = row, lists, lists.cues
        self._everyday = everyday

    def is_someone(self, place: int) -> bool:
        """Say whether a word has a sign of being a name. Only clear signs count for a thing."""
        word = self._row.at(place)
        is_thing = word.plain in self._lists.thing
        if word.telling and not is_thing:
            return not self._everyday.is_modal(place)
        if self._is_one_of_two(place):
            return True
        if self._everyday.is_ordinary(place) or self._is_paper(place):
            return False
        if self._acts(place) or self._owns(place) or self._is_beside(place):
            return True
        return self._is_thing_with(place) if is_thing else self._is_with(place)

    def is_doing(self, place: int) -> bool:
        """Say whether it does, is or has what only people do, are and have."""
        return self._acts(place) or self._owns(place)

    def _is_paper(self, place: int) -> bool:
        """Say whether it is what somebody reads or wrote: "page says no"."""
        word = self._row.at(place)
        return word.plain in self._cues["papers"] and not word.capital and not word.tail

    def _acts(self, place: int) -> bool:
        """Say whether it does, or is, what only people do and are."""
        after, later = self._row.bare_after(place), self._row.at(place + 2).plain
        if after in self._cues["doing"] or self._has_done(place):
            return True
        if after == "was" and later in self._cues["befalling"]:
            return True
        if after == "is" and self._is_person(place + 2):
            return True
        if after == "next" and later == "door":
            return True
        if after == "from" and self._row.at(place).plain in self._lists.companions:
            return self._row.at(place).capital
        if self._row.at(place).plain in self._lists.thing:
            return after in self._cues["being"] and self._stands_bare(place)
        if self._row.at(place).capital and after.endswith("ed") and after in self._lists.english:
            return True
        return after in self._cues["being"] or (after == "and" and later in self._cues["speaker"])

    def _has_done(self, place: int) -> bool:
        """Say whether it did something, where no "will" may be meant: "rose cut my hair"."""
        word, before = self._row.at(place), self._row.bare_before(place)
        if self._row.bare_after(place) not in self._cues["done"] or word.plain in {"will", "may"}:
            return False
        is_bare = not before or before in self._cues["when"]
        is_thing = word.plain in self._cues["mass"]
        return is_bare and not is_thing and self._row.after(place + 1) in self._cues["objects"]

    def _is_person(self, place: int) -> bool:
        """Say whether it is told there what only people are: "my best friend", "kind"."""
        word = self._row.at(place).plain
        if word not in self._cues["owners"] and word not in self._cues["determiners"]:
            return word in self._cues["people_are"]
        following = {self._row.at(place + step).plain for step in (1, 2)}
        return not following.isdisjoint(self._cues["relations"])

    def _stands_bare(self, place: int) -> bool:
        """Say whether a word for one thing stands without an article, as no thing does: "hunter is"."""
        before = self._row.bare_before(place)
        if self._row.at(place).plain in self._cues["mass"]:
            return False
        return before in self._cues["when"] or (not before and self._row.at(place).capital)

    def _owns(self, place: int) -> bool:
        """Say whether something belongs to it that belongs to people: "mark's mum"."""
        word = self._row.at(place)
        owned = self._row.at(place + 1).plain
        return word.whole == word.plain + "s" and owned in self._cues["belongings"]

    def _is_one_of_two(self, place: int) -> bool:
        """Say whether two are said to be what people are: "Summer and Autumn are twins"."""
        for pair in (place, place - 2):
            joined = [self._row.at(pair + step).plain for step in (1, 3)]
            if joined in (["and", "are"], ["n", "are"]) and self._is_person(pair + 4):
                return True
        return False

    def _is_beside(self, place: int) -> bool:
        """Say whether somebody does something with it: "play with", "next to", "my brother is"."""
        before, earlier = self._row.bare_before(place), self._row.before(place - 1)
        if before == "with" and earlier in self._cues["activities"]:
            return True
        if before in self._cues["seated"] and self._is_seated(place):
            return True
        if before == "to" and earlier == "next":
            return True
        is_last = self._row.bare_after(place) in {"", "and"}
        is_named = earlier in self._cues["relations"] or earlier in {"this", "it"}
        fits = self._row.at(place).plain not in self._cues["adjectives"]
        if before == "is" and is_named and is_last:
            return fits and self._row.at(place).plain not in self._cues["mass"]
        return False

    def _is_seated(self, place: int) -> bool:
        """Say whether somebody sits there: "sit in between mark", "stood behind will"."""
        earlier = {self._row.before(place - 1), self._row.before(place - 2)}
        after = self._row.bare_after(place)
        ends = not after or after in self._cues["stops"]
        is_mass = self._row.at(place).plain in self._cues["mass"]
        return ends and not is_mass and not earlier.isdisjoint(self._cues["seating"])

    def _is_thing_with(self, place: int) -> bool:
        """Say of a word for a thing whether a person must be meant: "with will", "me and sky play"."""
        word, before, after = (
            self._row.at(place),
            self._row.bare_before(place),
            self._row.after(place),
        )
        if before == "and" and self._row.before(place - 1) in self._cues["together"]:
            return after in self._cues["doing_together"]
        is_mass = word.plain in self._cues["mass"]
        if before in {"im", "its"}:
            fits = not is_mass and word.plain not in self._cues["adjectives"]
            return fits and (not after or after in self._cues["going_on"])
        return before in self._cues["beside"] and (word.telling or not is_mass)

    def _is_in_a_manner(self, place: int) -> bool:
        """Say whether it tells how something is done: "does it with grace and with joy"."""
        word, earlier = self._row.at(place), self._row.before(place - 1)
        is_virtue = word.plain in self._cues["virtues"] and not word.capital
        is_how = earlier in {"it", "this", "that", "and", "so", "everything", "life"}
        return is_virtue and is_how and self._row.bare_before(place) == "with"

    def _is_with(self, place: int) -> bool:
        """Say of a word that is often a name whether it stands with people: "me and", "it's"."""
        word, before, after = (
            self._row.at(place),
            self._row.bare_before(place),
            self._row.after(place),
        )
        if before == "and" and self._row.before(place - 1) in self._cues["together"]:
            return True
        if before in {"im", "its", "am"}:
            named = after in self._lists.surname_words or not self._lists.is_word(after)
            fits = word.plain not in self._cues["adjectives"]
            return fits and (not after or after in self._cues["going_on"] or named)
        if before in self._cues["asking"] and after in self._cues["asked_then"]:
            return True
        if self._is_in_a_manner(place):
            return False
        if before in self._cues["beside"] and self._row.bare_after(place) in {"", "and", "or"}:
            return self._row.at(place + 2).plain not in self._cues["mass"]
        return before in self._cues["company"] and word.plain not in self._lists.verbs
