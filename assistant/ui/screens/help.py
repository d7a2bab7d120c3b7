"""How this works, in one page."""

from __future__ import annotations

from assistant.resources import package_file
from assistant.ui.screens.message import MessageScreen


def help_screen() -> MessageScreen:
    """Make the page from ``texts/help.md``, whose words anybody can change."""
    text = package_file("ui", "texts", "help.md").read_text(encoding="utf-8")
    title, _, body = text.partition("\n")
    return MessageScreen(title.lstrip("# "), body.strip())
