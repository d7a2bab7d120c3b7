"""Puts back what stood in the text, into the text itself or into what a model made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.redaction import placeholders
from assistant.redaction.model import Replaced


def restore(text: str, replaced: Iterable[Replaced]) -> str:
    """Put the originals back. A placeholder that was never given stays as it is.

    Where a placeholder stands as often as it was sent, each comes back as it was written in
    that place. A model may have used it more or less often, in another case or with its
    ending inside the brackets: then it comes back as the name was written most often.
    """
    forms: dict[str, list[str]] = {}
    for one in replaced:
        forms.setdefault(one.placeholder, []).append(one.original)
    found = [placeholders.read(match)[0] for match in placeholders.LIKE_OURS.finditer(text)]
    often = Counter(found)
    in_order = {name: iter(all_) for name, all_ in forms.items() if often[name] == len(all_)}

    def put_back(match: re.Match[str]) -> str:
        name, tail = placeholders.read(match)
        if name not in forms:
            return match.group()
        return (next(in_order[name]) if name in in_order else _usual(forms[name])) + tail

    return placeholders.LIKE_OURS.sub(put_back, text)


def _usual(forms: list[str]) -> str:
    """Give the form that was written most often; of equal ones the first that has a capital."""
    often = Counter(forms)
    most = max(often.values())
    usual = [form for form in often if often[form] == most]
    return next((form for form in usual if form[:1].isupper()), usual[0])
