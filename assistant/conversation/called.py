"""Finds who is meant by a name, where several people of a Record may share it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.errors import UnknownPerson
from assistant.record.entries import Voice
from assistant.record.view import Person, View
from assistant.record.words import compared, one_line


def of_voice(view: View, voice: Voice, name: str | None) -> Person | None:
    """Give who speaks with a Voice: by name as ``called`` does, else the only one who does so.

    None where somebody new may join: nobody is called so, or without a name nobody speaks so yet.
    Raises UnknownPerson where it may be several, and for a young person of another name.
    """
    people = view.of_voice(voice)
    if name is not None:
        found = called(view, voice, name)
        if found is None and voice is Voice.YOUNG_PERSON:
            raise UnknownPerson(
                f"The young person of this record is {people[0].name}, not {name}.",
                do="Leave --as away, or start a new record with 'ownwords new'.",
            )
        return found
    if len(people) > 1:
        what, names = voice.value.replace("_", " "), ", ".join(one.name for one in people)
        raise UnknownPerson(
            f"Several people speak as a {what}: {names}.", do="Say who, with --as NAME."
        )
    return people[0] if people else None


def called(view: View, voice: Voice, name: str) -> Person | None:
    """Give the person of a Voice who has this name, this id, or this name in a plan.

    A plan tells apart those who share a name: 'Dee (parent 2)'. None where nobody is called so.
    Raises UnknownPerson where several are, as where somebody's own name is 'Dee (parent 2)', and
    where a plan could call somebody so, but none does: that is a slip, and no new person. It names
    each who may be meant. An empty name is nobody's, and raises it too.
    """
    wanted, people = compared(name), view.of_voice(voice)
    if not wanted:
        raise UnknownPerson("The name is empty.", do="Say who, with --as NAME, or leave --as away.")
    same = [one for one in people if wanted in (compared(one.name), one.id)]
    if len(same) == 1 and _without_brackets(wanted) is None:  # no plan calls another so
        return same[0]
    named = _names_in_plans(view)
    labelled = {id_ for id_, label in named.items() if compared(label) == wanted}
    meant = [one for one in people if one in same or one.id in labelled]
    if len(meant) == 1:
        return meant[0]
    what = voice.value.replace("_", " ")
    if meant:
        raise _several(meant, named, name, what)
    before = _without_brackets(wanted)
    known = [one for one in view.people if compared(one.name) == before]
    if known:
        raise UnknownPerson(
            f"Nobody who speaks as a {what} is called {one_line(name)}.",
            do="Somebody new gives their name without what is in brackets.",
            names=[named.get(one.id, one_line(one.name)) for one in known if one in people],
        )
    return None


def who_is(people: Sequence[Person], name: str) -> Person:
    """Give the one whose name, voice or id this is, or whose name in a plan.

    Raises UnknownPerson, with everybody who may be meant, where nobody fits, or more than one.
    """
    from assistant.conversation.outcome_told import names_of

    named, wanted = names_of(people), compared(name)
    fitting = [
        one
        for one in people
        if wanted in (compared(one.name), compared(named[one.id]), one.voice.value, one.id)
    ]
    if len(fitting) == 1:
        return fitting[0]
    listed = "; ".join(f"{named[p.id]}, {p.voice.value}: {p.id}" for p in fitting or people)
    what = f"Several people are called {name!r}." if fitting else f"Nobody is called {name!r}."
    raise UnknownPerson(what, do=f"Give one of these ids. {listed}.")


def _several(
    meant: Sequence[Person], named: Mapping[str, str], name: str, what: str
) -> UnknownPerson:
    """Name each who may be meant: as a plan does, or by id where it is that name which they share."""
    happened = f"{len(meant)} people who speak as a {what} are called {one_line(name)}."
    labels = [named[one.id] for one in meant]
    if compared(name) not in map(compared, labels):
        return UnknownPerson(
            happened, do="Where they are numbered, number 1 joined first.", names=labels
        )
    own = "; ".join(f"{one_line(one.name)}: {one.id}" for one in meant)
    return UnknownPerson(
        happened,
        do=f"A plan may call somebody so who has another name. In the order they joined: {own}.",
        names=[one.id for one in meant],
    )


def _without_brackets(name: str) -> str | None:
    """Give the name before ' (…)'; None where it does not end so."""
    before, _, within = name.rpartition(" (")
    return before.strip() if before and within.endswith(")") else None


def _names_in_plans(view: View) -> dict[str, str]:
    """Name people by their id as a plan does, where any of them share a name."""
    if len({compared(one.name) for one in view.people}) == len(view.people):
        return {}
    # here, for few Records need it, and the first question would wait for it
    from assistant.conversation.outcome_told import names_of

    return names_of(view.people)
