"""What the reading process takes from itself before it touches a file.

On Linux memory is held by RLIMIT_AS: it counts everything the process maps, so what it
really uses can only be less, and Python with every library of this package maps under
40 MB. RLIMIT_DATA was measured too; it leaves out mapped files, and so promises less.
macOS has no working limit of memory, and Windows none of these: there only the clock and
the watch of the parent hold, and what the readers themselves count.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from assistant.knowledge.reading.limits import Limits

_MB = 1024 * 1024
_OPEN_FILES = 32
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.kill",
    "ctypes.",
    "shutil.",
    "webbrowser.",
    "urllib.",
    "ftplib.",
    "http.",
    "pty.",
)
"""Beginnings of the names of audit events: network, processes, and changes to files."""
_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def confine(limits: Limits) -> None:
    """Set the limits of this process, for good. Where the system has none, nothing happens."""
    _limit_resources(limits)
    sys.addaudithook(_refuse)


def _limit_resources(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = [
        ("RLIMIT_AS", limits.memory_mb * _MB),
        ("RLIMIT_CPU", limits.seconds),
        ("RLIMIT_NOFILE", _OPEN_FILES),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ]
    for name, most in wanted:
        which = getattr(resource, name, None)
        if which is None:
            continue
        hard = resource.getrlimit(which)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (value, value))
        except (OSError, ValueError):  # macOS refuses some
            continue


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what no reader of a file has to do. It is no wall, but a document cannot ask for it."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and _is_for_writing(args[1], args[2]):
        raise PermissionError(event)


def _is_for_writing(mode: str | None, flags: int) -> bool:
    return bool(flags & _WRITE_FLAGS) or any(sign in (mode or "") for sign in "wax+")
