"""Finds who is meant by a name, where several people of a Record may share it."""

from __future__ import annotations

from assistant.errors import UnknownPerson
from assistant.record.entries import Voice
from assistant.record.view import Person, View
from assistant.record.words import one_line


def called(view: View, voice: Voice, name: str) -> Person | None:
    """Give the person of a Voice who has this name, this id, or this name in a plan.

    A plan tells apart those who share a name: 'Dee (parent 2)'. None where nobody is called so.
    Raises UnknownPerson where several are, and where a plan could call somebody so, but none does:
    that is a slip, and no new person. It names each who may be meant.
    """
    wanted, people = name.casefold().strip(), view.of_voice(voice)
    same = [one for one in people if wanted in (one.name.casefold().strip(), one.id)]
    if len(same) == 1:
        return same[0]
    named = _names_in_plans(view)
    found = next((one for one in people if named.get(one.id, "").casefold() == wanted), None)
    if found is not None:
        return found
    what = voice.value.replace("_", " ")
    if same:
        raise UnknownPerson(
            f"{len(same)} people who speak as a {what} are called {one_line(name)}.",
            do="Where they are numbered, number 1 joined first.",
            names=[named[one.id] for one in same],
        )
    meant = _without_brackets(wanted)
    known = [one for one in view.people if one.name.casefold().strip() == meant]
    if known:
        raise UnknownPerson(
            f"Nobody who speaks as a {what} is called {one_line(name)}.",
            do="Somebody new gives their name without what is in brackets.",
            names=[named.get(one.id, one_line(one.name)) for one in known if one in people],
        )
    return None


def _without_brackets(name: str) -> str | None:
    """Give the name before ' (…)'; None where it does not end so."""
    before, _, within = name.rpartition(" (")
    return before.strip() if before and within.endswith(")") else None


def _names_in_plans(view: View) -> dict[str, str]:
    """Name people by their id as a plan does, where any of them share a name."""
    if len({one.name.casefold().strip() for one in view.people}) == len(view.people):
        return {}
    # here, for few Records need it, and the first question would wait for it
    from assistant.conversation.outcome_told import names_of

    return names_of(view.people)
