"""Checks the words of one outcome against its aspiration, on a day. It runs as somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from assistant.plan.check.finding import Checked, Criterion, Finding, Unsure
from assistant.plan.check.patterns import Span, masked, without
from assistant.plan.check.reading import Part, Read, is_begun, read, shortened
from assistant.plan.check.relevance import Relevance, relevance
from assistant.plan.check.rules import Rule, load_facts, load_rules
from assistant.plan.check.terms import Fact
from assistant.plan.check.time_words import load_times
from assistant.plan.check.times import Times, find_times, moment, someday
from assistant.plan.check.understood import (
    all_open,
    has_doer,
    is_read,
    knows_any,
    load_understood,
    questions,
    says_enough,
    too_short,
    unread,
)

if TYPE_CHECKING:
    from assistant.plan.check.written import Said

_MEASURES: tuple[Fact, ...] = ("count", "ratio", "level", "event", "absolute")
"""Facts of which one makes it plain how it could be told whether an outcome was reached."""
_YEAR = 365
_FAR = 5
"""Years ahead for which nobody plans a step: the longest phase of education is shorter."""
_MOST_WORDS = 60
"""Characters that are quoted of a text; who reads it has the rest before their eyes."""


def check_outcome(
    text: str, aspiration: str | None, on: date, year_group: int | None = None
) -> tuple[Finding, ...]:
    """Say what this outcome still needs, in the order of the criteria; nothing when it is good.

    As ``look_at``, which says besides what could not be told.
    """
    return look_at(text, aspiration, on, year_group).findings


def look_at(text: str, aspiration: str | None, on: date, year_group: int | None = None) -> Checked:
    """Say what this outcome still needs, and what the check could not tell.

    One Finding a criterion, and one for each kind of vague wording. Without an aspiration
    ``relevant`` is not judged, nor is anything of an empty text, or of one that is too short to
    tell. ``year_group`` is that of the person now: with it 'by the end of Year 9' is a day. Raises
    ContentError when the rules cannot be read.
    """
    if not text.strip():
        return Checked(())
    if is_begun(text):
        return too_short()
    seen = _Seen(read(text), aspiration, on, year_group)
    known = knows_any(seen.without_times)
    if not is_read(seen.text.all.text) or not (known or has_doer(seen.without_times)):
        return unread() if says_enough(seen.without_times) else too_short()
    found = tuple(one for criterion in get_args(Criterion) for one in seen.findings(criterion))
    told = {one.criterion for one in found}
    asked = seen.unsure() if known else all_open(load_understood().ask.unread)
    unsure = tuple(one for one in asked if one.criterion not in told)
    return Checked(found, unsure, seen.relevance.by if seen.relevance else "")


def vague_words(text: str) -> list[str]:
    """Give the words of a text that leave it open what is given, or how much of it."""
    seen = _Seen(read(text), None, date.min, None)
    return [
        " ".join(seen.text.all.text[slice(*one.where)].split())
        for one in seen.findings("vague_wording")
        if one.where
    ]


@dataclass(frozen=True)
class _Hit:
    """A rule that fits, and where its words stand."""

    rule: Rule
    where: Span


class _Seen:
    """One text while it is judged: what was found is found once."""

    def __init__(
        self, text: Read, aspiration: str | None, on: date, year_group: int | None
    ) -> None:
        self.text = text
        self.aspiration = aspiration
        self.on = on
        self.year_group = year_group

    def findings(self, criterion: Criterion) -> Iterator[Finding]:
        """Give the Findings of one criterion."""
        if criterion == "time_bound":
            yield from self._time()
        elif criterion == "relevant":
            if self.relevance and self.relevance.reason:
                yield Finding(criterion, self.relevance.reason, self.relevance.suggestion)
        else:
            hits = self._hits(criterion)
            for hit in hits if criterion == "vague_wording" else list(hits)[:1]:
                words = self.text.all.text[slice(*hit.where)]
                yield _finding(criterion, hit.rule.reason, hit.rule.suggestion, words, hit.where)

    def unsure(self) -> Iterator[Unsure]:
        """Ask what the rules cannot tell, whether or not the criterion fails."""
        main = self.without_times[slice(self.text.main.at, self.text.main.end)]
        asked = tuple(questions(main))
        yield from asked
        if all(one.criterion != "measurable" for one in asked) and not any(
            self.holds(fact) for fact in _MEASURES
        ):
            yield Unsure("measurable", load_understood().ask.measurable)
        if self.relevance and self.relevance.state == "unsure":
            yield Unsure("relevant", self.relevance.suggestion)
        if self.times.deadline and self.times.no_day:
            words = self.text.all.text[slice(*self.times.deadline.where)]
            yield Unsure("time_bound", load_times().which_day.replace("{words}", _short(words)))

    @cached_property
    def relevance(self) -> Relevance | None:
        return relevance(self.text.all.text, self.aspiration) if self.aspiration else None

    @cached_property
    def times(self) -> Times:
        return find_times(self.text.all.text, self.on, self.year_group)

    @cached_property
    def days_left(self) -> int | None:
        """Count the days until the deadline, None where there is no such day."""
        last = self.times.deadline.last if self.times.deadline else None
        return (last - self.on).days if last else None

    @cached_property
    def without_times(self) -> str:
        return masked(self.text.all.text, (one.where for one in self.times.found))

    @cached_property
    def provision(self) -> bool:
        return any(True for _ in self._hits("is_provision"))

    @cached_property
    def state(self) -> _Hit | None:
        """What is named that nobody can picture, apart from scores and events: they can be told."""
        named = self._hits("specific", facts=False)
        return next((hit for hit in named if not hit.rule.tells), None)

    def holds(self, fact: Fact) -> bool:
        """Tell whether something is true of this text. Numbers of dates measure nothing."""
        match fact:
            case "near":
                return self.times.near
            case "months":
                return self.days_left is not None and self.days_left <= _YEAR
            case "far":
                return self.days_left is not None and self.days_left > _FAR * _YEAR
            case "provision":
                return self.provision
            case "event":
                return any(hit.rule.event for hit in self._hits("is_aspiration", facts=False))
        look = load_facts()[fact]
        return look.find.search(without(self.without_times, look.not_in)) is not None

    def _hits(self, criterion: Criterion, *, facts: bool = True) -> Iterator[_Hit]:
        for rule in load_rules()[criterion]:
            where = self._find(rule)
            if where is None:
                continue
            if not facts or (
                all(self.holds(fact) for fact in rule.wanted)
                and not any(self.holds(fact) for fact in rule.unwanted)
            ):
                yield _Hit(rule, where)

    def _find(self, rule: Rule) -> Span | None:
        """Give the place of a rule's words."""
        if rule.of == "deadline":
            return self.times.deadline.where if self.times.deadline else None
        if rule.of == "specific":
            return self.state.where if self.state else None
        part: Part = getattr(self.text, rule.where)
        found = rule.find.search(without(part.text, rule.not_in)) if rule.find else None
        return (part.at + found.start(), part.at + found.end()) if found else None

    def _time(self) -> Iterator[Finding]:
        data, times = load_times(), self.times
        if times.no_such:
            yield self._of_time(data.no_such_day, times.no_such)
        elif times.deadline is None:
            yield self._without_deadline()
        elif times.past:
            yield self._of_time(data.past, times.deadline.where)
        elif self.days_left is not None and self.days_left > data.farthest * _YEAR:
            yield self._of_time(data.too_far, times.deadline.where)

    def _without_deadline(self) -> Finding:
        """Say what stands in place of a day: a day that never comes, some minutes, or nothing."""
        data, text = load_times(), self.text.all.text
        if where := someday(text):
            return self._of_time(data.no_day, where)
        if where := moment(text):
            return self._of_time(data.too_short, where)
        return self._of_time(data.no_time, None)

    def _of_time(self, said: Said, where: Span | None) -> Finding:
        words = self.text.all.text[slice(*where)] if where else ""
        return _finding("time_bound", said.reason, said.suggestion, words, where)


def _short(words: str) -> str:
    """Quote words of the text, without the signs that mask some of them."""
    return shortened(words.replace("¦", " "), _MOST_WORDS)


def _finding(
    criterion: Criterion, reason: str, suggestion: str, words: str, where: Span | None
) -> Finding:
    quoted = _short(words)
    return Finding(
        criterion,
        reason.replace("{words}", quoted),
        suggestion.replace("{words}", quoted),
        where,
    )
