"""What went wrong, beside the place where it happened: what happened, what is safe, what to do."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from assistant.errors import NotSaved, OwnwordsError
from assistant.record.words import inert

_MOST_LINES = 3
_STILL_THERE = "Your words are still where you typed them."


def in_short(error: OwnwordsError) -> str:
    """Give the three parts on lines of their own. Of a long list only the start is shown."""
    happened = error.happened.strip().splitlines()
    more = ["…"] if len(happened) > _MOST_LINES else []
    still = _STILL_THERE if isinstance(error, NotSaved) else ""
    parts = [*happened[:_MOST_LINES], *more, error.safe, f"{error.do} {still}".strip()]
    return "\n".join(part for part in parts if part)


class Trouble(Static):
    """Hidden until something goes wrong."""

    def on_mount(self) -> None:
        """Start hidden."""
        self.display = False

    def tell(self, error: OwnwordsError) -> None:
        """Show the three parts of an error."""
        self.say(in_short(error))

    def say(self, text: str) -> None:
        """Show words about something that could not be done."""
        self.update(Content(f"! {inert(text)}"))
        self.display = True

    def clear(self) -> None:
        """Hide it again."""
        self.display = False
