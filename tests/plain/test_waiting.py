"""Who waits for long work is told that it goes on, and stops it with Ctrl+C."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from assistant.errors import ModelError
from assistant.plain.waiting import wait_for
from assistant.suggesting.running import Stop


def test_who_waits_is_told_that_it_goes_on() -> None:
    told: list[int] = []
    heard = threading.Event()

    def still(seconds: int) -> None:
        told.append(seconds)
        heard.set()

    assert wait_for(lambda _: heard.wait(20), still, every=0.01)
    assert told[0] == 0


@pytest.mark.usefixtures("ctrl_c")
def test_a_stop_reaches_the_work_and_its_errors_reach_whoever_waits() -> None:
    stopped = threading.Event()

    def work(stop: Stop) -> None:
        stop.tell(stopped.set)
        os.kill(os.getpid(), signal.SIGINT)
        stopped.wait(20)

    with pytest.raises(ModelError, match="stopped by you"):
        wait_for(work, lambda _: None)
    assert stopped.is_set()
    with pytest.raises(ZeroDivisionError):
        wait_for(lambda _: 1 / 0, lambda _: None)
