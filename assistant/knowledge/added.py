"""What became of the files that a person adds, in words and for ``--json``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.documents import Document, FrontMatter
from assistant.knowledge.given import NotAdded
from assistant.knowledge.own_document import OwnDocument
from assistant.knowledge.passages import cut
from assistant.knowledge.status import listed, not_said
from assistant.knowledge.told import before_and_now, changes
from assistant.record.nation import Nation

Done = Literal["added", "replaced", "unchanged"]
_MENDED = "its damaged copy was replaced; what was said of it before must be said again"
_NOT_OF_THIS_EDITION = ". Its date and status were those of the other one: say them again"
_BOTH = "If it is for all of them, add it again with {options}."


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AddedDocument(_Shape):
    """A document that is kept now. ``said`` is what was done, ``unknown`` what nobody said of it.

    ``same_as`` names the file with the same words that it was added from before; ``changed``
    are sentences with what was known of it before and what is known now.
    """

    file: str
    id: str
    title: str
    said: str
    same_as: str | None
    changed: list[str]
    pages: int | None
    passages: int
    unknown: list[str]
    notes: list[str]


class AddReport(_Shape):
    """What became of every file. ``skipped`` are hidden ones; the rest are sentences.

    ``problems`` are of the index, which does not have what was added. ``warnings`` say what a
    person should know though all went well.
    """

    added: list[AddedDocument]
    replaced: list[AddedDocument]
    unchanged: list[AddedDocument]
    failed: list[NotAdded]
    skipped: list[NotAdded]
    problems: list[str]
    warnings: list[str] = []


def what_was_done(
    file: str, before: OwnDocument | None, now: OwnDocument, *, mends: bool
) -> tuple[Done, AddedDocument]:
    """Tell what was done with a file. ``mends`` says that a damaged document was replaced by it."""
    done, said = _done_and_said(before, now, mends=mends)
    same_as = _same_as(file, before, now)
    return done, AddedDocument(
        file=file,
        id=now.front.id,
        title=now.front.title,
        said=said,
        same_as=same_as,
        changed=[] if before is None else _changed(before.front, now.front, same_as),
        pages=now.source.pages,
        passages=passages_of(now),
        unknown=unknowns(now.front),
        notes=list(now.notes),
    )


def _done_and_said(
    before: OwnDocument | None, now: OwnDocument, *, mends: bool
) -> tuple[Done, str]:
    if mends:
        return "replaced", _MENDED
    if before is None:
        return "added", "added"
    changed = changes(before.front, now.front)
    if before.source.sha256 != now.source.sha256:
        again = _NOT_OF_THIS_EDITION if unknowns(now.front) != unknowns(before.front) else ""
        return "replaced", f"already there in another version: this one takes its place{again}"
    if not changed:
        return "unchanged", "already there, unchanged"
    were = "was" if len(changed) == 1 else "were"
    return "replaced", f"already there, its {listed(changed)} {were} changed"


def _same_as(file: str, before: OwnDocument | None, now: OwnDocument) -> str | None:
    same = before is not None and before.source.sha256 == now.source.sha256
    return before.source.path if before and same and before.source.path != file else None


def _changed(before: FrontMatter, now: FrontMatter, same_as: str | None) -> list[str]:
    """Say what changed; of two files with the same words, also how to say that both nations are right."""
    nations = [one for one in Nation if one in (*before.nations, *now.nations)]
    added = {*nations} - {*now.nations}
    both = same_as and now.nations and added and Nation.UK not in nations
    options = " ".join(f"--nation {one}" for one in nations)
    return [*before_and_now(before, now), *([_BOTH.format(options=options)] if both else [])]


def passages_of(document: OwnDocument) -> int:
    """Count the passages that a document is cut into."""
    return len(cut(Document(document.front, document.sections, "")))


def unknowns(front: FrontMatter) -> list[str]:
    """List what nobody said of a document, to follow "not known"."""
    return [*not_said(front), *([] if front.publisher else ["who published it"])]
