"""Where a Passage stands on the date of use, and the sentences that say so to people.

Pure: front matter, heading and date in; a status and words out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from assistant.knowledge.documents import Caveat, FrontMatter, Kind
from assistant.knowledge.doubts import Doubt
from assistant.knowledge.model import Citation, Status
from assistant.record.nation import in_words

_STATUS_WORDS = {
    Status.CURRENT: "current",
    Status.HISTORIC: "historic: no longer in force",
    Status.WRONG_IN_PART: "wrong in part: read the correction",
    Status.PROPOSED: "not in force yet",
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

_LATER = "it came later than the date you asked about"

_SAID_WORDS: dict[Status | None, str] = {
    Status.HISTORIC: "They say that it is historic: it no longer holds.",
    Status.PROPOSED: "They say that it is a proposal: it does not hold yet.",
}
"""What a person said of their own document, where they gave no date that would say it."""


def caveats_at(front: FrontMatter, headings: Iterable[str | None]) -> list[Caveat]:
    """Find the caveats that attach to any of these headings (a passage's own and the one above)."""
    wanted = set(headings)
    return [caveat for caveat in front.caveats if caveat.heading in wanted]


def starts_later(front: FrontMatter, on: date) -> bool:
    """Say whether what a document tells of began after a date: such a text is no answer for that date."""
    if front.in_force_from is not None:
        return on < front.in_force_from
    return front.kind is Kind.LAW and _published_later(front, on)


def _published_later(front: FrontMatter, on: date) -> bool:
    return front.published is not None and _is_before(on, front.published)


def _not_yet(front: FrontMatter, on: date) -> bool:
    """Say whether a document did not hold yet on a date: not in force, or not known to anybody.

    What is in force holds, though somebody wrote it down for us later.
    """
    return on < front.in_force_from if front.in_force_from else _published_later(front, on)


def status_on(front: FrontMatter, headings: Iterable[str | None], on: date) -> Status:
    """Say where a passage under these headings stands on a date.

    Historic wins over the others: what no longer holds misleads most. What does not
    hold yet, proposed or made and starting later, is never current.
    """
    if front.in_force_until is not None and on > front.in_force_until:
        return Status.HISTORIC
    if front.kind is Kind.PROPOSAL or _not_yet(front, on):
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
    front: FrontMatter,
    headings: Iterable[str | None],
    on: date,
    titles: Mapping[str, str],
    today: date | None = None,
) -> list[str]:
    """Give the sentences that must stand beside a passage; none when it simply holds.

    ``titles`` are the documents' titles by id, to name what replaced this one; ``today``
    is given to say what ended since ``on``.
    """
    return [
        *(correction(caveat) for caveat in caveats_at(front, headings)),
        *time_warnings(front, on, titles),
        *_ended_since(front, on, today or on),
        *_kind_warnings(front),
        *_own_warnings(front),
    ]


def time_warnings(front: FrontMatter, on: date, titles: Mapping[str, str]) -> list[str]:
    """Say that a document holds no longer, or did not yet, on a date."""
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
    if _published_later(front, on):
        return [
            f"“{front.title}” was published later than {day(on)}. "
            "It may say things that did not hold then."
        ]
    return []


def _ended_since(front: FrontMatter, on: date, today: date) -> list[str]:
    """Say when what held on a date of the past came to its end."""
    until = front.in_force_until
    if until is None or not on <= until < today:
        return []
    return [
        f"“{front.title}” held in {in_words(front.nations)} on {day(on)}. "
        f"It ended on {day(until)}. Today it no longer holds."
    ]


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
    """Say that a document is a person's own, what they say of it, and what nobody said."""
    if not front.own:
        return []
    said = f"“{front.title}” was added by somebody here. It did not come with Ownwords."
    if front.standing in _SAID_WORDS:
        said += f" {_SAID_WORDS[front.standing]}"
    open_ = not_said(front)
    if not open_:
        return [said]
    return [f"{said} We do not know {listed(open_)}."]


def not_said(front: FrontMatter) -> list[str]:
    """List what decides whether a document holds and what nobody said of it, to follow "we do not know"."""
    said = {
        "which nation it is for": front.nations,
        "when it was published": front.published,
        "whether it still holds": front.standing is not Status.UNKNOWN,
    }
    return [what for what, known in said.items() if not known]


def listed(parts: Sequence[str]) -> str:
    """Join parts as in a sentence: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def standing_sentence(front: FrontMatter, status: Status, past: date | None = None) -> str:
    """Say in one fixed sentence what kind of guidance a quote is, of which nation and standing.

    ``past`` is the date that was asked about, where it is over: then what was so is told of it.
    """
    year = f" ({front.published[:4]})" if front.published else ""
    where = f"{in_words(front.nations)}{year}"
    about = _KIND_WORDS[front.kind] if front.kind else "from a document added here, for {where}"
    kind = about.format(where=where)
    proposed = front.kind is Kind.PROPOSAL or front.standing is Status.PROPOSED
    later = status is Status.PROPOSED and not proposed
    return f"The first quote is {kind}, and {_LATER if later else _standing(status, past)}."


def _standing(status: Status, past: date | None) -> str:
    if past is not None and status is Status.CURRENT:
        return f"as far as we know it held on {day(past)}"
    return _STANDING_WORDS[status]


def status_words(citation: Citation, past: date | None = None) -> str:
    """Give one short line to show beside a quote: nation, year and standing.

    ``past`` is the date that was asked about, where it is over.
    """
    year = citation.published[:4] if citation.published else None
    line = document_words(citation.nation.split(", "), year, citation.status)
    return f"{line} on {day(past)}" if past and citation.status is Status.CURRENT else line


def document_words(nations: Iterable[str], published: str | None, status: Status) -> str:
    """Give one short line for a document: nation, date and standing."""
    where = in_words(nations)
    return f"{where[0].upper()}{where[1:]} · {published or 'no date'} · {_STATUS_WORDS[status]}"


def day(on: date) -> str:
    """Write a date as people do: 31 August 2014."""
    return f"{on.day} {on:%B %Y}"


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
