from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from assistant.conversation.sessions.rehearsal import rehearse, write_all
from assistant.conversation.sessions.script import Asks, load_script
from assistant.conversation.workspace import Workspace
from assistant.errors import ExportError


def read(file: Path) -> str:
    """All text of a file: what its bytes say, and for Word and PDF what they show."""
    text = file.read_bytes().decode(errors="replace")
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as parts:
            text += "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    if file.suffix == ".pdf":
        text += " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)
    return text


def script_of(workspace: Workspace, name: str) -> Any:
    return load_script(name, {question.id for question in workspace.flows.questions()})


@pytest.mark.parametrize("name", ["jay", "marnie", "tomek"])
def test_all_that_is_said_stands_in_the_plan_word_for_word(
    guided: Workspace, tmp_path: Path, name: str
) -> None:
    script = script_of(guided, name)
    with rehearse(guided, script) as rehearsal:
        write_all(rehearsal, tmp_path / "d", [])
        assert rehearsal.unsaid == ()
    plan = json.loads((tmp_path / "d" / "plan.json").read_text())
    record = json.loads((tmp_path / "d" / "record.json").read_text())
    words = {e["id"]: e["payload"].get("words") for e in record["entries"]}
    lines = [line for section in plan["sections"] for line in section["lines"]]
    for line in lines:
        assert words[line["sources"][0]["id"]] == line["sources"][0]["quote"] == line["text"]
    drafted = {line["text"] for line in lines}
    left_out = {"dunno", "not reading all that", "can i stop now"}
    told = "mums boyfriend grabs me when hes drunk. dont put that"
    for by_question in script.says.values():
        for said in by_question.values():
            for item in said if isinstance(said, list) else [said]:
                if not isinstance(item, Asks) and item not in left_out | {told}:
                    assert item in drafted
    markdown = (tmp_path / "d" / "plan.md").read_text()
    assert all(text in markdown for text in drafted)


def test_jays_disclosure_stands_in_no_file_and_not_in_the_data_folder(
    guided: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    with rehearse(guided, script_of(guided, "jay")) as rehearsal:
        write_all(rehearsal, folder, [])
        places = [folder, rehearsal.workspace.settings.data_dir]
        files = [file for place in places for file in place.rglob("*") if file.is_file()]
        assert len(files) >= 9
        for file in files:
            for word in ("boyfriend", "grabs", "drunk", "dont put that"):
                assert word not in read(file), file.name
        assert sum("derailleur" in read(file) for file in files) >= 8  # so that reading can find
    transcript = (folder / "transcript.md").read_text()
    assert "was not kept" in transcript
    assert "0800 1111" in transcript


def test_jay_and_his_parent_both_stand_on_work_and_dunno_is_a_gap(guided: Workspace) -> None:
    with rehearse(guided, script_of(guided, "jay")) as rehearsal:
        plan = rehearsal.workspace.plan(rehearsal.record)
    work = next(topic for topic in plan.disagreements if topic.topic == "dream_job")
    assert [view.person for view in work.views] == ["Jay", "Kerry", "Mr Adeyemi"]
    assert "bricklaying" in work.views[0].text
    assert any(
        (gap.question, gap.voice, gap.reason) == ("appreciate", "young_person", "dont_know")
        for gap in plan.gaps
    )


def test_what_is_for_only_me_stands_in_no_file(guided: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "maya.yaml"
    file.write_text(
        "title: Maya\npeople: {young_person: {name: Maya}}\n"
        "says: {young_person: {money: my savings are in the blue tin. dont put that}}\n"
    )
    with rehearse(guided, script_of(guided, str(file))) as rehearsal:
        write_all(rehearsal, tmp_path / "d", [])
    for made in (tmp_path / "d").iterdir():
        assert ("blue tin" in read(made)) is (made.name == "record.json")


def test_a_question_in_a_script_is_answered_from_the_guidance(guided: Workspace) -> None:
    with rehearse(guided, script_of(guided, "tomek")) as rehearsal:
        assert "You asked: Please, what is 'outcome'?" in rehearsal.transcript
        assert "outcome" in rehearsal.transcript.split("**Guidance:**")[1].casefold()


def test_the_rehearsal_leaves_nothing_behind(guided: Workspace, tmp_path: Path) -> None:
    with rehearse(guided, script_of(guided, "marnie")) as rehearsal:
        apart = rehearsal.workspace.settings.data_dir
        assert apart.is_dir()
    assert not apart.exists()
    assert guided.records() == []


def test_a_folder_that_cannot_be_written_is_told(guided: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        rehearse(guided, script_of(guided, "marnie")) as rehearsal,
        pytest.raises(ExportError, match="--out"),
    ):
        write_all(rehearsal, tmp_path / "file" / "d", [])
