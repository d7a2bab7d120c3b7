"""Starts the process that fills Chroma, so that the build can go on meanwhile, and waits for it."""

from __future__ import annotations

import re
import subprocess
import threading
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

from assistant.knowledge import children
from assistant.meaning.prepare import Progress

STEP = "Getting ready to search"
"""What a person is told meanwhile."""

STILL_SECONDS = 300.0
"""Seconds without a step after which it counts as stuck. A step is 1,000 passages, which take some
seconds; copying an earlier store of some gigabytes from a slow disk takes the longest."""

_LAST_WORDS = 300
_STEP = re.compile(r"(\d+) (\d+)\s*")
"""What the process says of itself; a library may print anything else."""


class StoreFailed(Exception):
    """Chroma could not store the passages. The words say why."""


class Filler:
    """The process that fills Chroma from the snapshot in a folder."""

    def __init__(
        self, folder: Path, model: str, earlier: Path | None, patience: float = STILL_SECONDS
    ) -> None:
        """Start it. The snapshot's passages and vectors must be written. Raises OSError.

        It is ended when it takes no step for ``patience`` seconds.
        """
        self._patience = patience
        self._stuck = False
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
        watch = self._watch()
        try:
            for line in self._process.stdout:
                told = _STEP.fullmatch(line)
                if told and line != before:
                    watch.cancel()
                    watch = self._watch()
                    progress(STEP, int(told[1]), int(told[2]))
                    before = line
            status = self._process.wait()
        finally:
            watch.cancel()
        if self._stuck:
            raise StoreFailed(f"no step for {self._patience:g} seconds")
        if status:
            self._errors.seek(0)
            last = self._errors.read().decode(errors="replace").strip().splitlines()[-1:]
            raise StoreFailed(f"status {status}: {''.join(last)[:_LAST_WORDS]}")

    def _watch(self) -> threading.Timer:
        watch = threading.Timer(self._patience, self._end_it)
        watch.daemon = True
        watch.start()
        return watch

    def _end_it(self) -> None:
        self._stuck = True
        self._process.kill()

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
