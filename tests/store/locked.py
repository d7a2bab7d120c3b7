"""Runs Python where file permissions hold, also for somebody whom they do not stop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_HELD = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
"""The same user, without the right of root to write where nobody may."""


def lock(folder: Path, *, files_alone: bool = False) -> None:
    """Let nothing be written in a folder or to its files. Children of pytest may delete it again.

    ``files_alone``: new files can still be made there.
    """
    for one in folder.iterdir():
        one.chmod(0o400)
    if not files_alone:
        folder.chmod(0o500)


def run_held(folder: Path, code: str, *arguments: str, **environment: str) -> str:
    """Run Python code in a process that cannot write in the locked ``folder``; give what it prints.

    Skips the test where no such process can be had.
    """
    held = [] if os.geteuid() else _HELD
    if held and shutil.which(held[0]) is None:
        pytest.skip("as root, file permissions hold only with setpriv, which is not here")
    if _run([*held, sys.executable, "-c", _TRY, str(folder)]).stdout != "held\n":
        pytest.skip("file permissions do not hold here, even without the rights of root")
    done = _run([*held, sys.executable, "-c", code, *arguments], **environment)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


_TRY = """
import sys
from pathlib import Path
try:
    Path(sys.argv[1], "may-not-be").touch()
except PermissionError:
    print("held")
"""


def _run(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)
