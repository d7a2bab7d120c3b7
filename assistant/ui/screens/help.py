"""How this works, in one page; pages for what needs one of its own."""

from __future__ import annotations

from assistant.resources import package_file
from assistant.ui.screens.message import MessageScreen


def help_screen(page: str = "help") -> MessageScreen:
    """Make a page from ``texts/``, whose words anybody can change: ``help``, ``plan``, ``make`` ..."""
    text = package_file("ui", "texts", f"{page}.md").read_text(encoding="utf-8")
    title, _, body = text.partition("\n")
    return MessageScreen(title.lstrip("# "), body.strip())
