"""Which questions ``knowledge add`` asks about which files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.cli.questions import Questions
from assistant.knowledge.adding import Adding
from assistant.knowledge.given import Looked, as_text
from assistant.knowledge.told import Told, known
from assistant.record.words import one_line


def ask_about(adding: Adding, looked: Sequence[Looked], told: Told) -> dict[Path, Told]:
    """Ask what is open of each file: once for all of them if it is the same, else one by one."""
    questions = Questions(date.today())
    answers = {one.file: _for_one_document(adding, one, told, questions) for one in looked}
    known_now = {
        one.file: answers[one.file].or_else(_said_before(adding, one, told)) for one in looked
    }
    open_ = [one.file for one in looked if known_now[one.file].is_open]
    if len(open_) > 1 and questions.same_for_all(len(open_)):
        said = questions.about(f"all {len(open_)} files", told)
        return answers | {file: answers[file].or_else(said) for file in open_}
    for file in open_:
        said = questions.about(f"“{one_line(file.name)}”", known_now[file])
        # only what was said now: somebody else may change the rest before it is kept
        answers[file] = answers[file].or_else(said.beside(known_now[file]))
    return answers


def _for_one_document(adding: Adding, looked: Looked, told: Told, questions: Questions) -> Told:
    """Ask for the nation where another file with the same words was added for another one."""
    before = adding.before(looked)
    if before is None or before.source.sha256 != looked.sha256 or told.nations is None:
        return told
    elsewhere = before.source.path != as_text(looked.file)
    if not elsewhere or before.front.nations in ((), told.nations):
        return told
    chosen = questions.nations_of_both(
        one_line(looked.file.name), one_line(before.source.path), before.front.nations, told.nations
    )
    return replace(told, nations=chosen)


def _said_before(adding: Adding, looked: Looked, told: Told) -> Told:
    """Give what was said of a file when it was added before; how it stands only if not said anew."""
    stays = adding.stays(looked)
    said = Told() if stays is None else known(stays.front)
    if told.status or told.in_force_until:
        return replace(said, status=None, in_force_until=None)
    return said
