"""How building, opening and asking grow with the library: with the snapshot, with Chroma, with a server.

    python -m benchmarks.scale [--sizes N ...] [--embed N] [--cache DIR] [--no-server] [--json]

Passages and vectors are made up (see ``large/making.py``); only ``--embed`` of them
are really embedded, to compare the build with the bare loop over the model. Each
figure is of a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.knowledge.index.filler import STEP
from assistant.settings import load_settings
from tests.knowledge.index.server import Server

_SIZES = (1_000, 10_000, 50_000, 100_000)
_SENT = 10_000
"""The largest library that is sent to a server, unless sizes are named: sending takes the longest."""
_ROWS = {
    "build": ("build, without embedding", ("seconds", STEP, "megabytes", "disk")),
    "exact": ("ask, snapshot alone", ("open", "first", "p50", "p95", "megabytes")),
    "chroma": ("ask, Chroma here", ("open", "first", "p50", "p95", "megabytes")),
    "recall": ("Chroma's first ten", ("recall", "first_same")),
    "send": ("send to a server", ("seconds", "megabytes", "disk")),
    "server": ("ask, Chroma on a server", ("open", "first", "p50", "p95", "megabytes")),
}
_UNITS = {
    "seconds": "{:.1f} s",
    STEP: "of that Chroma {:.1f} s",
    "megabytes": "{:.0f} MB",
    "disk": "disk {:.0f} MB",
    "open": "open {:.2f} s",
    "first": "first {:.2f} s",
    "p50": "p50 {:.1f} ms",
    "p95": "p95 {:.1f} ms",
    "recall": "recall {:.3f}",
    "first_same": "same first {:.3f}",
}

Figures = dict[str, Any]


def work(folder: Path, *what: str) -> Figures:
    """Do one piece of work in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.large.side", what[0], str(folder), *what[1:]]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(what)} failed:\n{done.stderr}")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(size: int, cache: Path, *, with_server: bool) -> dict[str, Figures]:
    """Measure a library of so many passages, in all ways."""
    with tempfile.TemporaryDirectory(prefix="ownwords-scale-") as name:
        folder = Path(name)
        (folder / "cache").symlink_to(cache, target_is_directory=True)
        work(folder, "fill", str(size))
        found = {one: work(folder, one) for one in ("build", "exact", "chroma", "recall")}
        if with_server:
            with Server(folder / "server") as server:
                found["send"] = work(folder, "send", server.url)
                found["server"] = work(folder, "server", server.url)
        return found


def rate(count: int, cache: Path) -> Figures:
    """Really embed so many passages."""
    with tempfile.TemporaryDirectory(prefix="ownwords-scale-") as name:
        (Path(name) / "cache").symlink_to(cache, target_is_directory=True)
        return work(Path(name), "rate", str(count))


def lines_of(size: int, found: Mapping[str, Figures]) -> list[str]:
    """Write the figures of one size, a line for each way."""
    lines = [f"{size:,} passages"]
    for one, (title, names) in _ROWS.items():
        if one in found:
            shown = [_UNITS[name].format(found[one][name]) for name in names if name in found[one]]
            lines.append(f"  {title:25} {'  '.join(shown)}")
    return lines


def rate_line(found: Figures) -> str:
    """Write how fast a build embeds, against the bare loop."""
    return (
        f"{found['embedded']:,} passages really embedded: {found['seconds']:.0f} s, the bare loop "
        f"{found['bare_loop']:.0f} s, ratio {found['ratio']:.3f} (aim: 1.15 or less); "
        f"{found['per_passage']:.1f} ms a passage, {found['megabytes']:.0f} MB"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("--sizes", type=int, nargs="*", default=None)
    parser.add_argument("--embed", type=int, default=5_000, help="0 embeds none")
    parser.add_argument("--cache", type=Path, default=load_settings().cache_dir)
    parser.add_argument("--no-server", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    sizes = _SIZES if given.sizes is None else given.sizes
    found: Figures = {"sizes": {}}
    for size in sizes:
        sent = not given.no_server and (given.sizes is not None or size <= _SENT)
        found["sizes"][size] = measure(size, given.cache.resolve(), with_server=sent)
        if not given.json:
            print("\n".join(lines_of(size, found["sizes"][size])), flush=True)
    if given.embed:
        found["rate"] = rate(given.embed, given.cache.resolve())
        if not given.json:
            print(rate_line(found["rate"]), flush=True)
    if given.json:
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
