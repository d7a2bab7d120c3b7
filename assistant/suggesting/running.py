"""Runs a question to a model so that a person can stop it at any moment.

The work runs on a loop of its own in a thread of its own. Whoever waits for it
hears of new text, of the end, or of the stop, whichever comes first: not even a
look-up of a name that hangs, or a library that takes seconds to load, holds them.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from assistant.suggesting import troubles

T = TypeVar("T")


class Stop:
    """A person's way to end it. One is made for each question; any thread may use it."""

    def __init__(self) -> None:
        """Nothing is stopped yet."""
        self._lock = threading.Lock()
        self._heard_by: list[Callable[[], None]] = []
        self.stopped = False

    def stop(self) -> None:
        """Stop now. To stop again, or after the end, does nothing."""
        with self._lock:
            first, self.stopped = not self.stopped, True
        if first:
            for hear in self._heard_by:
                hear()

    def tell(self, hear: Callable[[], None]) -> None:
        """Call ``hear`` when it is stopped, at once if it was."""
        with self._lock:
            self._heard_by.append(hear)
            now = self.stopped
        if now:
            hear()


@dataclass(frozen=True)
class _Ended(Generic[T]):
    value: T | None = None
    error: BaseException | None = None


def run(
    work: Callable[[Callable[[str], None]], Coroutine[Any, Any, T]],
    on_text: Callable[[str], None] | None = None,
    stop: Stop | None = None,
) -> T:
    """Run ``work``, which is given a function to call with the text so far; give what it gives.

    ``on_text`` is called in the thread of the caller. Raises what ``work`` raises, and
    ModelError (kind ``stopped``) as soon as ``stop`` is used; the work then ends by itself
    and closes its connection.
    """
    if stop is not None and stop.stopped:
        raise troubles.stopped()  # begun, it could send something before it is ended
    heard: SimpleQueue[str | _Ended[T] | None] = SimpleQueue()
    worker = _Worker(work, heard)
    (stop or Stop()).tell(lambda: heard.put(None))
    worker.thread.start()
    try:
        while isinstance(event := heard.get(), str):
            if on_text is not None and not (stop and stop.stopped):
                on_text(event)
    finally:
        worker.cancel()  # when it has ended, this does nothing
    if event is None:
        raise troubles.stopped()
    if event.error is not None:
        raise event.error
    return event.value  # type: ignore[return-value]  # without an error it is what work gave


class _Worker(Generic[T]):
    """A loop in a thread, and the one task on it."""

    def __init__(
        self,
        work: Callable[[Callable[[str], None]], Coroutine[Any, Any, T]],
        heard: SimpleQueue[str | _Ended[T] | None],
    ) -> None:
        self._work = work
        self._heard = heard
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[T] | None = None
        self._cancelled = False
        self.thread = threading.Thread(target=self._drive, name="language model", daemon=True)

    def cancel(self) -> None:
        """End the task, wherever it is. A loop that is closed has none."""
        try:
            self._loop.call_soon_threadsafe(self._end)
        except RuntimeError:  # closed
            return

    def _end(self) -> None:
        self._cancelled = True
        if self._task is not None:
            self._task.cancel()

    async def _main(self) -> T:
        self._task = asyncio.current_task()
        if self._cancelled:
            raise asyncio.CancelledError
        return await self._work(self._heard.put)

    def _drive(self) -> None:
        try:
            self._heard.put(_Ended(self._loop.run_until_complete(self._main())))
        except BaseException as error:  # whatever it is, whoever waits must hear of it
            self._heard.put(_Ended(error=error))
        finally:
            # Not asyncio.run: it would wait for a look-up that hangs.
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()
