"""Checked questions as plain data, and plain data as questions again, without a check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from assistant.flows.schema import Condition, Flow, Prompts, Question, Section, Wordings
from assistant.record.entries import Voice

_Data = dict[str, Any]


def to_data(flows: Iterable[Flow]) -> list[_Data]:
    """Give Flows as what JSON can hold."""
    return [asdict(flow) for flow in flows]


def from_data(data: Iterable[_Data]) -> tuple[Flow, ...]:
    """Give the Flows that ``to_data`` was given, from JSON that nobody has changed."""
    return tuple(
        Flow(**{**_worded(one), "sections": tuple(map(_section, one["sections"]))}) for one in data
    )


def _section(data: _Data) -> Section:
    return Section(**{**_worded(data), "questions": tuple(map(_question, data["questions"]))})


def _question(data: _Data) -> Question:
    stuck = Prompts(**{voice: tuple(texts) for voice, texts in data["stuck"].items()})
    when = data["when"] and _condition(data["when"])
    return Question(**{**_worded(data), "stuck": stuck, "when": when})


def _condition(data: _Data) -> Condition:
    voices, nations = data["voices"], data["nations"]
    return Condition(
        voices=voices and tuple(map(Voice, voices)),
        min_age=data["min_age"],
        nations=nations and tuple(nations),
        answered=data["answered"],
    )


def _worded(data: _Data) -> _Data:
    """Make Wordings of what is said in three ways."""
    return {
        key: Wordings(**value) if isinstance(value, dict) and "parent" in value else value
        for key, value in data.items()
    }
