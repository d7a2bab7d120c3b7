"""How a placeholder is written, and how else a model or a person may write one."""

from __future__ import annotations

import re

from assistant.redaction.model import Kind

_KINDS = "|".join(Kind)
LIKE_OURS = re.compile(
    rf"\[\s*(?P<kind>{_KINDS})[\s_-]*(?P<number>\d+)(?P<tail>['’]?s)?\s*\]"
    rf"|(?<![^\W_])(?P<bare_kind>{_KINDS})_(?P<bare_number>\d+)(?!\w)",
    re.IGNORECASE,
)
"""A placeholder in any case, with or without brackets, also with an ending inside them."""


def write(kind: Kind, number: int) -> str:
    """Write the placeholder for the ``number``-th thing of a kind."""
    return f"[{kind.upper()}_{number}]"


def read(found: re.Match[str]) -> tuple[str, str]:
    """Give the placeholder as we write it, and what stood inside its brackets besides."""
    kind = found["kind"] or found["bare_kind"]
    number = found["number"] or found["bare_number"]
    return write(Kind(kind.lower()), int(number)), found["tail"] or ""
