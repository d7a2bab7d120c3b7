"""All identifiers of a text, without overlaps: the surest reading of each word comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from assistant.redaction.births import find_births
from assistant.redaction.found import Found
from assistant.redaction.handles import find_handles
from assistant.redaction.institutions import Institutions
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind, Span
from assistant.redaction.nations import find_nations
from assistant.redaction.neighbours import NAMES, take_in
from assistant.redaction.people import People
from assistant.redaction.phrases import find_phrases
from assistant.redaction.places import Places
from assistant.redaction.row import Row
from assistant.redaction.shapes import find_numbers, find_on_net
from assistant.redaction.streets import Streets
from assistant.redaction.unknown import find_unknown


def find_all(
    text: str, lists: Lists, known: Mapping[str, str], learnt: frozenset[str] = frozenset()
) -> tuple[list[Span], set[str]]:
    """Give the identifiers in order, and the everyday words that turned out to be names here.

    ``known`` gives each form of a known name and whom it means; ``learnt`` are everyday words
    that turned out to be names in another text of the same send.
    """
    by_shape = (find_on_net(text, lists), find_births(text, lists), find_numbers(text, lists))
    shaped = _apart(chain(*by_shape, find_handles(text, lists)), len(text))
    row = Row(text, shaped)
    held = _held(row, lists, People(row, lists, known, learnt))
    joined = _joined(row, held, lists)
    turned_out = {row.at(one.first).plain for one in held.values() if one.learnt}
    return sorted([*shaped, *joined], key=lambda span: span.start), turned_out


def _apart(spans: Iterable[Span], length: int) -> list[Span]:
    """Leave out what overlaps something that was given earlier in a text of this length."""
    chosen: list[Span] = []
    taken = bytearray(length)
    for span in spans:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            chosen.append(span)
    return chosen


def _held(row: Row, lists: Lists, people: People) -> dict[int, Found]:
    """Give for each place what holds it. What is given first keeps its places."""
    held: dict[int, Found] = {}
    places = Places(row, lists)
    phrases = (
        Found(first, last, None)
        for first, last in chain(find_phrases(row, lists.keep_phrases), find_nations(row, lists))
        if not people.is_called(first)
    )
    everything: Iterable[Iterable[Found]] = (
        Institutions(row, lists).find(),
        Streets(row, lists, places).find(),
        people.find_known(),
        phrases,
        places.find(),
        people.find(),
        find_unknown(row, lists),
    )
    for finds in everything:
        for found in finds:
            span = range(found.first, found.last + 1)
            if not any(place in held for place in span):
                held.update(dict.fromkeys(span, found))
    take_in(row, lists, held)
    return held


def _joined(row: Row, held: Mapping[int, Found], lists: Lists) -> list[Span]:
    """Turn what was found into spans; names that stand side by side are one name."""
    spans: list[Span] = []
    place = 0
    while place < len(row.words):
        found = held.get(place)
        if found is None or found.kind is None:
            place = (found.last if found else place) + 1
            continue
        last = found.last
        while _goes_on(row, held, last, found):
            last = held[last + 1].last
        kind = max((held[at].kind or Kind.NAME for at in range(place, last + 1)), key=_sureness)
        spans.append(
            Span(
                row.at(place).start, row.at(last).end, kind, _meaning(row, place, last, held, lists)
            )
        )
        place = last + 1
    return spans


def _goes_on(row: Row, held: Mapping[int, Found], last: int, found: Found) -> bool:
    """Say whether the next word belongs to the same name."""
    following = held.get(last + 1)
    if following is None or row.at(last + 1).apart or row.at(last).tail:
        return False
    if found.kind not in NAMES or following.kind not in NAMES:
        return False
    return not (found.person and following.person and found.person != following.person)


def _sureness(kind: Kind) -> int:
    return 1 if kind is Kind.PERSON else 0


def _meaning(row: Row, first: int, last: int, held: Mapping[int, Found], lists: Lists) -> str:
    """Give what all ways of writing this name have in common."""
    person = next((held[at].person for at in range(first, last + 1) if held[at].person), "")
    if person:
        return person
    words = [row.at(place).plain for place in range(first, last + 1)]
    ending = words[-1]
    if ending.endswith("s") and not lists.is_word(ending) and ending not in lists.names:
        words[-1] = ending[:-1]
    return " ".join(words)
