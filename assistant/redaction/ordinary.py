"""Whether a word is an ordinary one: English, or what a plan is about. All others may be names."""

from __future__ import annotations

import re

from assistant.redaction.lists import Lists
from assistant.redaction.row import Word

_WITH_DIGITS = re.compile(
    r"\d+(?:st|nd|rd|th|s|am|pm|m|mins?|hrs?|h|secs?|kg|g|mg|ml|l|cm|mm|km|k|x|d|p|mb|gb|yrs?|yo|wks?|ish|a|b|c|f|w|v\d+|x\d+|to\d+)?"
    r"|(?:ks|yr?|year|years|p|s|ps|mp|a|b|k|l|e|h|m|u|f|t|c|q|g|n|v|level|unit|grade|group|set|stage|tier|room|age|no|covid|xbox|x|nat|gcse|step|week|term|part)\d{1,3}"
)
_STRETCHED = re.compile(r"(.)\1{2,}")
_PREFIXES = ("non", "pre", "over", "mis", "multi", "semi", "under", "anti", "un", "re", "co")
_SUFFIXES = ("ness", "less")
_SHORTEST_BASE = 4
_SHORTEST_FIRST = 3
_SHORTEST_WITH_A_SLIP = 7
_SHORTEST_CLIPPED = 6


def is_ordinary(word: Word, lists: Lists) -> bool:
    """Say whether a word is none that could only be a name."""
    if len(word.plain) <= 1 or lists.is_word(word.plain) or lists.is_word(word.whole):
        return True
    if len(word.parts) > 1:
        return all(_is_known(part, lists) for part in word.parts)
    if _is_known(word.plain, lists):
        return True
    return not word.capital and (_is_a_slip(word.plain, lists) or _is_clipped(word.plain, lists))


def _is_known(word: str, lists: Lists) -> bool:
    if len(word) <= 1 or lists.is_word(word) or _WITH_DIGITS.fullmatch(word):
        return word.isascii()
    stretched = (_STRETCHED.sub(r"\1", word), _STRETCHED.sub(r"\1\1", word))
    if stretched[0] != word and any(map(lists.is_word, stretched)):
        return True
    return _is_made_of(word, lists)


def _is_made_of(word: str, lists: Lists) -> bool:
    """Say whether it is a word with a beginning or an ending that any word may have."""
    bases = [word[len(one) :] for one in _PREFIXES if word.startswith(one)]
    bases += [word[: -len(one)] for one in _SUFFIXES if word.endswith(one)]
    is_longer = any(len(base) >= _SHORTEST_BASE and base in lists.english for base in bases)
    return is_longer or is_put_together(word, lists)


def is_put_together(word: str, lists: Lists) -> bool:
    """Say whether two words make it, the latter for something to go to: "snacktime"."""
    ends = (one for one in lists.cues["compound_ends"] if word.endswith(one))
    bases = [word.removesuffix(one) for one in ends]
    return any(len(base) >= _SHORTEST_FIRST and lists.is_word(base) for base in bases)


def _is_clipped(word: str, lists: Lists) -> bool:
    """Say whether the last letter of "ing" is not said: "stayin"."""
    is_long = len(word) >= _SHORTEST_CLIPPED
    return is_long and word.endswith("in") and lists.is_word(word + "g")


def _is_a_slip(word: str, lists: Lists) -> bool:
    """Say whether two letters of a long word changed places, or one was doubled or halved.

    No other slip is forgiven: too many names are one letter away from a word.
    """
    if len(word) < _SHORTEST_WITH_A_SLIP:
        return False
    for at in range(1, len(word) - 1):
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        doubled = word[: at + 1] + word[at:]
        halved = word[:at] + word[at + 1 :] if word[at] == word[at - 1] else swapped
        if {swapped, doubled, halved} & lists.english:
            return True
    return False
