"""Starts the process that reads a file, watches it, and believes nothing that it says."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from assistant.knowledge import children
from assistant.knowledge.markdown import Section
from assistant.knowledge.reading import wire
from assistant.knowledge.reading.child import OUT_OF_MEMORY
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText, Refused

_BYTES_OF_A_CHARACTER = 4
_SMALL_TALK = 4_000_000
"""Bytes that the lines of the child may have beside the text itself."""
_SECONDS_TO_END = 5

_SMALLER = "Split it into smaller files, or save it again from the program that made it."
_SAVE_AGAIN = "Open it in the program that made it, and save it again."


def read_file(file: Path, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read one file in a process of its own, which cannot harm this one. Raises Refused.

    ``progress`` is called with the steps done and the steps in all, in this thread. Nobody
    sees what the process prints; it is killed with all it started when it stands still,
    takes too long or says too much, and also when this call ends in any other way.
    """
    child = _start()
    try:
        _ask(child, file, limits)
        return _listen(child, limits, progress)
    finally:
        _kill(child)


def _start() -> subprocess.Popen[bytes]:
    """Start Python on its own. Its errors go nowhere: they are words of a stranger."""
    try:
        return subprocess.Popen(
            children.command("assistant.knowledge.reading.child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=children.FOLDER,
            env=children.environment(),
            start_new_session=True,  # its own process group; Windows does not mind
        )
    except OSError:
        raise Refused("The program that reads files did not start.", "Try it again.") from None


def _ask(child: subprocess.Popen[bytes], file: Path, limits: Limits) -> None:
    asked = {"file": os.path.abspath(file), "limits": limits.as_json()}  # noqa: PTH100 no links followed
    assert child.stdin is not None
    with suppress(OSError):  # if it is dead already, its end says more
        child.stdin.write(json.dumps(asked).encode("ascii"))
        child.stdin.close()


def _listen(
    child: subprocess.Popen[bytes], limits: Limits, progress: Callable[[int, int], None]
) -> ReadText:
    """Take the child's lines until the end. Raises Refused for every way not to get there."""
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    most = limits.characters * _BYTES_OF_A_CHARACTER + _SMALL_TALK
    assert child.stdout is not None
    threading.Thread(target=_pump, args=(child.stdout, lines, most), daemon=True).start()
    sections: list[Section] = []
    done = -1
    end = time.monotonic() + limits.seconds
    still = time.monotonic() + limits.seconds_without_progress
    while True:
        line = _next(lines, min(end, still))
        if line is None:
            raise _why_it_ended(child)
        said = _parse(line)
        match said:
            case Section():
                sections.append(said)
            case wire.End():
                return ReadText(said.title, tuple(sections), said.pages, said.notes)
            case Refused():
                raise said
            case wire.Progress() if said.done > done:  # to say the same again is no progress
                done = said.done
                progress(said.done, said.total)
            case _:
                continue
        still = time.monotonic() + limits.seconds_without_progress


def _pump(stream: IO[bytes], lines: queue.SimpleQueue[bytes | None], most: int) -> None:
    """Pass lines on until the stream ends; an empty one says that more than ``most`` bytes came."""
    with stream:
        while line := stream.readline(most + 1):
            most -= len(line)
            lines.put(line if most >= 0 else b"")
            if most < 0:
                break
    lines.put(None)


def _next(lines: queue.SimpleQueue[bytes | None], until: float) -> bytes | None:
    try:
        return lines.get(timeout=max(0.0, until - time.monotonic()))
    except queue.Empty:
        raise Refused("Reading this file takes too long.", _SMALLER) from None


def _parse(line: bytes) -> wire.Progress | Section | wire.End | Refused:
    if not line:
        raise Refused("More came out of this file than can be right.", _SMALLER)
    try:
        return wire.parse_line(line)
    except ValueError:
        raise Refused("Reading this file went wrong.", _SAVE_AGAIN) from None


def _why_it_ended(child: subprocess.Popen[bytes]) -> Refused:
    """Say why the child ended without an answer."""
    try:
        status = child.wait(timeout=_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        return Refused("Reading this file takes too long.", _SMALLER)
    if status == OUT_OF_MEMORY:
        return Refused("Reading this file needs too much memory.", _SMALLER)
    if status == -getattr(signal, "SIGXCPU", 0):
        return Refused("Reading this file takes too long.", _SMALLER)
    return Refused("This file broke the program that reads files.", _SAVE_AGAIN)


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child, if it has not ended, and all that it may have started; wait until it is gone."""
    if child.poll() is None:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):  # it has just gone
                os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
        child.wait()
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
