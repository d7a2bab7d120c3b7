"""Leaves out of a request what speaks to a language model, so that the rest can still be asked about.

What a model never sees cannot steer it. So goes what the check cannot read, in another language or
a code: nothing could be suggested from that. Where too little is left for the task, nobody is asked:
several views are not put in short without one of the people who were to be in it.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.errors import OwnwordsError
from assistant.record.suggestions import Task
from assistant.suggesting.fences import Given
from assistant.suggesting.planted import in_sources
from assistant.suggesting.suggestion import Request, Why

_BECAUSE = {
    "instruction": "One text could be taken for an order to the model",
    "unread": "The check cannot read one text",
}


def without_planted(request: Request) -> tuple[Request, tuple[Why, ...]]:
    """Give the request without such pieces, and of each of them why.

    Raises OwnwordsError where what is left is not enough for the task.
    """
    found = {
        piece.id: why
        for some in request.data.values()
        for piece in some
        if (why := _why(piece)) is not None
    }
    left = replace(
        request,
        data={
            place: [piece for piece in some if piece.id not in found]
            for place, some in request.data.items()
        },
        sources=tuple(one for one in request.sources if one.id not in found),
    )
    if found and not _is_enough(left, request):
        raise _nothing_left(next(iter(found.values())))
    return left, tuple(found.values())


def _why(piece: Given) -> Why | None:
    """Look at the words, and at who said them to which question: a role is typed by people too."""
    read = (piece.text,) if piece.is_source else ()  # a question or a name need not be English
    return in_sources(read, (piece.text, piece.about))


def _is_enough(left: Request, whole: Request) -> bool:
    """Tell whether there is something for each place; and no summary goes without somebody's voice."""
    if not all(left.data.values()):
        return False
    return left.task is not Task.SUMMARY or _people(left) == _people(whole)


def _people(request: Request) -> set[tuple[str, str, object]]:
    return {(one.who, one.role, one.voice) for one in request.sources}


def _nothing_left(why: Why) -> OwnwordsError:
    return OwnwordsError(
        f"Too little is left to ask about. {_BECAUSE[why.kind]}: “{why.words}”.",
        safe="Nothing was sent, and nothing that was saved is changed.",
        do="You can go on without the model.",
    )
