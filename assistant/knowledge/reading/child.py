"""The process that reads one file: ``python -m assistant.knowledge.reading.child``.

It gets ``{"file": path, "limits": {...}}`` on stdin and answers in lines of JSON
(``wire``). It imports only what the kind of file needs.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from assistant.knowledge.reading import wire
from assistant.knowledge.reading.confine import confine
from assistant.knowledge.reading.kinds import Kind, kind_of, open_file
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText, Refused

OUT_OF_MEMORY = 3
"""The exit status for a file that needed more memory than it may."""

Progress = Callable[[int, int], None]


def main() -> None:
    """Read the request, confine this process, read the file and answer."""
    asked = json.loads(sys.stdin.buffer.read())
    limits = Limits.from_json(asked["limits"])
    out = sys.stdout.buffer
    logging.disable()  # warnings are about the file, and nobody is there to read them
    confine(limits)

    def progress(done: int, total: int) -> None:
        out.write(wire.progress_line(done, total))
        out.flush()

    try:
        for line in wire.result_lines(read(Path(asked["file"]), limits, progress)):
            out.write(line)
    except Refused as refused:
        out.write(wire.refused_line(refused))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # anything gentler may need memory
    out.flush()


def read(file: Path, limits: Limits, progress: Progress) -> ReadText:
    """Read a file of any kind, in this process. Raises Refused, and MemoryError under a limit."""
    with open_file(file, limits) as opened:
        kind = kind_of(file.name, opened)
        try:
            found = _reader(kind)(opened, limits, progress)
        except (Refused, MemoryError):
            raise
        except Exception:  # a broken file breaks a library in ways that nobody can list
            raise _broken(kind) from None
    if not found.sections:
        raise Refused("There is no text in this file.", "Check that it is the right file.")
    return found


def _reader(kind: Kind) -> Callable[[BinaryIO, Limits, Progress], ReadText]:
    """Import what reads this kind, and nothing else."""
    module: Any
    match kind:
        case Kind.PDF:
            from assistant.knowledge.reading import pdf as module
        case Kind.DOCX:
            from assistant.knowledge.reading import docx as module
        case Kind.HTML:
            from assistant.knowledge.reading import html as module
        case Kind.MARKDOWN:
            from assistant.knowledge.reading import markup as module
        case Kind.PLAIN:
            from assistant.knowledge.reading import plain as module
    reader: Callable[[BinaryIO, Limits, Progress], ReadText] = module.read
    return reader


def _broken(kind: Kind) -> Refused:
    return Refused(
        f"This {kind} is damaged, or made in a way that we cannot read.",
        "Open it in the program that made it, and save it again.",
    )


if __name__ == "__main__":
    main()
