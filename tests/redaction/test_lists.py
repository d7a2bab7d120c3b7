"""The lists as data: shipped ones are sound, and mistakes are told with their place."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml

from assistant.errors import ContentError
from assistant.redaction.lists import load_lists, read_lists
from assistant.redaction.model import Kind
from assistant.redaction.told import load_told
from assistant.resources import package_file


def test_what_is_surely_a_name_is_in_no_list_of_what_may_be_one() -> None:
    lists = load_lists()
    assert not lists.names & lists.in_doubt
    assert len(lists.names & lists.common) < 12  # such as "peter", which is hardly ever a verb


def test_every_group_of_cues_that_the_code_reads_is_there_and_no_other() -> None:
    code = "".join(file.read_text("utf-8") for file in package_file("redaction").glob("*.py"))
    read = set(re.findall(r"cues\[\s*\"(\w+)\"", code)) | {"street_before"}
    assert set(load_lists().cues) == read


@pytest.mark.parametrize("name", ["cues", "keep"])
def test_no_group_holds_a_word_twice(name: str) -> None:
    groups = yaml.safe_load(package_file("redaction", "data", f"{name}.yaml").read_text("utf-8"))
    for group, words in groups.items():
        twice = [one for one, times in Counter(words.split()).items() if times > 1]
        assert group == "eponyms" or twice == [], group


def test_every_kind_has_words_for_people() -> None:
    assert set(load_told()) == set(Kind)


def test_a_mistake_in_a_list_is_told_with_its_file(tmp_path: Path) -> None:
    shutil.copytree(package_file("redaction", "data"), tmp_path / "data")
    (tmp_path / "data" / "keep.yaml").write_text("needs: [autism]\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"keep\.yaml: needs"):
        read_lists(tmp_path / "data")
    (tmp_path / "data" / "keep.yaml").write_text("needs: autism\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"keep\.yaml: brands_and_interests: missing"):
        read_lists(tmp_path / "data")
    (tmp_path / "data" / "english.txt").unlink()
    shutil.copy(package_file("redaction", "data", "keep.yaml"), tmp_path / "data" / "keep.yaml")
    with pytest.raises(ContentError, match=r"english\.txt: cannot be read"):
        read_lists(tmp_path / "data")
