"""The base of what an Entry carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Payload:
    """Base of what an Entry carries."""
