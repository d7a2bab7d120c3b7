"""Reads the questions from YAML and reports every mistake at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant import resources
from assistant.errors import ContentError
from assistant.flows import data
from assistant.flows.schema import Flow, Flows
from assistant.kept import kept

_WHAT = "The questions"


def load_flows(folder: Path | None = None, cache_dir: Path | None = None) -> Flows:
    """Read every ``*.yaml`` of a folder; without one, the questions that are shipped.

    Flows stand in the order of their ``order`` key, then of their file name. With a
    ``cache_dir`` they are read and checked again only when a file has changed.
    Raises ContentError with all mistakes of all files, each with file, place and mend.
    """
    folder = folder or resources.package_file("flows", "content")
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ContentError(_WHAT, [f"{folder}: there is no .yaml file. Put one there."])
    if cache_dir is None:
        return Flows(_read_all(files))
    code = sorted(Path(__file__).parent.glob("*.py"))
    try:
        made = kept(cache_dir, "flows", [*files, *code], lambda: data.to_data(_read_all(files)))
    except OSError:  # it is told with its file by those who read
        return Flows(_read_all(files))
    return Flows(data.from_data(made))


def _read_all(files: Sequence[Path]) -> tuple[Flow, ...]:
    from assistant.flows import checks

    found: list[str] = []
    raws = {file.name: _read(file, found) for file in files}
    readable = {name: raw for name, raw in raws.items() if raw is not None}
    flows = [
        flow for name, raw in readable.items() if (flow := _to_flow(name, raw, found)) is not None
    ]
    found += checks.check(readable, complete=len(readable) == len(files))
    if found:
        raise ContentError(_WHAT, found)
    return tuple(sorted(flows, key=lambda flow: flow.order))


def _read(file: Path, found: list[str]) -> Any:
    """Read one file; a mistake in it is added to ``found`` and None comes back."""
    from assistant import content

    try:
        raw = content.read_yaml(file, _WHAT)
    except ContentError as error:
        found += error.mistakes
        return None
    if raw is None:
        found.append(f"{file.name}: is empty. Write a flow in it, or delete the file.")
    return raw


def _to_flow(name: str, raw: Any, found: list[str]) -> Flow | None:
    from assistant import content

    try:
        return content.to_shape(raw, Flow, name, _WHAT)
    except ContentError as error:
        found += error.mistakes
        return None
