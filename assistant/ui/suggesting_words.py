"""A language model's suggestions put into words. Pure: values in, words out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.conversation.says import Says, load_says
from assistant.conversation.suggestion_told import (
    asked_words,
    dropped_count,
    dropped_text,
    suggestion_line,
    used_text,
)
from assistant.record.words import inert, one_line
from assistant.redaction.told import load_told
from assistant.resources import package_file
from assistant.ui.words import shown

if TYPE_CHECKING:  # no screen waits for these before somebody asks a model
    from assistant.grounding.model import Source
    from assistant.knowledge.model import Guidance
    from assistant.redaction.model import Replaced
    from assistant.suggesting.outgoing import Outgoing
    from assistant.suggesting.suggestion import Suggested, Suggestion
    from assistant.suggesting.writer import Prepared

_VALUE = re.compile(r'"(?:text|question|aspiration|outcome)"\s*:\s*"((?:[^"\\]|\\.)*)')
_CUT_SIGN = re.compile(r"\\u[0-9a-fA-F]{0,3}$")
_MOST_SO_FAR = 1_500


@cache
def model_says() -> Says:
    """Give the lines about suggestions. Raises ContentError."""
    return load_says(None, package_file("ui", "texts", "suggesting.yaml"))


def line(key: str, **fill: object) -> str:
    """Give one of these lines, safe to show."""
    return inert(model_says().line(key, None, **fill))


def so_far(written: str) -> str:
    """Give the last words out of an answer that is not whole yet; it comes as JSON, or as plain words."""
    words = written
    if written.lstrip().startswith(("{", "```")):
        words = "\n".join(_read(one) for one in _VALUE.findall(written))
    return words.strip()[-_MOST_SO_FAR:]


def _read(value: str) -> str:
    try:
        return str(json.loads(f'"{_CUT_SIGN.sub("", value)}"', strict=False))
    except ValueError:  # no sign of JSON: a model writes what it likes
        return value


def sending(prepared: Prepared, outgoing: Outgoing, model: str, *, key: bool) -> str:
    """Say where it would go, what was taken out of it, and what to look out for.

    ``key``: the key of a paid model goes with it.
    """
    address = urlsplit(outgoing.url)
    return "\n".join(
        [
            line("send", model=one_line(model), host=address.hostname),
            *([] if address.scheme == "https" else [suggestion_line("send.open")]),
            _replaced_words(prepared.replaced),
            suggestion_line("send.read"),
            *([suggestion_line("send.key")] if key else []),
        ]
    )


def _replaced_words(replaced: Iterable[Replaced]) -> str:
    """Say what was taken out, by kind and how many of each."""
    counted = Counter({one.placeholder: one.kind for one in replaced}.values())
    if not counted:
        return suggestion_line("send.none_replaced")
    told = load_told()
    words = [
        f"{told[kind].one if count == 1 else told[kind].more}: {count}"
        for kind, count in counted.items()
    ]
    return line("replaced", words="; ".join(words))


def to_send(outgoing: Outgoing) -> str:
    """Give all that would be sent, letter for letter."""
    head = [f"{outgoing.method} {outgoing.url}", *(f"{k}: {v}" for k, v in outgoing.headers)]
    more = [line("fewer")] if len(outgoing.bodies) > 1 else []
    return "\n\n".join(["\n".join([line("as_sent"), *head]), inert(outgoing.text), *more])


def to_send_in_lines(prepared: Prepared) -> str:
    """Give the words that would be sent with their line ends, for people who read no JSON."""
    return f"{line('easier')}\n\n{asked_words(prepared)}"


def source_words(source: Source) -> str:
    """Quote what a Suggestion was made of, with who said it and to which question."""
    who = ", ".join(part for part in (one_line(source.who), one_line(source.role)) if part)
    if source.asked:
        who = line("asked", who=who, words=one_line(source.asked))
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
    return "\n".join([used_text(found), *dropped])


def dropped(found: Suggested) -> str:
    """Give what was dropped, marked as that, and why. What may speak of harm is not shown."""
    return "\n\n".join([line("dropped_lead"), *map(dropped_text, found.dropped)])


def in_short(found: Suggested, guidance: Guidance) -> str:
    """Give the page with a model's answer: its words, then the Passages that it stands on.

    What has to be known of the Passages, as that one is historic, stands between them.
    """
    from assistant.conversation.spoken import citation_text

    if not found.offered:
        return "\n\n".join([line("no_short"), *([dropped(found)] if found.dropped else ())])
    (answer,) = found.offered
    cited = [one for one in enumerate(guidance.citations, 1) if one[1].passage in answer.sources]
    numbers = ", ".join(f"[{number}]" for number, _ in cited)
    parts = [
        line("short_lead", model=found.model),
        looks(answer),
        inert(answer.text),
        line("short_of", numbers=numbers),
        *(line("take_care", words=one) for one in guidance.warnings),
        line("short_passages"),
        *(f"[{number}] {citation_text(one)}" for number, one in cited),
        dropped(found) if found.dropped else "",
        used_text(found),
    ]
    return "\n\n".join(part for part in parts if part)
