"""Documents that a person adds are listed, shown, told apart and removed, damaged or not."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tests.cli.policy import ID, flat, kept, write
from tests.cli.runner import Cli


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
