from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.record.entries import PAYLOADS, AnswerGiven, Entry, Voice, new_entry
from assistant.record.written import READERS, from_data, from_json, to_data, to_json
from tests.record.samples import AN_ENTRY_OF_EACH_KIND

words = st.text(st.characters(exclude_categories=["Cs"]))


@given(words)
def test_words_survive_writing_and_reading_letter_for_letter(said: str) -> None:
    entry = new_entry("r", AnswerGiven(question="good_day", words=said), person="p")
    again = from_json(to_json(entry))
    assert again == entry
    assert isinstance(again.payload, AnswerGiven)
    assert again.payload.words == said


@pytest.mark.parametrize("kind", PAYLOADS)
def test_every_kind_survives_writing_and_reading(kind: str) -> None:
    entry = AN_ENTRY_OF_EACH_KIND[kind]
    again = from_json(to_json(entry))
    assert again == entry
    for one, same in ((entry, again), (entry.payload, again.payload)):
        assert [type(value) for value in vars(same).values()] == [
            type(value) for value in vars(one).values()
        ]


def test_an_entry_is_written_as_the_first_version_wrote_it() -> None:
    assert to_json(AN_ENTRY_OF_EACH_KIND["person_joined"]) == (
        '{"id":"019a","record":"rec","time":"2026-11-21T14:02:03.000004Z","person":"p1",'
        '"typed_by":"p2","how":"aac","kind":"person_joined","version":1,"audience":"only_me",'
        '"payload":{"name":"Dee","voice":"parent","role":"mum"}}'
    )


def test_what_an_earlier_version_left_out_has_its_default() -> None:
    data = to_data(AN_ENTRY_OF_EACH_KIND["answer_given"])
    del data["how"], data["payload"]["asked"], data["payload"]["replaces"]
    again = from_data(json.loads(json.dumps(data)))
    assert again.how == "typed"
    assert isinstance(again.payload, AnswerGiven)
    assert (again.payload.asked, again.payload.replaces) == ("", ())


def test_there_is_a_reader_for_every_field() -> None:
    for shape in (Entry, *PAYLOADS.values()):
        assert {one.type for one in fields(shape)} <= READERS.keys()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"kind": "guessed"}, "unknown kind of entry: 'guessed'"),
        ({"kind": ["list"]}, "unknown kind"),
        ({"mood": "good"}, "extra: 'mood'"),
        ({"id": 3}, "id: 3 is not a str"),
        ({"id": None}, "id: None is not a str"),
        ({"version": True}, "version: True is not a int"),
        ({"time": "yesterday"}, "time: "),
        ({"time": 1764000000}, "time: "),
        ({"time": "2026-11-21T14:02:03"}, "time zone"),
        ({"how": "sung"}, "how: 'sung'"),
        ({"audience": "everybody"}, "audience: "),
        ({"payload": None}, "must be an object"),
        ({"payload": {}}, "missing: name, voice"),
        ({"payload": {"name": "", "voice": "parent"}}, "name"),
        ({"payload": {"name": "Dee", "voice": "mother"}}, "voice: 'mother'"),
        ({"payload": {"name": "Dee", "voice": "parent", "diagnosis": "x"}}, "extra: 'diagnosis'"),
    ],
)
def test_what_is_damaged_is_refused_with_its_place(changed: dict[str, Any], wrong: str) -> None:
    data = {**to_data(AN_ENTRY_OF_EACH_KIND["person_joined"]), **changed}
    with pytest.raises(ValueError, match=wrong):
        from_data(data)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"', "{}"])
def test_what_is_no_entry_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


def test_texts_are_a_list_of_texts() -> None:
    data = to_data(AN_ENTRY_OF_EACH_KIND["answer_given"])
    for wrong in ("a", [1], [["a"]], {"a": 1}):
        payload = {**data["payload"], "replaces": wrong}
        with pytest.raises(ValueError, match="replaces: "):
            from_data({**data, "payload": payload})


def test_a_voice_is_read_as_a_voice() -> None:
    again = from_json(to_json(AN_ENTRY_OF_EACH_KIND["person_joined"]))
    assert vars(again.payload)["voice"] is Voice.PARENT
