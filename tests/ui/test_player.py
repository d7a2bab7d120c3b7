from __future__ import annotations

from pathlib import Path

from assistant.conversation.sessions.script import Script, load_script
from assistant.conversation.sessions.walk import Walk
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.ui.playing import pace
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.plan import PlanScreen
from assistant.ui.screens.player import PlayerScreen
from assistant.ui.widgets.question_panel import QuestionPanel

from .helpers import running, screen_text, transcript, wait_for, wait_to_see, wait_until

SCRIPT = Script.model_validate(
    {
        "title": "Maya plans for a cafe",
        "nation": "england",
        "people": {"young_person": {"name": "Maya", "age": 15}, "parent": {"name": "Dee"}},
        "says": {
            "young_person": {"good_day": "Toast first. Then the dog.", "bad_day": "he hits me"},
            "parent": {"dream_job": "I would like her to stay at college first."},
        },
    }
)


async def test_a_sample_plays_by_itself_and_can_be_paused(workspace: Workspace) -> None:
    async with running(workspace, lambda: PlayerScreen(workspace, SCRIPT)) as pilot:
        screen = await wait_for(pilot, PlayerScreen)
        await pilot.press("plus", "plus", "plus")
        await wait_until(pilot, lambda: "Toast first." in transcript(screen), "the first answer")
        await pilot.press("space")
        await wait_to_see(pilot, "Paused. Speed 8.")
        assert not screen.playing
        assert "Toast first. Then the dog." in transcript(screen)


async def test_a_sample_is_stepped_to_its_end_without_the_words_of_a_disclosure(
    workspace: Workspace,
) -> None:
    async with running(workspace, lambda: PlayerScreen(workspace, SCRIPT)) as pilot:
        screen = await wait_for(pilot, PlayerScreen)
        await pilot.press("space")
        seen = ""
        for _ in range(200):
            await pilot.press("n")
            await wait_until(pilot, lambda: not screen.busy, "the step")
            seen += transcript(screen)
            if screen.over:
                break
        assert screen.over
        assert "Toast first. Then the dog." in seen
        assert "I would like her to stay at college first." in seen
        assert "Thank you for telling me." in seen
        assert "hits me" not in seen
        assert "That was the sample." in screen.query_one(QuestionPanel).text
        await pilot.press("f7")
        plan = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: plan.chosen, "the plan of the sample")
        assert "Maya: whole plan" in screen_text(pilot)
    assert workspace.records() == []  # nothing of it stays among the records


async def test_the_folder_of_a_sample_is_gone_afterwards(workspace: Workspace) -> None:
    async with running(workspace, lambda: PlayerScreen(workspace, SCRIPT)) as pilot:
        screen = await wait_for(pilot, PlayerScreen)
        await wait_until(pilot, lambda: screen.last, "the first event")
        folder = screen.walk.workspace.settings.data_dir
        assert folder.is_dir()
        await pilot.press("escape")
        await wait_until(pilot, lambda: not folder.exists(), "the folder gone")


async def test_a_shipped_sample_is_chosen_from_home(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "There is no plan here yet.")
        await pilot.press("s")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        screen = await wait_for(pilot, PlayerScreen)
        await wait_until(pilot, lambda: screen.last, "the first event")
        text = screen_text(pilot)
        assert "Sample: " in text
        assert "is speaking" in text
        assert workspace.records() == []


def test_longer_texts_stay_longer_and_speed_divides(workspace: Workspace, tmp_path: Path) -> None:
    questions = {question.id for question in workspace.flows.questions()}
    script = load_script("jay", questions)
    happened = [one for one in Walk(workspace, script).events() if one.person.voice is Voice.PARENT]
    times = [pace(one, 1.0) for one in happened]
    assert min(times) >= 0.5
    assert max(times) <= 12.0
    assert [pace(one, 2.0) for one in happened] == [time / 2 for time in times]
    assert pace(happened[0], 1.0) > min(times)
