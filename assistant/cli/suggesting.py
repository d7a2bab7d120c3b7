"""The command ``suggest``, and ``ask --suggest``: what a language model suggests. Nothing is written.

What somebody at a terminal is told and asked goes to standard error, so that standard output holds
the answer alone.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.at_record import at_record
from assistant.cli.context import Context, context, print_json
from assistant.cli.records import AsJson
from assistant.errors import OwnwordsError

if TYPE_CHECKING:
    from assistant.conversation.suggestions import Suggestions
    from assistant.conversation.workspace import Workspace
    from assistant.knowledge.model import Guidance
    from assistant.record.view import Answer, Person
    from assistant.suggesting.suggestion import Request, Suggested

Wanted = Literal["outcomes", "summary", "plainer", "follow-up"]
_MOST_LISTED = 12


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("suggest")(suggest)


def suggest(
    ctx: typer.Context,
    record: str,
    what: Annotated[Wanted, typer.Argument(help="What the language model is asked for.")],
    about: Annotated[
        str | None, typer.Option(help="An answer's id, or a question's id, as in dream_job.")
    ] = None,
    as_name: Annotated[str | None, typer.Option("--as", help="Who asks: a name.")] = None,
    easy_read: Annotated[
        bool, typer.Option("--easy-read", help="With plainer: in very short sentences.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print exactly what would be sent, and send nothing.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Ask the language model for words, and print what passed the check. Nothing is written."""
    from assistant.plain.in_short import account
    from assistant.plain.lines import Lines
    from assistant.plain.suggesting import PlainSuggesting
    from assistant.suggesting.choice import needed_model

    given = context(ctx)
    workspace = at_record(given, record)
    needed_model(workspace.settings)
    person = _who(workspace, record, as_name)
    wanted = _Wanted(workspace.suggestions(record, person.id), about, person if as_name else None)
    request = wanted.request(what, easy_read=easy_read)
    if show:
        _show(given.prepared(), request)
        return
    lines = Lines(sys.stdin, sys.stderr)
    found = PlainSuggesting(_ready(given), person.name if as_name else account(), lines).ask(
        request
    )
    if json:
        from assistant.cli.suggested_shapes import SuggestedShown

        print_json(SuggestedShown.of(found, request).model_dump(mode="json"))
    else:
        _tell(found, request)


def _who(workspace: Workspace, record: str, name: str | None) -> Person:
    """Find who asks. Without a name it is somebody whose interview did not stop."""
    view = workspace.view(record)
    named = workspace.person_id(record, name)
    if named is not None:
        return view.person(named)
    going_on = (one for one in view.people if one.id not in view.stopped_for_care)
    return next(going_on, view.people[0])


@dataclass(frozen=True)
class _Wanted:
    """What is asked about. ``person``: who asks, where that was said."""

    requests: Suggestions
    about: str | None
    person: Person | None

    def request(self, what: Wanted, *, easy_read: bool) -> Request:
        """Make the request. Raises OwnwordsError where it cannot be told what it is about."""
        if what == "outcomes":
            return self.requests.outcomes([one.id for one in self._named()] if self.about else ())
        if what == "summary":
            return self.requests.summary(self.about or self._only_summable())
        if what == "plainer":
            return self.requests.plainer(self._answer(latest=False).id, easy_read=easy_read)
        return self.requests.follow_up(self._answer(latest=True).id)

    def _named(self) -> list[Answer]:
        found = [one for one in self.requests.may_see() if self.about in (one.id, one.question)]
        if not found:
            raise OwnwordsError(
                f"A language model may see no answer {self.about!r}.",
                safe="Nothing was sent.",
                do=self._list(),
            )
        return found

    def _answer(self, *, latest: bool) -> Answer:
        """Give the one Answer that is meant: the one named, or the latest where that may be taken."""
        if self.about:
            return self._named()[-1]
        own = [
            one
            for one in self.requests.may_see()
            if self.person is None or one.person.id == self.person.id
        ]
        if not (own and latest):
            raise OwnwordsError("It is not said which answer is meant.", do=self._list())
        return own[-1]

    def _only_summable(self) -> str:
        found = self.requests.summable()
        if len(found) == 1:
            return found[0]
        if not found:
            raise OwnwordsError(
                "There is no question yet that several people have answered for everybody to read."
            )
        names = ", ".join(found)
        raise OwnwordsError(
            "Several people have answered several questions.", do=f"Say --about one of: {names}."
        )

    def _list(self) -> str:
        """Name the answers that can be asked about, by their ids."""
        from assistant.record.words import one_line

        found = self.requests.may_see()
        if not found:
            return "Answer some questions first."
        rows = [f"{one.id} ({one_line(one.person.name)}, {one.question})" for one in found]
        more = f", and {len(rows) - _MOST_LISTED} more" if len(rows) > _MOST_LISTED else ""
        return f"Say --about one of: {', '.join(rows[-_MOST_LISTED:])}{more}."


def _ready(given: Context) -> Workspace:
    """Give the workspace with its model ready to be asked.

    Raises ModelError, KnowledgeError, and OwnwordsError where nobody is there to say yes.
    """
    from assistant.suggesting.choice import needed_model

    needed_model(given.workspace.settings)
    workspace = given.prepared()
    if workspace.model_writer.needs_yes and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise OwnwordsError(
            "The language model is on another machine, and nobody is at a terminal to see what "
            "would be sent and say yes.",
            safe="Nothing was sent.",
            do="Run this in a terminal. 'ownwords suggest' with --show prints what would be sent.",
        )
    return workspace


def _show(workspace: Workspace, request: Request) -> None:
    """Print the exact bytes on standard output, and what they are on standard error."""
    from assistant.conversation.suggestion_told import left_out_text, shown_text
    from assistant.record.words import inert
    from assistant.suggesting.chat import Chat
    from assistant.suggesting.choice import needed_model
    from assistant.suggesting.sent import SentLog

    prepared = workspace.model_writer.prepare(request)
    chat = Chat(needed_model(workspace.settings), SentLog(workspace.settings.data_dir))
    out = prepared.outgoing or chat.preview(prepared.asked)
    told = [shown_text(prepared, chat.model.name), left_out_text(prepared.left_out)]
    print("\n".join(filter(None, told)), file=sys.stderr, flush=True)
    print(inert(out.text) if sys.stdout.isatty() else out.text)


def _tell(found: Suggested, request: Request) -> None:
    from assistant.cli.wrapping import line_width, wrapped
    from assistant.conversation.suggestion_told import (
        dropped_count,
        dropped_text,
        offered_text,
        suggestion_line,
    )

    parts = [offered_text(one, request) for one in found.offered] or [suggestion_line("nothing")]
    if found.dropped:
        parts += ["\n".join([dropped_count(found), *map(dropped_text, found.dropped)])]
    parts.append(suggestion_line("nothing_written"))
    print(wrapped("\n\n".join(parts), line_width()))


def in_short(given: Context, found: Guidance) -> Guidance:
    """Give guidance with an answer that a language model made from its quotes, told as that.

    Where nothing was found, or words may tell of harm, no model is asked. What goes wrong is told
    on standard error, and the guidance stays as it is.
    """
    from assistant.plain.in_short import account, may_be_put_in_short
    from assistant.plain.in_short import in_short as put_in_short
    from assistant.plain.lines import Lines

    if not may_be_put_in_short(found):
        return found
    try:
        words = put_in_short(_ready(given), found, account(), Lines(sys.stdin, sys.stderr))
    except OwnwordsError as error:
        print(error, file=sys.stderr)
        return found
    answers = filter(None, [found.answer, words])
    return found.model_copy(update={"answer": "\n\n".join(answers) or None})
