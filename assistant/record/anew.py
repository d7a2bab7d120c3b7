"""Which Answer somebody gave instead of an earlier one, so that what stands on it can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from assistant.record.entries import AnswerGiven, AnswerWithdrawn, Entry


def said_anew(
    ordered: Iterable[Entry], said: Mapping[str, tuple[str, str]]
) -> Callable[[str], str]:
    """Give what finds, for the id of an Answer, the one that was said instead, or that id itself.

    ``said`` holds who gave each Answer, and to which question: only newer words of the same person
    to the same question are followed. Words that were taken back stay so, whatever was said
    instead. Of two that were said instead at the same time, as in two copies, the later counts.
    """
    newer: dict[str, str] = {}
    withdrawn = set()
    for entry in ordered:
        payload = entry.payload
        if isinstance(payload, AnswerGiven):
            mine = (entry.person, payload.question)
            newer.update((old, entry.id) for old in payload.replaces if said.get(old) == mine)
        elif isinstance(payload, AnswerWithdrawn) and _own(said, payload.answer, entry.person):
            withdrawn.add(payload.answer)

    def now(answer: str) -> str:
        passed = {answer}
        while answer in newer and answer not in withdrawn:
            answer = newer[answer]
            if answer in passed:  # two that replace each other: neither stands
                break
            passed.add(answer)
        return answer

    return now


def _own(said: Mapping[str, tuple[str, str]], answer: str, person: str | None) -> bool:
    return answer in said and said[answer][0] == person
