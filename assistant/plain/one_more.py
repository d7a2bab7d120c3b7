"""One more question from a language model in the middle of an interview, line by line."""

from __future__ import annotations

from assistant.conversation.sitting import Sitting
from assistant.conversation.suggestion_told import suggestion_line
from assistant.conversation.turns import NotSuggested, Suggested, Suggesting
from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError
from assistant.plain.lines import Lines
from assistant.plain.suggesting import PlainSuggesting


def one_more(
    workspace: Workspace, sitting: Sitting, turn: Suggesting, lines: Lines
) -> Suggested | NotSuggested:
    """Ask the model about what somebody said, and give the event that goes on from there.

    Whatever goes wrong is told in words, and the interview goes on.
    """
    state = sitting.state
    suggesting = PlainSuggesting(workspace, state.person.name, lines)
    requests = workspace.suggestions(state.view.record, state.person_id)
    try:
        found = suggesting.ask(requests.follow_up(turn.answer))
    except OwnwordsError as error:
        return NotSuggested(str(error))
    suggesting.tell_dropped(found)
    if not found.offered:
        return NotSuggested(suggestion_line("nothing"))
    return Suggested(found.offered[0])
