"""The fixed words and the helplines that ship, and what the loaders say of broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from assistant.errors import ContentError
from assistant.record.entries import Voice
from assistant.resources import package_file
from assistant.safeguarding.cues import load_cues
from assistant.safeguarding.helplines import load_helplines
from assistant.safeguarding.model import Concern, Response
from assistant.safeguarding.response import respond, returning, shipped_helplines, shipped_responses
from assistant.safeguarding.responses import load_responses
from assistant.safeguarding.screen import cues_folder

NATIONS = ["england", "scotland", "wales", "northern-ireland"]
KINDS = sorted({cue.kind for cue in load_cues(cues_folder()).cues})
HELPLINES = package_file("safeguarding", "helplines.yaml")
RESPONSES = package_file("safeguarding", "responses.yaml")


def told(
    kind: str = "harm_by_someone",
    nation: str | None = "england",
    age: int | None = 15,
    voice: Voice | None = Voice.YOUNG_PERSON,
    safe_adult: str | None = None,
) -> Response:
    return respond(Concern(kind), nation=nation, age=age, voice=voice, safe_adult=safe_adult)


@pytest.mark.parametrize("voice", [*Voice, None])
@pytest.mark.parametrize("kind", [*KINDS, "a_kind_of_tomorrow"])
@pytest.mark.parametrize("nation", [*NATIONS, None, "atlantis"])
@pytest.mark.parametrize("age", [None, 9, 17, 18, 40])
def test_it_always_says_what_must_be_said(
    voice: Voice | None, kind: str, nation: str | None, age: int | None
) -> None:
    response = told(kind, nation, age, voice)
    text = response.text
    assert text.startswith("Thank you for")
    assert "I will not put it in" in text
    assert "I did not keep the words that you wrote." in text
    assert "I cannot promise that nobody should know" in text
    assert "I am a computer program." in text
    assert "Please tell " in text
    assert "999" in text
    assert "{" not in text
    assert all(paragraph.strip() for paragraph in text.split("\n\n"))
    assert response.helplines[0].contact.startswith("Call 999")
    assert 3 <= len(response.helplines) <= shipped_helplines().most_shown


@pytest.mark.parametrize("voice", [*Voice, None])
def test_it_never_asks_why_never_promises_and_never_sends_to_the_parent(
    voice: Voice | None,
) -> None:
    for kind in KINDS:
        for response in (told(kind, voice=voice), returning("england", 15, voice)):
            text = response.text.casefold()
            assert "why" not in text
            assert "?" not in text
            if voice in (None, Voice.YOUNG_PERSON):
                assert not {"parent", "mum", "dad", "family"} & set(text.replace(",", " ").split())


def test_words_for_a_young_person_are_short_sentences() -> None:
    for kind in KINDS:
        text = told(kind).text.replace("\n\n", " ").replace(":", ".").replace(",", ".")
        assert max(len(sentence.split()) for sentence in text.split(".")) <= 20


@pytest.mark.parametrize(
    ("nation", "title"),
    [
        ("england", "Designated Safeguarding Lead"),
        ("wales", "Designated Safeguarding Person"),
        ("northern-ireland", "Designated Teacher"),
        ("scotland", "Child Protection Co-ordinator"),
    ],
)
def test_the_local_lead_is_named_by_nation_until_eighteen(nation: str, title: str) -> None:
    for voice in Voice:
        assert title in told(nation=nation, age=17, voice=voice).text
        assert title not in told(nation=nation, age=18, voice=voice).text
        assert "Adult Safeguarding Lead" in told(nation=nation, age=18, voice=voice).text
        assert title not in told(nation=None, voice=voice).text


def test_the_named_adult_of_the_settings_comes_first() -> None:
    for voice in Voice:
        text = told(voice=voice, safe_adult="  Mrs Bell,\n room 4 {odd} ").text
        assert "Please tell Mrs Bell, room 4 {odd}, now." in text
    text = returning("wales", 15, Voice.YOUNG_PERSON, safe_adult="Mrs Bell").text
    assert "please tell Mrs Bell." in text
    assert "Please tell a safe adult" in told(safe_adult="  ").text


def test_the_three_voices_get_words_of_their_own_and_unknown_ones_the_plainest() -> None:
    assert len({told(voice=voice).text for voice in Voice}) == 3
    assert told(voice=None) == told(voice=Voice.YOUNG_PERSON)


def test_each_kind_has_its_own_words_for_a_young_person() -> None:
    assert len({told(kind).text for kind in KINDS}) == len(KINDS)


def names(response: Response) -> list[str]:
    return [line.name for line in response.helplines]


def test_helplines_follow_age_voice_nation_and_kind() -> None:
    assert "Childline" in names(told(age=18))
    assert "Childline" not in names(told(age=19))
    assert "Childline" in names(told(age=None))
    assert "Childline" not in names(told(voice=Voice.PARENT))
    assert "NSPCC Helpline" in names(told(voice=Voice.PARENT))
    assert "NSPCC Helpline" not in names(told(voice=Voice.PARENT, age=18))
    assert "Adult social care" in names(told(age=18))
    assert "PAPYRUS HOPELINE" in names(told("self_harm", age=34))
    assert "PAPYRUS HOPELINE" not in names(told("self_harm", age=35))
    assert "PAPYRUS HOPELINE" not in names(told("neglect"))
    assert "Lifeline" in names(told("self_harm", nation="northern-ireland"))
    assert "NHS 111" not in names(told("self_harm", nation="northern-ireland"))
    assert "NHS 111" not in names(told("self_harm", nation=None))
    assert "Live Fear Free" in names(told(nation="wales", voice=Voice.PARENT))
    assert "Live Fear Free" not in names(told(nation="wales"))


@pytest.mark.parametrize("nation", [*NATIONS, None])
@pytest.mark.parametrize("age", [None, 10, 25])
@pytest.mark.parametrize("kind", KINDS)
def test_there_is_always_a_way_without_speaking(
    nation: str | None, age: int | None, kind: str
) -> None:
    contacts = [line.contact for line in told(kind, nation, age).helplines]
    assert any(contact.startswith("Text ") for contact in contacts)


def test_coming_back_is_short_and_does_not_say_why_it_stopped() -> None:
    back = returning("england", 15, Voice.YOUNG_PERSON)
    assert len(back.text) < len(told().text) / 2
    assert "You can go on, or stop." in back.text
    assert "Childline" in names(back)
    for word in ("worry", "harm", "hurt", "touch", "secret"):
        assert word not in back.text.casefold()


def test_a_contact_and_a_named_adult_bring_no_full_stop_of_their_own(tmp_path: Path) -> None:
    for line in shipped_helplines().helplines:
        assert ".." not in f"{line.contact}. {line.what}", line.name
    named = respond(
        Concern("not_safe"), nation=None, age=15, voice=None, safe_adult="Mrs Lund, room 4. "
    )
    assert "Please tell Mrs Lund, room 4, now." in named.text
    data = yaml.safe_load(HELPLINES.read_text(encoding="utf-8"))
    data["helplines"][0]["contact"] += "."
    file = tmp_path / "helplines.yaml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(ContentError, match="contact"):
        load_helplines(file)


def test_every_helpline_is_dated_and_sourced_and_names_only_known_kinds() -> None:
    for line in shipped_helplines().helplines:
        assert line.source
        assert set(line.kinds) <= set(KINDS), line.name
        assert line.verify or "own knowledge" not in line.source, line.name
    for words in shipped_responses().voices.values():
        assert set(words.kinds) <= set(KINDS)


def test_broken_helplines_tell_all_mistakes_at_once(tmp_path: Path) -> None:
    data = yaml.safe_load(HELPLINES.read_text(encoding="utf-8"))
    data["helplines"][0]["verify"] = "perhaps"
    data["helplines"][1]["nation"] = "england"
    del data["helplines"][2]["checked"]
    file = tmp_path / "helplines.yaml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_helplines(file)
    places = " ".join(raised.value.mistakes)
    assert len(raised.value.mistakes) == 3
    for place in ("helplines[0].verify", "helplines[1].nation", "helplines[2].checked"):
        assert place in places


def test_broken_words_tell_all_mistakes_at_once(tmp_path: Path) -> None:
    data = yaml.safe_load(RESPONSES.read_text(encoding="utf-8"))
    data["voices"]["parent"]["told"][0] = "Thank you {nobody}."
    data["voices"]["parent"]["lead"] = "In {nation {title}"
    data["voices"]["young_person"]["kinds"]["self_harm"] = "Tell {who}."
    del data["voices"]["practitioner"]
    del data["nations"]["wales"]
    file = tmp_path / "responses.yaml"
    file.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_responses(file)
    places = " ".join(raised.value.mistakes)
    for place in (
        "no words for practitioner",
        "leads: wales",
        "voices.parent.told: {nobody}",
        "voices.parent.lead:",
        "voices.young_person.kinds: {who}",
    ):
        assert place in places, place


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        load_responses(tmp_path / "responses.yaml")
    with pytest.raises(ContentError, match="cannot be read"):
        load_helplines(tmp_path / "helplines.yaml")
