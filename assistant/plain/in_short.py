"""What guidance says, put in short by a language model from the quotes that were found and nothing else."""

from __future__ import annotations

from datetime import date
from getpass import getuser

from assistant.conversation.suggestion_told import in_short as told
from assistant.conversation.suggestion_told import suggestion_line
from assistant.conversation.workspace import Workspace
from assistant.knowledge.model import Guidance
from assistant.knowledge.nations import to_nation
from assistant.plain.lines import Lines
from assistant.plain.suggesting import PlainSuggesting
from assistant.suggesting.tasks import answer


def account() -> str:
    """Name who sits at the computer where nobody of a Record is asking; empty where it has no name."""
    try:
        return getuser()
    except (KeyError, OSError):
        return ""


def may_be_put_in_short(found: Guidance) -> bool:
    """Tell whether a model may be asked: never where nothing was found, or words may tell of harm."""
    return bool(found.citations) and not (found.concern or found.abstained)


def in_short(workspace: Workspace, found: Guidance, who: str, lines: Lines) -> str | None:
    """Ask the model, and give its words told as a model's; None where it gave nothing that stands.

    ``who`` says yes where it is on another machine. Raises as ``PlainSuggesting.ask`` does.
    """
    day = date.fromisoformat(found.on)
    request = answer.request(found.question, found.citations, to_nation(found.nation), day)
    suggested = PlainSuggesting(workspace, who, lines).ask(request)
    if suggested.offered:
        return told(suggested.offered[0], found.citations)
    lines.print(suggestion_line("nothing"))
    return None
