"""Checks the words of one outcome against its aspiration, on a day. It runs as somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import get_args

from assistant.plan.check.finding import Criterion, Finding
from assistant.plan.check.patterns import Span, masked, without
from assistant.plan.check.reading import Part, Read, read
from assistant.plan.check.relevance import unconnected
from assistant.plan.check.rules import Fact, Rule, load_facts, load_rules
from assistant.plan.check.times import Times, find_times, load_times, someday

_EVENT = "life_event"
_MOST_WORDS = 60
"""Characters that are quoted of a text; who reads it has the rest before their eyes."""


def check_outcome(text: str, aspiration: str | None, on: date) -> tuple[Finding, ...]:
    """Say what this outcome still needs, in the order of the criteria; nothing when it is good.

    One Finding a criterion, and one for each kind of vague wording. Without an aspiration
    ``relevant`` is not judged, nor is anything of an empty text. Raises ContentError when the
    rules cannot be read.
    """
    if not text.strip():
        return ()
    seen = _Seen(read(text), aspiration, on)
    return tuple(one for criterion in get_args(Criterion) for one in seen.findings(criterion))


def vague_words(text: str) -> list[str]:
    """Give the words of a text that leave it open what is given, or how much of it."""
    seen = _Seen(read(text), None, date.min)
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

    def __init__(self, text: Read, aspiration: str | None, on: date) -> None:
        self.text = text
        self.aspiration = aspiration
        self.on = on

    def findings(self, criterion: Criterion) -> Iterator[Finding]:
        """Give the Findings of one criterion."""
        if criterion == "time_bound":
            yield from self._time()
        elif criterion == "relevant":
            found = unconnected(self.text.all.text, self.aspiration) if self.aspiration else None
            if found:
                yield Finding(criterion, found.reason, found.suggestion)
        else:
            hits = self._hits(criterion)
            for hit in hits if criterion == "vague_wording" else list(hits)[:1]:
                words = self.text.all.text[slice(*hit.where)]
                yield _finding(criterion, hit.rule.reason, hit.rule.suggestion, words, hit.where)

    @cached_property
    def times(self) -> Times:
        return find_times(self.text.all.text, self.on)

    @cached_property
    def provision(self) -> bool:
        return any(True for _ in self._hits("is_provision"))

    @cached_property
    def state(self) -> _Hit | None:
        """What is named that nobody can picture, apart from scores and events: they can be told."""
        named = self._hits("specific", facts=False)
        return next((hit for hit in named if hit.rule.id not in ("bare_score", "bare_event")), None)

    def holds(self, fact: Fact) -> bool:
        """Tell whether something is true of this text. Numbers of dates measure nothing."""
        match fact:
            case "near":
                return self.times.near
            case "provision":
                return self.provision
            case "event":
                return any(
                    hit.rule.id == _EVENT for hit in self._hits("is_aspiration", facts=False)
                )
        look = load_facts()[fact]
        text = masked(self.text.all.text, (one.where for one in self.times.found))
        return look.find.search(without(text, look.not_in)) is not None

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
        if times.deadline is None:
            where = someday(self.text.all.text)
            said = data.no_day if where else data.no_time
            words = self.text.all.text[slice(*where)] if where else ""
            yield _finding("time_bound", said.reason, said.suggestion, words, where)
        elif times.past:
            where = times.deadline.where
            words = self.text.all.text[slice(*where)]
            yield _finding("time_bound", data.past.reason, data.past.suggestion, words, where)


def _finding(
    criterion: Criterion, reason: str, suggestion: str, words: str, where: Span | None
) -> Finding:
    quoted = " ".join(words.replace("¦", " ").split())
    if len(quoted) > _MOST_WORDS:
        quoted = quoted[:_MOST_WORDS].rsplit(" ", 1)[0] + " ..."
    return Finding(
        criterion,
        reason.replace("{words}", quoted),
        suggestion.replace("{words}", quoted),
        where,
    )
