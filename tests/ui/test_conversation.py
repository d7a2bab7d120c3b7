from __future__ import annotations

from assistant.conversation.turns import Opened, Said
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Audience, How, Meaning
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.screens.home import HomeScreen
from assistant.ui.screens.map import MapScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.people import PeopleScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.trouble import Trouble

from .helpers import (
    answer,
    box,
    conversing,
    fill_the_disk,
    make_room,
    people_of,
    screen_text,
    transcript,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)

LONG = "I want to mend bikes with Rob at the shop and be left to get on with it."


async def test_a_whole_interview_by_keyboard(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        asked: list[str] = []
        while not screen.finished and len(asked) < 60:
            assert screen.asked is not None
            asked.append(screen.asked.question)
            if len(asked) % 3 == 0:
                await pilot.press("f2", "1")  # leave this question for now
                await wait_until(pilot, lambda: pilot.app.screen is screen, "the conversation")
            else:
                await answer(pilot, f"bike {len(asked)}")
        assert screen.finished
        assert "What would you like to do now?" in screen_text(pilot)
    view = workspace.view(record)
    assert set(asked) == {given.question for given in view.answers_of(jay)}
    assert "bike 1" in {given.words for given in view.answers_of(jay)}


async def test_the_words_are_kept_letter_for_letter_with_new_lines(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, "First my bike\nThen the shop")
        await wait_to_see(pilot, "Saved.")
        assert box(screen).text == ""
    assert workspace.view(record).answers[0].words == "First my bike\nThen the shop"


async def test_markup_and_escapes_show_as_letters_and_are_kept_as_they_are(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    words = "[red]my bike[/red] \x1b]0;title\x07 and the shop today"
    async with conversing(workspace, record, jay) as (pilot, screen):
        box(screen).fill(words)
        await wait_to_see(pilot, "[red]my bike[/red] ␛]0;title␇")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "␛]0;title␇" in transcript(screen), "the words")
        assert "\x1b" not in screen_text(pilot)
    assert workspace.view(record).answers[0].words == words


async def test_a_full_disk_keeps_the_words_in_the_box_and_says_what_to_do(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    words = LONG * 400
    async with conversing(workspace, record, jay) as (pilot, screen):
        fill_the_disk(workspace)
        box(screen).fill(words)
        await pilot.press("enter")
        await wait_to_see(pilot, "NOT SAVED")
        text = screen_text(pilot)
        assert "the disk is full" in text
        assert "Everything that was saved before is safe." in text
        assert "Make some room on the disk." in text
        assert box(screen).text == words
        assert "Saved." not in transcript(screen)
        make_room(workspace)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")
        assert not screen.query_one(Trouble).display
        assert box(screen).text == ""
    assert [given.words for given in workspace.view(record).answers] == [words]


async def test_keys_typed_ahead_are_neither_lost_nor_sent_twice(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        first, second = "my bike and my shop", "buses that come too late"
        keys = [*first.replace(" ", "_"), "enter", *second.replace(" ", "_"), "enter"]
        await pilot.press(*("space" if key == "_" else key for key in keys))
        await wait_until(pilot, lambda: second in transcript(screen), "the second answer")
    assert [given.words for given in workspace.view(record).answers] == [first, second]


async def test_a_question_typed_as_an_answer_is_noticed(guided: Workspace) -> None:
    record, jay, _ = people_of(guided)
    async with conversing(guided, record, jay) as (pilot, screen):
        asked = screen.asked
        await answer(pilot, "what is an outcome?")
        await wait_to_see(pilot, "Is that your answer, or a question for me?")
        await pilot.press("2")
        await wait_until(pilot, lambda: "(England · 2015 · current)" in transcript(screen), "it")
        assert screen.asked == asked
        assert box(screen).display
    assert guided.view(record).answers == ()


async def test_a_question_that_is_the_answer_is_kept(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, "what is it to you?")
        await pilot.press("down", "up", "enter")
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")
    assert workspace.view(record).answers[0].words == "what is it to you?"


async def test_a_question_stays_open_when_guidance_is_not_prepared(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, "what is an outcome?")
        await pilot.press("2")
        await wait_until(pilot, lambda: "not prepared" in transcript(screen), "what to do")
        assert screen.asked is not None
        await answer(pilot, LONG)
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")


async def test_help_and_hint_and_guidance_leave_typed_words_alone(guided: Workspace) -> None:
    record, jay, _ = people_of(guided)
    async with conversing(guided, record, jay) as (pilot, screen):
        await type_words(pilot, "half an ans")
        await pilot.press("f1", "f4")
        await wait_until(pilot, lambda: "What is meant:" in transcript(screen), "help")
        assert "Smaller questions" in transcript(screen)
        await wait_to_see(pilot, "Guidance (F3):")
        await pilot.press("f3")
        page = await wait_for(pilot, MessageScreen)
        assert "· current)" in page.text
        await pilot.press("escape")
        await wait_for(pilot, ConversationScreen)
        assert box(screen).text == "half an ans"


async def test_an_answer_for_only_me_by_the_menu(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await pilot.press("f2", "6")
        await wait_to_see(pilot, "Only for you")
        await answer(pilot, LONG)
        await wait_until(pilot, lambda: "only you" in transcript(screen), "kept private")
    assert workspace.view(record).answers[0].audience is Audience.ONLY_ME


async def test_slash_commands_work_and_are_no_answers(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, "/idk")
        await wait_until(pilot, lambda: screen.asked and screen.asked.number == 2, "question 2")
        await answer(pilot, "/nonsense")
        await wait_until(pilot, lambda: "no command /nonsense" in transcript(screen), "told")
        assert box(screen).text == "/nonsense"  # to be mended, not typed again
    (given,) = workspace.view(record).answers
    assert given.meaning is Meaning.DONT_KNOW


async def test_the_map_shows_what_is_coming_and_opens_a_question(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await pilot.press("f8")
        await wait_for(pilot, MapScreen)
        assert "comes next" in screen_text(pilot)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: screen.asked and screen.asked.number == 2, "question 2")


async def test_leaving_asks_about_words_that_are_not_sent(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await type_words(pilot, "not sent yet at all")
        await pilot.press("escape")
        await wait_for(pilot, PickScreen)
        await pilot.press("3")
        await wait_for(pilot, ConversationScreen)
        assert box(screen).text == "not sent yet at all"
        await pilot.press("escape", "1")
        await wait_for(pilot, HomeScreen)
        await wait_to_see(pilot, "We stop here, Jay.")
    assert workspace.view(record).answers[0].words == "not sent yet at all"


async def test_saving_typed_words_instead_of_skipping_skips_nothing_else(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await type_words(pilot, "words that came first")
        await pilot.press("f2", "1")
        await wait_to_see(pilot, "not saved yet")
        await pilot.press("1")
        await wait_until(pilot, lambda: screen.asked and screen.asked.number == 2, "question 2")
    assert [given.words for given in workspace.view(record).answers] == ["words that came first"]


async def test_words_that_wait_at_a_choice_are_not_called_saved(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, _):
        await wait_to_see(pilot, "All saved")
        await type_words(pilot, "what is ")
        await wait_to_see(pilot, "Not saved yet")
        await answer(pilot, "that?")
        await wait_to_see(pilot, "Is that your answer, or a question for me?")
        assert "Not saved yet" in screen_text(pilot)
        assert "All saved" not in screen_text(pilot)
        await pilot.press("1")
        await wait_to_see(pilot, "All saved")


async def test_words_that_were_refused_are_not_called_saved(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, "/nonsense")
        await wait_until(pilot, lambda: "no command" in transcript(screen), "what happened")
        assert "Not saved yet" in screen_text(pilot)
        box(screen).empty()
        await wait_to_see(pilot, "All saved")


async def test_waiting_words_that_are_thrown_away_are_not_kept_by_stopping(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, _):
        await answer(pilot, "what is that?")
        await wait_to_see(pilot, "Is that your answer")
        await pilot.press("escape")
        await wait_for(pilot, PickScreen)
        await pilot.press("2")
        await wait_for(pilot, HomeScreen)
    assert workspace.view(record).answers == ()


async def test_the_numbers_can_be_asked_for_by_key(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay, size=(80, 40)) as (pilot, screen):
        await pilot.press("f2")
        pick = await wait_for(pilot, PickScreen)
        place = [key for key, _ in pick.options].index("numbers")
        await pilot.press(*["down"] * place, "enter")
        await wait_to_see(pilot, "In danger, call 999 now.")
        assert "Childline" in transcript(screen)
        assert "who_reads" not in transcript(screen)
        assert screen.asked is not None


async def test_a_question_in_the_interview_is_screened_once_with_its_voice(
    guided: Workspace,
) -> None:
    record, _, dee = people_of(guided)
    asked = "what is an outcome when he hits me?"
    async with conversing(guided, record, dee) as (pilot, screen):
        screen.beside.look_up(asked)  # as for a Wondered, which was screened when it was said
        await wait_until(pilot, lambda: "Looking it up" not in transcript(screen), "an answer")
        assert "In danger, call 999 now." not in transcript(screen)


async def test_closing_the_app_asks_about_words_that_are_not_sent(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, _):
        await answer(pilot, "what is that?")  # now 'is that your answer?' stands open
        await pilot.press("ctrl+q")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_until(pilot, lambda: not pilot.app.is_running, "the app closed")
    assert workspace.view(record).answers[0].words == "what is that?"


async def test_one_key_changes_the_person_and_wipes_the_screen(workspace: Workspace) -> None:
    record, jay, dee = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await pilot.press("f2", "6")
        await wait_to_see(pilot, "Only for you")
        await answer(pilot, "nobody else may read these words")
        await wait_until(pilot, lambda: "only you" in transcript(screen), "kept private")
        await pilot.press("f5")
        await wait_for(pilot, PeopleScreen)
        await pilot.press("down", "enter")
        other = await wait_for(pilot, ConversationScreen)
        await wait_to_see(pilot, "Dee is speaking (parent or carer)")
        assert "nobody else may read" not in transcript(other)
        await answer(pilot, "Saturday market, before it is full.")
        await wait_until(pilot, lambda: "Saved." in transcript(other), "the answer saved")
    assert [given.person.id for given in workspace.view(record).answers] == [jay, dee]


async def test_what_is_for_one_person_only_is_not_counted_where_all_look(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, "bikes and being left alone with them")
        await pilot.press("f2", "6")
        await wait_to_see(pilot, "Only for you")
        await answer(pilot, "nobody else may read these words")
        await wait_until(pilot, lambda: "only you" in transcript(screen), "kept private")
        await pilot.press("f5")
        await wait_to_see(pilot, "Jay, young person · 1 answered")
        text = screen_text(pilot)
        assert "nobody else may read" not in text
        assert "only" not in text.casefold().partition("jay, young person")[2].splitlines()[0]
    assert len(workspace.view(record).answers_of(jay)) == 2


async def test_who_typed_and_how_is_kept(workspace: Workspace) -> None:
    record, jay, dee = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, _):
        await pilot.press("f5")
        await wait_for(pilot, PeopleScreen)
        await pilot.press("t")
        await wait_for(pilot, PickScreen)
        await wait_to_see(pilot, "Dee types what Jay says")
        await pilot.press("3")
        screen = await wait_for(pilot, ConversationScreen)
        await wait_to_see(pilot, "Jay is speaking (young person; Dee types)")
        await answer(pilot, "music loud in the red chair")
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")
    (given,) = workspace.view(record).answers
    assert (given.person.id, given.typed_by, given.how) == (jay, dee, How.SPOKEN)


async def test_what_somebody_else_wrote_is_taken_in(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        elsewhere = workspace.sitting(record, jay)
        elsewhere.take(Opened())
        elsewhere.take(Said("answered in another window today"))
        await answer(pilot, "and this is from the first window")
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")
    words = [given.words for given in workspace.view(record).answers_of(jay)]
    # Neither was seen where the other was typed, so neither replaces the other.
    assert words == ["answered in another window today", "and this is from the first window"]


async def test_everything_fits_on_small_and_large_screens(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    for size in ((60, 20), (80, 24), (120, 40)):
        async with conversing(workspace, record, jay, size=size) as (pilot, screen):
            lines = screen_text(pilot).splitlines()
            assert screen.asked is not None
            assert any(screen.asked.text[:30] in line for line in lines)
            assert any("Type here." in line for line in lines)
            assert all(key in "".join(lines[-2:]) for key in ("F1 Help", "F8 Map", "Esc Stop"))
            assert max(map(len, lines)) <= size[0]
