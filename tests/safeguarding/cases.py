"""Reads ``cases.yaml``: sentences that must stop the interview, and sentences that must not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.record.entries import Voice


@dataclass(frozen=True)
class Case:
    text: str
    voice: Voice | None
    alarm: bool
    held_out: bool
    indirect: bool
    about: str


def load_cases() -> list[Case]:
    document = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
    return [
        Case(
            text=text,
            voice=None if group["voice"] == "none" else Voice(group["voice"]),
            alarm=group["alarm"],
            held_out=group.get("held_out", False),
            indirect=group.get("indirect", False),
            about=group["about"],
        )
        for group in document["groups"]
        for text in group["texts"]
    ]


CASES = load_cases()
TUNED = [case for case in CASES if not case.held_out]
HELD_OUT = [case for case in CASES if case.held_out and not case.indirect]
INDIRECT = [case for case in CASES if case.indirect]
