"""Saving what somebody wrote line by line: nothing that they typed is lost where it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.errors import CareNeeded, OwnwordsError, StoreError
from assistant.plain.lines import Lines
from assistant.record.day import day_or_words
from assistant.record.outcomes import OutcomeWritten


class Saving:
    """Writes for one person. What could not be saved is told, and remembered by their lines."""

    def __init__(self, lines: Lines, line: Callable[..., str]) -> None:
        """``line`` gives a line of ``outcomes.yaml`` by its key."""
        self._lines = lines
        self._line = line

    def save(self, write: Callable[[], object], done: str, typed: Sequence[str] = ()) -> bool:
        """Let ``write`` write Entries; say 'Saved.' once they are on the disk, and ``done``.

        ``typed`` is all that somebody typed for it. False where it was not saved: then ``typed``
        is printed, so that they still have it. Raises CareNeeded: such words are not shown again.
        """
        try:
            saved = self._tried(write)
        except CareNeeded:
            raise
        except OwnwordsError as error:  # to try again is of no use
            self._lines.print(str(error))
            saved = False
        if saved:
            self._lines.print("Saved.")
            self._lines.print(self._line(f"done.{done}"))
        else:
            self._lines.unsaved = True
            self._give_back(typed)
        return saved

    def _tried(self, write: Callable[[], object]) -> bool:
        """Write as often as somebody tries again; False where they do not, or nobody is there."""
        ways = [self._line(f"plain.{way}") for way in ("try_again", "drop")]
        while True:
            try:
                write()
            except StoreError as error:
                self._lines.print(str(error))
            else:
                return True
            if self._lines.pick_one(ways, self._line("plain.no_such_number")) != 0:
                return False

    def _give_back(self, typed: Sequence[str]) -> None:
        if typed:
            # here, for it is seldom needed and nobody else shall wait for it
            from assistant.conversation.suggestion_told import suggestion_line

            self._lines.print(suggestion_line("not_saved", words="; ".join(typed)))


def typed_in(written: OutcomeWritten) -> list[str]:
    """Give what people type in an Outcome, in the order of the form, without ids and choices."""
    rows = [*written.steps, *written.provision]
    texts = [
        written.text,
        *(text for row in rows for text in vars(row).values()),
        written.known_by,
        written.no_longer,
        written.home,
        day_or_words(written.review_on),
    ]
    return [text for text in texts if text]
