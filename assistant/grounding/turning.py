"""Finds statements that say the opposite of their source: a negation or a feeling turned round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.content import Clause, keys_of
from assistant.grounding.data import turning
from assistant.grounding.phrases import has, spans
from assistant.grounding.tone import only_compares
from assistant.grounding.words import Word, read_all

_SCOPE = 5
"""How many words after 'not' are denied by it."""
_BESIDE = 2
_WHEN = frozenset({"when", "while", "as", "whenever"})
"""What begins so tells when; a feeling in it is not about it."""
_LENDS = _WHEN | {"that", "to", "if", "how"}
"""What begins so takes the feeling of what stands before it."""
_CASES = _WHEN | {"if", "before", "after", "until"}
_ASKS = frozenset({"what", "which"})
_NO_FEELING = frozenset({"would", "help", "helps", "helped", "works"})
"""What helps is not always liked, and what would be liked is not there yet."""


@dataclass(frozen=True)
class Feeling:
    """Whether a statement is pleased (1) or troubled (-1). ``lent``: by what is before it, or asked."""

    sign: int
    lent: bool = False


def is_turned(text: Clause, near: Sequence[Clause]) -> bool:
    """Tell whether a statement says the opposite of all statements that are nearest to it."""
    if text.is_aim or not near or not _is_compared(text) or _forbids(text.words):
        return False
    return all(_says_opposite(text, one) for one in near)


def _forbids(words: Sequence[Word]) -> bool:
    """Tell whether it is advice against something, or to let it be: that tells not how it is."""
    opens = [word.plain for word in words[:3] if word.plain not in ("and", "please", "so", "but")]
    return opens[:1] in (["dont"], ["let"], ["never"]) or opens[:2] == ["do", "not"]


def _is_compared(clause: Clause) -> bool:
    """Tell whether a statement says how things are, and not when or what for."""
    opens = [word.plain for word in clause.words[:2]]
    joined = opens[0] in ("and", "but", "or")
    if joined and opens[-1] == "not":
        return False  # 'and not in front of others' goes with what is wanted before it
    if opens[-1 if joined else 0] not in turning().conditions:
        return True
    before = tuple(_before(clause))  # 'does not mind' says nothing without its 'if'
    return bool(_feeling(before)) and not Clause(before, before).matter


def _says_opposite(text: Clause, source: Clause) -> bool:
    if has(source.sentence, turning().turned_by):
        return False
    ours, theirs = _feeling_of(text), _feeling_of(source)
    turned = opposites(text.words, source.words) % 2 == 1
    if ours.sign and theirs.sign:
        return (ours.sign != theirs.sign) != turned
    if ours.sign > 0 and not ours.lent:
        refused = _is_all_denied(source, text) and not _is_all_denied(text, source)
        return refused != turned
    if ours.sign or theirs.sign < 0 or _bids(text, source):
        return False
    return _differs(text, source) != turned


def _bids(text: Clause, source: Clause) -> bool:
    """Tell whether one of them bids what the other tells as a case: 'if you look, i stop'."""
    return any(one.words[0].plain in _CASES for one in (text, source))


def _denied(words: Sequence[Word]) -> frozenset[Word]:
    """Give the words that a negation shortly before them denies; two negations undo each other."""
    data, found = turning(), set[Word]()
    skipped = spans(words, data.not_negated) | spans(words, data.no_duty)
    for place in range(len(words)):
        if _negates(words, place) and place not in skipped:
            found ^= set(words[place + 1 : place + 1 + _SCOPE])
    return frozenset(found)


def _differs(text: Clause, source: Clause) -> bool:
    """Tell whether one of them denies something, and the other tells of the same and denies nothing."""
    ours, theirs = _denied(text.words), _denied(source.words)
    if bool(ours) == bool(theirs):
        return False
    return any(
        (word in ours) != (other in theirs)
        for word in text.matter
        for other in source.matter
        if keys_of(word) & keys_of(other)
    )


def _is_all_denied(clause: Clause, other: Clause) -> bool:
    """Tell whether a statement denies all words that it shares with another."""
    some = _denied(clause.words)
    shared = [word for word in clause.matter if keys_of(word) & other.keys]
    return bool(shared) and all(word in some for word in shared)


def _feeling(words: Sequence[Word]) -> int:
    """Give the first feeling of some words, turned by the negations before it."""
    data, sign = turning(), 1
    skipped = spans(words, data.not_negated)
    for place, word in enumerate(words):
        if _negates(words, place) and place not in skipped:
            sign = -sign
        elif word.plain in data.pleased and not only_compares(words, place):
            return sign
        elif word.plain in data.troubled:
            return -sign
    return 0


def _negates(words: Sequence[Word], place: int) -> bool:
    if words[place].plain == "rather":
        return place + 1 < len(words) and words[place + 1].plain == "than"
    knows = words[place].text == "no" and place > 0 and words[place - 1].plain in ("i", "you")
    return words[place].plain in turning().negators and not knows  # 'i no' is 'I know'


def _feeling_of(clause: Clause) -> Feeling:
    """Read the feeling of a statement: its own, or that of what stands before it, or was asked."""
    own, first = _feeling(clause.words), clause.words[0].plain
    if own and first not in _WHEN:
        return Feeling(own)
    before = tuple(_before(clause)) if first in _LENDS else ()
    feels = _feeling(before)
    if feels and not Clause(before, before, people=clause.people).matter:
        return Feeling(feels)  # 'likes it' says nothing without its 'when'
    feels = feels or _asked_for(clause)
    opens = any(_negates(clause.words, place) for place in range(min(2, len(clause.words))))
    return Feeling(-feels if opens and feels > 0 else feels, lent=feels > 0)


def _asked_for(clause: Clause) -> int:
    """Give the feeling of the Question: what answers 'What is hard?' is hard."""
    asked = read_all(clause.source.asked) if clause.source else ()
    if not asked or any(word.plain in _NO_FEELING for word in asked):
        return 0
    if has(asked, turning().asked_trouble):
        return -1
    return _feeling(asked) if asked[0].plain in _ASKS else 0


def opposites(text: Sequence[Word], source: Sequence[Word]) -> int:
    """Count the pairs of opposites of which one word stands here and only the other there."""
    here, there = {word.plain for word in text}, {word.plain for word in source}
    return sum(
        bool((left & here and right & there) or (right & here and left & there))
        for left, right in turning().opposites
        if not (left & here and left & there) and not (right & here and right & there)
    )


def is_swapped(text: Clause, sources: Sequence[Clause]) -> bool:
    """Tell whether a word stands beside the opposite of what it stands beside in the sources.

    'with the door closed' for 'the door open'; 'after tea' for 'before tea'.
    """
    if text.is_aim or _denied(text.words):
        return False
    return any(
        any(_has_pair(one.words, there, beside) for one in sources if not _denied(one.words))
        and not any(_has_pair(one.words, here, beside) for one in sources)
        for here, there, beside in _pairs(text)
    )


def is_excepted(text: Clause, sources: Sequence[Clause]) -> bool:
    """Tell whether a text makes an exception of something where no source makes any.

    'He touches nothing wet, except paint.'
    """
    data = turning()
    if text.source or not has(text.words, data.excepting):
        return False
    return not any(has(one.sentence, data.excepted) for one in sources)


def _pairs(text: Clause) -> Iterator[tuple[frozenset[str], frozenset[str], str]]:
    """Give each word of a pair of opposites, its opposites, and the stem of each word beside it."""
    for place, word in enumerate(text.words):
        near = text.words[max(0, place - _BESIDE) : place + _BESIDE + 1]
        beside = {one.stem for one in near if one in text.matter and one is not word}
        for left, right in turning().opposites:
            for here, there in ((left, right), (right, left)):
                if word.plain in here:
                    yield from ((here, there, stem) for stem in beside)


def _has_pair(words: Sequence[Word], some: frozenset[str], beside: str) -> bool:
    return any(
        word.plain in some
        and any(one.stem == beside for one in words[max(0, place - _BESIDE) : place + _BESIDE + 1])
        for place, word in enumerate(words)
    )


def _before(clause: Clause) -> Sequence[Word]:
    return [word for word in clause.sentence if word.start < clause.words[0].start]
