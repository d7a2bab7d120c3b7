"""Files are added, each with its own end: kept, unchanged, replaced, or refused with a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.cli.adding import limits_of
from assistant.knowledge.reading.limits import Limits
from assistant.settings import Settings
from tests.cli.policy import ID, flat, kept, write
from tests.cli.runner import Cli


def test_good_files_are_kept_when_others_fail_and_each_gets_its_reason(
    cli: Cli, policy: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad\x1b[31m.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing follows")
    done = cli("knowledge", "add", str(bad), str(policy), str(tmp_path / "none.txt"))
    assert done.returncode == 1
    assert "Added: Our policy for support" in done.stdout
    assert "bad␛[31m.pdf" in done.stdout
    assert "There is no such file." in done.stdout
    assert "1 added, 2 not added. What was added is kept." in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert len(kept(cli)) == 1


def test_added_again_it_is_unchanged_or_says_what_changed(cli: Cli, policy: Path) -> None:
    cli.ok("knowledge", "add", str(policy), "--nation", "wales", "--publisher", "A school")
    assert "Already there, unchanged" in cli.ok("knowledge", "add", str(policy))
    dated = cli.ok("knowledge", "add", str(policy), "--published", "2024-09", "--status", "current")
    assert "Already there, its date and status were changed" in dated
    assert "Not known" not in dated
    write(policy, "And the tutor.")
    newer = cli.ok("knowledge", "add", str(policy))
    assert "another version: this one takes its place" in flat(newer)
    assert "Not known: when it was published and whether it still holds." in flat(newer)
    assert [one.front.id for one in kept(cli)] == [ID]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--nation", "narnia"), "no nation 'narnia'"),
        (("--nation", "uk", "--nation", "wales"), "all four"),
        (("--published", "soon"), "'soon' is not a date"),
        (("--in-force-until", "2024-13"), "is not a date"),
        (("--status", "nice"), "no status 'nice'"),
        (("--status", "wrong-in-part"), "found for each quote"),
        (("--published", "2100"), "cannot be published in 2100 already"),
        (("--title", " "), "title is empty"),
        (("--status", "current", "--in-force-until", "2019"), "cannot hold today"),
    ],
)
def test_wrong_options_are_told_and_nothing_is_added(
    cli: Cli, policy: Path, options: tuple[str, ...], told: str
) -> None:
    done = cli("knowledge", "add", str(policy), *options)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("ownwords: ")
    assert told in done.stderr
    assert kept(cli) == ()


def test_a_title_is_for_one_file(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    write(folder / "a.md")
    assert "Added: My title" in cli.ok("knowledge", "add", str(folder), "--title", "My title")
    write(folder / "b.md", "And the tutor.")
    done = cli("knowledge", "add", str(folder), "--title", "My title")
    assert done.returncode == 1
    assert "There are 2 files, and a title is for one." in done.stderr


def test_the_limits_are_settings(cli: Cli, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("All words of this file are the same. " * 40_000)
    refused = cli("knowledge", "add", str(large), OWNWORDS_READING_FILE_MB="1")
    assert refused.returncode == 1
    assert "larger than 1 MB" in refused.stdout
    chosen = Settings(
        tmp_path,
        tmp_path,
        reading_seconds=1,
        reading_memory_mb=2,
        reading_file_mb=3,
        reading_pages=4,
    )
    limits = limits_of(chosen)
    assert (limits.seconds, limits.memory_mb, limits.file_mb, limits.pages) == (1, 2, 3, 4)
    assert limits_of(Settings(tmp_path, tmp_path)) == Limits()
    wrong = cli("records", OWNWORDS_READING_PAGES="many")
    assert wrong.returncode == 1
    assert "OWNWORDS_READING_PAGES: is not a whole number above 0 but 'many'" in wrong.stderr


def test_the_advice_names_the_options_that_are_missing(cli: Cli, policy: Path) -> None:
    asked = ["--nation", "wales", "--publisher", "A", "--published", "2024"]
    said = flat(cli.ok("knowledge", "add", str(policy), *asked[:4]))
    assert "for example with --published 2024 and --status current. 1 added." in said
    said = flat(cli.ok("knowledge", "add", str(policy), *asked))
    assert "for example with --status current. 1 replaced." in said
    said = flat(cli.ok("knowledge", "add", str(policy), "--status", "current"))
    assert "for example" not in said


@pytest.mark.parametrize("name", ["a" * 200, "日本語" * 25], ids=["long", "wide"])
def test_progress_fits_a_terminal(cli: Cli, tmp_path: Path, name: str) -> None:
    from rich.cells import cell_len

    file = write(tmp_path / f"{name}.md")
    done = cli("knowledge", "add", str(file))
    started = [one for one in done.stderr.splitlines() if one.startswith("Reading ")]
    (line,) = [one for one in started if not one.startswith("Reading for meaning")]
    what = line.rpartition(": ")[0]
    assert cell_len(f"{what} [{'#' * 20}] 2000/2000") < 80


def test_a_name_that_is_no_text_is_no_crash(cli: Cli, tmp_path: Path) -> None:
    file = write(tmp_path / os.fsdecode(b"caf\xe9.md"))
    assert "Added: Our policy" in cli.ok("knowledge", "add", str(file))
    assert "caf\\udce9.md" in cli.ok("knowledge", "list")
