"""Commands at a Record in a folder where nothing can be written."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.conversation.workspace import Workspace
from assistant.record.entries import AnswerGiven, new_entry
from assistant.settings import Settings
from tests.conftest import NO_NETWORK
from tests.store.locked import lock, run_held

_COMMANDS = """
import contextlib, io, json, sys
from assistant.cli import main

told = []
for line in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    sys.argv, status = ["ownwords", *line], 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
    told.append([status, out.getvalue(), err.getvalue()])
print(json.dumps(told))
"""


def test_what_a_locked_folder_holds_is_shown_drafted_exported_and_not_written_to(
    tmp_path: Path, cache_dir: Path
) -> None:
    workspace = Workspace(Settings(data_dir=tmp_path / "data", cache_dir=cache_dir))
    record = workspace.new_record("Jay", "england", 16)
    words = "toast first and then the dog"
    given = AnswerGiven(question="good_day", words=words)
    workspace.store.append([new_entry(record, given, person=workspace.view(record).people[0].id)])
    workspace.store.close()
    lock(tmp_path / "data")
    out = tmp_path / "profile.md"
    form = ("--format", "one-page-profile")
    lines = [
        ("records",),
        ("show", record),
        ("draft", record, *form),
        ("export", record, *form, "--as", "md", "--out", str(out)),
        ("answer", record, "--voice", "young_person"),
        ("doctor",),
    ]
    printed = run_held(
        tmp_path / "data",
        _COMMANDS,
        json.dumps(lines),
        PYTHONPATH=str(NO_NETWORK),
        OWNWORDS_DATA_DIR=str(tmp_path / "data"),
        OWNWORDS_CACHE_DIR=str(cache_dir),
    )
    *reading, answering, doctor = json.loads(printed)
    assert [(status, err) for status, _, err in reading] == [(0, "")] * 4
    listed, shown, drafted, _ = (text for _, text, _ in reading)
    assert record in listed
    assert words in shown
    assert words in drafted
    assert words in out.read_text()
    status, _, err = answering
    assert status == 1
    assert "is read-only, so nothing can be saved there" in err
    status, text, _ = doctor
    assert status == 1
    (ill,) = (line for line in text.splitlines() if line.startswith("No answer can be saved now:"))
    assert "is read-only" in ill
    assert "Allow writing there" in ill
    assert "Nothing is wrong" not in text
    assert [one.name for one in (tmp_path / "data").iterdir()] == ["records.sqlite"]
