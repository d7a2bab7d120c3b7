"""Whether a word that is both a name and an everyday word is the everyday word where it stands.

"I hope" is no name, "Hope helps" is. A word that is nobody's name as far as we know needs a
sign to be one (``signs``); the name of somebody known needs a sign not to be.
"""

from __future__ import annotations

from assistant.redaction.lists import Lists
from assistant.redaction.row import Row

_MODALS = frozenset({"will", "may"})


class Everyday:
    """Judges words at their places in one row."""

    def __init__(self, row: Row, lists: Lists) -> None:
        """Take the row and the lists; remembers nothing else."""
        self._row, self._lists, self._cues = row, lists, lists.cues

    def is_known(self, place: int) -> bool:
        """Say whether a word that somebody known is called may be the name here."""
        word = self._row.at(place)
        may_tell = word.plain not in _MODALS and word.plain not in self._cues["times"]
        return (word.telling and may_tell) or not self.is_ordinary(place)

    def is_ordinary(self, place: int) -> bool:
        """Say whether the words around it make it the everyday word."""
        word, before = self._row.at(place), self._row.bare_before(place)
        after = self._row.after(place)
        if self._is_time(place) or self.is_modal(place) or after == "of":
            return True
        if self._is_strength(place):
            return True
        if before in self._cues["determiners"] and not (word.telling and before == "that"):
            return True
        if (
            before in self._cues["having"]
            and word.plain in self._cues["virtues"]
            and not word.capital
        ):
            return True
        if after in self._cues["compounds"] and not word.tail:
            return True
        if before in self._cues["owners"]:
            is_either = word.plain in self._lists.verbs or word.plain in self._lists.thing
            return is_either and after not in self._cues["doing"]
        return (
            word.plain in self._lists.verbs and word.plain not in _MODALS and self._is_done(place)
        )

    def _is_strength(self, place: int) -> bool:
        """Say whether it is what gives somebody strength: "hope keeps me going", "hope is all"."""
        word, after = self._row.at(place), self._row.after(place)
        if word.plain not in self._cues["virtues"] or word.capital:
            return False
        if after == "is":
            return self._row.after(place + 1) in {"what", "all", "that", "why", "how", "everything"}
        return after in {"keeps", "kept"} and self._row.at(place + 3).plain == "going"

    def is_modal(self, place: int) -> bool:
        """Say whether it is the "will" or "may" before what somebody will do."""
        word, before, after = self._row.at(place), self._row.before(place), self._row.after(place)
        if word.plain not in _MODALS or word.tail or not after or before in self._cues["self"]:
            return False
        acts = after in self._cues["after_name"] or after in self._cues["doing"]
        is_name = acts or (after in self._cues["being"] and after not in self._cues["adverbs"])
        if before == "and":
            return not is_name and self._row.before(place - 1) not in self._cues["together"]
        if before in self._cues["naming"] or before in self._cues["mentioning"]:
            return False
        return before in _MODALS or before in self._cues["subjects"] or not is_name

    def _is_time(self, place: int) -> bool:
        """Say whether it is a month, a season or an hour: "in may", "12 may", "at dawn"."""
        before, after = self._row.before(place), self._row.after(place)
        word = self._row.at(place).plain
        if word in self._cues["hours"] and before == "at":
            return True
        if word in self._cues["days"] and before == "on":
            return True
        if word not in self._cues["times"] | self._cues["hours"] | self._cues["days"]:
            return False
        return before in self._cues["in_time"] or before[:1].isdigit() or after[:1].isdigit()

    def _is_done(self, place: int) -> bool:
        """Say whether it is what somebody does: "i hope", "mark my work"."""
        before, after = self._row.bare_before(place), self._row.bare_after(place)
        if before in self._cues["subjects"] and after not in self._cues["doing"]:
            return True
        if self._row.at(place).tail or after not in self._cues["objects"]:
            return False
        is_mentioned = before in self._cues["mentioning"] or before in self._cues["naming"]
        return not is_mentioned and before != "and"
