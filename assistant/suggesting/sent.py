"""The log of what was sent to a model that is not on this machine, for the people it is about.

It is written before anything leaves: what cannot be written down is not sent.
Of what stays on this machine only the number of times is kept.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import ModelError
from assistant.suggesting.choice import Model
from assistant.suggesting.endpoint import Reach


@dataclass(frozen=True)
class Sent:
    """One thing that was sent away: when, who said yes, where to, and every byte of it as text."""

    time: str
    person: str
    host: str
    url: str
    model: str
    body: str


@dataclass(frozen=True)
class Log:
    """All that was sent, oldest first. ``damaged`` counts lines that cannot be read."""

    sent: tuple[Sent, ...]
    stayed: int
    damaged: int


class SentLog:
    """The log in a data folder. Lines are only ever added."""

    def __init__(self, data_dir: Path) -> None:
        """``data_dir`` need not be there yet."""
        self._folder = data_dir
        self.file = data_dir / "sent-to-models.jsonl"

    def add(self, model: Model, person: str, body: bytes) -> None:
        """Write down that this is sent now. Raises ModelError when it cannot be written."""
        endpoint = model.endpoint
        row: dict[str, str] = {"stayed": "here"}
        if endpoint.reach is not Reach.HERE:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            text = body.decode()
            row = asdict(Sent(now, person, endpoint.host, endpoint.url, model.name, text))
        try:
            self._append(json.dumps(row, ensure_ascii=True).encode() + b"\n")
        except OSError as error:
            raise ModelError(
                "not_logged",
                f"What would be sent cannot be written down ({error.strerror}), "
                "so nothing was sent.",
                do=f"See that {self.file} can be written.",
            ) from None

    def read(self) -> Log:
        """Read it all. Raises ModelError when the file is there and cannot be read."""
        try:
            lines = self.file.read_bytes().splitlines()
        except FileNotFoundError:
            lines = []
        except OSError as error:
            raise ModelError(
                "not_logged",
                f"The list of what was sent cannot be read ({error.strerror}).",
                do=f"See that {self.file} can be read.",
            ) from None
        rows = [_row(line) for line in lines if line.strip()]
        sent = tuple(row for row in rows if isinstance(row, Sent))
        stayed = sum(row == "stayed" for row in rows)
        return Log(sent, stayed, len(rows) - len(sent) - stayed)

    def _append(self, line: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        opened = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(opened, "a+b") as file:
            self.file.chmod(0o600)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - 1, 0))
            torn = file.read(1) not in (b"", b"\n")
            file.write(b"\n" + line if torn else line)
            file.flush()
            os.fsync(file.fileno())


def _row(line: bytes) -> Sent | str | None:
    """Read a line: something sent, ``stayed``, or None where it is damaged."""
    try:
        read: Any = json.loads(line)
        if read == {"stayed": "here"}:
            return "stayed"
        sent = Sent(**read)
    except (ValueError, TypeError, RecursionError):
        return None
    return sent if all(isinstance(value, str) for value in asdict(sent).values()) else None
