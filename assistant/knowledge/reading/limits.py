"""How much one file may cost before it is given up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    """The most that reading one file may take. All are whole numbers above 0."""

    seconds_without_progress: int = 10
    """Seconds in which nothing more of the file was read."""
    seconds: int = 120
    """Seconds for the whole file, and seconds of the processor where the system counts them."""
    memory_mb: int = 300
    """Megabytes (of 1,048,576 bytes) that the child process may hold, itself included."""
    file_mb: int = 50
    """Megabytes of the file as it lies on the disk."""
    pages: int = 2000
    """Pages of a PDF."""
    unpacked_mb: int = 200
    """Megabytes that the parts of a packed file (DOCX) may have together when unpacked."""
    parts: int = 5000
    """Files inside a packed file (DOCX)."""
    characters: int = 20_000_000
    """Characters of text that may come out, headings included."""

    def as_json(self) -> dict[str, int]:
        """Give the values by name, as they are sent to the child."""
        return asdict(self)

    @staticmethod
    def from_json(values: Any) -> Limits:
        """Read what ``as_json`` gave."""
        return Limits(**{name: int(value) for name, value in values.items()})
