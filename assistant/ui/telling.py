"""Turns put into rows of the transcript. Pure: a Turn in, rows out."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.conversation.turns import (
    Action,
    Finished,
    Heard,
    Shown,
    Sorry,
    Suggesting,
    Told,
    Turn,
)
from assistant.record.words import inert
from assistant.ui.widgets.transcript import OWNWORDS, YOU, Row
from assistant.ui.words import shown

LEAVES = {
    Action.SKIP: "Leave this question for now",
    Action.DONT_KNOW: "I don't know",
    Action.RATHER_NOT_SAY: "I would rather not say",
    Action.ANOTHER_DAY: "Ask me another day",
    Action.ASK_SOMEONE: "Somebody else can say",
}
"""Ways to leave a question unanswered, as they are offered and as they are written down."""

OTHERS = {
    Action.PRIVATE: "Keep my next words for only me",
    Action.TAKE_OUT: "Take my answer out",
    Action.BACK: "Go back one question",
    Action.EXAMPLE: "Show me an example",
    Action.WHO_READS: "Who reads my answers",
    Action.NUMBERS: "Numbers to call when you are not safe",
}

SUGGEST = "A language model suggests one more question"
"""What is offered besides, where somebody chose a language model."""

PAGES = {
    "make": "Choose what to make",
    "outcomes": "Outcomes: what we want to change (F9)",
}
"""Other pages, by the name of the action that opens each."""

AFTER_LAST = (
    ("plan", "See the plan"),
    ("make", "Choose what to make"),
    ("outcomes", "Outcomes: what we want to change"),
    ("review", "Look at my answers"),
    ("person", "Somebody else's turn"),
    ("stop", "Back to the first page"),
)
"""What is offered after the last question, each by the name of its action."""

_MOST_ECHOED = 600
"""Of a longer answer the start is enough here: what comes after it should stay in sight."""

_TITLES = {
    "help": "What is meant: ",
    "example": "An example, from somebody else: ",
    "stuck": "Smaller questions. You can answer any of them:\n",
    "commands": "What you can type:\n",
    "map": "All questions:\n",
    "who_reads": "",
    "numbers": "",
}


def rows_of(turns: Iterable[Turn]) -> list[Row]:
    """Give the rows for the Turns that belong in the transcript; the others have their own places."""
    rows = []
    for turn in turns:
        if isinstance(turn, Heard):
            rows.append(Row(OWNWORDS, f"Saved. {inert(turn.text)}", "heard"))
        elif isinstance(turn, Told | Suggesting | Finished):
            rows.append(Row(OWNWORDS, inert(turn.text), "told"))
        elif isinstance(turn, Shown):
            rows.append(Row(OWNWORDS, _TITLES[turn.kind] + inert(turn.text), "shown"))
        elif isinstance(turn, Sorry):
            rows.append(Row(OWNWORDS, inert(turn.text), "sorry"))
    return rows


def exchange(question: str, answer: str) -> list[Row]:
    """Give the rows for a question and what the person said to it."""
    asked = [Row(OWNWORDS, inert(question), "asked")] if question else []
    return [*asked, Row(YOU, shown(answer, _MOST_ECHOED), "you")]
