"""Reads hostile files in a small process of its own, where the memory of each child can be seen.

``python -m tests.knowledge.reading.watched FOLDER`` prints a line of JSON for each file. A process
with few imports is needed: a child's greatest memory counts that of the process it came from.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused
from assistant.knowledge.reading.parent import read_file

LIMITS = Limits(seconds_without_progress=6, seconds=12)


def main(folder: Path) -> None:
    """Read every file of the folder, in the order of the names on stdin."""
    for name in sys.stdin.read().splitlines():
        answer: dict[str, object] = {"name": name}
        try:
            found = read_file(folder / name, LIMITS, lambda done, total: None)
            answer["title"] = found.title
            answer["text"] = "\n".join(
                f"{one.heading}\n{one.text[:100_000]}" for one in found.sections[:200]
            )
        except Refused as refused:
            answer["refused"] = [refused.reason, refused.do]
        answer["kilobytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
