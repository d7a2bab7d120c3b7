"""Names, roles and titles are words too: they are screened before they are kept."""

from __future__ import annotations

from assistant.errors import CareNeeded
from assistant.record.entries import Voice


def screen_names(*texts: str | None, voice: Voice | None = None, nation: str | None = None) -> None:
    """Let names pass. Raises CareNeeded with the fixed words where one may tell of harm."""
    from assistant.conversation.spoken import helpline_text
    from assistant.safeguarding.response import respond
    from assistant.safeguarding.screen import screen

    for text in texts:
        concern = screen(text, voice) if text else None
        if concern is not None:
            response = respond(concern, nation=nation, age=None, voice=voice)
            lines = "\n".join(map(helpline_text, response.helplines))
            raise CareNeeded(f"{response.text}\n\n{lines}")
