"""Words that nothing but their place shows to be names: after "miss", "my friend", "called"."""

from __future__ import annotations

from assistant.redaction.everyday import Everyday
from assistant.redaction.lists import Lists
from assistant.redaction.row import Row, Word
from assistant.redaction.surnames import is_listed

_ENDINGS = ("s", "ed", "ing", "ly")
_CALLED_AFTER = 4
_BESIDE = 2


class Shown:
    """Looks at what stands beside the words of one row."""

    def __init__(self, row: Row, lists: Lists, everyday: Everyday) -> None:
        """Take the row, the lists, and what tells everyday words."""
        self._row, self._lists, self._cues = row, lists, lists.cues
        self._everyday = everyday
        self._callers = lists.calling
        self._not_called = (
            lists.acting
            | lists.cues["stops"]
            | lists.cues["relations"]
            | lists.cues["titles"]
            | lists.cues["miss"]
            | lists.cues["roles"]
            | lists.cues["not_after_relation"]
        ) - (lists.in_doubt | lists.cues["kin_names"])

    def is_shown(self, place: int) -> bool:
        """Say whether what stands beside a word shows that it is a name."""
        word = self._row.at(place)
        if self._is_stop(word) or not word.plain or word.plain.isdigit():
            return False
        return (
            self._after_title(place)
            or self._after_relation(place)
            or self._after_naming(place)
            or self._has_family(place)
            or self._is_surname(place)
            or self._is_explained(place)
            or self._speaks(place)
        )

    def is_called(self, place: int) -> bool:
        """Say whether a capital right after a title or a word for a person tells a name.

        What else the word may mean does not matter: "my friend Clio", "Miss English".
        """
        word, earlier = self._row.at(place), self._row.at(place - 1)
        if word.apart or earlier.tail or earlier.whole not in self._callers:
            return False
        if not (word.telling or self._is_hidden_name(place)):
            return False
        if word.plain in self._not_called or not word.text.isalpha() or len(word.text) == 1:
            return False
        if word.shouted and word.plain in self._lists.kept["short_forms"]:
            return False
        if earlier.plain in self._cues["miss"] and not earlier.capital:
            return earlier.plain in self._cues["relations"]  # "i sometimes miss English"
        return not self._is_heading(place)

    def _is_hidden_name(self, place: int) -> bool:
        """Say whether a word that stays elsewhere may be a name where all words have capitals."""
        word = self._row.at(place)
        stays = self._lists.keep - self._lists.common - self._lists.kept["quick_writing"]
        return word.capital and not word.starts and word.plain in stays and self._ends_well(place)

    def _is_heading(self, place: int) -> bool:
        """Say whether a word for a person has a capital as in a heading: "Support Worker Role"."""
        earlier = self._row.at(place - 1)
        roles = self._cues["relations"] - self._cues["family_titles"]
        if earlier.plain not in roles or not earlier.capital:
            return False
        owned = {self._row.before(place - back) for back in (1, 2, 3)} & self._cues["owners"]
        return not owned and self._row.at(place).plain in self._lists.capitals

    def _is_stop(self, word: Word) -> bool:
        return word.plain in self._cues["stops"] and word.plain not in self._lists.in_doubt

    def _after_title(self, place: int) -> bool:
        word, earlier = self._row.at(place), self._row.at(place - 1)
        gap = self._row.text[earlier.end : word.start]
        if gap.strip(" .") or "  " in gap:
            return False
        if earlier.plain in self._cues["strict_titles"]:
            return True
        if word.starts or not self._may_be_name(place):
            return False
        if earlier.plain in self._cues["miss"]:
            return self._row.before(place - 1) not in self._cues["subjects"]
        return earlier.plain in self._cues["titles"] | self._cues["family_titles"]

    def _after_relation(self, place: int) -> bool:
        earlier = self._row.at(place - 1)
        if self._row.before(place) not in self._cues["relations"] or earlier.tail:
            return False
        if self._is_asked(place):
            return False
        is_set_off = self._row.at(place).apart and self._row.at(place + 1).apart
        if not is_set_off and self._row.at(place).apart:
            return False
        return self._may_be_name(place)

    def _is_asked(self, place: int) -> bool:
        """Say whether a word after a comma asks for a yes: "this is for my son, correct?"."""
        word = self._row.at(place)
        is_last = self._row.text[word.end : word.end + 1] == "?"
        return is_last and word.apart and not word.capital and self._lists.is_word(word.plain)

    def _ends_well(self, place: int) -> bool:
        """Say whether what follows may follow a name."""
        after = self._row.after(place)
        return not after or after in self._lists.acting or after in self._cues["going_on"]

    def _may_be_name(self, place: int) -> bool:
        """Say whether a word beside a cue is likelier a name than the next word of the sentence."""
        word, ends_well = self._row.at(place), self._ends_well(place)
        if self._is_stop(word) or (
            word.plain in self._lists.acting and word.plain not in self._lists.in_doubt
        ):
            return False
        if self.is_called(place):
            return True
        if word.plain in self._lists.in_doubt or word.plain in self._lists.surname_words:
            is_surname_only = word.plain not in self._lists.someone
            return not self._everyday.is_ordinary(place) and (
                ends_well or not is_surname_only or word.telling
            )
        if word.plain in self._lists.everyday:
            return False
        return ends_well and not word.plain.endswith(_ENDINGS)

    def _after_naming(self, place: int) -> bool:
        before, earlier = self._row.bare_before(place), self._row.before(place - 1)
        if before in self._cues["naming"]:
            if earlier in self._cues["being_called"] or self._is_told_of(place - 1, before):
                return False
            around = {self._row.at(place - 1 - back).plain for back in range(1, _CALLED_AFTER + 1)}
            return not around & self._cues["not_naming"]
        if before in {"is", "was"}:
            return earlier in self._cues["named_by"]
        return before == "names" and earlier in self._cues["owners"]

    def _is_told_of(self, place: int, word: str) -> bool:
        """Say whether "named" tells of a thing or a task: "the named contact", "Named job, no date"."""
        earlier = self._row.before(place)
        is_of_one = earlier in self._cues["determiners"] or earlier in self._cues["owners"]
        return is_of_one or (word == "named" and not earlier)

    def _has_family(self, place: int) -> bool:
        """Say whether it owns what only somebody has: "journey's mum"."""
        word = self._row.at(place)
        if word.whole != word.plain + "s" or self._row.at(place + 1).apart:
            return False
        if self._row.bare_before(place) in self._cues["determiners"]:
            return False  # "a doll's hair"
        if (
            word.plain in self._lists.everyday
            or word.plain in self._cues["relations"] | self._lists.capitals
        ):
            return False
        return self._row.at(place + 1).plain in self._cues["belongings"]

    def _is_explained(self, place: int) -> bool:
        """Say whether the next words say who it is: "King, the key worker", "Hope his sister"."""
        after = self._row.after(place)
        word = self._row.at(place)
        if not word.capital or after not in self._cues["apposed"]:
            return False
        if word.plain in self._cues["relations"]:
            return False  # "Children, their parents and carers"
        related = [
            step for step in (2, 3) if self._row.at(place + step).plain in self._cues["relations"]
        ]
        if not related or self._row.at(place + 1).apart:
            return bool(related)
        goes_on = self._row.at(place + related[0] + 1).plain in self._lists.acting
        return goes_on and after in self._cues["owners"] and related[0] == _BESIDE

    def _speaks(self, place: int) -> bool:
        """Say whether an uncommon word without an article does what people do: "when tulip shouts"."""
        word, before = self._row.at(place), self._row.bare_before(place)
        if word.plain in self._lists.everyday or word.plain.endswith(_ENDINGS):
            return False
        if word.plain in self._cues["roles"]:
            return False
        if before in self._cues["asking"]:
            return True
        if before == "and" and self._row.before(place - 1) in {"me", "i"}:
            return True
        if before in self._cues["determiners"] or before in self._cues["owners"]:
            return False
        return self._does(place) and (not before or before in self._cues["stops"])

    def _does(self, place: int) -> bool:
        """Say whether it speaks, was born, or is somebody's friend."""
        after, later = self._row.bare_after(place), self._row.at(place + 2).plain
        if after == "is" and later in self._cues["owners"]:
            following = {self._row.at(place + step).plain for step in (3, 4)}
            return not following.isdisjoint(self._cues["relations"])
        if after in {"went", "goes", "came"} and later in self._cues["turning_out"]:
            return False
        return after in self._cues["speaking"] or (
            after == "was" and later in self._cues["befalling"]
        )

    def _is_surname(self, place: int) -> bool:
        """Say whether it is an everyday word that also follows a given name: "sarah green"."""
        earlier = self._row.at(place - 1)
        if (
            self._row.at(place).apart
            or earlier.tail
            or self._row.at(place).plain not in self._lists.surname_words
        ):
            return False
        return is_listed(earlier, self._lists) and not self._everyday.is_ordinary(place)
