"""Lets long work be measured fairly: each side does a little, and then waits for the others.

One build takes half a minute, and what else the machine does changes within that. So the builds
run side by side, each in its own process, and the parent lets one work at a time.
"""

from __future__ import annotations

import sys
import time

TURN = 50
"""How many passages a side embeds before it lets the others: one or two seconds of work."""
WAITING = "waiting"


class Turns:
    """A side's own clock, which stands still while another side works."""

    def __init__(self) -> None:
        """Nothing is done yet; ``begin`` waits for the first turn."""
        self._worked = 0.0
        self._since = 0.0

    def begin(self) -> None:
        """Say that this side is ready, and wait until the parent lets it work."""
        print(WAITING, flush=True)
        sys.stdin.readline()
        self._since = time.perf_counter()

    def rest(self) -> None:
        """Let the others work."""
        self._worked = self.now()
        self.begin()

    def now(self) -> float:
        """Give the seconds that this side has worked."""
        return self._worked + time.perf_counter() - self._since
