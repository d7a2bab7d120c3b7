"""Outcomes that a language model suggests, line by line: each is looked at, and opens the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

from assistant.conversation.suggestion_told import suggestion_line
from assistant.conversation.suggestions import Suggestions
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError, StoreError
from assistant.plain.lines import Lines
from assistant.plain.suggesting import PlainSuggesting
from assistant.record.outcomes import OutcomeWritten
from assistant.suggesting.suggestion import Suggestion

_PICKED = ("aspiration", "needs", "outcome", "replaces", "area", "term")


def suggest_outcomes(
    workspace: Workspace,
    record: str,
    person: str,
    lines: Lines,
    save: Callable[[Suggestion], bool],
) -> None:
    """Ask for Outcomes from all that the plan holds, and let the person decide about each.

    ``save`` opens one in the form; it tells whether it was saved. What goes wrong is told in words.
    Raises CareNeeded, StoreError where nobody is there to try again.
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


def or_give_back(save: Callable[[], bool], written: OutcomeWritten, lines: Lines) -> bool:
    """Save an Outcome; where that cannot be done, print all that somebody wrote in it.

    False where it was not saved. Raises CareNeeded.
    """
    try:
        return save()
    except CareNeeded:
        raise
    except OwnwordsError as error:
        if not isinstance(error, StoreError):  # those were told when it was tried
            lines.print(str(error))
        lines.print(suggestion_line("not_saved", words="; ".join(_texts(written))))
        return False


def _texts(written: OutcomeWritten) -> Iterator[str]:
    """Give what people type in an Outcome, without ids and choices."""
    for one in fields(written):
        value = getattr(written, one.name)
        if one.name in _PICKED:
            continue
        for part in value if isinstance(value, tuple) else [value]:
            inner = vars(part).values() if is_dataclass(part) else [part]
            yield from (text for text in inner if isinstance(text, str) and text)


def _refusing(suggesting: PlainSuggesting, requests: Suggestions) -> Callable[[Suggestion], bool]:
    return lambda one: suggesting.refuse(one, requests.refuse)
