from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import ContentError, KnowledgeError
from assistant.knowledge.documents import Kind, document_hashes, read_documents
from tests.knowledge.writing import caveat, write_document


def test_a_document_is_read_with_its_dates_and_nations(guidance: Path) -> None:
    write_document(
        guidance, "b-guide", "## One\n\nText.", nations=["scotland"], in_force_until="2014-08-31"
    )
    write_document(guidance, "a-law", "## One\n\nText.", kind="law")
    law, guide = read_documents(guidance)
    assert (law.front.id, law.front.kind) == ("a-law", Kind.LAW)
    assert guide.front.in_force_until == date(2014, 8, 31)
    assert [str(nation) for nation in guide.front.nations] == ["scotland"]


def test_all_mistakes_of_all_files_are_told_at_once_with_their_place(guidance: Path) -> None:
    write_document(guidance, "one", "## A\n\nText.", colour="red", kind="rumour")
    write_document(
        guidance,
        "two",
        "Loose text.\n\n## A\n\nText.\n\n## A\n\nMore.",
        superseded_by="nobody",
        nations=["uk", "wales"],
        in_force_from="2020-01-01",
        in_force_until="2019-01-01",
        caveats=[caveat("B", "Wrong.", "Right.")],
    )
    (guidance / "three.md").write_text("## No front matter\n")
    (guidance / "four.md").write_bytes(b"\xff\xfe---")
    (guidance / "five.md").write_text("---\nid: [unclosed\n---\n## A\n\nText.\n")
    write_document(guidance, "six", "## A\n\nText.").rename(guidance / "seven.md")
    with pytest.raises(ContentError) as told:
        read_documents(guidance)
    found = "\n".join(told.value.mistakes)
    for place in (
        "one.md: colour: ",
        "one.md: kind: ",
        "two.md: text: some stands above the first heading",
        "two.md: heading 'a': stands 2 times",
        "two.md: superseded_by: there is no document 'nobody'",
        "two.md: nations: uk means all four",
        "two.md: in_force_until: is before in_force_from",
        "two.md: caveats[0].heading: no heading 'B'",
        "three.md: line 1: no front matter",
        "four.md: byte 0: not UTF-8",
        "five.md: line ",
        "seven.md: id: 'six' is not the file's name",
    ):
        assert place in found
    assert len(told.value.mistakes) == 12


@pytest.mark.parametrize("missing", [True, False])
def test_a_missing_or_empty_folder_says_what_is_safe_and_what_to_do(
    tmp_path: Path, missing: bool
) -> None:
    folder = tmp_path / "docs"
    if not missing:
        folder.mkdir()
    for read in (read_documents, document_hashes):
        with pytest.raises(KnowledgeError) as told:
            read(folder)
        assert str(folder) in told.value.happened
        assert "No answer is lost" in told.value.safe
        assert "OWNWORDS_GUIDANCE_DIR" in told.value.do


def test_the_hash_changes_with_the_content_only(guidance: Path) -> None:
    file = write_document(guidance, "one", "## A\n\nText.")
    before = document_hashes(guidance)
    file.touch()
    assert document_hashes(guidance) == before
    file.write_text(file.read_text() + "More.\n")
    assert document_hashes(guidance) != before
    assert read_documents(guidance)[0].sha256 == document_hashes(guidance)["one"]
