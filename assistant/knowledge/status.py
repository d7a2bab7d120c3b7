"""Where a Passage stands on the date of use, and the sentences that say so to people.

Pure: front matter, heading and date in; a status and words out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.knowledge.documents import Caveat, FrontMatter, Kind
from assistant.knowledge.doubts import Doubt
from assistant.knowledge.model import Citation, Status
from assistant.record.nation import in_words

_STATUS_WORDS = {
    Status.CURRENT: "current",
    Status.HISTORIC: "historic: no longer in force",
    Status.WRONG_IN_PART: "wrong in part: read the correction",
    Status.PROPOSED: "proposed: not in force",
    Status.UNKNOWN: "not known whether it still holds",
}

_KIND_WORDS = {
    Kind.LAW: "about the law for {where}",
    Kind.STATUTORY_GUIDANCE: "official guidance under the law (statutory guidance) for {where}",
    Kind.ADVICE: "advice for {where}",
    Kind.PROGRAMME: "about a programme for {where}",
    Kind.OPINION: "from an article about {where}, not from official guidance",
    Kind.PROPOSAL: "a proposal for {where}, not law",
}

_STANDING_WORDS = {
    Status.CURRENT: "as far as we know it still holds",
    Status.HISTORIC: "it is historic: it no longer holds",
    Status.WRONG_IN_PART: "it is wrong in part: read the correction",
    Status.PROPOSED: "it does not hold yet",
    Status.UNKNOWN: "nobody has said whether it still holds",
}


def caveats_at(front: FrontMatter, headings: Iterable[str | None]) -> list[Caveat]:
    """Find the caveats that attach to any of these headings (a passage's own and the one above)."""
    wanted = set(headings)
    return [caveat for caveat in front.caveats if caveat.heading in wanted]


def status_on(front: FrontMatter, headings: Iterable[str | None], on: date) -> Status:
    """Say where a passage under these headings stands on a date.

    Historic wins over the others: what no longer holds misleads most.
    """
    if front.in_force_until is not None and on > front.in_force_until:
        return Status.HISTORIC
    not_yet = front.in_force_from is not None and on < front.in_force_from
    if not_yet or front.kind is Kind.PROPOSAL:
        return Status.PROPOSED
    if front.standing is not None:
        return front.standing
    return Status.WRONG_IN_PART if caveats_at(front, headings) else Status.CURRENT


def correction(caveat: Caveat | Doubt) -> str:
    """Say what is wrong and what is right, in whole sentences."""
    unsure = "" if caveat.confidence == "high" else " We are not fully sure of this."
    return (
        f"Not right: “{_closed(caveat.claim)}” Right, as far as we know: "
        f"{_closed(caveat.correction)}{unsure}"
    )


def warnings_on(
    front: FrontMatter, headings: Iterable[str | None], on: date, titles: Mapping[str, str]
) -> list[str]:
    """Give the sentences that must stand beside a passage; none when it simply holds.

    ``titles`` are the documents' titles by id, to name what replaced this one.
    """
    return [
        *(correction(caveat) for caveat in caveats_at(front, headings)),
        *_time_warnings(front, on, titles),
        *_kind_warnings(front),
        *_own_warnings(front),
    ]


def _time_warnings(front: FrontMatter, on: date, titles: Mapping[str, str]) -> list[str]:
    where = in_words(front.nations)
    if front.in_force_until is not None and on > front.in_force_until:
        newer = titles.get(front.superseded_by or "")
        instead = f" Read this instead: “{newer}”." if newer else ""
        return [
            f"“{front.title}” is historic. It no longer holds in {where} "
            f"since {day(front.in_force_until)}.{instead}"
        ]
    if front.in_force_from is not None and on < front.in_force_from:
        return [
            f"“{front.title}” was not in force in {where} on {day(on)}. "
            f"It starts on {day(front.in_force_from)}."
        ]
    if front.published is not None and _is_before(on, front.published):
        return [
            f"“{front.title}” was published later than {day(on)}. "
            "It may say things that did not hold then."
        ]
    return []


def _is_before(on: date, published: str) -> bool:
    """Compare with a year, a month or a day, as exactly as it is known."""
    return on.isoformat()[: len(published)] < published


def _kind_warnings(front: FrontMatter) -> list[str]:
    if front.kind is Kind.PROPOSAL:
        return [f"“{front.title}” is a proposal. It is not law, and it may change."]
    if front.kind is Kind.OPINION:
        return [f"“{front.title}” is an article. It is not official guidance."]
    return []


def _own_warnings(front: FrontMatter) -> list[str]:
    """Say that a document is a person's own, and which of the things that decide nobody said."""
    if not front.own:
        return []
    told = {
        "which nation it is for": front.nations,
        "when it was published": front.published,
        "whether it still holds": front.standing is not Status.UNKNOWN,
    }
    open_ = [what for what, known in told.items() if not known]
    said = f"“{front.title}” was added by somebody here. It did not come with Ownwords."
    if not open_:
        return [said]
    unknown = " and ".join([", ".join(open_[:-1]), open_[-1]] if len(open_) > 1 else open_)
    return [f"{said} We do not know {unknown}."]


def standing_sentence(front: FrontMatter, status: Status) -> str:
    """Say in one fixed sentence what kind of guidance a quote is, of which nation and standing."""
    year = f" ({front.published[:4]})" if front.published else ""
    where = f"{in_words(front.nations)}{year}"
    words = _KIND_WORDS[front.kind] if front.kind else "from a document added here, for {where}"
    kind = words.format(where=where)
    return f"The first quote is {kind}, and {_STANDING_WORDS[status]}."


def status_words(citation: Citation) -> str:
    """Give one short line to show beside a quote: nation, year and standing."""
    where = in_words(citation.nation.split(", "))
    year = citation.published[:4] if citation.published else "no date"
    return f"{where[0].upper()}{where[1:]} · {year} · {_STATUS_WORDS[citation.status]}"


def day(on: date) -> str:
    """Write a date as people do: 31 August 2014."""
    return f"{on.day} {on:%B %Y}"


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
