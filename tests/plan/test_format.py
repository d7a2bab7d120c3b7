from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError, OwnwordsError
from assistant.plan.format import find_format, load_formats

GOOD = """
id: plain
order: 1
title: Plain
nations: [uk]
audience: a
purpose: p
standing: s
source: x
one_page: false
sections: [{id: a, title: A, answers: [good_day]}]
"""


def test_a_new_format_is_one_yaml_file(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(GOOD)
    (one,) = load_formats({"good_day"}, tmp_path)
    assert find_format((one,), "plain").sections[0].answers == ("good_day",)


def test_all_mistakes_in_all_files_are_listed_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("good_day", "godo_day"))
    (tmp_path / "b.yaml").write_text(GOOD.replace("order: 1", "oder: 1"))
    (tmp_path / "c.yaml").write_text("id: [\n")
    with pytest.raises(ContentError) as told:
        load_formats({"good_day"}, tmp_path)
    text = str(told.value)
    assert "a.yaml: sections.a.answers" in text
    assert "b.yaml: oder" in text
    assert "b.yaml: order" in text
    assert "c.yaml: line" in text


def test_a_missing_folder_and_an_unknown_format_are_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no format file"):
        load_formats(set(), tmp_path / "nowhere")
    (tmp_path / "plain.yaml").write_text(GOOD)
    with pytest.raises(OwnwordsError, match="Use one of: plain"):
        find_format(load_formats({"good_day"}, tmp_path), "iep")
