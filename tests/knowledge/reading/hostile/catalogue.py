"""Where files that are made to do harm are kept until they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MB = 1024 * 1024
Make = Callable[[Path], None]


class Catalogue:
    """Files of one sort, by name.

    ``refused`` says part of the reason that a person must get; ``inert`` may be read, but the
    text has to be harmless and must not hold ``SECRET``.
    """

    def __init__(self) -> None:
        self.refused: dict[str, tuple[str, Make]] = {}
        self.inert: dict[str, Make] = {}

    def refuses(self, name: str, reason: str) -> Callable[[Make], Make]:
        """Keep a file that is written by the function below."""

        def keep(make: Make) -> Make:
            self.refused[name] = (reason, make)
            return make

        return keep

    def has(self, name: str, reason: str | None, content: bytes | Callable[[], bytes]) -> None:
        """Keep a file by its bytes, or by what makes them: the large ones only when they are needed."""

        def make(file: Path) -> None:
            file.write_bytes(content if isinstance(content, bytes) else content())

        if reason is None:
            self.inert[name] = make
        else:
            self.refused[name] = (reason, make)
