"""Outcomes that a language model suggests, line by line: each is looked at, and opens the form."""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.suggestions import Suggestions
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.plain.lines import Lines
from assistant.plain.suggesting import PlainSuggesting
from assistant.suggesting.suggestion import Suggestion


def suggest_outcomes(
    workspace: Workspace,
    record: str,
    person: str,
    lines: Lines,
    save: Callable[[Suggestion], bool],
) -> None:
    """Ask for Outcomes from all that the plan holds, and let the person decide about each.

    ``save`` opens one in the form; it tells whether it was saved. What goes wrong is told in words.
    Raises CareNeeded; StoreError where the Record cannot be read at all.
    """
    requests = workspace.suggestions(record, person)
    suggesting = PlainSuggesting(workspace, workspace.view(record).person(person).name, lines)
    suggesting.tell_what_it_is()
    try:
        request = requests.outcomes()
        found = suggesting.ask(request)
    except CareNeeded:
        raise
    except OwnwordsError as error:
        lines.print(str(error))
        return
    suggesting.tell_nothing(found)
    for one in found.offered:
        suggesting.decide(one, request, {"form": save, "refuse": _refusing(suggesting, requests)})
    suggesting.tell_dropped(found)


def _refusing(suggesting: PlainSuggesting, requests: Suggestions) -> Callable[[Suggestion], bool]:
    return lambda one: suggesting.refuse(one, requests.refuse)
