"""Reads the questions from YAML and reports every mistake at once."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant import resources
from assistant.errors import ContentError
from assistant.flows import checks, mistakes
from assistant.flows.schema import Flow, Flows

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # a PyYAML that was built without libyaml: slower, the same result
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class _OneOfEachKey(_SafeLoader):
    """Refuses a key that stands twice; YAML would keep the last and lose words in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key '{key.value}' stands twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def load_flows(folder: Path | None = None) -> Flows:
    """Read every ``*.yaml`` of a folder; without one, the questions that are shipped.

    Flows stand in the order of their ``order`` key, then of their file name.
    Raises ContentError with all mistakes of all files, each with file, place and mend.
    """
    folder = folder or resources.package_file("flows", "content")
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ContentError("The questions", [f"{folder}: there is no .yaml file. Put one there."])
    found: list[str] = []
    raws = {file.name: _read(file, found) for file in files}
    readable = {name: raw for name, raw in raws.items() if raw is not None}
    flows = [
        flow for name, raw in readable.items() if (flow := _to_flow(name, raw, found)) is not None
    ]
    found += checks.check(readable, complete=len(readable) == len(files))
    if found:
        raise ContentError("The questions", found)
    return Flows(tuple(sorted(flows, key=lambda flow: flow.order)))


def _read(file: Path, found: list[str]) -> Any:
    """Read one file; a mistake in it is added to ``found`` and None comes back."""
    try:
        raw = yaml.load(file.read_text(encoding="utf-8"), Loader=_OneOfEachKey)
    except yaml.YAMLError as error:
        found.append(f"{file.name}: {mistakes.of_yaml(error)}")
    except UnicodeDecodeError:
        found.append(f"{file.name}: is not UTF-8 text. Save it as UTF-8.")
    except OSError as error:
        found.append(f"{file.name}: cannot be read ({error.strerror}). Allow reading it.")
    else:
        if raw is not None:
            return raw
        found.append(f"{file.name}: is empty. Write a flow in it, or delete the file.")
    return None


def _to_flow(name: str, raw: Any, found: list[str]) -> Flow | None:
    try:
        return Flow.model_validate(raw)
    except ValidationError as error:
        found += [f"{name}: {mistake}" for mistake in mistakes.of_shape(error)]
        return None
