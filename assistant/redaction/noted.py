"""Names as notes write them: "Jay (he/him)", "Joy (mum)", "Mum (Rose)", "Mark, 15", "jays mum"."""

from __future__ import annotations

import re
from functools import cached_property

from assistant.redaction.everyday import Everyday
from assistant.redaction.lists import Lists, Words
from assistant.redaction.row import Row, Word

_BRACKET = re.compile(r"\s?[(\[]([^()\[\]\n]{1,60})[)\]]")
_PRONOUN = "(?:he|him|his|she|her|hers|they|them|their|theirs|it|its|xe|xem|ze|zir|any|all)"
_PRONOUNS = re.compile(rf"{_PRONOUN}(?:\s?[/|]\s?{_PRONOUN})+(?: pronouns)?|any pronouns")
_YEAR = r"(?:year|yr|y)\.?\s?(?:1[0-4]|\d)"
_AGE_ALONE = r"(?:aged?:?\s?)?(?:[1-9]\d|[3-9])(?:\s?(?:yo|y/o|yrs?|years?))?(?:[\s-]old)?"
_AGE = re.compile(rf"{_AGE_ALONE}|{_YEAR}")
_PARTED = r"(?:\s?[-–—]\s|\s?[–—]\s?|\s?[,:]\s)"
_THEN = re.compile(
    rf"{_PARTED}(?:{_YEAR}\b(?!\s(?:level|work))|{_PRONOUNS.pattern}|{_AGE_ALONE}(?=\s?[,;–—-]|\s*$))",
    re.I | re.M,
)
_MAY_FOLLOW = frozenset(" ([)-–—,:\u00a0\t")
_MOST_WORDS = 3
_ENDINGS = (
    *("s", "ed", "ing", "ly", "tion", "sion", "logy", "ment", "ness", "ity", "acy", "ance", "ence"),
    *("ary", "etry", "ism", "ball", "time", "work"),
)
"""Of words for something done, learnt or felt, or for many: "Numeracy - Year 4", "Playtime (mum)"."""


class Noted:
    """Looks at the words of one row for names that a note explains."""

    def __init__(self, row: Row, lists: Lists, everyday: Everyday) -> None:
        """Take the row, the lists, and what tells everyday words."""
        self._row, self._lists, self._cues = row, lists, lists.cues
        self._everyday = everyday
        plain = (lists.cues["roles"], lists.cues["stops"], lists.generic, lists.visited)
        self._no_names = (lists.everyday, lists.with_capital, *plain)

    @cached_property
    def _names(self) -> Words:
        """Names that are also words, but no days."""
        return (self._lists.in_doubt | self._lists.surname_words) - self._cues["days"]

    @cached_property
    def _clear_names(self) -> Words:
        """Those of them that stand before an age only as names: no subject and no thing."""
        lists, days = self._lists, self._cues["days"]
        things = lists.keep | lists.cues["mass"] | (lists.capitals & lists.thing)
        return (lists.in_doubt - things - days) | (lists.cues["times"] & lists.in_doubt)

    @cached_property
    def _kin(self) -> Words:
        return self._cues["parents"] | (self._cues["belongings"] & self._cues["relations"])

    def is_noted(self, place: int) -> bool:
        """Say whether a bracket or a school year after the word shows that it is a name."""
        word, text = self._row.at(place), self._row.text
        if text[word.end : word.end + 1] not in _MAY_FOLLOW:
            return False
        if not word.text.isalpha() or len(word.text) == 1 or word.tail:
            return False
        bracket = _BRACKET.match(text, word.end)
        if bracket:
            return self._is_explained(place, bracket.group(1).casefold())
        if self._is_in_bracket(place):
            return word.capital and self._may_be_clear(word)
        if not (word.starts and word.capital and _THEN.match(self._row.text, word.end)):
            return False
        return self._may_be_clear(word) and not self._is_counted(word)

    def owner_of_kin(self, place: int) -> str:
        """Give whose mum or dad is meant where the apostrophe is left out: "jays mum said no"."""
        word, following = self._row.at(place), self._row.at(place + 1)
        owner = word.plain.removesuffix("s")
        if following.plain not in self._kin or following.apart:
            return ""
        if owner == word.plain or word.tail:
            return ""
        if owner not in self._clear_names:
            return ""
        before = self._row.bare_before(place)
        if before in self._cues["determiners"] | self._cues["owners"]:
            return ""
        is_sure = owner in self._lists.someone - self._lists.verbs
        return owner if is_sure or self._is_owner_first(place, before) else ""

    def _is_owner_first(self, place: int, before: str) -> bool:
        """Say whether nobody can be meant who does it: "marks mum said no", no "he marks mum's"."""
        after = self._row.bare_after(place + 1)
        is_bare = not before or before in self._cues["when"] | self._cues["asking"]
        return is_bare and not self._row.at(place + 1).tail and after in self._cues["doing"]

    def _is_counted(self, word: Word) -> bool:
        """Say whether a number after it tells one of many: "Page 15", "Group - 12"."""
        return word.plain in self._cues["papers"] | self._cues["lettered"]

    def _is_in_bracket(self, place: int) -> bool:
        """Say whether it alone stands in the bracket after a word for a person: "Mum (Rose)"."""
        word, text = self._row.at(place), self._row.text
        is_alone = text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] == ")"
        return place > 0 and is_alone and self._row.at(place - 1).plain in self._lists.calling

    def _is_explained(self, place: int, held: str) -> bool:
        """Say whether what a bracket holds tells of a person: pronouns, an age or a role."""
        word = self._row.at(place)
        pieces = [piece.strip() for piece in re.split(r"[,;]| - ", held)]
        if any(_PRONOUNS.fullmatch(piece) for piece in pieces):
            return word.plain in self._names or (word.capital and self._is_uncommon(word))
        if not self._may_be_clear(word) or self._everyday.is_ordinary(place):
            return False
        if any(_AGE.fullmatch(piece) for piece in pieces):
            return word.capital and not self._is_counted(word)
        is_either = word.capital or word.plain in self._lists.someone - self._lists.verbs
        return is_either and any(self._is_role(piece.split()) for piece in pieces)

    def _is_role(self, words: list[str]) -> bool:
        """Say whether words say who somebody is: "mum", "key worker", "her brother", "TA in Year 7"."""
        if words and words[0] in self._cues["owners"]:
            words = words[1:]
        ends = (at for at, one in enumerate(words) if one in self._cues["role_goes_on"])
        own = words[: next(ends, len(words))]
        roles = self._cues["relations"] | self._cues["roles"] | self._cues["noted_roles"]
        kin = self._cues["parents"] | self._cues["family_titles"]
        return 0 < len(own) <= _MOST_WORDS and own[-1].replace("-", "") in roles | kin

    def _may_be_clear(self, word: Word) -> bool:
        """Say whether it may be a name, and is no subject or thing that stands before an age too."""
        return word.plain in self._clear_names or (word.capital and self._is_uncommon(word))

    def _is_uncommon(self, word: Word) -> bool:
        is_name = not any(word.plain in some for some in self._no_names)
        return is_name and not word.plain.endswith(_ENDINGS)
