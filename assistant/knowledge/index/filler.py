"""Starts the process that fills Chroma, so that the build can go on meanwhile, and waits for it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

from assistant.knowledge import children
from assistant.meaning.prepare import Progress

_LAST_WORDS = 300
_STEP = re.compile(r"(\d+) (\d+)\s*")
"""What the process says of itself; a library may print anything else."""


class StoreFailed(Exception):
    """Chroma could not store the passages. The words say why."""


class Filler:
    """The process that fills Chroma from the snapshot in a folder."""

    def __init__(self, folder: Path, model: str, earlier: Path | None) -> None:
        """Start it. The snapshot's passages and vectors must be written. Raises OSError."""
        self._errors = TemporaryFile()  # noqa: SIM115 - it is closed when the process has ended
        store = (str(folder.absolute()), model, str(earlier.absolute()) if earlier else "")
        self._process = subprocess.Popen(
            children.command(f"{__package__}.filling", *store),
            cwd=children.FOLDER,
            env=children.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def wait(self, progress: Progress) -> None:
        """Show how far it is, until it has ended. Raises StoreFailed."""
        assert self._process.stdout is not None
        before = ""
        for line in self._process.stdout:
            told = _STEP.fullmatch(line)
            if told and line != before:
                progress("Storing in Chroma", int(told[1]), int(told[2]))
                before = line
        if status := self._process.wait():
            self._errors.seek(0)
            last = self._errors.read().decode(errors="replace").strip().splitlines()[-1:]
            raise StoreFailed(f"status {status}: {''.join(last)[:_LAST_WORDS]}")

    def __enter__(self) -> Self:
        """End it at the end of the block, whatever happens."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, if it has not ended."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()
