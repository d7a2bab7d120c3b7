"""Waits for long work with somebody who can stop it: Ctrl+C ends the work and not the sitting."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from assistant.suggesting.running import Stop
from assistant.suggesting.troubles import stopped

T = TypeVar("T")
EVERY = 5.0
"""Seconds between two signs that the work goes on."""


@dataclass(frozen=True)
class _Ended(Generic[T]):
    value: T | None = None
    error: BaseException | None = None


def wait_for(work: Callable[[Stop], T], still: Callable[[int], None], every: float = EVERY) -> T:
    """Run ``work`` in a thread and give what it gives. It is handed a Stop to listen to.

    ``still`` is called in this thread with the seconds so far. Raises what ``work`` raises, and
    ModelError (kind ``stopped``) at once on Ctrl+C: what the work still gives is thrown away.
    """
    stop = Stop()
    ended: SimpleQueue[_Ended[T]] = SimpleQueue()

    def run() -> None:
        try:
            ended.put(_Ended(value=work(stop)))
        except BaseException as error:  # whatever it is, whoever waits must hear of it
            ended.put(_Ended(error=error))

    try:
        threading.Thread(target=run, name="suggesting", daemon=True).start()
        found = _next(ended, still, every)
    except KeyboardInterrupt:
        stop.stop()
        raise stopped() from None
    if found.error is not None:
        raise found.error
    return found.value  # type: ignore[return-value]  # without an error it is what work gave


def _next(ended: SimpleQueue[_Ended[T]], still: Callable[[int], None], every: float) -> _Ended[T]:
    began = time.monotonic()
    while True:
        try:
            return ended.get(timeout=every)
        except Empty:
            still(round(time.monotonic() - began))
