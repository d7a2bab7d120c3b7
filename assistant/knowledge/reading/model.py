"""What comes out of a file: sections of text, or a reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.knowledge.markdown import Section


@dataclass(frozen=True)
class ReadText:
    """The text of one file. What a person will be quoted is exactly the text of its sections.

    ``title`` is what the document calls itself; ``pages`` how many it has, None where there
    are no pages; ``notes`` are sentences for people about what was left out.
    """

    title: str | None
    sections: tuple[Section, ...]
    pages: int | None
    notes: tuple[str, ...]


class Refused(Exception):
    """A file is not read. ``reason`` says in one sentence what is wrong, ``do`` what to do."""

    def __init__(self, reason: str, do: str) -> None:
        """Keep both sentences; they are words for people, safe to show."""
        self.reason = reason
        self.do = do
        super().__init__(f"{reason} {do}")
