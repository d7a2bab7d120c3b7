from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.knowledge import own
from tests.knowledge.test_own import document, files

_KEEP_A_LARGE_ONE = """
import resource, signal, sys
from pathlib import Path
from assistant.errors import KnowledgeError
from assistant.knowledge import own
from assistant.knowledge.markdown import Section
from tests.knowledge.test_own import document

resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
if sys.argv[2] == "killed":
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; the system would kill
large = document().model_copy(update={"sections": (Section("A", None, "word " * 100_000),)})
try:
    own.keep(Path(sys.argv[1]), large)
except KnowledgeError as told:
    print(told)
"""
_CHECK_THE_ROOM_AND_BE_KILLED = """
import resource, signal, sys
from pathlib import Path
from assistant.knowledge import own

resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
own.check_room(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize("how", ["killed", "told"])
def test_an_end_in_the_middle_of_writing_loses_nothing(tmp_path: Path, how: str) -> None:
    own.keep(tmp_path, document())
    done = subprocess.run(
        [sys.executable, "-c", _KEEP_A_LARGE_ONE, str(tmp_path), how],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    left = [name for name in files(tmp_path) if name.startswith(".")]
    if how == "killed":
        assert done.returncode == -signal.SIGXFSZ
        assert len(left) == 1
    else:
        assert "“Policy” cannot be kept" in done.stdout.decode()
        assert left == []
    assert own.kept(tmp_path) == (document(),)
    assert own.ids(tmp_path) == ("own-policy",)
    own.keep(tmp_path, document())
    assert files(tmp_path) == ["own-policy.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_what_a_killed_look_for_room_left_goes_at_the_next(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHECK_THE_ROOM_AND_BE_KILLED, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == -signal.SIGXFSZ
    assert list(tmp_path.glob(".room.*"))
    own.check_room(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["documents", "lock"]
