"""The people of the Record in every form of their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.redaction.lists import Lists
from assistant.redaction.plain import parts_of

_SHORTEST = 2


def forms_of(known: Iterable[str], lists: Lists) -> dict[str, str]:
    """Give each plain form with what it means: the person, or the form when several share it."""
    titles = lists.cues["titles"] | lists.cues["family_titles"] | lists.cues["miss"]
    owners: dict[str, set[str]] = {}
    for name in known:
        pieces = [piece for piece in name.split() if "".join(parts_of(piece)) not in titles]
        for form in _forms(pieces or name.split(), lists.nicknames):
            if not form.isdigit() and (len(form) >= _SHORTEST or len(pieces) == 1):
                owners.setdefault(form, set()).add("".join(parts_of(name)))
    return {form: who.copy().pop() if len(who) == 1 else form for form, who in owners.items()}


def _forms(pieces: list[str], nicknames: Mapping[str, frozenset[str]]) -> set[str]:
    """Give the name's pieces, their hyphened parts, the whole run together, and short forms."""
    forms: set[str] = set()
    for piece in pieces:
        parts = parts_of(piece)
        forms |= {*parts, "".join(parts)}
    whole = "".join(parts_of(" ".join(pieces)))
    first = parts_of(pieces[0])[:1] if pieces else []
    short = {form for name in first for form in nicknames.get(name, ())}
    return forms | short | {whole}
