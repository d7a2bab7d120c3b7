"""Names, roles and titles are words too: they are screened before they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import CareNeeded
from assistant.record.entries import Voice

if TYPE_CHECKING:  # names are screened before anything of the response is wanted
    from assistant.safeguarding.model import Response


def screen_names(
    *texts: str | None,
    voice: Voice | None = None,
    nation: str | None = None,
    age: int | None = None,
    safe_adult: str | None = None,
) -> None:
    """Let names pass. Raises CareNeeded with the fixed words where one may tell of harm.

    The rest is what is known of the person: it chooses the helplines and names the safe adult.
    """
    from assistant.safeguarding.response import respond
    from assistant.safeguarding.screen import screen

    for text in texts:
        concern = screen(text, voice) if text else None
        if concern is not None:
            raise CareNeeded(
                care_text(
                    respond(concern, nation=nation, age=age, voice=voice, safe_adult=safe_adult)
                )
            )


def care_text(response: Response) -> str:
    """Put the fixed words and the helplines into one text."""
    from assistant.conversation.spoken import helpline_text

    return "\n\n".join([response.text, "\n".join(map(helpline_text, response.helplines))])
