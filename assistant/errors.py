"""Every message a person can get for something going wrong.

A message has three parts, because a worried person needs all three: what
happened, what is safe, and what to do. Front ends show :meth:`OwnwordsError.__str__`;
nobody is shown a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence


class OwnwordsError(Exception):
    """Something went wrong that a person can be told about in plain words."""

    def __init__(self, happened: str, *, safe: str = "", do: str = "") -> None:
        """Keep the three parts; ``safe`` and ``do`` may be empty where they would only pad."""
        self.happened = happened
        self.safe = safe
        self.do = do
        super().__init__(" ".join(part for part in (happened, safe, do) if part))


class ContentError(OwnwordsError):
    """A file of flows, formats, guidance, phrases or sessions has mistakes. All are listed at once."""

    def __init__(self, what: str, mistakes: list[str]) -> None:
        """``mistakes`` are lines of ``file: place: what is wrong. How to mend it.``"""
        self.mistakes = mistakes
        listed = "\n".join(f"  - {mistake}" for mistake in mistakes)
        super().__init__(
            f"{what} cannot be used:\n{listed}\n",
            safe="No answer is lost.",
            do="Mend the places above and start again.",
        )


class StoreError(OwnwordsError):
    """An Entry could not be written or read. What was saved before stays as it was."""


class NotSaved(StoreError):
    """Something could not be written. Whoever says goodbye must not call everything saved."""


class UnknownRecord(OwnwordsError):
    """No Record has the id that was given."""

    def __init__(self, record: str) -> None:
        """``record`` is the id as the person typed it."""
        super().__init__(
            f"There is no plan record called {record!r} here.",
            do="Run 'ownwords records' to see the ones you have.",
        )


class UnknownPerson(OwnwordsError):
    """Nobody of that name or voice is in the Record, or several are.

    ``names`` are ways to name each who may be meant; a front end says how to give one.
    """

    def __init__(self, happened: str, *, do: str = "", names: Sequence[str] = ()) -> None:
        """``do`` stands where no name is right too."""
        self.names = tuple(names)
        super().__init__(happened, do=do)


class KnowledgeError(OwnwordsError):
    """The guidance cannot be searched: documents, index or model are missing or broken."""


class CareNeeded(OwnwordsError):
    """Words may tell of harm. They were not kept; the message is the fixed words with the numbers.

    It is shown whole, and alone: what was typed leaves the screen.
    """


class ExportError(OwnwordsError):
    """A plan could not be written to the place that was asked for."""


class SessionError(OwnwordsError):
    """A session script cannot be played."""


class ModelError(OwnwordsError):
    """A language model gave nothing that can be used. ``happened`` is one plain sentence.

    ``kind`` is one of ``slow gone busy malformed endless empty too_long stopped refused declined
    unknown_model key not_agreed not_logged address not_set unexpected``, for code that must tell
    them apart.
    """

    def __init__(
        self, kind: str, happened: str, *, do: str = "You can go on without the model."
    ) -> None:
        """``do`` says what helps; that nothing is lost is said of every one."""
        self.kind = kind
        super().__init__(happened, safe="Nothing that was saved is lost.", do=do)


class PromptError(OwnwordsError):
    """A prompt was given something that it does not allow. Nothing was sent."""
