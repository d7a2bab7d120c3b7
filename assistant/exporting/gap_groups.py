"""Says what was not said: by person, and by how each question was left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.exporting.attribution import Attribution
from assistant.exporting.model import LaidGroup
from assistant.exporting.wording import NOT_ASKED
from assistant.plan.model import Gap


def gap_groups(gaps: list[Gap], said: Attribution, *, one_a_line: bool) -> tuple[LaidGroup, ...]:
    """Group what was not said by person, and by how it was left, in words.

    With ``one_a_line`` each question has a line of its own.
    """
    grouped: dict[str, dict[str, list[str]]] = {}
    for gap in gaps:
        how = said.wording.gaps[gap.reason.value if gap.reason else NOT_ASKED]
        of_person = grouped.setdefault(_whose(gap, said), {})
        of_person.setdefault(how, []).append(said.question(gap.question))
    return tuple(
        LaidGroup(who, "", tuple(_left(left, one_a_line=one_a_line)))
        for who, left in grouped.items()
    )


def _left(left: Mapping[str, Sequence[str]], *, one_a_line: bool) -> Iterator[str]:
    """Say which questions were left, by how: 'Skipped for now: A good day; Travel'."""
    for how, questions in left.items():
        if one_a_line:
            yield from (f"{question}: {how}" for question in questions)
        else:
            yield f"{how[0].upper()}{how[1:]}: {'; '.join(questions)}"


def _whose(gap: Gap, said: Attribution) -> str:
    if gap.person:
        return said.who(gap.person_id, gap.person, gap.voice)
    voice = said.wording.voices[gap.voice].capitalize()
    joined = any(person.voice is gap.voice for person in said.people.values())
    return voice if joined else said.wording.nobody_yet.format(voice=voice)
