"""The process that reads, and the one that watches it: limits, ways to die, and lies."""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.knowledge import children
from assistant.knowledge.reading import parent
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused
from tests.knowledge.reading.pdfs import lines, pages
from tests.knowledge.reading.reads import QUICK, read, refusal

Evil = Callable[[str], None]


def test_progress_is_told_and_goes_up(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pages([lines([f"Page {number} has words."]) for number in range(5)]))
    told: list[tuple[int, int]] = []
    parent.read_file(file, QUICK, lambda done, total: told.append((done, total)))
    assert told == [(number, 6) for number in range(1, 6)]


def test_a_strange_name_is_only_a_name(tmp_path: Path) -> None:
    for name in ("-c.txt", "a b'\"$(touch x).txt", "zażółć \x1b[31m.txt", "new\nline.txt"):
        assert read(tmp_path / name, "Words.").sections[0].text == "Words."
    raw = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    Path(os.fsdecode(raw)).write_text("Words.")
    assert read(Path(os.fsdecode(raw))).sections[0].text == "Words."


def test_a_path_from_here_is_read_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(Path("a.txt"), "Words.").sections[0].text == "Words."


def test_memory_is_held(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "a.txt", "words " * 3_000_000, Limits(memory_mb=60))
    assert refused.reason == "Reading this file needs too much memory."


def test_the_processor_is_held(tmp_path: Path, evil: Evil) -> None:
    evil("while True: pass")
    assert (
        refusal(tmp_path / "a.txt", "x", Limits(seconds=1)).reason
        == "Reading this file takes too long."
    )


def test_the_child_cannot_write_start_or_connect(tmp_path: Path, evil: Evil) -> None:
    tries = [
        "open('stolen', 'w')",
        "os.open('stolen', os.O_CREAT | os.O_WRONLY)",
        "os.remove('kept')",
        "os.system('touch stolen')",
        "__import__('subprocess').run(['touch', 'stolen'])",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "os.mkdir('stolen')",
    ]
    (tmp_path / "kept").write_text("kept")
    evil(
        f"import os, json; os.chdir({str(tmp_path)!r})\n"
        "from assistant.knowledge.reading.confine import confine\n"
        "from assistant.knowledge.reading.limits import Limits\n"
        "confine(Limits())\n"
        f"for tried in {tries!r}:\n"
        "    try: eval(tried)\n"
        "    except PermissionError: continue\n"
        "    print(json.dumps({'refused': {'reason': tried, 'do': '.'}}), flush=True)\n"
        "print(json.dumps({'refused': {'reason': 'held.', 'do': 'nothing.'}}), flush=True)\n"
    )
    assert refusal(tmp_path / "a.txt", "x").reason == "held."
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "kept"]


@pytest.fixture
def evil(monkeypatch: pytest.MonkeyPatch) -> Evil:
    """Put another program in place of the one that reads: it may do anything."""

    def put(program: str) -> None:
        told = [sys.executable, "-c", f"import sys; sys.stdin.read()\n{program}"]
        monkeypatch.setattr(children, "command", lambda *_: told)

    return put


WRONG = "Reading this file went wrong."
BROKE = "This file broke the program that reads files."
LIES = {
    "nothing": ("", BROKE),
    "an error": ("sys.exit(1)", BROKE),
    "a signal": ("import os; os.kill(os.getpid(), 11)", BROKE),
    "no memory": ("sys.exit(3)", "Reading this file needs too much memory."),
    "no JSON": ("print('hello')", WRONG),
    "half a line": ("print('{\"section\"', end='')", WRONG),
    "a list": ("print('[1, 2]')", WRONG),
    "an unknown word": ('print(\'{"run": "me"}\')', WRONG),
    "two words": ('print(\'{"end": 1, "section": 2}\')', WRONG),
    "a wrong shape": ('print(\'{"section": {"heading": 1}}\')', WRONG),
    "more than a section": (
        'print(\'{"section": {"heading": "a", "under": null, "text": "b", "page": 1, "x": 2}}\')',
        WRONG,
    ),
    "a page that is no number": (
        'print(\'{"section": {"heading": "a", "under": null, "text": "b", "page": true}}\')',
        WRONG,
    ),
    "deep JSON": ("print('[' * 100000)", WRONG),
    "bytes": ("sys.stdout.buffer.write(bytes(range(256)))", WRONG),
    "no progress": (
        "import time\nwhile True: print('{\"progress\": [1, 2]}', flush=True); time.sleep(.05)",
        "Reading this file takes too long.",
    ),
    "silence": ("import time; time.sleep(60)", "Reading this file takes too long."),
    "too much": (
        "while True: sys.stdout.write('{\"progress\": [1, 2]}\\n' * 10000)",
        "More came out of this file than can be right.",
    ),
    "a line without an end": (
        "while True: sys.stdout.write(' ' * 1000000)",
        "More came out of this file than can be right.",
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_whatever_the_child_says_or_how_it_dies(tmp_path: Path, evil: Evil, lie: str) -> None:
    program, reason = LIES[lie]
    evil(program)
    limits = Limits(seconds=8, seconds_without_progress=1, characters=1_000_000)
    if lie in ("too much", "a line without an end"):
        limits = Limits(seconds=30, seconds_without_progress=30, characters=1_000_000)
    assert refusal(tmp_path / "a.txt", "x", limits).reason == reason


def test_words_of_the_child_are_made_safe_and_short(tmp_path: Path, evil: Evil) -> None:
    said = {"refused": {"reason": "\x1b]0;x\x07a\u202eb\n" + "c" * 9000, "do": "d"}}
    evil(f"print({json.dumps(said)!r})")
    with pytest.raises(Refused) as caught:
        read(tmp_path / "a.txt", "x")
    assert caught.value.reason == "ab " + "c" * 497


def test_errors_of_the_child_are_not_printed(
    tmp_path: Path, evil: Evil, capfd: pytest.CaptureFixture[str]
) -> None:
    evil("print('SECRET', file=sys.stderr); raise ValueError('SECRET')")
    assert refusal(tmp_path / "a.txt", "x").reason == BROKE
    assert capfd.readouterr() == ("", "")


def test_when_the_caller_stops_the_child_is_gone(tmp_path: Path) -> None:
    """Stopping (Ctrl+C, a closed screen) is any error that comes out of ``progress``."""
    file = tmp_path / "a.pdf"
    file.write_bytes(pages([lines(["Words on a page."])] * 300))
    others = set(_children())  # of tests that ran before in this process
    seen: list[int] = []

    def stop(done: int, total: int) -> None:
        seen.extend(_children())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parent.read_file(file, QUICK, stop)
    begun = set(seen) - others
    assert begun and not begun & set(_children())


def _children() -> list[int]:
    """The processes that this one started and that are still there."""
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(one) for one in found]


def test_a_child_that_starts_others_takes_them_along(tmp_path: Path, evil: Evil) -> None:
    note = tmp_path / "pid"
    evil(
        "import subprocess, time\n"
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'w').write(str(other.pid)); time.sleep(60)"
    )
    refusal(tmp_path / "a.txt", "x", Limits(seconds=8, seconds_without_progress=2))
    assert _ends(int(note.read_text()))


def _ends(process: int) -> bool:
    """Wait until a process has ended, five seconds at most."""
    try:
        ended = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([ended], [], [], 5)[0])
    finally:
        os.close(ended)
