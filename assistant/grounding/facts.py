"""Finds the facts of a sentence that do not stand in its sources: names, numbers, needs, places, times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.amounts import Amount, amounts
from assistant.grounding.content import keys_of
from assistant.grounding.counting import is_counted
from assistant.grounding.data import names, stance, turning
from assistant.grounding.ground import Ground, Hold
from assistant.grounding.lexicon import Thing, stands, things
from assistant.grounding.model import Kind
from assistant.grounding.names import may_be_name, named_in
from assistant.grounding.periods import periods
from assistant.grounding.words import Word, clauses

_BOUND: frozenset[Kind] = frozenset({"frequency", "certainty"})
"""Kinds of things that must stand in a source about the same matter."""
_NO_NAME_AFTER = frozenset(
    {"i", "we", "you", "they", "he", "she", "to", "the", "a", "an", "my", "will", "can", "would"}
)
_REACH = 3
"""How many words after a negation 'decided' is still 'not decided'."""

_LOOSE = frozenset({"once", "half", "quarter"})
_FEW = frozenset({"two", "three", "four", "both"}) | _LOOSE
"""With these people count what they read, as in 'three views'."""


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the words meant. ``sure``: it is a fact; if not, it is only a doubt.

    ``rule``: which rule of a kind found it, where a kind has several.
    """

    kind: Kind
    words: str
    sure: bool = True
    rule: str = ""

    @property
    def signal(self) -> str:
        """By what it is weighed: its rule, or its kind where that has but one."""
        return self.rule or self.kind


def missing_facts(words: Sequence[Word], ground: Ground) -> Iterator[Fault]:
    """Give each fact of a sentence that is not in its sources, nor allowed."""
    about = ground.about(words)
    found = list(things(words))
    for thing in found:
        holds = about if thing.kind in _BOUND else (ground.all,)
        there = any(stands(thing.group, hold.groups) for hold in holds)
        if not (there or _is_denied(thing, words) or _is_worded(thing, ground)):
            yield Fault(thing.kind, written(thing.words), thing.sure)
    for amount in amounts(words):
        if not (_is_idle(amount, words) or _is_of_voices(amount, ground)) and not is_counted(
            amount, ground.all
        ):
            few = _is_few(amount) or amount.is_article
            yield Fault("number", written(amount.words), not few, "few" if few else "")
    for span, told in periods(words):
        if not any(span in hold.periods for hold in about):
            yield Fault("frequency", written(told), sure=False)
    in_things = {word for thing in found for word in thing.words}
    in_things.update(word for one in amounts(words) for word in one.words)
    yield from _strange_names([word for word in words if word not in in_things], words, ground)


def written(words: Sequence[Word]) -> str:
    """Give words as they are written."""
    return " ".join(word.text for word in words)


def _is_worded(thing: Thing, ground: Ground) -> bool:
    """Tell whether the words of some help stand there one by one: 'recording' for 'record it'."""
    return thing.kind == "provision" and all(word.stem in ground.all.keys for word in thing.words)


def _is_denied(thing: Thing, words: Sequence[Word]) -> bool:
    """Tell whether a word of certainty is taken back: 'not decided yet', 'once it is decided'."""
    at = words.index(thing.words[0])
    before = words[max(0, at - _REACH) : at]
    if thing.kind != "certainty":
        return False
    return any(word.plain in turning().negators for word in before) or _is_in_case(words, at)


def _is_in_case(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word stands in what is told for a case only: 'once it has decided'."""
    start = words[at].start
    part = next(some for some in clauses(words) if some[0].start <= start <= some[-1].start)
    return any(word.plain in stance().case for word in part[:2] if word.start < start)


def _is_few(amount: Amount) -> bool:
    """Tell whether it is a small number in a word, of nothing that is measured."""
    bare = amount.measure in ("", "day") or amount.words[0].plain in _LOOSE
    return bare and len(amount.words) == 1 and amount.words[0].plain in _FEW


def _is_of_voices(amount: Amount, ground: Ground) -> bool:
    """Tell whether it may count those who speak: 'both agree', 'there are three views'."""
    return _is_few(amount) and amount.value == str(len(ground.sources))


def _is_idle(amount: Amount, words: Sequence[Word]) -> bool:
    """Tell whether 'a' counts nothing, as in 'a week' and in 'twice an hour'."""
    if not amount.is_article:
        return False
    at = words.index(amount.words[0])
    counted = at > 0 and any(True for _ in amounts(words[at - 1 : at]))
    return amount.measure != "hour" or counted or words[at - 1].plain in ("half", "once")


def _strange_names(some: Sequence[Word], words: Sequence[Word], ground: Ground) -> Iterator[Fault]:
    surely = set(named_in(words))
    for word in some:
        if word in surely:
            known = _is_known(word, ground.all)
        else:
            known = not may_be_name(word, words) or _is_spoken_of(word, ground)
        if not known:
            yield Fault("name", word.text)


def _is_known(word: Word, hold: Hold) -> bool:
    known = names()
    if word.plain in known.also_words:
        return word.plain in hold.capitals or word.plain in _lower(hold)
    if word.plain in known.names:
        return word.plain in hold.plains
    return word.plain in hold.plains or word.stem in hold.keys


def _lower(hold: Hold) -> frozenset[str]:
    """Give the words of sentences without any capital: there a name has none either.

    Not those that the word before makes no name: 'i hope', 'the rose'.
    """
    return frozenset(
        word.plain
        for sentence in hold.sentences
        if not any(one.capital for one in sentence)
        for place, word in enumerate(sentence)
        if not place or sentence[place - 1].plain not in _NO_NAME_AFTER
    )


def _is_spoken_of(word: Word, ground: Ground) -> bool:
    return not keys_of(word).isdisjoint(ground.all.keys) or word.plain in ground.all.plains
