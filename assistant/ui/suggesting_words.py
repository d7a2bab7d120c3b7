"""A language model's suggestions put into words. Pure: values in, words out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.conversation.says import Says, load_says
from assistant.conversation.suggestion_told import (
    dropped_count,
    dropped_text,
    left_out_text,
    suggestion_line,
    used_text,
)
from assistant.record.words import inert, one_line
from assistant.resources import package_file
from assistant.ui.words import shown

if TYPE_CHECKING:  # no screen waits for these before somebody asks a model
    from assistant.grounding.model import Source
    from assistant.knowledge.model import Guidance
    from assistant.suggesting.suggestion import Suggested, Suggestion

_VALUE = re.compile(r'"(?:text|question|aspiration|outcome)"\s*:\s*"((?:[^"\\]|\\.)*)')


@cache
def model_says() -> Says:
    """Give the lines about suggestions. Raises ContentError."""
    return load_says(None, package_file("ui", "texts", "suggesting.yaml"))


def line(key: str, **fill: object) -> str:
    """Give one of these lines, safe to show."""
    return inert(model_says().line(key, None, **fill))


def words_so_far(written: str) -> int:
    """Count the words of an answer that is not whole yet; it comes as JSON, or as plain words."""
    if written.lstrip().startswith(("{", "```")):
        written = " ".join(_VALUE.findall(written))
    return len(written.split())


def source_words(source: Source) -> str:
    """Quote what a Suggestion was made of, with who said it and to which question."""
    who = ", ".join(part for part in (one_line(source.who), one_line(source.role)) if part)
    if source.asked:  # a Passage has a title there, and nobody said it
        asked = one_line(source.asked)
        who = line("asked", who=who, words=asked) if who else asked
    return line("source", words=shown(source.words), who=who)


def offered_words(suggestion: Suggestion) -> str:
    """Give the words that are suggested; of an Outcome also its steps and help."""
    parts = [inert(suggestion.text)]
    if suggestion.outcome is not None:
        for key, several in (
            ("step", suggestion.outcome.steps),
            ("help", suggestion.outcome.provision),
        ):
            parts += [line(key, words=_part(one)) for one in several]
    return "\n".join(parts)


def _part(one: object) -> str:
    return ", ".join(text for text in vars(one).values() if text)


def looks(suggestion: Suggestion) -> str:
    """Say why a person has to look at it closely; empty where the check found nothing."""
    whys = dict.fromkeys(one.why for one in suggestion.reasons)
    return "\n".join(line("look", why=why) for why in whys)


def what_it_took(found: Suggested) -> str:
    """Say how long it took, what it cost where that is known, and how much was dropped."""
    dropped = [f"{dropped_count(found)} {line('see_why')}"] if found.dropped else []
    left_out = filter(None, [left_out_text(found.left_out)])
    return "\n".join([used_text(found), *left_out, *dropped])


def dropped(found: Suggested) -> str:
    """Give what was dropped, marked as that, and why. What may speak of harm is not shown."""
    return "\n\n".join([line("dropped_lead"), *map(dropped_text, found.dropped)])


def in_short(found: Suggested, guidance: Guidance) -> str:
    """Give the page with a model's answer: its words, then the Passages that it stands on.

    What has to be known of the Passages, as that one is historic, stands between them.
    """
    from assistant.conversation.spoken import citation_text

    if not found.offered:
        more = [left_out_text(found.left_out), dropped(found) if found.dropped else ""]
        return "\n\n".join([suggestion_line("nothing"), *filter(None, more)])
    (answer,) = found.offered
    cited = [one for one in enumerate(guidance.citations, 1) if one[1].passage in answer.sources]
    numbers = ", ".join(f"[{number}]" for number, _ in cited)
    parts = [
        suggestion_line("answer.by", model=one_line(found.model)),
        looks(answer),
        inert(answer.text),
        line("short_of", numbers=numbers),
        *(suggestion_line("offer.beware", words=one) for one in guidance.warnings),
        line("short_passages"),
        *(f"[{number}] {citation_text(one)}" for number, one in cited),
        dropped(found) if found.dropped else "",
        left_out_text(found.left_out),
        used_text(found),
    ]
    return "\n\n".join(part for part in parts if part)
