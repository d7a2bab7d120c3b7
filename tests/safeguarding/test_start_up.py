"""Importing the screen must cost next to nothing: cues are read at the first use."""

from __future__ import annotations

import json
import subprocess
import sys

SCRIPT = """
import json, sys
HEAVY = {"textual", "torch", "chromadb", "sentence_transformers", "numpy"}
import assistant.safeguarding.response
from assistant.safeguarding import response, screen
before = screen.shipped_screen.cache_info().currsize
screen.screen("hello")
print(json.dumps({
    "before": before,
    "after": screen.shipped_screen.cache_info().currsize,
    "responses": response.shipped_responses.cache_info().currsize,
    "heavy": sorted(HEAVY & sys.modules.keys()),
}))
"""


def test_cues_are_read_at_the_first_use_and_nothing_heavy_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == {"before": 0, "after": 1, "responses": 0, "heavy": []}
