"""Writes small guidance folders for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FRONT: dict[str, Any] = {
    "title": "A guide",
    "publisher": None,
    "published": "2020",
    "reviewed": "2026-11-21",
    "nations": ["england"],
    "in_force_from": None,
    "in_force_until": None,
    "kind": "advice",
    "superseded_by": None,
    "origin": None,
    "sources": [],
    "caveats": [],
}


def write_document(folder: Path, id_: str, body: str, **front: Any) -> Path:
    """Write one document; what ``front`` leaves out is as in ``FRONT``."""
    folder.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump({"id": id_, **FRONT, **front}, allow_unicode=True, sort_keys=False)
    file = folder / f"{id_}.md"
    file.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    return file


def caveat(heading: str, claim: str, correction: str, confidence: str = "high") -> dict[str, str]:
    """A caveat as front matter holds it."""
    return {
        "heading": heading,
        "claim": claim,
        "correction": correction,
        "source": "somewhere.example",
        "confidence": confidence,
    }
