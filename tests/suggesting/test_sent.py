from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.suggesting.choice import Model
from assistant.suggesting.endpoint import read_endpoint
from assistant.suggesting.sent import SentLog

AWAY = Model("m", read_endpoint("https://api.example.org/v1"), key="sk-secret")
TRUSTED = Model("m", read_endpoint("http://10.0.0.4/v1", "10.0.0.4"))
HERE = Model("m", read_endpoint("http://localhost/v1"))


def test_what_goes_away_is_kept_word_for_word_and_what_stays_is_counted(tmp_path: Path) -> None:
    log = SentLog(tmp_path / "data")
    assert log.read().sent == ()
    log.add(AWAY, "Maya", b'{"messages": ["Zo\xc3\xab"]}')
    log.add(HERE, "", b"nobody else's business")
    log.add(TRUSTED, "", b"this leaves the machine as well")
    read = log.read()
    assert [(one.person, one.host, one.body) for one in read.sent] == [
        ("Maya", "api.example.org", '{"messages": ["Zoë"]}'),
        ("", "10.0.0.4", "this leaves the machine as well"),
    ]
    assert (read.stayed, read.damaged) == (1, 0)
    kept = log.file.read_text()
    assert "business" not in kept
    assert "sk-secret" not in kept


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    log = SentLog(tmp_path / "data")
    log.add(AWAY, "Maya", b"x")
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600
    log.file.chmod(0o644)
    log.add(AWAY, "Maya", b"x")
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.file.parent.stat().st_mode) == 0o700


def test_a_line_that_was_torn_hides_no_other(tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    log.add(AWAY, "Maya", b"first")
    whole = log.file.read_bytes()
    log.file.write_bytes(whole + whole[:40] + b"\xff")
    log.add(AWAY, "Dee", b"after")
    log.file.write_bytes(log.file.read_bytes() + json.dumps({"time": 3}).encode() + b"\n[]\n")
    log.file.write_bytes(log.file.read_bytes() + b"[" * 100_000 + b"\n")
    read = log.read()
    assert [one.body for one in read.sent] == ["first", "after"]
    assert read.damaged == 4


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    log = SentLog(tmp_path)
    log.file.mkdir()
    with pytest.raises(ModelError) as told:
        log.read()
    assert told.value.kind == "not_logged"


@settings(max_examples=20)
@given(st.lists(st.text().map(lambda text: text.encode("utf-8", "ignore")), max_size=5))
def test_every_byte_is_given_back(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes]
) -> None:
    log = SentLog(tmp_path_factory.mktemp("log"))
    for body in bodies:
        log.add(AWAY, "Maya", body)
    assert [one.body.encode() for one in log.read().sent] == bodies
