"""What a language model may do for a plan, line by line: plainer words, views and guidance in short.

Taking it away again is here too, because a plan that is read line by line has no keys.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.spoken import guidance_text
from assistant.conversation.suggestion_told import suggestion_line
from assistant.conversation.suggestions import Suggestions
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.plain.in_short import may_be_put_in_short
from assistant.plain.lines import Lines
from assistant.plain.suggesting import PlainSuggesting
from assistant.plan.model import Line, Standing
from assistant.plan.rights import may_cross_out_line
from assistant.record.words import one_line
from assistant.suggesting.suggestion import Request


class PlainPlanWords:
    """One person at the words of one Record's plan. An empty line leaves."""

    def __init__(self, workspace: Workspace, record: str, person: str, lines: Lines) -> None:
        """Both by their ids."""
        self._workspace = workspace
        self._record = record
        self._person = workspace.view(record).person(person)
        self._lines = lines
        self._titles = workspace.labels()

    def run(self) -> None:
        """Go on until the person leaves. Raises CareNeeded with the fixed words."""
        ways: dict[str, Callable[[], None]] = {
            "plainer": self._plainer,
            "summary": self._summary,
            "guidance": self._guidance,
            "take_away": self._take_away,
        }
        self._say("what_it_is")
        while True:
            self._say("menu.title")
            labels = [suggestion_line(f"menu.{way}") for way in (*ways, "leave")]
            picked = self._lines.pick(labels, suggestion_line("pick.again"))
            if picked is None or picked == len(ways):
                return
            try:
                list(ways.values())[picked]()
            except CareNeeded:
                raise
            except OwnwordsError as error:
                self._lines.tell(error)

    @property
    def _requests(self) -> Suggestions:
        return self._workspace.suggestions(self._record, self._person.id)

    def _plainer(self) -> None:
        answers = self._requests.may_see()
        if not answers:
            self._say("pick.no_answers")
            return
        rows = [self._row(one.person.name, one.question, one.words) for one in answers]
        picked = self._pick("answer", rows)
        if picked is None:
            return
        self._say("pick.style")
        styles = [suggestion_line(f"pick.{style}") for style in ("plain_words", "easy_read")]
        style = self._lines.pick(styles, suggestion_line("pick.again"))
        if style is not None:
            self._ask(self._requests.plainer(answers[picked].id, easy_read=style == 1))

    def _summary(self) -> None:
        questions = self._requests.summable()
        if not questions:
            self._say("pick.no_questions")
            return
        picked = self._pick("question", [self._titles.get(one, one) for one in questions])
        if picked is not None:
            self._ask(self._requests.summary(questions[picked]))

    def _guidance(self) -> None:
        """Ask the guidance of the young person's nation; its answer in short may stand in the plan."""
        question = self._lines.read(suggestion_line("pick.guidance"))
        if not question:
            return
        nation = self._workspace.view(self._record).nation
        found = self._workspace.ask(question, nation)
        self._lines.print(guidance_text(found))
        if not may_be_put_in_short(found):
            return
        self._say("short.keep")
        ways = [suggestion_line(f"short.{way}") for way in ("leave", "put")]
        if self._lines.pick(ways, suggestion_line("pick.again")) == 1:
            self._ask(self._requests.answer(found))

    def _ask(self, request: Request) -> None:
        suggesting = PlainSuggesting(self._workspace, self._person.name, self._lines)
        found = suggesting.ask(request)
        suggesting.decide_words(found, request, self._requests.accept, self._requests.refuse)

    def _take_away(self) -> None:
        lines = self._may_cross_out()
        if not lines:
            self._say("pick.none_to_take")
            return
        picked = self._pick("take_away", [self._suggested_row(one) for one in lines])
        if picked is not None:
            line = lines[picked]
            self._workspace.decide(self._record, self._person.id, line.id, "line_crossed_out")
            self._lines.print("Saved.")
            self._say("pick.taken")

    def _may_cross_out(self) -> list[Line]:
        """Give the suggested Lines of the plan that this person may cross out and nobody has."""
        plan = self._workspace.plan(self._record, for_person=self._person.id)
        return [
            line
            for part in plan.sections
            for line in part.lines
            if line.suggested_by
            and line.standing is not Standing.CROSSED_OUT
            and may_cross_out_line(self._person, line)
        ]

    def _pick(self, key: str, rows: list[str]) -> int | None:
        """Let one of several rows be picked. The question stands after them, beside the prompt."""
        for place, row in enumerate(rows, 1):
            self._lines.print(f"  {place}. {row}")
        return self._lines.pick_number(
            len(rows), suggestion_line(f"pick.{key}"), suggestion_line("pick.again")
        )

    def _row(self, who: str, question: str, words: str) -> str:
        title = self._titles.get(question, question)
        return suggestion_line("pick.row", who=one_line(who), title=title, words=words)

    def _suggested_row(self, line: Line) -> str:
        fill = {"model": one_line(line.suggested_by or ""), "who": one_line(line.person or "")}
        return suggestion_line("pick.suggested", words=line.text, **fill)

    def _say(self, key: str) -> None:
        self._lines.print(suggestion_line(key))
