"""One line for each Entry that ``show`` prints: what was said, written or decided, in people's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.plan.lines import stands_on
from assistant.record.aims import outcome_of
from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    DifferenceMarked,
    Entry,
    FollowUpAsked,
    FormatChosen,
    LineDecided,
    Meaning,
)
from assistant.record.outcomes import OutcomeDecided, OutcomeWithdrawn, OutcomeWritten
from assistant.record.suggestions import SuggestionDecided, Task
from assistant.record.words import one_line


def entry_lines(shown: Sequence[Entry], names: Mapping[str, str]) -> Iterator[str]:
    """Give a line for each Entry. ``names`` are people by their id.

    What an Entry is about is quoted only from ``shown``: so nothing else can come out here.
    """
    words = _words(shown)
    for entry in shown:
        when = entry.time.astimezone().strftime("%Y-%m-%d %H:%M")
        who = names.get(entry.person or "", "-")
        said = _said(entry, words)
        yield "  ".join([when, who, entry.kind.replace("_", " "), *([said] if said else [])])


def _words(shown: Sequence[Entry]) -> dict[str, str]:
    """Give what may be quoted: answers, wordings of Outcomes and words of a model, by Entry."""
    found = {}
    for entry in shown:
        payload = entry.payload
        if isinstance(payload, AnswerGiven):
            found[entry.id] = f"{payload.question}: “{one_line(payload.words)}”"
        elif isinstance(payload, OutcomeWritten):
            found[entry.id] = f"“{one_line(payload.text)}”"
        elif isinstance(payload, SuggestionDecided):
            found[entry.id] = f"“{one_line(payload.words)}”"
    return found


def _said(entry: Entry, words: Mapping[str, str]) -> str:
    """Say what the Entry holds, and what it is about."""
    payload = entry.payload
    if isinstance(payload, AnswerGiven):
        return _answer(payload)
    if isinstance(payload, SuggestionDecided):
        return _suggested(payload, words)
    if isinstance(payload, OutcomeWritten):
        return words[entry.id]
    if isinstance(payload, OutcomeDecided):
        about = words.get(payload.version) or words.get(payload.outcome, "")
        return _about(about, payload.words)
    if isinstance(payload, OutcomeWithdrawn):
        what = words.get(outcome_of(entry) or "", "")
        return what if payload.withdrawn else f"brought again {what}".strip()
    if isinstance(payload, LineDecided):
        return _about(words.get(stands_on(payload.line), one_line(payload.line)), payload.words)
    if isinstance(payload, AnswerShared):
        return words.get(payload.answer, "")
    return _of_question_or_format(entry)


def _of_question_or_format(entry: Entry) -> str:
    payload = entry.payload
    if isinstance(payload, FollowUpAsked):
        return one_line(payload.question)
    if isinstance(payload, DifferenceMarked):
        question = one_line(payload.question)
        return question if payload.differs else f"{question} (taken back)"
    if isinstance(payload, FormatChosen):
        chosen = one_line(payload.format)
        return chosen if payload.wanted else f"{chosen} (taken back)"
    return ""


def _answer(given: AnswerGiven) -> str:
    said = f"{given.question}: {one_line(given.words)}"
    how = "" if given.meaning is Meaning.ANSWER else f" ({given.meaning.value.replace('_', ' ')})"
    return said + how


def _suggested(decided: SuggestionDecided, words: Mapping[str, str]) -> str:
    """Name the model and its words. An Outcome outlives what it was made of; then that is said."""
    said = f"{decided.task.value.replace('_', ' ')}, by {one_line(decided.model)}"
    if decided.words:
        said += f": {one_line(decided.words)}"
    gone = [one for one in decided.sources if one not in words]
    if decided.task is not Task.OUTCOMES or not gone:
        return said
    some = "" if len(gone) == len(decided.sources) else "some of "
    return f"{said}  ({some}the words that it was made of were taken back)"


def _about(about: str, words: str) -> str:
    """Put what somebody decided about before their own words, if they gave any."""
    return f"{about}  in their words: “{one_line(words)}”" if words else about
