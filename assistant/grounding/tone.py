"""Reads the tone of a statement: whether it is so or not, is no more, and is liked or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.amounts import amounts
from assistant.grounding.data import stance, turning
from assistant.grounding.phrases import has, spans
from assistant.grounding.words import Word

_WAS = frozenset({"was", "were", "had", "did"})
_SPANS = frozenset({"night", "day", "week", "month", "year", "evening", "the"})
_COUNTS = frozenset({"once", "twice", "half", "usual"})
_JOINS = frozenset({"and", "but", "or"})
_NO_FEELING = ("would", "help", "helps", "helped", "works")
"""What helps is not always liked, and what would be liked is not there yet."""


@dataclass(frozen=True)
class Tone:
    """Whether something is so (1) or not (-1); 0 for either.

    ``felt``: it is liked or wanted, or the opposite. ``ended``: it was so, and is no more.
    """

    sign: int = 1
    felt: bool = False
    ended: bool = False

    @property
    def tells(self) -> bool:
        """Whether it says more than that something is so."""
        return self.felt or self.sign < 0


def tone_of(words: Sequence[Word]) -> Tone:
    """Read the tone of a statement: its first feeling or wish, turned by each denial before it."""
    data, turns = stance(), turning()
    free = spans(words, data.free) | spans(words, turns.no_duty)
    ended = spans(words, data.ended) - free
    denied = (spans(words, data.denied) - free) - _by_the_way(words) - ended
    ended |= {len(words) - 1} if _ends_past(words) else set()
    wished, unwished = spans(words, data.wished), spans(words, data.unwished)
    denied -= wished | unwished
    sign = -1 if bool(ended) is not (words[0].plain == "unless") else 1
    last = -9
    for place, word in enumerate(words):
        if place in denied and place - last > 1:
            sign = -sign
            last = place
        elif place in unwished or word.plain in turns.troubled:
            return Tone(-sign, felt=True, ended=bool(ended))
        elif place in wished or (word.plain in turns.pleased and not only_compares(words, place)):
            put = -1 if _denied_after(words, place) else sign
            return Tone(put, felt=True, ended=bool(ended))
    if words and words[-1].plain == "no":
        return Tone(-1, felt=True)
    return Tone(sign, ended=bool(ended) and sign < 0)


def is_past(words: Sequence[Word]) -> bool:
    """Tell whether a statement tells how it was."""
    return any(word.plain in _WAS for word in words)


def _ends_past(words: Sequence[Word]) -> bool:
    """Tell whether a statement ends with 'before' and tells of the past: not 'the night before'."""
    return is_past(words) and words[-1].plain == "before" and words[-2].plain not in _SPANS


def _denied_after(words: Sequence[Word], place: int) -> bool:
    """Tell whether 'wants' is followed by 'not to'."""
    after = [word.plain for word in words[place + 1 : place + 4]]
    return "not" in after and "to" in after and after.index("not") < after.index("to")


def only_compares(words: Sequence[Word], place: int) -> bool:
    """Tell whether 'like' only compares: 'like forks', 'like im old'."""
    if words[place].plain != "like" or place == 0:
        return False
    before = words[place - 1]
    return not (
        before.capital or before.plain in turning().before_like or before.plain.endswith("ly")
    )


def _by_the_way(words: Sequence[Word]) -> set[int]:
    """Give the places of each 'not' or 'no' that denies only what follows: 'trains not buses'."""
    found = set[int]()
    for place, word in enumerate(words[1:], 1):
        before = words[place - 1].plain
        contrasts = word.plain == "not" and before not in stance().subject | _JOINS
        if contrasts or (word.plain == "no" and _is_of_what_follows(words, place)):
            found.add(place)
    return found


def _is_of_what_follows(words: Sequence[Word], place: int) -> bool:
    """Tell whether a 'no' denies a thing and not what somebody does: 'bowling no bumpers'."""
    longer = any(one.plain in ("longer", "more") for one in words[place + 1 : place + 2])
    longer = longer or words[place - 1].lemma in ("say", "said")
    return not longer and not any(one.plain in stance().subject for one in words[:place])


def aside(words: Sequence[Word]) -> frozenset[int]:
    """Give where each word starts that is denied by the way, as after 'rather than'."""
    at = spans(words, stance().aside) | _by_the_way(words)
    at |= _denied_in_what_is_felt(words)
    at = {place for place in at - spans(words, stance().free) if not _is_counted(words, place)}
    return frozenset(word.start for word in words[min(at) + 1 :]) if at else frozenset()


def _denied_in_what_is_felt(words: Sequence[Word]) -> set[int]:
    """Give each denial after a feeling: 'likes it that the coach does not shout'."""
    data = turning()
    felt = spans(words, stance().wished) | {
        place for place, word in enumerate(words) if word.plain in data.pleased | data.troubled
    }
    denied = spans(words, stance().denied) - _by_the_way(words)
    return {min(felt)} if felt and any(place > min(felt) + 1 for place in denied) else set()


def _is_counted(words: Sequence[Word], place: int) -> bool:
    """Tell whether a number follows: 'more than once' denies nothing."""
    after = words[place + 1 : place + 2]
    return any(True for _ in amounts(after)) or any(one.plain in _COUNTS for one in after)


def asked_feeling(asked: Sequence[Word]) -> int:
    """Give the feeling of a Question for what answers it: 'What is hard?' gives -1; 0 for both or none."""
    turns = turning()
    if not asked or asked[0].plain not in ("what", "which") or has(asked, _NO_FEELING):
        return 0
    if has(asked, turns.asked_trouble) or has(asked, stance().asked_off):
        return -1
    pleased = any(word.plain in turns.pleased for word in asked)
    troubled = any(word.plain in turns.troubled for word in asked)
    denied = any(word.plain in turns.negators for word in asked)
    if pleased == troubled or (denied and any(word.plain == "and" for word in asked)):
        return 0
    return (1 if pleased else -1) * (-1 if denied else 1)
