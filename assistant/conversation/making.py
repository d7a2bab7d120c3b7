"""What can be made: the Formats as one person is offered them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.conversation.outcome_told import outcome_says
from assistant.conversation.wanted import InFormats, wanted
from assistant.flows.path import still_to_ask
from assistant.flows.schema import Flows
from assistant.plan.format import Format
from assistant.record.entries import Voice
from assistant.record.nation import Nation, in_words
from assistant.record.view import Person, View


@dataclass(frozen=True)
class Offer:
    """One Format. ``here``: it is made for the Record's nation, or nobody knows that yet.

    ``certain`` is false where its nation has to be named: it is, or may be, another one.
    ``asks`` is how many of its questions this person was not asked yet; none means that all
    that it wants of them is there.
    """

    format: Format
    here: bool
    certain: bool
    chosen: bool
    asks: int


def offers(
    formats: Iterable[Format], flows: Flows, in_formats: InFormats, view: View, person: Person
) -> tuple[Offer, ...]:
    """Give every Format, those that fit the Record's nation first, else in their own order."""
    found = [
        Offer(
            format=one,
            here=fits(one, view.nation),
            certain=Nation.UK in one.nations or view.nation in one.nations,
            chosen=one.id in view.formats,
            asks=len(still_to_ask(flows, view, person, wanted([one.id], person.voice, in_formats))),
        )
        for one in formats
    ]
    return tuple(sorted(found, key=lambda one: not one.here))


def fits(one: Format, nation: str | None) -> bool:
    """Tell whether a Format is made for a nation. One that is not known yet rules nothing out."""
    return nation is None or nation in one.nations or Nation.UK in one.nations


def asks_words(offer: Offer, voice: Voice) -> str:
    """Say how many questions this person is still to be asked for a Format."""
    if offer.asks == 0:
        return making_line("asks_none", voice)
    return making_line("asks_one" if offer.asks == 1 else "asks", voice, count=offer.asks)


def first_sentence(text: str) -> str:
    """Give the first sentence, for one line of a list."""
    found = re.match(r".*?[.!?](?=\s|$)", " ".join(text.split()))
    return found[0] if found else text


def about(offer: Offer, voice: Voice) -> str:
    """Tell all about a Format, to read on a page."""
    one = offer.format
    named = {"audience": one.audience, "standing": one.standing, "source": one.source}
    parts = [one.purpose, asks_words(offer, voice).capitalize() + "."]
    parts += [making_line(key, voice, words=words) for key, words in named.items()]
    parts.append(making_line("of_nation", voice, nation=in_words(one.nations)))
    return "\n\n".join([*parts, *([one.notice] if one.notice else [])])


def making_line(key: str, voice: Voice, **fill: object) -> str:
    """Give a line about what to make, from ``outcomes.yaml``."""
    return outcome_says().line(f"make.{key}", voice, **fill)
