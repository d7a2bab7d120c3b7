"""The words and numbers that are shown when an interview stops for a Concern.

Fixed and written by people. Nothing here sees what the person wrote.
"""

from __future__ import annotations

from functools import cache

from assistant.record.entries import Voice
from assistant.resources import package_file
from assistant.safeguarding.helplines import Helplines, load_helplines
from assistant.safeguarding.model import Concern, Response
from assistant.safeguarding.responses import Responses, load_responses


def respond(
    concern: Concern,
    *,
    nation: str | None,
    age: int | None,
    voice: Voice | None,
    safe_adult: str | None = None,
) -> Response:
    """Give the fixed words for this Concern, and who to contact.

    ``nation`` is as in a Record ("england", "northern-ireland" ...; an unknown one is taken as
    None, so that this never fails), ``age`` the young person's in years, ``voice`` who told
    (None is answered in the young person's words, the plainest), ``safe_adult`` the named
    adult of the settings. Raises ContentError when the shipped words were changed and are broken.
    """
    speaker = voice or Voice.YOUNG_PERSON
    return Response(
        text=shipped_responses().told(concern.kind, nation, age, speaker, safe_adult),
        helplines=shipped_helplines().choose(nation, age, speaker, concern.kind),
    )


def returning(
    nation: str | None,
    age: int | None,
    voice: Voice | None,
    *,
    safe_adult: str | None = None,
) -> Response:
    """Give the short words for somebody who comes back after a stop, and who to contact.

    They do not say why it stopped: somebody else may look at the screen.
    """
    speaker = voice or Voice.YOUNG_PERSON
    return Response(
        text=shipped_responses().returning(nation, age, speaker, safe_adult),
        helplines=shipped_helplines().choose(nation, age, speaker, None),
    )


@cache
def shipped_responses() -> Responses:
    """Give the fixed words that ship. They are read once, at the first use."""
    return load_responses(package_file("safeguarding", "responses.yaml"))


@cache
def shipped_helplines() -> Helplines:
    """Give the helplines that ship. They are read once, at the first use."""
    return load_helplines(package_file("safeguarding", "helplines.yaml"))
