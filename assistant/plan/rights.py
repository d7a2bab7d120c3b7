"""Who may decide what about a Line or an Outcome."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from assistant.record.entries import Voice
from assistant.record.view import Person

if TYPE_CHECKING:  # a question that waits for nothing asks who may do what
    from assistant.plan.model import Line

APPRECIATE = "appreciate"
"""The question to which others say what they like about the young person."""


def may_cross_out(
    person: Person,
    *,
    said_by: str | None,
    questions: Collection[str],
    made_of: Collection[str] = (),
) -> bool:
    """Tell whether somebody may cross out a Line.

    ``said_by`` is the id of the person whose words it holds, ``questions`` what
    they were said to. ``made_of`` are the ids of those whose words a suggested Line
    was made of, where ``said_by`` is who accepted it. Everybody may cross out their
    own lines, and those that were made of their words. The young person
    may also cross out what others appreciate about them, and no other view of
    theirs: three voices stand beside each other. To agree, or to see a Line
    differently, is anybody's right.
    """
    if person.id in (said_by, *made_of):
        return True
    appreciated = bool(questions) and set(questions) == {APPRECIATE}
    return person.voice is Voice.YOUNG_PERSON and appreciated


def may_cross_out_line(person: Person, line: Line) -> bool:
    """Tell whether somebody may cross out this Line, or put it back. See ``may_cross_out``."""
    own = [source.person_id or "" for source in line.sources]
    return may_cross_out(
        person,
        said_by=line.person_id,
        questions={source.question or "" for source in line.sources} if line.verbatim else (),
        made_of=() if line.verbatim else own,
    )


def may_change_outcome(person: Person, *, proposed_by: str) -> bool:
    """Tell whether somebody may write an Outcome anew: who proposed it, and any practitioner.

    An earlier wording stays in the Record, and who agreed with it is asked anew. Everybody else
    says what they would change, and that stands beside the Outcome in their words.
    """
    return person.id == proposed_by or person.voice is Voice.PRACTITIONER
