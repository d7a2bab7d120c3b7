"""What people ask and the guidance does not answer, as data: ``not_covered.yaml``."""

from __future__ import annotations

from assistant.knowledge.data import read_list
from assistant.resources import package_file

_FILE = package_file("knowledge", "not_covered.yaml")


def not_covered() -> list[str]:
    """List the subjects outside the guidance, in words. Raises ContentError."""
    return read_list(_FILE, str)
