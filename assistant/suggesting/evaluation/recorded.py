"""Exchanges with a model that were written down, and evaluations made of them without the model.

Each line of a recording is one question and what the model really wrote to it. Scrubbed: no address,
key or header of a server is kept, and all people in the questions are invented.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter

from assistant.errors import ModelError, OwnwordsError
from assistant.suggesting.asking import Reply
from assistant.suggesting.asks import Asks
from assistant.suggesting.choice import Model
from assistant.suggesting.client import Question
from assistant.suggesting.endpoint import DEFAULT_URL, read_endpoint
from assistant.suggesting.fences import without_mark
from assistant.suggesting.outgoing import Form, Outgoing, Yes
from assistant.suggesting.parsing import read_answer
from assistant.suggesting.running import Stop

S = TypeVar("S", bound=BaseModel)
_ELSEWHERE = "https://recorded.invalid/v1"
"""Stands for the address of a model on another machine, so that names are replaced as they were."""


@dataclass(frozen=True)
class Exchange:
    """One question as its messages, with ``mark`` for the mark of the fences, and what came of it.

    ``text`` is what the model wrote, letter for letter; ``error`` is the kind of what went wrong.
    """

    asked: tuple[str, ...]
    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    seconds: float = 0.0
    cost: float | None = None
    tries: int = 1
    error: str | None = None


@dataclass(frozen=True)
class Recording:
    """What was recorded of one evaluation. ``cases`` is how many there were to ask; it may have stopped."""

    model: str
    on: str
    elsewhere: bool
    cases: int
    exchanges: tuple[Exchange, ...] = ()


class Recorder:
    """Asks as the chat that it was given does, and writes each exchange down at once."""

    def __init__(self, chat: Asks, file: Path, cases: int, *, overwrite: bool = False) -> None:
        """Begin the file. Raises OwnwordsError where it cannot be written, or is there already.

        With ``overwrite``, one that is there is begun anew.
        """
        self._chat = chat
        self._file = file
        self.model = chat.model
        self.preview = chat.preview
        name = PurePath(self.model.name).name  # a server may call a model by its folder
        elsewhere = self.model.endpoint.needs_yes
        head = asdict(Recording(name, date.today().isoformat(), elsewhere, cases))
        del head["exchanges"]
        self._write(head, "w" if overwrite else "x")

    def ask(
        self,
        question: Question[S],
        *,
        yes: Yes | None = None,
        on_text: Callable[[str], None] | None = None,
        stop: Stop | None = None,
    ) -> Reply[S]:
        """Ask, and write down what came; what cannot be asked at all is not written down."""
        heard = [""]

        def hear(text: str) -> None:
            heard.append(text)
            if on_text is not None:
                on_text(text)

        asked = _asked(question)
        try:
            reply = self._chat.ask(question, yes=yes, on_text=hear, stop=stop)
        except ModelError as error:
            self._write(asdict(Exchange(asked, heard[-1], error=error.kind)), "a")
            raise
        spent = (reply.tokens_in, reply.tokens_out, reply.seconds, reply.cost, reply.tries)
        self._write(asdict(Exchange(asked, reply.text, *spent)), "a")
        return reply

    def _write(self, row: dict[str, Any], mode: str) -> None:
        try:
            with self._file.open(mode, encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        except FileExistsError:
            raise OwnwordsError(
                f"{self._file} is there already.",
                safe="Nothing in it was changed, and no model was asked.",
                do="Choose another file, or add --overwrite.",
            ) from None
        except OSError as error:
            raise OwnwordsError(
                f"The recording {self._file} cannot be written ({error.strerror}).",
                do="Choose another file, or make room on the disk.",
            ) from None


class Replayed:
    """Answers as a recorded model did. It asks nobody, and knows no other question."""

    def __init__(self, recording: Recording) -> None:
        """Nothing is imported or sent."""
        endpoint = read_endpoint(_ELSEWHERE if recording.elsewhere else DEFAULT_URL)
        self.model = Model(recording.model, endpoint)
        self._known = {one.asked: one for one in recording.exchanges}

    def preview(self, *_: object) -> Outgoing:
        """Give nothing: nothing would be sent."""
        return Outgoing("POST", self.model.endpoint.url, (), ((Form.FULL, b""),))

    def ask(
        self,
        question: Question[S],
        *,
        on_text: Callable[[str], None] | None = None,
        **_: object,
    ) -> Reply[S]:
        """Give what was answered; there is no yes to give, and nothing to stop.

        Raises ModelError where it failed then, OwnwordsError for a question that was not recorded.
        """
        known = self._known.get(_asked(question))
        if known is None:
            raise OwnwordsError(
                "The recording does not hold this question: a prompt or a case was changed since.",
                do="Record it anew, with --record.",
            )
        if on_text is not None:
            on_text(known.text)
        value = read_answer(known.text, question.shape)
        if known.error or value is None:
            kind = known.error or "malformed"
            raise ModelError(kind, f"There was no answer when this was recorded ({kind}).")
        spent = (known.tokens_in, known.tokens_out, known.seconds, known.cost, known.tries)
        return Reply(value, known.text, *spent)


def read_recording(file: Path) -> Recording:
    """Read a recording. Raises OwnwordsError where it cannot be read or is none."""
    try:
        # Lines end in "\n" alone: what a model wrote may hold other signs that part lines.
        head, *rows = file.read_text("utf-8").rstrip("\n").split("\n")
        found = TypeAdapter(Recording).validate_json(head)
        date.fromisoformat(found.on)
        exchange = TypeAdapter(Exchange)
        return replace(found, exchanges=tuple(exchange.validate_json(row) for row in rows))
    except OSError as error:
        told = error.strerror
    except ValueError:
        told = "it is no recording, or damaged"
    raise OwnwordsError(
        f"The recording {file} cannot be read ({told}).", do="Record it anew, with --record."
    )


def _asked(question: Question[Any]) -> tuple[str, ...]:
    return without_mark([one.text for one in question.messages])
