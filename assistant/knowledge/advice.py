"""Who to ask in each nation when the guidance has no answer, as dated data: ``advice.yaml``."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.data import read_list
from assistant.knowledge.model import WhoToAsk
from assistant.record.nation import Nation
from assistant.resources import package_file


class _Service(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    nation: Nation
    name: str
    what: str
    contact: str
    checked: str
    verify: bool
    source: str | None = None


def who_to_ask(nation: Nation | None) -> list[WhoToAsk]:
    """Name the independent advice service of a nation, or those of all four. Raises ContentError."""
    return [service for service in _services() if nation in (None, service.nation)]


@lru_cache(maxsize=1)
def _services() -> tuple[WhoToAsk, ...]:
    """Read the file, once for each run."""
    return tuple(
        WhoToAsk.model_validate(service.model_dump(mode="json", exclude={"source"}))
        for service in read_list(package_file("knowledge", "advice.yaml"), _Service)
    )
