"""Areas of life that an Outcome may belong to, as data."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant import content
from assistant.record.nation import Nation
from assistant.resources import package_file

_WHAT = "The areas of life"


class Area(BaseModel):
    """One area of life. ``set`` names the list it comes from, ``source`` where that list stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: str
    set: str
    nations: tuple[Nation, ...]
    source: str


@cache
def load_areas() -> tuple[Area, ...]:
    """Read the areas. Raises ContentError with every mistake at once."""
    file = package_file("plan", "areas.yaml")
    return content.read_as(file, TypeAdapter(tuple[Area, ...]), _WHAT)


def area_title(area: str) -> str:
    """Give the title of an area; one that is not known any more stays as it is."""
    return next((one.title for one in load_areas() if one.id == area), area)
