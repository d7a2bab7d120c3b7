"""Words that a language model suggested, put into lines for the person who decides about them.

The words of ours are in ``suggestions.yaml``. What the model wrote is always told as a model's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.conversation.outcome_told import outcome_says
from assistant.conversation.says import Says, load_says
from assistant.record.day import day_or_words
from assistant.record.words import inert, one_line
from assistant.redaction.told import load_told
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.grounding.model import Source
    from assistant.knowledge.model import Citation
    from assistant.record.outcomes import OutcomeWritten
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
    return "\n".join([*lines, suggestion_line("offer.made_of"), *map(_source, made_of)])


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
    """Say where a request goes, what was replaced in it, and every byte of it.

    ``prepared.outgoing`` must be there. ``key``: the key of a paid model goes with it.
    """
    out = prepared.outgoing
    assert out is not None
    address = urlsplit(out.url)
    lines = [suggestion_line("send.where", model=one_line(model), host=address.hostname)]
    if address.scheme != "https":
        lines.append(suggestion_line("send.open"))
    lines += _replaced(prepared)
    if key:
        lines.append(suggestion_line("send.key"))
    lines += [
        suggestion_line("send.read"),
        suggestion_line("send.bytes", url=out.url, count=f"{len(out.body):,}"),
    ]
    return "\n".join([*lines, "", inert(out.text), ""])


def shown_text(prepared: Prepared, model: str) -> str:
    """Say where a request would go and what was replaced in it, for somebody who sends nothing."""
    out = prepared.outgoing
    if out is None:
        return suggestion_line("send.here", model=one_line(model))
    host = urlsplit(out.url).hostname
    where = suggestion_line("send.where", model=one_line(model), host=host)
    return "\n".join([where, *_replaced(prepared), suggestion_line("send.only_shown")])


def _replaced(prepared: Prepared) -> list[str]:
    kinds = Counter({one.placeholder: one.kind for one in prepared.replaced}.values())
    if not kinds:
        return [suggestion_line("send.none_replaced")]
    told = load_told()
    return [
        suggestion_line("send.replaced"),
        *(
            suggestion_line(
                "send.kind", what=told[kind].one if count == 1 else told[kind].more, count=count
            )
            for kind, count in kinds.items()
        ),
    ]


def asked_words(prepared: Prepared) -> str:
    """Give the words of a request as lines, as they stand in the bytes."""
    return inert("\n\n".join(one.text for one in prepared.asked.messages))


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
