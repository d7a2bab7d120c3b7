"""Runs regular expressions over texts, in a process of its own: one of them may never end.

Reads ``{"patterns": [...], "texts": [...], "seconds": s}`` on standard input and
prints one line for each pattern: the numbers of the texts it matches. A pattern
that takes longer than ``seconds`` ends the process. Started by ``matching``, not imported.
"""

from __future__ import annotations

import faulthandler
import json
import re
import sys
import warnings


def main() -> None:
    """Answer what stands on standard input."""
    warnings.simplefilter("ignore")
    given = json.load(sys.stdin.buffer)
    for pattern in given["patterns"]:
        faulthandler.dump_traceback_later(given["seconds"], exit=True)
        matches = re.compile(pattern, re.IGNORECASE).search
        found = [number for number, text in enumerate(given["texts"]) if matches(text)]
        faulthandler.cancel_dump_traceback_later()
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
