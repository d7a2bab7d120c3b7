"""The command redact, as scripts and people call it."""

from __future__ import annotations

import json

import jsonschema

from tests.cli.runner import Cli


def test_as_json_the_originals_are_left_out(cli: Cli) -> None:
    text = "Maya and maya's friend kian live in Leeds. I hope so."
    assert cli.json("redact", text, "--names", "Maya Patel, Dee") == {
        "text": "[PERSON_1] and [PERSON_1]'s friend [PERSON_2] live in [PLACE_1]. I hope so.",
        "replaced": [
            {"kind": "person", "placeholder": "[PERSON_1]"},
            {"kind": "person", "placeholder": "[PERSON_2]"},
            {"kind": "place", "placeholder": "[PLACE_1]"},
        ],
    }


def test_the_json_fits_its_schema(cli: Cli) -> None:
    schema = json.loads(cli.ok("schema"))
    shape = {**schema["$defs"]["RedactedText"], "$defs": schema["$defs"]}
    jsonschema.validate(cli.json("redact", "no names here"), shape)


def test_in_words_from_standard_input(cli: Cli) -> None:
    told = cli.ok("redact", "-", typed="Kasia and tom like art.\nring 07700 900123\n")
    assert told.startswith(
        "[PERSON_1] and [PERSON_2] like art.\nring [PHONE_1]\n\nWhat was replaced:\n"
    )
    assert "  people: 2\n  a phone number: 1\n" in told
    assert "Nothing was replaced." in cli.ok("redact", "i like art")


def test_nothing_to_redact_is_told(cli: Cli) -> None:
    done = cli("redact", " ")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no text." in done.stderr
