"""Guidance that a language model puts in short, for whoever wants it."""

from __future__ import annotations

from pathlib import Path

from assistant.grounding.model import Embed
from assistant.settings import Settings
from tests.plain.modelled import Models
from tests.suggesting.people import gives


def test_guidance_is_put_in_short_for_whoever_wants_it(
    tmp_path: Path, cache_dir: Path, embed: Embed
) -> None:
    words = "In England only the local authority (the council) can issue an EHC plan."
    reply = {"sentences": [{"text": words, "sources": ["s1"]}]}
    models = Models(Settings(tmp_path / "data", cache_dir, model="m"), embed)
    with models.talking(gives(reply)) as talk:
        shown = talk.home("a", "who writes the ehcp", "1", "1", "q")
        assert "Shall the language model put this in short?" in shown
        assert talk.server.bodies == []
        shown = talk.home("a", "who writes the ehcp", "1", "2", "q")
        assert f"{words}\n(Made from passage 1.)" in shown
        assert "A language model (m) put this in short." in shown
        shown = talk.home("a", "what is the capital of France", "1", "q")
        assert "put this in short" not in shown
