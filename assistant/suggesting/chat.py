"""Asks a model one question and gives its answer in a shape, or one plain sentence why not.

``preview`` shows the exact bytes and sends nothing. ``ask`` sends, and for a model
that is not on this machine only what somebody saw there and said yes to.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from assistant.suggesting import troubles
from assistant.suggesting.asking import Asking, FirstForm, Reply
from assistant.suggesting.choice import Model
from assistant.suggesting.client import Question
from assistant.suggesting.outgoing import Outgoing, Yes
from assistant.suggesting.running import Stop, run
from assistant.suggesting.sent import SentLog

S = TypeVar("S", bound=BaseModel)


class Chat:
    """A model that can be asked. One is made for a Sitting; it may be used from any thread."""

    def __init__(self, model: Model, log: SentLog) -> None:
        """Nothing is sent or imported until somebody asks."""
        self.model = model
        self._log = log
        self._first = FirstForm()

    def preview(self, question: Question[Any]) -> Outgoing:
        """Give what ``ask`` would send, byte for byte, and send nothing. The first takes seconds."""

        async def dry_run(_: Callable[[str], None]) -> Outgoing:
            from assistant.suggesting.preview import preview

            return await preview(self.model, question)

        return run(dry_run)

    def ask(
        self,
        question: Question[S],
        *,
        yes: Yes | None = None,
        on_text: Callable[[str], None] | None = None,
        stop: Stop | None = None,
    ) -> Reply[S]:
        """Ask, and wait for the answer; call it in a thread that may wait.

        A server that holds a model to a shape holds it to the ids of the question too; others may
        not. ``on_text`` is given the text so far, in this thread. Raises ModelError, and at once
        (kind ``stopped``) when ``stop`` is used from another thread.
        """
        if self.model.endpoint.needs_yes and (yes is None or not yes.use()):
            raise troubles.not_agreed()

        async def work(tell: Callable[[str], None]) -> Reply[S]:
            from assistant.suggesting.transport import Transport  # takes seconds, so not sooner

            may_send = self._may_send(yes)
            asking = Asking(
                self.model, self._first, question, lambda: Transport(self.model, may_send), tell
            )
            await asyncio.sleep(0)  # a stop until now is heard before anything is sent
            return await asking.answer()

        return run(work, on_text, stop)

    def _may_send(self, yes: Yes | None) -> Callable[[bytes], None]:
        from assistant.suggesting.transport import only

        def log(body: bytes) -> None:
            self._log.add(self.model, yes.person if yes else "", body)

        if yes is None:
            return log
        here = yes.outgoing.url.startswith(f"{self.model.endpoint.url}/")
        bodies = frozenset(body for _, body in yes.outgoing.bodies) if here else frozenset[bytes]()
        return only(bodies, log)
