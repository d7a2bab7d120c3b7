"""Guidance and Turns put into plain lines of text, for plain mode and transcripts."""

from __future__ import annotations

from datetime import date

from assistant.conversation.turns import (
    Asked,
    Care,
    Choice,
    Finished,
    Heard,
    Shown,
    Sorry,
    Stopped,
    Suggesting,
    Told,
    Turn,
    Wondered,
)
from assistant.knowledge.model import Citation, Guidance
from assistant.knowledge.status import status_words
from assistant.record.nation import in_words
from assistant.record.words import inert
from assistant.safeguarding.model import Helpline


def turn_text(turn: Turn) -> str:
    """Give what a Turn says, as lines. A Choice lists its options by number."""
    if isinstance(turn, Asked):
        return _asked(turn)
    if isinstance(turn, Choice):
        options = [f"  {place}. {one.label}" for place, one in enumerate(turn.options, 1)]
        return inert("\n".join([turn.text, *options]))
    if isinstance(turn, Care):
        return "\n".join([turn.text, "", *map(helpline_text, turn.helplines)])
    if isinstance(turn, Wondered):
        return f"You asked: {inert(turn.question)}"
    assert isinstance(turn, Told | Heard | Shown | Suggesting | Stopped | Finished | Sorry)
    return inert(turn.text)


def _asked(turn: Asked) -> str:
    only_me = " (only for you)" if turn.private else ""
    place = f"[{turn.number} of {turn.total}, {turn.section}]{only_me}"
    lines = [turn.text] if turn.follow_up else [place, turn.text]
    lines += [
        f"  You said: {inert(words)}" for words in turn.earlier if words and not turn.follow_up
    ]
    return "\n".join(lines)


def helpline_text(line: Helpline) -> str:
    """Give one helpline on a line of its own."""
    return f"  {line.name}: {line.contact}. {line.what}"


def guidance_text(guidance: Guidance) -> str:
    """Give the answer to a free question: warnings, quotes with their standing, or who to ask."""
    parts = []
    if guidance.answer:
        parts.append(guidance.answer)
    if guidance.abstained:
        parts += guidance.warnings  # the first one says that nothing here covers this
    else:
        parts += [f"Take care: {warning}" for warning in guidance.warnings]
    on = date.fromisoformat(guidance.on)
    past = on if on < date.today() else None
    parts += [citation_text(citation, past) for citation in guidance.citations]
    if guidance.abstained and guidance.nearest:
        near = [f"  {one.title}: {one.heading}" for one in guidance.nearest]
        parts.append("\n".join(["This came closest. It is not an answer:", *near]))
    if guidance.abstained and guidance.who_to_ask:
        who = [
            f"  {in_words([one.nation])}: {one.name}. {one.contact}" for one in guidance.who_to_ask
        ]
        parts.append("\n".join(["You can ask:", *who]))
    return inert("\n\n".join(parts))


def citation_text(citation: Citation, past: date | None = None) -> str:
    """Give one quote with its title, heading and standing in words, on a date of the past if asked."""
    page = f", page {citation.page}" if citation.page else ""
    return inert(
        f"{citation.title}, “{citation.heading}”{page}\n"
        f"({status_words(citation, past)})\n{citation.quote}"
    )
