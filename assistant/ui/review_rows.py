"""The rows of the review: what one person said, and what the others share. Pure."""

from __future__ import annotations

from textual.content import Content

from assistant.conversation.state import State
from assistant.flows.review import Row
from assistant.record.entries import Audience
from assistant.ui.words import STATES, shown, snippet, who


def own_row(row: Row, state: State) -> Content:
    """Show a question's title, how it was left, and the words."""
    marks = [STATES[row.state]]
    if any(answer.audience is Audience.ONLY_ME for answer in row.answers):
        marks.append("only for you")
    marks += _differences(row.question.id, state)
    title = row.question.title.for_voice(state.person.voice)
    words = [f"\n  “{snippet(one.words)}”" for one in row.answers if one.words.strip()]
    return Content.assemble((title, "bold"), f" · {', '.join(marks)}", "".join(words))


def _differences(question: str, state: State) -> list[str]:
    """Say who marked a question: each person marks it, and takes that back, for themselves."""
    by = [one for one in state.view.people if (one.id, question) in state.view.differences]
    return [
        "we see this differently"
        if person.id == state.person_id
        else f"{who(person)} sees this differently"
        for person in by
    ]


def shared_rows(state: State) -> list[Content]:
    """Show what the others say and share, in the order of the questions; nothing that was crossed out."""
    from assistant.drafting.standings import may_stand  # the first question does not wait for it

    titles = {one.id: one.title.for_voice(state.person.voice) for one in state.flows.questions()}
    order = list(titles)
    found = [
        answer for answer in may_stand(state.view, None) if answer.person.id != state.person_id
    ]
    found.sort(key=lambda one: order.index(one.question) if one.question in titles else len(order))
    return [
        Content.assemble(
            (f"{titles.get(one.question, one.question)} · {who(one.person)}", "bold"),
            f"\n  “{shown(one.words, 400)}”",
        )
        for one in found
    ]
