"""Words that a language model suggested, put into lines for the person who decides about them.

The words of ours are in ``suggestions.yaml``. What the model wrote is always told as a model's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.conversation.outcome_told import outcome_says
from assistant.conversation.says import Says, load_says
from assistant.record.day import day_or_words
from assistant.record.suggestions import Task
from assistant.record.words import inert, one_line
from assistant.redaction.told import counted
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.grounding.model import Source
    from assistant.knowledge.model import Citation
    from assistant.record.outcomes import OutcomeWritten
    from assistant.suggesting.outgoing import Outgoing
    from assistant.suggesting.suggestion import Dropped, Request, Suggested, Suggestion, Why
    from assistant.suggesting.writer import Prepared

_CARE = "care"
_CENTS = 0.01


@cache
def suggestion_says() -> Says:
    """Give the lines about what a model suggested. Raises ContentError."""
    return load_says(None, package_file("conversation", "suggestions.yaml"))


def suggestion_line(key: str, **fill: object) -> str:
    """Give one line, safe to print whatever it was filled with."""
    return inert(suggestion_says().line(key, None, **fill))


def offered_text(one: Suggestion, request: Request) -> str:
    """Give what a model suggested, with its name, and beside it the words that it was made of."""
    lines = [
        suggestion_line("offer.by", model=one_line(one.model)),
        *(suggestion_line("offer.words", words=line) for line in one.text.splitlines()),
    ]
    if one.outcome is not None:
        lines += _thread(one.outcome, request)
    if one.held or one.reasons:
        lines.append(suggestion_line("offer.held"))
        lines += why_lines(one.reasons)
    made_of = [source for source in request.sources if source.id in one.sources]
    return "\n".join(
        [*lines, suggestion_line("offer.made_of"), *map(_source, made_of), *care_to_take(request)]
    )


def care_to_take(request: Request) -> list[str]:
    """Say what has to be known before an answer from guidance is accepted; nothing of other tasks."""
    if request.task is not Task.ANSWER:
        return []
    beware = [suggestion_line("offer.beware", words=one) for one in request.beware]
    return [*beware, suggestion_line("offer.answer")]


def _thread(outcome: OutcomeWritten, request: Request) -> list[str]:
    """Give the hope, the steps and the help of a suggested Outcome."""
    says = outcome_says()
    said = {one.id: one.words for one in request.sources}
    hope = said.get(outcome.aspiration)
    lines = [suggestion_line("offer.hope", words=hope)] if hope else []
    for key, parts in (("step", outcome.steps), ("help", outcome.provision)):
        for part in parts:
            words = "; ".join(day_or_words(one) for one in vars(part).values() if one)
            lines.append("  " + inert(says.line(key, words=words)))
    return lines


def _source(source: Source) -> str:
    key = "passage" if not source.who else "source_of" if source.asked else "source"
    fill = {"who": one_line(source.who), "asked": one_line(source.asked), "words": source.words}
    return suggestion_line(f"offer.{key}", **fill)


def why_lines(reasons: Iterable[Why]) -> list[str]:
    """Give reasons of the check, each on a line."""
    return [suggestion_line("offer.why", words=one.why) for one in reasons]


def dropped_count(found: Suggested) -> str:
    """Say how many things were dropped."""
    count = len(found.dropped)
    return suggestion_line("dropped.one" if count == 1 else "dropped.more", count=count)


def left_out_text(left_out: Sequence[Why]) -> str:
    """Say in one sentence what a model was not given, and why; empty where that is nothing."""
    if not left_out:
        return ""
    first = left_out[0]
    key = first.kind if len(left_out) == 1 else "more"
    return suggestion_line(f"left_out.{key}", count=len(left_out), words=one_line(first.words))


def of_harm(one: Dropped) -> bool:
    """Tell whether dropped words may speak of harm: they are shown nowhere."""
    return any(reason.kind == _CARE for reason in one.reasons)


def dropped_text(one: Dropped) -> str:
    """Give what was dropped, marked as that, and why. What may speak of harm is not shown."""
    head = "dropped.care" if of_harm(one) else "dropped.words"
    return "\n".join([suggestion_line(head, words=one.text), *why_lines(one.reasons)])


def used_text(found: Suggested) -> str:
    """Say how long it took and, where it is known, how many tokens it used and what they cost."""
    parts = [suggestion_line("used.time", seconds=f"{found.seconds:.1f}")]
    if found.tokens_in is not None and found.tokens_out is not None:
        fill = {"tokens_in": found.tokens_in, "tokens_out": found.tokens_out}
        parts.append(suggestion_line("used.tokens", **fill))
    if found.cost is not None:
        cost = f"{found.cost:.2f}" if found.cost >= _CENTS else f"{found.cost:.6f}".rstrip("0")
        parts.append(suggestion_line("used.cost", cost=cost.removesuffix(".")))
    return " ".join(parts)


def sending_text(prepared: Prepared, model: str, *, key: bool) -> str:
    """Say where a request goes, what was taken out of it, and what to look out for.

    ``prepared.outgoing`` must be there. ``key``: the key of a paid model goes with it.
    """
    out = prepared.outgoing
    assert out is not None
    lines = [
        _where(out, model),
        "" if urlsplit(out.url).scheme == "https" else suggestion_line("send.open"),
        _replaced(prepared),
        left_out_text(prepared.left_out),
        suggestion_line("send.read"),
        suggestion_line("send.key") if key else "",
    ]
    return "\n".join(filter(None, lines))


def exact_text(out: Outgoing) -> str:
    """Give all that would be sent, letter for letter: the address, the headers and the words."""
    head = [f"{out.method} {out.url}", *(f"{name}: {value}" for name, value in out.headers)]
    count = f"{len(out.body):,}"
    parts = ["\n".join([suggestion_line("send.bytes", count=count), *map(inert, head)])]
    parts.append(inert(out.text))
    parts += [suggestion_line("send.fewer")] if len(out.bodies) > 1 else []
    return "\n\n".join(parts)


def shown_text(prepared: Prepared, model: str) -> str:
    """Say where a request would go and what was replaced in it, for somebody who sends nothing."""
    out = prepared.outgoing
    if out is None:
        return suggestion_line("send.here", model=one_line(model))
    told = [
        _where(out, model),
        _replaced(prepared),
        suggestion_line("send.only_shown"),
        *(inert(f"{name}: {value}") for name, value in out.headers),
    ]
    return "\n".join(told)


def _where(out: Outgoing, model: str) -> str:
    host = urlsplit(out.url).hostname
    return suggestion_line("send.where", model=one_line(model), host=host)


def _replaced(prepared: Prepared) -> str:
    """Say what was taken out, by kind and how many of each."""
    words = counted(prepared.replaced)
    if not words:
        return suggestion_line("send.none_replaced")
    return suggestion_line("send.replaced", words="; ".join(words))


def asked_words(prepared: Prepared) -> str:
    """Give the words of a request with their line ends, for people who read no JSON."""
    return f"{suggestion_line('send.easier')}\n\n" + inert(
        "\n\n".join(one.text for one in prepared.asked.messages)
    )


def in_short(one: Suggestion, citations: Iterable[Citation]) -> str:
    """Give an answer that a model made from passages, told as that, with the numbers of the passages."""
    made_of = [
        str(place) for place, cited in enumerate(citations, 1) if cited.passage in one.sources
    ]
    numbers = suggestion_line(
        "answer.one" if len(made_of) == 1 else "answer.from", numbers=", ".join(made_of)
    )
    held = [suggestion_line("answer.held"), *why_lines(one.reasons)] if one.reasons else []
    by = suggestion_line("answer.by", model=one_line(one.model))
    return "\n".join([by, "", inert(one.text), numbers, *held])
