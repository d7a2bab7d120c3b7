"""Says in words that a Format is made for another nation than a Record is of: the law is another one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant import content
from assistant.plan.format import Format
from assistant.record.nation import Nation, in_words
from assistant.resources import package_file


class Abroad(BaseModel):
    """The words: for a Record of another nation, and for one whose nation nobody has said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    other: str
    unknown: str


@cache
def load_abroad(file: Path | None = None) -> Abroad:
    """Read the words. Raises ContentError with every mistake at once."""
    file = file or package_file("plan", "abroad.yaml")
    return content.read_as(file, Abroad, "What is said of another nation's formats")


def abroad(form: Format, nation: str | None) -> str:
    """Say for whom a Format is made, where that is, or may be, another nation; '' where it fits."""
    if Nation.UK in form.nations or nation in form.nations:
        return ""
    said, made_for = load_abroad(), in_words(form.nations)
    if nation is None:
        return said.unknown.format(made_for=made_for)
    return said.other.format(made_for=made_for, nation=in_words([nation]))


def notice_in(form: Format, nation: str | None) -> str:
    """Give the words for the top of the page: that first, then what the Format says of itself."""
    return "\n\n".join(filter(None, [abroad(form, nation), form.notice]))
