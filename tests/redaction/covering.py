"""Which letters of a text a redaction took out."""

from __future__ import annotations

from assistant.redaction.model import Redacted


def left_over(text: str, redacted: Redacted) -> list[bool]:
    """Say of each letter of ``text`` whether it still stands in the redacted text."""
    left = [True] * len(text)
    at = done = 0
    for one in redacted.replaced:
        stands = redacted.text.index(one.placeholder, done)
        at += stands - done
        assert text[at : at + len(one.original)] == one.original
        left[at : at + len(one.original)] = [False] * len(one.original)
        at, done = at + len(one.original), stands + len(one.placeholder)
    return left


def words_left(text: str, redacted: Redacted, start: int, end: int) -> str:
    """Give what still stands of ``text[start:end]``: letters and digits only."""
    left = left_over(text, redacted)
    return "".join(text[at] for at in range(start, end) if left[at] and text[at].isalnum())
