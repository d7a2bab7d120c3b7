from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.exporting.wording import load_wording
from assistant.resources import package_file

SHIPPED = package_file("exporting", "wording.yaml")


def test_the_shipped_wording_can_be_used() -> None:
    assert load_wording(SHIPPED).agreed == "Agreed."


def test_every_mistake_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("{date}", "{day}").replace("  parent: parent\n", "")
    text = text.replace("  skip: skipped for now\n", "") + "extra: 1\n"
    file = tmp_path / "wording.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as told:
        load_wording(file)
    places = "\n".join(told.value.mistakes)
    for place in ("drafted", "one_page.drafted", "voices", "gaps", "extra"):
        assert f"wording.yaml: {place}:" in places


def test_a_file_that_is_no_list_of_words_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "wording.yaml"
    file.write_text("just words", encoding="utf-8")
    with pytest.raises(ContentError, match="the whole file"):
        load_wording(file)
