"""Finds statements that say the opposite of their source, or are surer than it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.content import Clause, content
from assistant.grounding.data import Phrases, turning
from assistant.grounding.words import Word, read, read_all

_REACH = 4
"""How many words after 'not' what is refused may stand."""
_SHORT = 30
"""An answer of no more words is one thought, and a doubt in it stands for all of it."""
_WHEN = frozenset({"when", "while", "as", "whenever"})
"""What begins so tells when; a feeling in it is not about it."""
_ASKS = frozenset({"what", "which"})
_MERELY = frozenset(
    {"want", "wants", "need", "needs", "like", "have", "got", "allowed", "duty", "reason"}
)
"""What stands before the word that is denied: 'does not want to stay'."""
_NO_FEELING = frozenset({"would", "help", "helps", "helped", "works"})
"""What helps is not always liked, and what would be liked is not there yet."""
_BUT = frozenset({"but", "although", "though", "however", "whereas"})


@dataclass(frozen=True)
class Stance:
    """How a statement stands to its matter: pleased (1), troubled (-1) or neither; negated or not.

    ``lent``: the feeling is that of what stands before it, or of the Question, and it is a good one.
    """

    feels: int
    negated: bool
    lent: bool = False


def stance(words: Sequence[Word]) -> Stance:
    """Read the stance of some words. The first word of feeling decides."""
    data = turning()
    sign, feels, skipped = 1, 0, _spans(words, data.not_negated)
    for place, word in enumerate(words):
        if _negates(words, place) and place not in skipped:
            sign = -sign
        elif not feels and word.plain in data.pleased and not _is_as(words, place):
            feels = sign
        elif not feels and word.plain in data.troubled:
            feels = -sign
    return Stance(feels, sign < 0)


def _is_as(words: Sequence[Word], place: int) -> bool:
    """Tell whether 'like' only compares: 'like forks', 'like im old'."""
    if words[place].plain != "like" or place == 0:
        return False
    before = words[place - 1]
    return not (before.capital or before.plain in turning().before_like)


def _negates(words: Sequence[Word], place: int) -> bool:
    if words[place].plain == "rather":
        return place + 1 < len(words) and words[place + 1].plain == "than"
    return words[place].plain in turning().negators


def stance_of(clause: Clause) -> Stance:
    """Read the stance of a statement: its own feeling, or that of what stands before it, or was asked."""
    own = stance(clause.words)
    first = clause.words[0].plain
    if own.feels and first not in _WHEN:
        return own
    before = tuple(_before(clause)) if first not in _BUT else ()
    feels = stance(before).feels
    if feels and not Clause(before, before, people=clause.people).matter:
        return Stance(feels, own.negated)  # 'likes it' says nothing without its 'when'
    feels = feels or _asked_for(clause)
    opens = any(_negates(clause.words, place) for place in range(min(2, len(clause.words))))
    return Stance(-feels if opens and feels > 0 else feels, own.negated, lent=feels > 0)


def _asked_for(clause: Clause) -> int:
    """Give the feeling of the Question: what answers 'What is hard?' is hard."""
    asked = read_all(clause.source.asked) if clause.source else ()
    if not asked or any(word.plain in _NO_FEELING for word in asked):
        return 0
    if _has(asked, turning().asked_trouble):
        return -1
    return stance(asked).feels if asked[0].plain in _ASKS else 0


def is_compared(clause: Clause) -> bool:
    """Tell whether a statement of a text says how things are, and not when or what for."""
    opens = [word.plain for word in clause.words[:2]]
    joined = opens[0] in ("and", "but", "or")
    if joined and opens[-1] == "not":
        return False  # 'and not in front of others' goes with what is wanted before it
    if opens[-1 if joined else 0] not in turning().conditions:
        return True
    before = tuple(_before(clause))  # 'does not mind' says nothing without its 'if'
    return bool(stance(before).feels) and not Clause(before, before).matter


def says_opposite(text: Clause, source: Clause) -> bool:
    """Tell whether a statement says the opposite of the source's statement that is nearest to it."""
    if _has(source.sentence, turning().turned_by):
        return False
    ours, theirs = stance_of(text), stance_of(source)
    turned = opposites(text.words, source.words) % 2 == 1
    if ours.feels and theirs.feels:
        return (ours.feels != theirs.feels) != turned
    if not ours.feels and (not theirs.feels or theirs.lent):
        return text.words[0].plain not in _WHEN and _one_denies(text, source, turned)
    return ours.feels > 0 and not ours.lent and _denies(source, text) != turned


def denies(text: Clause, source: Clause) -> bool:
    """Tell whether, without any feeling, one of two statements denies what the other says in its words."""
    if _has(source.sentence, turning().turned_by) or text.words[0].plain in _WHEN:
        return False
    if stance_of(text).feels or stance(source.words).feels or stance_of(source).feels < 0:
        return False
    if not is_compared(source) or _denies(text, source) == _denies(source, text):
        return False
    return _one_denies(text, source, turned=False)


def _one_denies(text: Clause, source: Clause, turned: bool) -> bool:
    """Tell whether one denies what the other says. What is denied must stand in both."""
    ours, theirs = _denies(text, source), _denies(source, text)
    if ours == theirs:
        return turned
    denying, other = (text, source) if ours else (source, text)
    if _has(denying.words, turning().obligation) and not _has(other.words, turning().obligation):
        return False
    return not turned and bool(_denied(denying) & other.stems)


def _denied(clause: Clause) -> frozenset[str]:
    """Give the stem of the first word that says something after the first negation."""
    words = clause.words
    for place in range(len(words)):
        if _negates(words, place):
            after = (word for word in words[place + 1 :] if word.plain not in _MERELY)
            return frozenset(word.stem for word in content(tuple(after))[:1])
    return frozenset()


def _denies(clause: Clause, other: Clause) -> bool:
    """Tell whether a statement denies what the other one is about too."""
    shared = [word for word in clause.matter if word.stem in other.stems]
    end = max((word.end for word in shared), default=clause.words[-1].end)
    return stance([word for word in clause.words if word.end <= end]).negated


def opposites(text: Sequence[Word], source: Sequence[Word]) -> int:
    """Count the pairs of opposites of which one word stands here and only the other there."""
    here, there = {word.plain for word in text}, {word.plain for word in source}
    return sum(
        bool((left & here and right & there) or (right & here and left & there))
        for left, right in turning().opposites
        if not (left & here and left & there) and not (right & here and right & there)
    )


def takes_what_was_refused(text: Clause, sources: Sequence[Clause]) -> bool:
    """Tell whether a text wants what the sources name only to say no: 'not driver'."""
    found = stance_of(text)
    weighed = any(word.plain in ("than", "rather", "instead") for word in text.words)
    if weighed or found.negated or found.feels < 0:
        return False
    refused = frozenset().union(*(_refused(one.words) for one in sources))
    wanted = frozenset().union(*(one.stems - _refused(one.words) for one in sources))
    return any(word.stem in refused - wanted for word in content(text.words))


def _refused(words: Sequence[Word]) -> frozenset[str]:
    """Give the first word that says something after each 'not'."""
    found: set[str] = set()
    for place, word in enumerate(words):
        if word.plain == "not" and place not in _spans(words, turning().not_negated):
            found.update(one.stem for one in content(words[place + 1 : place + 1 + _REACH])[:1])
    return frozenset(found)


def surer(text: Clause, source: Clause) -> bool:
    """Tell whether a doubt of the source is gone, or its wish is told as done already."""
    data = turning()
    around = _thought(source)
    if source.source and source.source.voice and _has(around, data.doubts):
        return not _has(text.sentence, data.doubts) and not _has(text.sentence, data.softened)
    asked = read_all(source.source.asked) if source.source else ()
    wished = _has(source.sentence, data.wishes) or _has(asked, data.asked_wish)
    if not wished or not _has(text.words, data.done):
        return False
    return not _has(text.sentence, data.wishes) and not _has(source.words, data.done)


def tells_as_done(text: Clause) -> bool:
    """Tell whether a statement says that something is so already, whatever else was said of it."""
    return _has(text.words, turning().already)


def _thought(clause: Clause) -> Sequence[Word]:
    whole = read_all(clause.source.words) if clause.source else clause.sentence
    return whole if len(whole) <= _SHORT else clause.sentence


def _before(clause: Clause) -> Sequence[Word]:
    """Give what stands in the sentence before a statement, back to the last 'but'."""
    words = [word for word in clause.sentence if word.start < clause.words[0].start]
    turns = [place for place, word in enumerate(words) if word.plain in _BUT]
    return words[turns[-1] :] if turns else words


def _has(words: Sequence[Word], phrases: Phrases) -> bool:
    return bool(_spans(words, phrases))


def _spans(words: Sequence[Word], phrases: Phrases) -> set[int]:
    """Give the places of all words that belong to one of these phrases."""
    plain = [word.plain for word in words]
    return {
        at + step
        for phrase in _read(phrases)
        for at in range(len(plain) - len(phrase) + 1)
        if tuple(plain[at : at + len(phrase)]) == phrase
        for step in range(len(phrase))
    }


@lru_cache(maxsize=16)
def _read(phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.plain for word in read(phrase)) for phrase in phrases)
