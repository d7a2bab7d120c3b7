"""Doing what was asked by key, by slash or in words: skip, help, back, private, stop."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.keeping import keep_waiting, said_to_follow_up
from assistant.conversation.moving import (
    CARE_CHOICES,
    close_for_care,
    go_back,
    go_on,
    numbers,
    offer,
    stop,
    who_reads,
)
from assistant.conversation.state import AtChoice, AtQuestion, Ended, Step
from assistant.conversation.suggested import suggest
from assistant.conversation.turns import Action, Heard, Option, Shown, Sorry, Told
from assistant.record.entries import AnswerGiven, Audience, How, Meaning

_COMMANDS = {
    "skip": Action.SKIP,
    "idk": Action.DONT_KNOW,
    "no": Action.RATHER_NOT_SAY,
    "later": Action.ANOTHER_DAY,
    "someone": Action.ASK_SOMEONE,
    "back": Action.BACK,
    "private": Action.PRIVATE,
    "help": Action.HELP,
    "example": Action.EXAMPLE,
    "stuck": Action.STUCK,
    "who": Action.WHO_READS,
    "map": Action.MAP,
    "numbers": Action.NUMBERS,
    "safe": Action.NUMBERS,
    "takeout": Action.TAKE_OUT,
    "suggest": Action.SUGGEST,
    "stop": Action.STOP,
    "quit": Action.STOP,
    "exit": Action.STOP,
    "commands": Action.COMMANDS,
}
_COMMAND_WORDS = 3  # "/skip it" is a command; a longer line is an answer that starts with a slash
_LEAVES = {
    Action.SKIP: Meaning.SKIP,
    Action.DONT_KNOW: Meaning.DONT_KNOW,
    Action.RATHER_NOT_SAY: Meaning.RATHER_NOT_SAY,
    Action.ANOTHER_DAY: Meaning.ANOTHER_DAY,
    Action.ASK_SOMEONE: Meaning.ASK_SOMEONE,
}
_MARKS = {
    "answered": "[x]",
    "put_off": "[later]",
    "skipped": "[left]",
    "dont_know": "[don't know]",
    "rather_not_say": "[not said]",
    "ask_someone": "[ask somebody]",
    "not_asked": "[ ]",
}


def command(words: str) -> Action | None:
    """Read a slash command, or its long name; None when the words are not one."""
    typed = words.casefold().split()
    if not typed or not typed[0].startswith("/") or len(typed) > _COMMAND_WORDS:
        return None
    name = typed[0][1:].replace("-", "_")
    if name in _COMMANDS:
        return _COMMANDS[name]
    return Action(name) if name in set(Action) else None


def act(step: Step, action: Action, words: str = "") -> Step:
    """Do one Action. ``words`` are the person's, when they asked for it in words."""
    state = step.state
    if action is Action.STOP:
        return _stop(step, words)
    if action is Action.NUMBERS:
        return step.say(Shown("numbers", numbers(step)))
    if isinstance(state.at, AtChoice):
        return step.say(Sorry(state.line("not_now")))
    if action is Action.BACK:
        return go_back(step)
    if action is Action.TAKE_OUT:
        return _take_out(step, words)
    if action in (Action.WHO_READS, Action.MAP, Action.COMMANDS):
        return _show_anywhere(step, action)
    if isinstance(state.at, Ended):
        return step.say(Sorry(state.line("all_done")))
    if action in _LEAVES:
        return leave(step, _LEAVES[action], words, How.TYPED)
    if action is Action.SUGGEST:
        return suggest(step, state.at)
    if action is Action.PRIVATE:
        return _turn_private(step, state.at)
    return _show_about_question(step, action, state.at)


def _stop(step: Step, words: str) -> Step:
    """Stop at once, wherever the person is. Words that wait for a Choice are kept first."""
    at = step.state.at
    if isinstance(at, AtChoice) and at.choice in CARE_CHOICES:
        return close_for_care(step)
    return stop(keep_waiting(step), words)


def leave(step: Step, meaning: Meaning, words: str, how: How) -> Step:
    """Leave the open question unanswered, in the way the person chose. The words are kept.

    Leaving a follow-up, or skipping a question that has an answer, changes no answer.
    """
    state = step.state
    at = state.at
    assert isinstance(at, AtQuestion)
    if at.follow_up:
        return _leave_follow_up(step, at, meaning, words, how)
    before = state.own(at.question)
    if meaning is Meaning.SKIP and any(answer.says_something for answer in before):
        return go_on(step.say(Told(state.line("unchanged"))))
    given = AnswerGiven(
        question=at.question,
        words=words,
        meaning=meaning,
        replaces=tuple(answer.id for answer in before if answer.id in at.seen),
        asked=state.asked(at).text,
    )
    step = step.write(given, how=how, audience=_audience_of_leaving(step))
    step = replace(step, state=replace(step.state, private=False))
    return go_on(step.say(Heard(state.line(f"left.{meaning.value}"))))


def _audience_of_leaving(step: Step) -> Audience:
    """Who may read how a question was left: words for only me stay so when they mean 'I don't know'."""
    return Audience.ONLY_ME if step.state.private else Audience.MY_PLAN


def _leave_follow_up(step: Step, at: AtQuestion, meaning: Meaning, words: str, how: How) -> Step:
    state = step.state
    answered = any(one.says_something for one in said_to_follow_up(state, at))
    if words.strip():
        main = state.own(at.question)
        given = AnswerGiven(
            question=at.question,
            words=words,
            meaning=meaning,
            follows=at.made_of or (main[-1].id if main else None),
            asked=state.asked(at).text,
        )
        private = state.private or (bool(main) and main[-1].audience is Audience.ONLY_ME)
        audience = Audience.ONLY_ME if private else Audience.MY_PLAN
        step = step.write(given, how=how, audience=audience)
    declined = state.declined if answered else state.declined + 1
    step = replace(step, state=replace(step.state, declined=declined, private=False))
    return go_on(step.say(Told(state.line("unchanged" if answered else "follow_up_left"))))


def _turn_private(step: Step, at: AtQuestion) -> Step:
    private = not step.state.private
    step = replace(step, state=replace(step.state, private=private))
    text = step.state.line("private_on" if private else "private_off")
    return step.say(Told(text), step.state.asked(at))


def _take_out(step: Step, words: str) -> Step:
    """Offer to take out what stands at this question, or what was said just before."""
    state = step.state
    here = state.at.question if isinstance(state.at, AtQuestion) else None
    own = [answer for answer in state.view.answers_of(state.person_id) if answer.says_something]
    at_question = [answer for answer in own if answer.question == here]
    latest = (at_question or own)[-1:]
    if not latest:
        if words and isinstance(state.at, AtQuestion):
            return leave(step, Meaning.RATHER_NOT_SAY, words, How.TYPED)
        return step.say(Sorry(state.line("nothing_to_take_out")))
    options = tuple(Option(key, state.line(f"take_out.{key}")) for key in ("take", "leave"))
    text = state.line("take_out.text", words=latest[0].words)
    back_to = state.at if isinstance(state.at, AtQuestion) else None
    return offer(step, "take_out", text, options, about=latest[0].id, back_to=back_to)


def _show_anywhere(step: Step, action: Action) -> Step:
    state = step.state
    if action is Action.WHO_READS:
        return step.say(Shown("who_reads", who_reads(step)))
    if action is Action.COMMANDS:
        of_model = [state.line("commands_model")] if state.has_model else []
        return step.say(Shown("commands", "\n".join([state.line("commands"), *of_model])))
    voice = state.person.voice
    listed = [f"{_MARKS[row.state]} {row.question.title.for_voice(voice)}" for row in state.rows()]
    return step.say(Shown("map", "\n".join(listed)))


def _show_about_question(step: Step, action: Action, at: AtQuestion) -> Step:
    state = step.state
    question = state.flows.question(at.question)
    voice = state.person.voice
    if action is Action.HELP:
        return step.say(Shown("help", question.help.for_voice(voice)))
    if action is Action.EXAMPLE:
        return step.say(Shown("example", question.example.for_voice(voice)))
    return step.say(Shown("stuck", "\n".join(question.stuck.for_voice(voice))))
