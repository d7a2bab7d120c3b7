"""Words of a plan that a language model suggests: shown, changed, refused, and taken away again."""

from __future__ import annotations

from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from tests.plain.modelled import LINES, TRAVEL, Models
from tests.suggesting.people import gives


def test_words_of_harm_that_a_model_wrote_are_shown_to_nobody(models: Models) -> None:
    bad = {"lines": [{"text": "My dad hits me on the bus.", "sources": ["s1"]}]}
    with models.talking(gives(bad)) as talk:
        talk.said()
        shown = talk.home("w", "1", "1", "1", "1", "2", "", "q")
        assert "Dropped. Its words are not shown." in shown
        assert "hits me" not in shown


def test_a_line_is_put_plainer_changed_and_taken_away_again(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        changed = "Full buses make me nervous. I go early."
        shown = talk.home("w", "1", "1", "1", "1", "2", changed, "", "q")
        assert "A language model suggested this (m):" in shown
        assert "It was made of these words:" in shown
        assert f"Jay, to “How do you get to places?”: “{TRAVEL}”" in " ".join(shown.split())
        ((kind, kept),) = talk.decided
        assert (kind, kept.words, kept.edited) == ("suggestion_accepted", changed, True)
        assert suggested_lines(talk.workspace, talk.record) == [changed]
        shown = talk.home("w", "1", "4", "1", "", "q")
        assert f"“{changed}” (suggested by m, accepted by Jay)" in shown
        assert "There is nothing here that you can take away." in talk.home("w", "1", "4", "", "q")


def suggested_lines(workspace: Workspace, record: str) -> list[str]:
    plan = workspace.plan(record)
    return [line.text for part in plan.sections for line in part.lines if line.suggested_by]


def test_who_decides_nothing_writes_nothing(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        before = talk.workspace.store.entries(talk.record)
        shown = talk.home("w", "1", "1", "1", "1", "2", "", "/stop", "2", "/stop", "", "", "q")
        assert "Nothing was written." in shown
        assert talk.workspace.store.entries(talk.record) == before


def test_harm_written_while_changing_words_is_met_with_the_fixed_words(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        skips = ["/skip"] * 40
        shown = talk.interview(*skips, "4", "1", "1", "1", "2", "my dad hits me at home", "1")
        assert "999" in shown.split("Words with the help")[-1]
        assert talk.decided == []
        assert "hits me" not in str(talk.workspace.store.entries(talk.record))


def test_views_are_put_in_short(models: Models) -> None:
    text = "Jay and Kerry both speak of full buses."
    found = {"agree": [{"text": text, "sources": ["s1", "s2"]}], "differ": []}
    with models.talking(gives(found)) as talk:
        talk.said()
        assert "There is no question yet" in talk.home("w", "1", "2", "", "q")
        kerry = talk.workspace.join(talk.record, "Kerry", Voice.PARENT, "mum")
        talk.said("He does not like full buses.", who=kerry.id)
        shown = talk.home("w", "2", "2", "1", "1", "", "q")
        assert "Kerry" in shown.split("It was made of these words:")[1]
        ((kind, kept),) = talk.decided
        assert (kind, kept.words, kept.about) == ("suggestion_accepted", text, "travel")
