"""Asking a language model for somebody, line by line, and letting them decide about what it suggests.

Nothing leaves the machine before its exact bytes were printed and somebody said yes. Ctrl+C stops
the model. What the model writes is shown only when the check has read it.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.suggestion_told import (
    asked_words,
    dropped_count,
    dropped_text,
    exact_text,
    left_out_text,
    offered_text,
    sending_text,
    suggestion_line,
    used_text,
)
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError, StoreError
from assistant.plain.form_lines import FormLines, Stopped
from assistant.plain.lines import Lines
from assistant.plain.waiting import wait_for
from assistant.suggesting.outgoing import Outgoing, Yes
from assistant.suggesting.suggestion import Request, Suggested, Suggestion
from assistant.suggesting.writer import ModelWriter, Prepared

_NO, _YES, _LINES = range(3)


class PlainSuggesting:
    """One person and the language model of the settings, on a pair of streams."""

    def __init__(self, workspace: Workspace, person: str, lines: Lines) -> None:
        """``person`` is who says yes: the log of what was sent names them so."""
        self._workspace = workspace
        self._person = person
        self._lines = lines

    # -- asking ---------------------------------------------------------------------------------

    def ask(self, request: Request) -> Suggested:
        """Ask, and tell what it took. The caller tells what is offered and what was dropped.

        Raises ModelError where nothing came, OwnwordsError where nobody said yes, KnowledgeError.
        """
        self._say("wait.ready")
        writer, prepared = wait_for(lambda _: self._prepare(request), self._still)
        yes = None
        if prepared.outgoing is None:
            self._tell_left_out(prepared)
        else:
            if not self._says_yes(prepared, prepared.outgoing, writer.name):
                raise OwnwordsError(
                    suggestion_line("send.not_sent"), do=suggestion_line("send.go_on")
                )
            yes = Yes(self._person, prepared.outgoing)
        found = self._wait(writer, prepared, yes)
        self._lines.print(used_text(found))
        return found

    def _prepare(self, request: Request) -> tuple[ModelWriter, Prepared]:
        writer = self._workspace.model_writer
        return writer, writer.prepare(request)

    def _wait(self, writer: ModelWriter, prepared: Prepared, yes: Yes | None) -> Suggested:
        """Wait for the answer. Its text is not shown as it comes: nothing has looked at it yet."""
        self._say("wait.asked")
        written = 0

        def heard(text: str) -> None:
            nonlocal written
            written = len(text)

        def still(seconds: int) -> None:
            if written:
                self._say("wait.writing", seconds=seconds, count=f"{written:,}")
            else:
                self._still(seconds)

        return wait_for(lambda stop: writer.ask(prepared, yes=yes, on_text=heard, stop=stop), still)

    def _still(self, seconds: int) -> None:
        self._say("wait.still", seconds=seconds)

    def _tell_left_out(self, prepared: Prepared) -> None:
        if prepared.left_out:
            self._lines.print(left_out_text(prepared.left_out))

    def _says_yes(self, prepared: Prepared, out: Outgoing, model: str) -> bool:
        """Show every byte, and ask. Whatever is no clear yes is a no, also Ctrl+C."""
        key = self._workspace.settings.model_key is not None
        told = (sending_text(prepared, model, key=key), exact_text(out), "")
        self._lines.print("\n\n".join(told))
        try:
            return self._picks_yes(prepared)
        except KeyboardInterrupt:
            self._lines.print("")
            return False

    def _picks_yes(self, prepared: Prepared) -> bool:
        while True:
            self._say("send.ask")
            ways = [suggestion_line(f"send.{way}") for way in ("stay", "go", "lines")]
            picked = self._lines.pick(ways, suggestion_line("pick.again"))
            if picked != _LINES:
                return picked == _YES
            self._lines.print(asked_words(prepared))

    # -- deciding -------------------------------------------------------------------------------

    def tell_what_it_is(self) -> None:
        """Say what a language model is, before somebody decides about its words."""
        self._say("what_it_is")

    def tell_nothing(self, found: Suggested) -> None:
        """Say so where nothing came that can be used."""
        if not found.offered:
            self._say("nothing")

    def tell_dropped(self, found: Suggested) -> None:
        """Say how much was dropped, and show it with the reasons to whoever wants to see it."""
        if not found.dropped:
            return
        self._lines.print(dropped_count(found))
        self._say("dropped.ask")
        ways = [suggestion_line(f"dropped.{way}") for way in ("go_on", "look")]
        if self._lines.pick(ways) == 1:
            for one in found.dropped:
                self._lines.print(dropped_text(one))

    def decide_words(
        self,
        found: Suggested,
        request: Request,
        accept: Callable[[Suggestion, str], object],
        refuse: Callable[[Suggestion], None],
    ) -> None:
        """Let each offered wording be accepted, changed or refused. Raises CareNeeded."""
        self.tell_nothing(found)
        for one in found.offered:
            ways: dict[str, Callable[[Suggestion], bool]] = {
                "accept": lambda one: self._keep(one, one.text, accept),
                "change": lambda one: self._change(one, accept),
                "refuse": lambda one: self.refuse(one, refuse),
            }
            self.decide(one, request, ways)
        self.tell_dropped(found)

    def decide(
        self, one: Suggestion, request: Request, ways: dict[str, Callable[[Suggestion], bool]]
    ) -> None:
        """Tell one Suggestion and let the person pick. A way gives False when nothing was decided.

        What cannot be written is told, and asked again. Raises CareNeeded.
        """
        self._lines.print(offered_text(one, request))
        decided = unsaved = False
        while not decided:
            labels = [suggestion_line(f"ways.{way}") for way in (*ways, "later")]
            picked = self._lines.pick(labels, suggestion_line("pick.again"))
            if picked is None or picked == len(ways):
                self._say("nothing_written")
                self._lines.unsaved |= unsaved
                return
            way = list(ways)[picked]
            try:
                decided = ways[way](one)
            except CareNeeded:
                raise
            except OwnwordsError as error:
                self._lines.print(str(error))
                # what stands already was not lost; a person's own words were
                unsaved |= way == "change" or isinstance(error, StoreError)

    def _keep(
        self, one: Suggestion, words: str, accept: Callable[[Suggestion, str], object]
    ) -> bool:
        accept(one, words)
        self._lines.print("Saved.")
        self._say(f"saved.{one.task.value}")
        return True

    def _change(self, one: Suggestion, accept: Callable[[Suggestion, str], object]) -> bool:
        typed = self._read_words()
        if not typed.strip():
            return False
        try:
            return self._keep(one, typed, accept)
        except CareNeeded:
            raise
        except OwnwordsError:
            self._say("not_saved", words=typed)
            raise

    def _read_words(self) -> str:
        from assistant.conversation.outcome_told import outcome_says

        lines = FormLines(self._lines, outcome_says().line("plain.no_commands"))
        try:
            return lines.read_words(suggestion_line("new_words")) or ""
        except Stopped:
            return ""

    def refuse(self, one: Suggestion, refuse: Callable[[Suggestion], None]) -> bool:
        """Refuse one, and say so. Gives True: it is decided."""
        refuse(one)
        self._lines.print("Saved.")
        self._say("refused")
        return True

    def _say(self, key: str, **fill: object) -> None:
        self._lines.print(suggestion_line(key, **fill))
