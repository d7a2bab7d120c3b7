from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from assistant.errors import ModelError
from assistant.suggesting.running import Stop, run

Tell = Callable[[str], None]


def test_the_text_so_far_is_told_in_the_thread_that_waits() -> None:
    heard: list[tuple[str, int]] = []

    async def work(tell: Tell) -> int:
        tell("a")
        await asyncio.sleep(0)
        tell("ab")
        return 3

    assert run(work, lambda text: heard.append((text, threading.get_ident()))) == 3
    assert heard == [("a", threading.get_ident()), ("ab", threading.get_ident())]


def test_what_goes_wrong_in_the_work_or_while_telling_comes_through() -> None:
    ended = threading.Event()

    async def wrong(tell: Tell) -> None:
        raise LookupError("here")

    async def long(tell: Tell) -> None:
        tell("a")
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    def cannot_show(text: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(LookupError, match="here"):
        run(wrong)
    with pytest.raises(KeyboardInterrupt):
        run(long, cannot_show)
    assert ended.wait(5)


def test_a_stop_before_the_beginning_is_heard() -> None:
    stop, began = Stop(), threading.Event()
    stop.stop()
    stop.stop()

    async def work(tell: Tell) -> None:
        await asyncio.sleep(0)
        began.set()

    with pytest.raises(ModelError) as told:
        run(work, stop=stop)
    assert told.value.kind == "stopped"
    assert not began.is_set()


def test_not_even_work_that_hangs_holds_whoever_stops_it() -> None:
    """A library that takes long to load, or a look-up of a name: nothing that can be cancelled."""
    stop, began, go_on = Stop(), threading.Event(), threading.Event()
    later: list[str] = []

    async def work(tell: Tell) -> None:
        began.set()
        go_on.wait(10)
        await asyncio.sleep(0)
        later.append("went on")

    def stopping() -> None:
        began.wait(5)
        stop.stop()

    threading.Thread(target=stopping).start()
    with pytest.raises(ModelError):
        run(work, stop=stop)
    hanging = [one for one in threading.enumerate() if one.name == "language model"]
    assert hanging, "it came back while the work still hung"
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "language model":
            thread.join(5)
    assert later == []
