from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.record.entries import Voice
from assistant.safeguarding.cues import Cue, load_cues
from assistant.safeguarding.model import Concern
from assistant.safeguarding.screen import Screen, cues_folder

WORDS = """
source: own words
checked: 2026-11-21
groups:
  pet: cat, guinea pig
  animal: "{pet}, horse"
everyday: cart
telling: cat
spellings: {guinea: gini 2, horse: hoss}
false_friends: ["copy cat"]
"""
KIND = """
kind: pet_trouble
rank: 1
source: own words
checked: 2026-11-21
cues:
  - about: pets that bite
    say: ["{animal} ..2 bites", "wild cat"]
    unless: ["{animal} never bites"]
  - about: what practitioners say
    voices: [practitioner]
    say: ["horse_riding accident"]
"""


def folder_with(tmp_path: Path, words: str = WORDS, **kinds: str) -> Path:
    (tmp_path / "words.yaml").write_text(words, encoding="utf-8")
    for name, text in kinds.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_cues_groups_exceptions_and_voices_work_together(tmp_path: Path) -> None:
    screen = Screen(load_cues(folder_with(tmp_path, pet_trouble=KIND)))
    concern = Concern("pet_trouble")
    assert screen.look("my guinea pig really often bites") == concern
    assert screen.look("The horse. Bites.") == concern
    assert screen.look("the horse does not ever want bites") is None
    assert screen.look("my cat never bites") is None
    assert screen.look("my cat never bites but the horse bites") == concern
    assert screen.look("a wild copy cat") is None
    assert screen.look("horse riding accident", Voice.PRACTITIONER) == concern
    assert screen.look("horse riding accident", Voice.PARENT) is None


def test_a_word_written_by_sound_may_mean_what_the_file_says(tmp_path: Path) -> None:
    screen = Screen(load_cues(folder_with(tmp_path, pet_trouble=KIND)))
    assert screen.look("my gini pig bites") == Concern("pet_trouble")
    assert screen.look("a 2 pig bites") == Concern("pet_trouble")
    assert screen.look("the hoss bites") == Concern("pet_trouble")
    assert screen.look("the gini bites") is None


def test_a_stop_ends_what_a_gap_may_pass_over(tmp_path: Path) -> None:
    screen = Screen(load_cues(folder_with(tmp_path, pet_trouble=KIND)))
    assert screen.look("I have a cat here. Daniel bites.") is None


def test_the_first_rank_is_named(tmp_path: Path) -> None:
    other = KIND.replace("pet_trouble", "urgent").replace("rank: 1", "rank: 0")
    screen = Screen(load_cues(folder_with(tmp_path, a=KIND, b=other)))
    assert screen.look("wild cat") == Concern("urgent")


def test_all_mistakes_come_at_once_with_file_and_place(tmp_path: Path) -> None:
    broken_words = WORDS.replace("cat, guinea pig", "cat, , !").replace("copy cat", "copy {dog}")
    broken_words = broken_words.replace("horse: hoss", "horse: Hoss")
    folder = folder_with(
        tmp_path,
        broken_words,
        shape=KIND.replace("rank: 1", "rank: high\nsurprise: 1").replace("practitioner", "postman"),
        phrase=KIND.replace("wild cat", "..2 cat").replace("{animal} never", "{dinosaur} never"),
        notyaml="kind: [",
    )
    (folder / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError) as raised:
        load_cues(folder)
    told = "\n".join(raised.value.mistakes)
    for part in (
        "words.yaml: groups.pet: ''",
        "words.yaml: groups.pet: '!'",
        "words.yaml: spellings.horse: 'Hoss' is no plain word",
        "words.yaml: false_friends: 'copy {dog}': there is no group {dog}",
        "shape.yaml: rank",
        "shape.yaml: surprise",
        "shape.yaml: cues[1].voices[0]",
        "phrase.yaml: cues[0] (pets that bite): say: '..2 cat'",
        "phrase.yaml: cues[0] (pets that bite): unless: '{dinosaur} never bites': there is no group",
        "notyaml.yaml: line 2",
        "bytes.yaml: is not UTF-8 text",
    ):
        assert part in told, part


def test_an_empty_or_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        load_cues(tmp_path / "nowhere")
    assert len(raised.value.mistakes) == 2


def test_the_shipped_cues_are_dated_and_each_can_be_found() -> None:
    cues = load_cues(cues_folder())
    assert {cue.kind for cue in cues.cues} == {
        "self_harm",
        "sexual_harm",
        "harm_by_someone",
        "exploitation",
        "neglect",
        "not_safe",
        "harm_to_others",
        "asked_to_keep_secret",
    }
    screen = Screen(cues)
    lost = [cue.phrase.written for cue in cues.cues if not _is_found(screen, cue, cues.groups)]
    assert lost == []


def _is_found(screen: Screen, cue: Cue, groups: object) -> bool:
    """Say the cue in its shortest form, and see whether the screen hears it."""
    assert isinstance(groups, dict)
    said = []
    for item in cue.phrase.needed:
        name = min(item.any_of)
        said.append(" ".join(min(groups[name])) if name in groups else name.replace("_", " "))
    voice = min(cue.voices, default=None)
    return screen.look(" ".join(said), voice) is not None
