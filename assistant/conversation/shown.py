"""The Entries of a Record as everybody at it may be shown them.

What somebody keeps for only themself leaves no trace here: not its words, not its id in what
others wrote, and not that anything was done with it. Everybody passes each question in turn; so
what was skipped is not told either, or a question without a word would be one with private words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace

from assistant.drafting.asked import may_be_asked
from assistant.flows.schema import Flows
from assistant.plan.lines import stands_on
from assistant.record.aims import outcome_of
from assistant.record.anew import said_anew
from assistant.record.entries import (
    AnswerGiven,
    AnswerWithdrawn,
    Audience,
    Entry,
    FollowUpAsked,
    LineDecided,
    Meaning,
)
from assistant.record.folding import audience_now, fold, in_order
from assistant.record.outcomes import OutcomeWithdrawn, OutcomeWritten
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided, Task
from assistant.record.view import View


def for_everybody(entries: Sequence[Entry], flows: Flows) -> list[Entry]:
    """Give what everybody may be shown, oldest first; words that were taken back are not among it.

    Raises ValueError as ``fold`` does.
    """
    ordered = in_order(entries)
    view = fold(ordered)
    private = _with_earlier(ordered, _private(ordered) | _left_untold(ordered, flows, view))
    asked = {
        (entry.person, entry.payload.question)
        for entry in ordered
        if isinstance(entry.payload, AnswerGiven) and entry.id in private
    }
    gone = _taken_back(ordered)
    unseen = private | gone | _made_of(ordered, private | gone)
    outcomes = {one.id for one in view.outcomes}
    return [
        shown
        for entry in ordered
        if entry.id not in unseen - private
        and _is_of(entry, outcomes)
        and not _is_asked_about(entry, asked)
        and not _is_about_a_line_of(entry, unseen)
        for shown in _without(entry, private, gone)
    ]


def _private(ordered: Sequence[Entry]) -> frozenset[str]:
    """Name the Answers that are for only their person now, also those that were said anew."""
    return frozenset(
        one.id
        for one in ordered
        if isinstance(one.payload, AnswerGiven) and audience_now(one, ordered) is Audience.ONLY_ME
    )


def _with_earlier(ordered: Sequence[Entry], untold: frozenset[str]) -> frozenset[str]:
    """Add the words that somebody said before those: no plan shows them, so they would tell of them."""
    said = {
        one.id: (one.person or "", one.payload.question)
        for one in ordered
        if isinstance(one.payload, AnswerGiven)
    }
    now = said_anew(ordered, said)
    return untold | {one for one in said if now(one) in untold}


def _left_untold(ordered: Sequence[Entry], flows: Flows, view: View) -> frozenset[str]:
    """Name how questions were left where that could tell of private words: skipped, or asked after them."""
    said = {(one.person.id, one.question) for one in view.shared_with(None) if one.says_something}
    return frozenset(
        one.id
        for one in ordered
        if isinstance(one.payload, AnswerGiven)
        and one.payload.meaning is not Meaning.ANSWER
        and (
            one.payload.meaning is Meaning.SKIP
            or not may_be_asked(flows, one.person or "", one.payload.question, said)
        )
    )


def _taken_back(ordered: Sequence[Entry]) -> frozenset[str]:
    said = {one.id: one.person for one in ordered if isinstance(one.payload, AnswerGiven)}
    return frozenset(
        one.payload.answer
        for one in ordered
        if isinstance(one.payload, AnswerWithdrawn) and said.get(one.payload.answer) == one.person
    )


def _is_of(entry: Entry, outcomes: Collection[str]) -> bool:
    """Leave out what is about an Outcome that was taken back, but for the taking back."""
    payload, outcome = entry.payload, outcome_of(entry)
    if isinstance(payload, SuggestionDecided) and _marks_outcome(entry):
        outcome = payload.about
    return not outcome or isinstance(payload, OutcomeWithdrawn) or outcome in outcomes


def _is_asked_about(entry: Entry, asked: Collection[tuple[str | None, str]]) -> bool:
    """A further question shows that something was said to the first."""
    payload = entry.payload
    return isinstance(payload, FollowUpAsked) and (entry.person, payload.question) in asked


def _made_of(ordered: Sequence[Entry], words: frozenset[str]) -> frozenset[str]:
    """Name what a model made of words that are private or were taken back: it goes with them.

    An Outcome stays, because people have made it theirs: so does that a model suggested it.
    """
    return frozenset(
        one.id
        for one in ordered
        if isinstance(one.payload, SuggestionDecided)
        and not _marks_outcome(one)
        and not words.isdisjoint(one.payload.sources)
    )


def _marks_outcome(entry: Entry) -> bool:
    """Tell whether an Entry says that a model suggested an Outcome which somebody proposed."""
    payload = entry.payload
    is_of_one = isinstance(payload, SuggestionDecided) and payload.task is Task.OUTCOMES
    return is_of_one and entry.kind == "suggestion_accepted"


def _is_about_a_line_of(entry: Entry, unseen: frozenset[str]) -> bool:
    """What somebody said of a Line may repeat it."""
    payload = entry.payload
    return isinstance(payload, LineDecided) and stands_on(payload.line) in unseen


def _without(entry: Entry, private: frozenset[str], gone: frozenset[str]) -> Iterator[Entry]:
    """Give an Entry without what is private in it; nothing where it is private, or about what is.

    A further question may repeat the words that it follows: it goes with them.
    """
    payload = entry.payload
    if isinstance(payload, AnswerGiven):
        if entry.id not in private:
            follows = None if payload.follows in private else payload.follows
            replaces = tuple(one for one in payload.replaces if one not in private)
            asked = "" if payload.follows in private | gone else payload.asked
            shown = replace(payload, replaces=replaces, follows=follows, asked=asked)
            yield replace(entry, payload=shown)
    elif entry.audience is Audience.ONLY_ME:
        return
    elif isinstance(payload, OutcomeWritten):
        aspiration = "" if payload.aspiration in private else payload.aspiration
        needs = tuple(one for one in payload.needs if one not in private)
        yield replace(entry, payload=replace(payload, aspiration=aspiration, needs=needs))
    elif isinstance(payload, SuggestionDecided) and _marks_outcome(entry):
        sources = tuple(one for one in payload.sources if one not in private)
        yield replace(entry, payload=replace(payload, sources=sources))
    elif private.isdisjoint(_names(payload)):
        yield entry


def _names(payload: Payload) -> Iterator[str]:
    """Give every text that may be the id of an Answer that an Entry is about."""
    if isinstance(payload, LineDecided):
        yield stands_on(payload.line)
    for one in fields(payload):
        value = getattr(payload, one.name)
        yield from (part for part in _parts(value) if isinstance(part, str))


def _parts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
