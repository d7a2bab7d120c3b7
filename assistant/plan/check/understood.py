"""Whether a text was understood at all, and which of its criteria people have to judge themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, get_args

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.finding import Checked, Criterion, Finding, Unsure
from assistant.plan.check.patterns import WHAT, compiled, read_lists
from assistant.plan.check.reading import pieces
from assistant.plan.check.themes import stemmed, stems, themes, words_of
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import Said, UnderstoodFile

_FEWEST = 2
"""Words that are looked at before a text is called unread."""
_FEWEST_TELLING = 3
"""Words that say something, below which nobody can tell whether a text is English."""
_DETAIL = 2
"""Words that say something, the act among them, below which an outcome says little."""
_WITHOUT_DOER: tuple[Criterion, ...] = ("specific", "measurable", "achievable")
"""What cannot be told where nobody does anything: a number counts nothing then."""
_BEFORE = re.compile(r"([^\W_]+|,)[\s(]*$")


@dataclass(frozen=True)
class Doing:
    """What is to be done: the acts that a text names, and the words that say more of them."""

    acts: tuple[str, ...]
    steps: tuple[str, ...]
    """Those acts that stand where something is done, and not as a thing: 'will list', no 'a list'."""
    detail: int


@dataclass(frozen=True)
class _Looks:
    """What is looked for in a main clause: see the comments in ``understood.yaml``."""

    doer: re.Pattern[str]
    stops: re.Pattern[str]
    hides: re.Pattern[str]


@cache
def load_understood() -> UnderstoodFile:
    """Read the words. Raises ContentError."""
    from assistant.plan.check.written import UnderstoodFile

    return content.read_as(
        package_file("plan", "check", "rules", "understood.yaml"), UnderstoodFile, WHAT
    )


@cache
def _english() -> frozenset[str]:
    """Give the stems of all English words that the rules know."""
    known, data = themes(), load_understood()
    phrases = (*known.in_both, *known.in_hopes, *known.weak)
    words = [*data.english.split(), *data.acts.split(), *known.rare]
    return frozenset({stem for phrase in phrases for stem in phrase} | set(stemmed(words)))


@cache
def _acts() -> frozenset[str]:
    return frozenset(stemmed(load_understood().acts.split()))


def is_read(text: str) -> bool:
    """Tell whether enough of a text is English that the rules know. Names and numbers say nothing."""
    words = [word for word in words_of(text) if word.islower() and len(word) > 1]
    if not words:
        words = [word.lower() for word in words_of(text) if word.isalpha() and len(word) > 1]
    found = sum(stem in _english() for stem in stemmed(words))
    return len(words) < _FEWEST or found >= load_understood().least * len(words)


def knows_any(rest: str) -> bool:
    """Tell whether a text, without its times, holds a known word that says something.

    One word that is not known may be a rare act.
    """
    words = (word.lower() for word in words_of(rest) if word.isalpha() and len(word) > 1)
    telling = set(stemmed(words)) - _empty()
    return bool(telling & _english()) or len(telling) == 1


def says_enough(rest: str) -> bool:
    """Tell whether a text, without its times, has words enough to tell whether it is English.

    A text that is still being typed has not. Words that say nothing by themselves do not count.
    """
    told = (one for one in pieces(rest) if not _empty().issuperset(stems(one) or ("",)))
    return sum(1 for _ in told) >= _FEWEST_TELLING


def unread() -> Checked:
    """Praise nothing that was not understood."""
    data = load_understood()
    return _nothing_told(data.not_read, data.ask.unread)


def too_short() -> Checked:
    """Say nothing of a language yet: more words may follow."""
    data = load_understood()
    return replace(_nothing_told(data.too_short, data.ask.too_short), too_short=True)


def _nothing_told(why: Said, ask: str) -> Checked:
    finding = Finding("specific", why.reason, why.suggestion)
    others = (one for one in all_open(ask) if one.criterion != finding.criterion)
    return Checked((finding,), tuple(others))


def all_open(ask: str) -> Iterator[Unsure]:
    """Ask the same of every criterion."""
    return (Unsure(name, ask) for name in get_args(Criterion))


def has_doer(rest: str) -> bool:
    """Tell whether somebody does something: then even words that are not known are a sentence."""
    return _looks().doer.search(rest) is not None


@cache
def _empty() -> frozenset[str]:
    return frozenset(stemmed(load_understood().english.split()))


@cache
def _looks() -> _Looks:
    """Make the patterns ready. Raises ContentError with all mistakes."""
    data, lists = load_understood(), read_lists()
    mistakes: list[str] = []
    patterns = {
        name: compiled((getattr(data, name),), lists, "understood.yaml", name, mistakes)
        for name in ("doer", "stops", "hides")
    }
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return _Looks(**{name: found for name, found in patterns.items() if found})


def questions(main: str) -> Iterator[Unsure]:
    """Ask what a main clause, without its times, leaves open of who does what."""
    data, done, looks = load_understood(), doing(main), _looks()
    if looks.stops.search(main):
        yield Unsure("specific", data.ask.stops)
    elif not looks.doer.search(main):
        names = _WITHOUT_DOER[:1] if _begins_with_act(main) else _WITHOUT_DOER
        yield from (Unsure(name, data.ask.nobody) for name in names)
    elif len(done.steps) >= data.many:
        yield Unsure("specific", data.ask.many.replace("{words}", ", ".join(done.steps)))
    elif done.detail < _DETAIL or not done.acts:
        yield Unsure("specific", data.ask.specific)
    if looks.hides.search(main):
        yield Unsure("relevant", data.ask.hides)


def _begins_with_act(main: str) -> bool:
    """Tell whether a clause is a target in short: 'Walk to the shop'."""
    first = stemmed(word.lower() for word in words_of(main)[:1])
    return set(first) <= _acts() and bool(first)


def doing(main: str) -> Doing:
    """Look at a main clause without its times: which acts it names, and what else it says."""
    words = [word.lower() for word in words_of(main) if word.islower()]
    pairs = list(zip(words, stemmed(words), strict=True))
    acts = tuple(dict.fromkeys(word for word, stem in pairs if stem in _acts()))
    telling = {stem for _, stem in pairs if stem not in _empty()}
    return Doing(acts, tuple(_steps(main, acts)), len(telling))


def _steps(main: str, acts: tuple[str, ...]) -> Iterator[str]:
    """Give the acts that are done: they follow a comma, or a word that leads to an act."""
    leads = frozenset(load_understood().leads.split())
    for act in acts:
        for found in re.finditer(rf"(?<![\w-]){re.escape(act)}(?![\w-])", main):
            before = _BEFORE.search(main[: found.start()])
            if before is None or before[1] == "," or before[1].lower() in leads:
                yield act
                break
