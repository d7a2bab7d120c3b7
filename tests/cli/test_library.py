from __future__ import annotations

import io
import json
import os
import shutil
import stat
import sys
from pathlib import Path

import jsonschema
import pytest

from assistant.cli.adding import add_files, limits_of
from assistant.conversation.workspace import Workspace
from assistant.knowledge import own
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.told import Told
from assistant.settings import Settings
from tests.cli.desk import Desk
from tests.cli.runner import Cli

POLICY = """# Our policy for support

## Who plans

The SENCO writes the plan together with the young person and the parents. {more}

## When it is looked at

Every plan is looked at again three times a year, and after each change of school.
"""
ID = "own-our-policy-for-support"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return write(tmp_path / "policy.md")


def write(file: Path, more: str = "") -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(POLICY.format(more=more))
    return file


def kept(cli: Cli) -> tuple[own.OwnDocument, ...]:
    return own.kept(cli.data_dir / "library")


def flat(said: str) -> str:
    """Put what was broken into lines for a terminal on one line again."""
    return " ".join(said.split())


def fits(cli: Cli, shape: str, data: object) -> None:
    schema = json.loads(cli.ok("schema"))
    jsonschema.validate(data, {"$defs": schema["$defs"], "$ref": f"#/$defs/{shape}"})


def test_what_is_added_is_listed_and_removed_again(cli: Cli, policy: Path) -> None:
    assert "You have added no documents. Add one: ownwords knowledge add FILE" in cli.ok(
        "knowledge", "list"
    )
    said = cli.ok("knowledge", "add", str(policy), "--nation", "wales", "--nation", "england")
    assert said.startswith(f"Added: Our policy for support\n    {ID}, ")
    assert "Not known: when it was published, whether it still holds and who published it." in flat(
        said
    )
    assert "1 added. What was added is kept." in said
    (document,) = kept(cli)
    assert list(document.front.nations) == ["england", "wales"]
    listed = cli.ok("knowledge", "list").partition("Documents that you added:")[2]
    assert "(England and Wales · no date · not known whether it still holds)" in flat(listed)
    assert str(policy) in listed
    removed = cli.ok("knowledge", "remove", ID)
    assert f"Removed: Our policy for support ({ID})." in removed
    assert policy.exists()
    assert kept(cli) == ()
    assert ID not in cli.ok("knowledge", "list")


def test_json_fits_the_schema_and_says_what_became_of_each_file(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    write(folder / "a.md")
    write(folder / "b.md", "And the tutor.")
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".hidden").write_text("x")
    (folder / "d.txt").symlink_to("/etc/passwd")
    done = cli("knowledge", "add", str(folder), "--json", "--published", "2024")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    fits(cli, "AddReport", report)
    assert [one["id"] for one in report["added"]] == [ID, f"{ID}-2"]
    assert [Path(one["file"]).name for one in report["failed"]] == ["d.txt", "c.png"]
    assert [Path(one["file"]).name for one in report["skipped"]] == [".hidden"]
    assert all(one["reason"] and one["do"] for one in report["failed"])
    shelves = cli.json("knowledge", "list")
    fits(cli, "Shelves", shelves)
    assert [one["id"] for one in shelves["own_files"]] == [ID, f"{ID}-2"]
    rows = {row["id"]: row for row in shelves["documents"]}
    assert rows[ID]["own"]
    assert (rows[ID]["nations"], rows[ID]["published"], rows[ID]["status"]) == (
        [],
        "2024",
        "unknown",
    )


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


def test_only_what_was_added_can_be_removed(cli: Cli, policy: Path) -> None:
    cli.ok("knowledge", "add", str(policy))
    for id_, told in [
        ("access-to-work", "access-to-work came with Ownwords and stays."),
        (f"{ID}s", f"Did you mean '{ID}'?"),
        ("../../records", "added no document called"),
    ]:
        done = cli("knowledge", "remove", id_)
        assert done.returncode == 1
        assert told in done.stderr
    assert len(kept(cli)) == 1


def test_a_damaged_document_is_told_hides_no_other_and_can_be_removed(
    cli: Cli, policy: Path, tmp_path: Path
) -> None:
    cli.ok("knowledge", "add", str(policy), str(write(tmp_path / "b.md", "And the tutor.")))
    file = cli.data_dir / "library" / "documents" / f"{ID}.json"
    file.write_bytes(file.read_bytes()[:200])
    listed = cli.ok("knowledge", "list")
    assert f"Damaged: {file}: is damaged." in flat(listed)
    assert f"{ID}-2\n" in listed
    (damaged,) = cli.json("knowledge", "list")["damaged"]
    assert damaged["id"] == ID
    asked = cli.json("ask", "What is an EHC plan?", "--nation", "england")
    assert asked["warnings"][0] == (
        "A document that you added cannot be read, and was not searched. See 'ownwords doctor'."
    )
    again = cli.ok("knowledge", "add", str(policy), "--nation", "wales")
    assert "Its damaged copy was replaced; what was said of it before must" in flat(again)
    assert [one.front.id for one in kept(cli)] == [ID, f"{ID}-2"]
    assert "cannot be read" not in cli.ok("ask", "What is an EHC plan?", "--nation", "england")
    file.write_bytes(file.read_bytes()[:200])
    ill = cli("doctor", "--json")
    assert ill.returncode == 1
    found = json.loads(ill.stdout)
    assert found["own_documents"] == 2
    assert str(file) in "".join(found["problems"])
    assert "which was damaged" in cli.ok("knowledge", "remove", ID)
    well = cli.json("doctor")
    assert (well["own_documents"], well["problems"]) == (1, [])


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


def test_in_a_terminal_what_the_options_leave_open_is_asked(cli: Cli, policy: Path) -> None:
    command = ["knowledge", "add", str(policy), "--publisher", "A school"]
    with Desk(cli.data_dir, cli.cache_dir, *command) as desk:
        desk.until("About “policy.md”:")
        desk.answer("Which nation", "narnia")
        desk.answer("There is no nation 'narnia'.", "3")
        desk.answer("When was it published", "2024-09")
        desk.answer("Does it still hold", "1")
        desk.answer("Which day is its last", "")
        status, said = desk.end()
    assert status == 0, said
    assert "Reading policy.md" in said
    assert "Who published" not in said
    assert "Not known" not in said
    (document,) = kept(cli)
    front = document.front
    assert (list(front.nations), front.published, front.publisher) == (
        ["wales"],
        "2024-09",
        "A school",
    )
    assert front.standing == "current"
    with Desk(cli.data_dir, cli.cache_dir, "--plain", "knowledge", "add", str(policy)) as desk:
        status, said = desk.end()
    assert (status, "unchanged" in said, "?" in said) == (0, True, False)


def test_of_two_files_with_the_same_words_both_are_named_and_the_nation_is_asked(
    cli: Cli, policy: Path, tmp_path: Path
) -> None:
    known = ["--published", "2024", "--publisher", "A", "--status", "current"]
    cli.ok("knowledge", "add", str(policy), "--nation", "wales", *known)
    other = write(tmp_path / "other.md")
    command = ["knowledge", "add", str(other), "--nation", "england"]
    with Desk(cli.data_dir, cli.cache_dir, *command) as desk:
        desk.until("It was added for Wales. Which nation is it for?")
        desk.answer("3 England and Wales.", "3")
        status, said = desk.end()
    assert status == 0, said
    assert f"{other} has the same words as {policy}, which was added before" in flat(said)
    assert "Nation: before Wales, now England and Wales." in said
    without = cli.ok(*command)
    assert "Nation: before England and Wales, now England." in without
    assert "add it again with --nation england --nation wales." in flat(without)


def test_the_advice_names_the_options_that_are_missing(cli: Cli, policy: Path) -> None:
    asked = ["--nation", "wales", "--publisher", "A", "--published", "2024"]
    said = flat(cli.ok("knowledge", "add", str(policy), *asked[:4]))
    assert "for example with --published 2024 and --status current. 1 added." in said
    said = flat(cli.ok("knowledge", "add", str(policy), *asked))
    assert "for example with --status current. 1 replaced." in said
    said = flat(cli.ok("knowledge", "add", str(policy), "--status", "current"))
    assert "for example" not in said


def test_several_files_may_be_asked_about_together(cli: Cli, policy: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "b.md", "And the tutor.")
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy), str(other)) as desk:
        desk.answer("the same for all?", "1")
        desk.until("About all 2 files:")
        for question, typed in [("nation", "2"), ("published", ""), ("Who", ""), ("hold", "")]:
            desk.answer(question, typed)
        status, said = desk.end()
    assert status == 0, said
    assert [list(one.front.nations) for one in kept(cli)] == [["scotland"], ["scotland"]]
    third = write(tmp_path / "c.md", "And the aunt.")
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy), str(third)) as desk:
        desk.answer("the same for all?", "2")
        desk.until("About “policy.md”:")
        for question, typed in [("published", "2020"), ("Who", ""), ("hold", "")]:
            desk.answer(question, typed)
        desk.until("About “c.md”:")
        for question, typed in [("nation", "1"), ("published", ""), ("Who", ""), ("hold", "")]:
            desk.answer(question, typed)
        status, said = desk.end()
    assert status == 0, said
    fronts = {one.source.name: one.front for one in kept(cli)}
    assert (fronts["policy.md"].published, list(fronts["policy.md"].nations)) == (
        "2020",
        ["scotland"],
    )
    assert list(fronts["c.md"].nations) == ["england"]


def test_ctrl_c_keeps_what_is_done_and_says_so(cli: Cli, tmp_path: Path) -> None:
    first = write(tmp_path / "a.md")
    endless = tmp_path / "b.txt"
    endless.write_text(("All words of this file are the same. " * 20 + "\n\n") * 12_000)
    options = ["--nation", "uk", "--published", "2020", "--publisher", "A", "--status", "current"]
    command = ["knowledge", "add", str(first), str(endless), *options]
    with Desk(cli.data_dir, cli.cache_dir, *command) as desk:
        desk.until("Reading 2 of 2: b.txt")
        desk.type("\x03")
        status, said = desk.end()
    assert status == 1
    assert "You stopped. 1 added. What was added is kept." in said
    assert [one.front.id for one in kept(cli)] == [ID]


class _StopsAt(io.StringIO):
    """Standard error of somebody who presses Ctrl+C when a word is there."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def write(self, text: str, /) -> int:
        if self._word in text:
            raise KeyboardInterrupt
        return super().write(text)


def test_ctrl_c_just_after_a_document_was_kept_says_that_it_is(
    cli: Cli, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(Settings(cli.data_dir, cli.cache_dir))
    monkeypatch.setattr(sys, "stderr", _StopsAt("done"))
    report, stopped = add_files(workspace, [policy], Told(), ask=False)
    assert stopped
    assert [one.id for one in report.added] == [one.front.id for one in kept(cli)] == [ID]


def test_an_answer_does_not_bring_back_what_somebody_else_changed_meanwhile(
    cli: Cli, policy: Path
) -> None:
    known = ["--nation", "wales", "--published", "2024"]
    cli.ok("knowledge", "add", str(policy), *known)
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy)) as desk:
        desk.until("Who published it?")
        cli.ok("knowledge", "add", str(policy), "--published", "2025")
        desk.type("A school\n")
        desk.answer("Does it still hold", "1")
        desk.answer("Which day is its last", "")
        status, said = desk.end()
    assert status == 0, said
    (document,) = kept(cli)
    assert (document.front.published, document.front.publisher) == ("2025", "A school")


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


def test_two_documents_of_one_title_are_told_apart_everywhere(
    cli: Cli, policy: Path, tmp_path: Path
) -> None:
    cli.ok("knowledge", "add", str(policy))
    said = cli.ok("knowledge", "add", str(write(tmp_path / "b.md", "And the tutor.")))
    assert "You have another document with the title of" in flat(said)
    rows = cli.json("knowledge", "list")["documents"]
    assert [row["title"] for row in rows if row["own"]] == [
        "Our policy for support (policy.md)",
        "Our policy for support (b.md)",
    ]


def test_list_and_show_say_as_ask_does_that_the_shared_library_is_away(
    cli: Cli, policy: Path
) -> None:
    cli.ok("knowledge", "add", str(policy))
    cli.data_dir.joinpath("settings.toml").write_text('chroma_url = "http://127.0.0.1:9"\n')
    (said, *_) = cli.json("ask", "What is an EHC plan?", "--nation", "england")["warnings"]
    assert said.startswith("The shared library at http://127.0.0.1:9 does not answer.")
    assert cli.json("knowledge", "list")["warnings"] == [said]
    assert flat(cli.ok("knowledge", "list")).startswith(said)
    assert said in flat(cli("knowledge", "show", ID).stderr)
    assert cli.json("knowledge", "show", ID)["id"] == ID
    missing = cli("knowledge", "show", "own-of-somebody-else")
    assert said in flat(missing.stderr)
    assert "no document or passage called 'own-of-somebody-else'" in flat(missing.stderr)


def test_lines_fit_the_terminal_and_an_address_stays_whole(cli: Cli, tmp_path: Path) -> None:
    address = "https://example.org/" + "a-long-address/" * 8
    text = f"We wrote this for all who plan with young people in our county, see {address} for it."
    (tmp_path / "a.md").write_text(f"# Our rules\n\n{text}\n")
    added = cli.ok("knowledge", "add", str(tmp_path / "a.md"))
    shown = cli.ok("knowledge", "show", "own-our-rules")
    listed = cli.ok("knowledge", "list")
    assert address in shown.split()
    lines = "\n".join([added, shown, listed]).splitlines()
    assert [one for one in lines if len(one) > 80 and len(one.split()) > 1] == []


def test_ctrl_c_at_a_question_adds_nothing(cli: Cli, policy: Path) -> None:
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy)) as desk:
        desk.until("? ")
        desk.type("\x03")
        status, said = desk.end()
    assert (status, "You stopped. Nothing was added." in said) == (1, True)
    assert kept(cli) == ()


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
