from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_TAKE = """
import sys
from pathlib import Path
from assistant.meaning.lock import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("has it", flush=True)
    sys.stdin.readline()
"""


def _taker(file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _TAKE, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_second_process_waits_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "lock"
    first = _taker(file)
    assert first.stdout is not None
    assert first.stdout.readline() == "has it\n"
    with _taker(file) as second:
        assert second.stdout is not None
        # The second cannot have it while the first runs, so its line comes only after the kill.
        first.kill()
        first.wait()
        first.stdout.close()
        assert second.stdout.readline() == "has it\n"
        second.communicate("\n")
    assert second.returncode == 0


def test_the_second_process_does_not_get_it_before(tmp_path: Path) -> None:
    file, said = tmp_path / "lock", tmp_path / "said"
    write = (
        "import sys; from pathlib import Path; from assistant.meaning.lock import one_at_a_time\n"
        "with one_at_a_time(Path(sys.argv[1])):\n"
        "    with open(sys.argv[2], 'a') as said:\n"
        "        for n in range(200): said.write(sys.argv[3]); said.flush()\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", write, str(file), str(said), letter])
        for letter in "ab"
    ]
    assert [one.wait() for one in both] == [0, 0]
    assert said.read_text() in ("a" * 200 + "b" * 200, "b" * 200 + "a" * 200)
