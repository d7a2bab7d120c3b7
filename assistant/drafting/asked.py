"""Questions that are asked because of an answer: what was said to them tells that there is one."""

from __future__ import annotations

from collections.abc import Collection

from assistant.flows.schema import Flows


def may_be_asked(
    flows: Flows, person: str, question: str, said: Collection[tuple[str, str]]
) -> bool:
    """Tell whether what may be read here explains that a person was asked a question.

    ``said`` holds who said something that may be read, and to which question. False: they were
    asked because of words that are private or were taken back. A question that there is not any
    more hangs on nothing.
    """
    known = {one.id: one.when for one in flows.questions()}
    when = known.get(question)
    return when is None or when.answered is None or (person, when.answered) in said
