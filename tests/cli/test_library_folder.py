"""The folder of own documents: for this user alone, and told about when it cannot be written or read."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.policy import flat, kept, write
from tests.cli.runner import Cli


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_what_is_written_beside_own_documents_is_for_this_user_alone(
    cli: Cli, policy: Path
) -> None:
    cli.ok("knowledge", "add", str(policy))
    modes = {
        file.relative_to(cli.data_dir): stat.S_IMODE(file.stat().st_mode)
        for file in (cli.data_dir / "library").rglob("*")
    }
    assert len(modes) > 10
    assert {file: oct(mode) for file, mode in modes.items() if mode & 0o077} == {}


def test_where_nothing_can_be_written_adding_says_so_and_asking_goes_on(
    cli: Cli, policy: Path, tmp_path: Path
) -> None:
    cli.ok("knowledge", "add", str(policy))
    before = kept(cli)
    other = write(tmp_path / "b.md", "And the tutor.")
    library = cli.data_dir / "library"
    (library / "lock").unlink()
    (library / "lock").mkdir()  # as on a disk that is locked: it cannot be opened for writing
    done = cli("knowledge", "add", str(other))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Your documents cannot be kept in {library}" in done.stderr
    assert "Nothing was changed: your documents and all answers are as they were." in done.stderr
    assert kept(cli) == before
    shutil.rmtree(library / "index" / "here")
    (library / "index" / "here").write_text("in the way")
    asked = cli("ask", "What is an EHC plan?", "--nation", "england")
    assert asked.returncode == 0
    assert "Who writes an EHC plan in England" in flat(asked.stdout)
    assert "The documents that you added cannot be searched now; the others can." in flat(
        asked.stdout
    )


def test_an_index_that_was_mended_is_no_failure(cli: Cli, policy: Path, tmp_path: Path) -> None:
    cli.ok("knowledge", "add", str(policy))
    here = cli.data_dir / "library" / "index" / "here"
    (here / "current").write_text("nothing of the kind")
    report = cli.json("knowledge", "add", str(write(tmp_path / "b.md", "And the tutor.")))
    assert report["problems"] == []
    assert any("It was made again. No document is lost." in one for one in report["warnings"])
