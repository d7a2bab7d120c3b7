"""Reads how a sentence stands to each thing that it tells of: so or not so, liked or not, or only if."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from assistant.grounding.content import TIMES, keys_of, terms
from assistant.grounding.data import spelling, stance, turning
from assistant.grounding.phrases import spans
from assistant.grounding.tone import Tone, aside, is_past, tone_of
from assistant.grounding.words import Word, clauses

_SHORT = 4
"""Up to how many words without somebody who does something go with the statement beside them."""
_OPENERS = frozenset({"and", "but", "or", "so", "then", "please", "just"})
_REASONS = frozenset({"because", "since", "so"})
_LENDING = frozenset({"when", "if", "that", "how", "whenever"})
_LISTS = frozenset({"and", "or", "nor"})
_EXCEPTING = frozenset({"except", "apart"})
_NEITHER = frozenset({"or", "nor"})


@dataclass(frozen=True)
class Stance:
    """Some words of matter with their tone. ``is_case``: told only for a case. ``bids``: asked for.

    ``trails``: its denial denies what was told before, as in 'writing does not'. ``advises``: nobody does
    it, so that it may be advice; ``lets``: it begins with 'let'. ``was``: it tells how
    it was.
    """

    matter: tuple[Word, ...]
    tone: Tone
    is_case: bool
    bids: bool
    trails: bool = False
    advises: bool = False
    lets: bool = False
    was: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its matter."""
        return frozenset(word.stem for word in self.matter)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Stems and meanings of its matter."""
        return frozenset(key for word in self.matter for key in keys_of(word))


@dataclass(frozen=True)
class _Part:
    """A statement in a sentence: its matter, its own tone, and the words that are denied by the way."""

    words: tuple[Word, ...]
    matter: tuple[Word, ...]
    tone: Tone
    aside: frozenset[int]
    lent: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nobody does anything in it, so that it goes with the statement beside it."""
        return len(self.words) <= _SHORT + 1 and not self.tone.tells and not self.has_subject

    @property
    def has_subject(self) -> bool:
        """Whether it holds somebody who does something."""
        return any(word.plain in stance().subject for word in self.words)


def stances(words: Sequence[Word], people: frozenset[str], lent: int = 0) -> tuple[Stance, ...]:
    """Give the stance of a sentence to each word of its matter.

    ``lent``: the feeling of what was asked (1, -1), for statements that have none; 0 for none.
    """
    parts = _joined([_part(some, people) for some in _statements(words)])
    return tuple(one for part in parts for one in _stances(part, lent))


def _stances(part: _Part, lent: int) -> Iterator[Stance]:
    """Give the stance to what a statement tells, and to what it denies by the way."""
    at = _opens_at(part.words)
    opens = part.words[at].plain
    is_case = not part.lent and (opens in stance().case or _is_purpose(part.words))
    bids = opens in stance().bid
    own = is_case or part.words[0].plain in turning().conditions | _REASONS
    tone = part.tone if own else _lent(part.tone, lent)
    trails = part.words[-1].plain in stance().trailing
    for is_aside in (False, True):
        some = tuple(word for word in part.matter if (word.start in part.aside) is is_aside)
        if some:
            put = replace(tone, sign=-tone.sign) if is_aside else tone
            yield Stance(
                some,
                put,
                is_case,
                bids,
                trails,
                not part.has_subject,
                opens == "let",
                is_past(part.words),
            )


def _lent(tone: Tone, lent: int) -> Tone:
    """Take the feeling of what was asked; what is bad about 'they dont tell me' can be read two ways."""
    if not lent or tone.felt or (lent > 0 > tone.sign):
        return tone
    return Tone(lent, felt=True) if tone.sign > 0 else Tone(0)


def _statements(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Part a sentence, also where what is said or thought begins: 'says that he'."""
    for some in clauses(words):
        cuts = [0, *(at for at in range(1, len(some) - 1) if _begins(some, at)), len(some)]
        yield from (some[one:other] for one, other in pairwise(cuts))


def _begins(words: Sequence[Word], at: int) -> bool:
    """Tell whether a statement begins at a word: 'that he', or 'i dont' without a comma."""
    data, here, after = stance(), words[at], words[at + 1].plain
    if here.plain == "that":
        return after in data.subject
    if here.plain == "dont" and words[0].plain in data.bid:
        return at > 1 and words[at - 1].plain not in data.subject
    runs = here.plain == "i" and (here.text != "i" or after in data.run_on)
    return runs and at > 1 and words[at - 1].plain not in data.no_run_on


def _opens_at(words: Sequence[Word]) -> int:
    return int(len(words) > 1 and words[0].plain in _OPENERS)


def _is_purpose(words: Sequence[Word]) -> bool:
    return (
        words[0].plain == "so" and len(words) > 1 and words[1].plain in stance().subject | {"that"}
    )


def _part(words: tuple[Word, ...], people: frozenset[str]) -> _Part:
    data, turns = stance(), turning()
    plain = turns.pleased | turns.troubled | turns.negators | people
    told = (data.wished, data.unwished, data.ended, data.denied)
    taken = {place for phrases in told for place in spans(words, phrases)}
    some = terms(words, glue=True, besides=TIMES)
    places = {word: place for place, word in enumerate(words)}
    lacking = next(
        (place for place, word in enumerate(words) if word.plain == "without"), len(words)
    )
    taken |= set(range(lacking, len(words)))
    matter = tuple(
        word for word in some if word.plain not in plain and places.get(word) not in taken
    )
    return _Part(words, matter, tone_of(words), aside(words))


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Let a statement without matter speak for the one before it, and a bare one follow its neighbour."""
    found: list[_Part] = []
    for part in parts:
        if found and _turns_back(part):
            found[-1] = replace(found[-1], tone=part.tone)
        elif found and _is_felt_case(part, found[-1]):
            found[-1] = replace(part, tone=found[-1].tone, lent=True)
        elif found and _goes_with(part, found[-1].tone):
            found.append(replace(part, tone=found[-1].tone))
        else:
            found.append(part)
    for place in range(len(found) - 1):
        after = found[place + 1]
        if found[place].is_bare and after.tone.felt and after.words[0].plain in _LISTS:
            found[place] = replace(found[place], tone=after.tone)
    return found


def _is_felt_case(part: _Part, before: _Part) -> bool:
    """Tell whether it is liked or not that something happens: 'is glad when people wait'."""
    felt = before.tone.felt and not before.matter and not part.tone.felt and part.tone.sign > 0
    return felt and part.words[0].plain in _LENDING


def _turns_back(part: _Part) -> bool:
    return part.tone.tells and all(word.plain in stance().back for word in part.words)


def _goes_with(part: _Part, before: Tone) -> bool:
    """Tell whether a bare statement lists more of what stands before it: 'no jelly, paint or clay'."""
    if not part.is_bare or not before.tells:
        return False
    first = part.words[0]
    if first.plain in _EXCEPTING:
        return True
    listed = first.breaks and first.plain not in turning().conditions
    return first.plain in (_LISTS if before.felt else _NEITHER) or (
        listed and len(part.words) < _SHORT and first.plain not in spelling().joins
    )
