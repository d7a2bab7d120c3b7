from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from assistant import __version__
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded
from assistant.record.outcomes import OutcomeWritten
from assistant.resources import package_file
from assistant.settings import Settings
from tests.cli.runner import Cli

LONG = "toast first and then the dog and me go round the block"


@pytest.fixture
def record(cli: Cli) -> str:
    return cli.ok("new", "--name", "Maya", "--nation", "scotland", "--age", "15").strip()


def test_new_prints_only_the_id_and_records_lists_it(cli: Cli, record: str) -> None:
    assert record.isalnum()
    (row,) = cli.json("records")["records"]
    assert (row["id"], row["name"], row["nation"], row["answers"]) == (
        record,
        "Maya",
        "scotland",
        0,
    )
    assert "Maya" in cli.ok("records")


def test_piped_answers_are_kept_and_the_next_time_goes_on(cli: Cli, record: str) -> None:
    first = cli.ok("--plain", "answer", record, "--voice", "young_person", typed=f"{LONG}\n" * 2)
    assert first.splitlines().count("Saved.") == 2
    again = cli.ok("--plain", "answer", record, "--voice", "young_person", typed="")
    assert "[3 of" in again
    words = [e["payload"].get("words") for e in cli.json("show", record)["entries"]]
    assert words.count(LONG) == 2


def test_a_voice_that_nobody_has_yet_joins_without_being_asked(cli: Cli, record: str) -> None:
    cli.ok("answer", record, "--voice", "parent", typed=f"{LONG}\n")
    cli.ok("answer", record, "--voice", "practitioner", "--as", "Mr Shah", typed=f"{LONG}\n")
    people = cli.json("records")["records"][0]["people"]
    assert [(one["name"], one["voice"]) for one in people] == [
        ("Maya", "young_person"),
        ("Parent", "parent"),
        ("Mr Shah", "practitioner"),
    ]


def test_a_draft_fits_the_schema_and_only_me_is_in_no_output(cli: Cli, record: str) -> None:
    typed = f"{LONG}\n/private\nmy secret savings are under the bed frame\n"
    cli.ok("answer", record, "--voice", "young_person", typed=typed)
    plan = cli.json("draft", record)
    jsonschema.validate(plan, json.loads(cli.ok("schema")))
    assert any(line["text"] == LONG for s in plan["sections"] for line in s["lines"])
    shown = cli.ok("show", record) + cli.ok("draft", record) + cli.ok("show", record, "--json")
    assert "secret savings" not in shown
    assert "secret savings" in cli.ok("draft", record, "--for", "Maya")


def test_words_that_were_taken_back_are_shown_to_nobody(cli: Cli, record: str) -> None:
    cli.ok("answer", record, "--voice", "young_person", typed=f"{LONG}\n/takeout\n1\n")
    assert LONG not in cli.ok("show", record) + cli.ok("draft", record)


def test_an_outcome_that_was_taken_back_is_shown_to_nobody_nor_a_stop_for_care(
    cli: Cli, record: str
) -> None:
    work = Workspace(Settings(data_dir=cli.data_dir, cache_dir=cli.cache_dir))
    maya = work.view(record).people[0].id
    aims = work.aims(record, maya)
    kept = aims.propose(OutcomeWritten(text="By May Maya will cook soup."))
    gone = aims.propose(OutcomeWritten(text="By June Maya will ride alone."))
    aims.object(gone, gone, "with grandma")
    aims.take_back(gone)
    with pytest.raises(CareNeeded):
        aims.object(kept, kept, "he hits me at home")
    work.store.close()
    shown = cli.ok("show", record, "--json") + cli.ok("show", record)
    assert "cook soup" in shown
    assert "ride alone" not in shown
    assert "grandma" not in shown
    assert "interview_stopped" not in shown
    assert "interview stopped" not in shown


def test_the_schema_refuses_what_is_no_plan(cli: Cli) -> None:
    schema = json.loads(cli.ok("schema"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema_version": "1"}, schema)
    named = {"Plan", "Guidance", "Shown", "Screened", "AddReport", "BuildReport", "Evaluation"}
    assert named <= set(schema["$defs"])


@pytest.mark.parametrize("kind", ["md", "docx", "pdf", "json"])
def test_export_writes_the_file_and_does_not_write_over_one(
    cli: Cli, record: str, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"plan.{kind}"
    command = ["export", record, "--format", "vocational-profile", "--as", kind, "--out", str(out)]
    cli.ok(*command)
    content = out.read_bytes()
    assert content
    refused = cli(*command)
    assert refused.returncode == 1
    assert out.read_bytes() == content
    cli.ok(*command, "--overwrite")


def test_screen_says_whether_a_text_stops_the_interview(cli: Cli) -> None:
    alarm = cli.json("screen", "he hits me", "--voice", "young_person")
    assert alarm["concern"] is True
    assert alarm["kind"]
    assert "safe adult" in alarm["response"]
    calm = cli.json("screen", "hit the ball")
    assert calm == {"concern": False, "kind": None, "response": None}


def test_formats_and_samples_are_listed(cli: Cli) -> None:
    listed = [one["id"] for one in cli.json("formats")["formats"]]
    assert listed[:3] == ["full-plan", "one-page-profile", "vocational-profile"]
    files = package_file("plan", "formats").glob("*.yaml")
    assert sorted(listed) == sorted(file.stem for file in files)
    assert "jay: Jay, 16" in cli.ok("sample")


def test_version_and_help(cli: Cli) -> None:
    assert cli.ok("--version").strip() == f"ownwords {__version__}"
    assert "knowledge" in cli.ok("--help")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "nobody"), "no plan record called 'nobody'"),
        (("draft", "nobody"), "no plan record called 'nobody'"),
        (("answer", "nobody", "--voice", "parent"), "no plan record called 'nobody'"),
        (("new", "--name", "Maya", "--nation", "narnia"), "no nation 'narnia'"),
        (("new", "--name", "  "), "needs a name"),
        (("sample", "nobody"), "no sample session"),
        (("ask", "what is an IEP", "--on", "soon"), "not a date"),
        (("ask", "  "), "There is no question"),
        (("knowledge", "show", "nothing"), "nothing"),
        ((), "needs a terminal"),
    ],
)
def test_what_goes_wrong_is_one_message_and_status_1(
    cli: Cli, arguments: tuple[str, ...], told: str
) -> None:
    done = cli(*arguments)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.startswith("ownwords: ")
    assert done.stdout == ""


def test_wrong_usage_is_status_2(cli: Cli) -> None:
    assert cli("answer", "x", "--voice", "teacher").returncode == 2
    assert cli("dance").returncode == 2


def test_bytes_that_are_no_text_are_marked_and_not_a_crash(cli: Cli, record: str) -> None:
    typed = b"toast first \xff\xfe and then the dog goes out\n"
    cli.ok("answer", record, "--voice", "young_person", typed=typed)
    words = [e["payload"].get("words") for e in cli.json("show", record)["entries"]]
    assert "toast first \ufffd\ufffd and then the dog goes out" in words


def test_listing_the_records_makes_nothing_and_a_mistyped_folder_is_told(
    cli: Cli, tmp_path: Path
) -> None:
    typo = tmp_path / "typo"
    for named in ((), ("--json",)):
        told = cli("--data-dir", str(typo), "records", *named)
        assert (told.returncode, told.stdout) == (1, "")
        assert f"There is no folder {typo}, so no plans are in it." in told.stderr
        assert "Check --data-dir" in told.stderr
    assert not typo.exists()
    typo.mkdir()
    assert f"No plans yet in {typo}." in cli("--data-dir", str(typo), "records").stdout
    assert json.loads(cli("--data-dir", str(typo), "records", "--json").stdout) == {"records": []}
    assert list(typo.iterdir()) == []


def test_wrong_settings_are_told(cli: Cli) -> None:
    cli.data_dir.mkdir()
    (cli.data_dir / "settings.toml").write_text('colour = "blue"\n')
    done = cli("records")
    assert done.returncode == 1
    assert "colour" in done.stderr


def test_doctor_says_where_things_lie_and_what_is_wrong(cli: Cli, tmp_path: Path) -> None:
    well = cli.json("doctor")
    assert well["problems"] == []
    assert well["data"] == str(cli.data_dir)
    cli.cache_dir = tmp_path / "nothing-here"
    ill = cli("doctor", "--json")
    assert ill.returncode == 1
    assert len(json.loads(ill.stdout)["problems"]) == 1
