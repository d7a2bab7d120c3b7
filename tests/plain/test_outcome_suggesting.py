"""A suggested Outcome opens the form, where the person writes and saves it."""

from __future__ import annotations

from tests.plain.modelled import HOPE, OUTCOME, Models
from tests.suggesting.people import gives


def test_a_suggested_outcome_opens_the_form_and_is_saved_by_the_person(models: Models) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk:
        answer = talk.said(HOPE, question="dream_job")
        mine = "By July 2099 Jay fixes two bikes at the shop"
        shown = talk.home("o", "1", "s", "1", "", "", mine, *[""] * 30, "q")
        assert "Type s to let a language model suggest outcomes." in shown
        assert f"It says now: {OUTCOME['outcome']}" in shown
        (outcome,) = talk.workspace.view(talk.record).outcomes
        assert (outcome.written.text, outcome.written.aspiration) == (mine, answer)
        assert [one.what for one in outcome.written.steps] == ["Fix bikes"]
        ((kind, kept),) = talk.decided
        assert (kind, kept.about, kept.edited) == ("suggestion_accepted", outcome.id, True)


def test_a_suggested_outcome_is_refused_or_its_form_left(models: Models) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk:
        talk.said(HOPE, question="dream_job")
        shown = talk.home("o", "1", "s", "1", "/stop", "2", "", "q")
        assert "Refused. Its words are not kept." in shown
        assert talk.workspace.view(talk.record).outcomes == ()
        ((kind, kept),) = talk.decided
        assert (kind, kept.words) == ("suggestion_refused", "")
