from __future__ import annotations

from assistant.conversation.workspace import Workspace
from assistant.plan.lines import line_id
from assistant.record.entries import Audience
from assistant.ui.review_rows import shared_rows

from .aiming import Aiming


def _shown(table: Aiming) -> str:
    return "\n".join(
        row.plain for row in shared_rows(table.workspace.sitting(table.record, table.jay).state)
    )


def test_what_others_share_is_shown_but_nothing_that_was_crossed_out(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    kept = table.say(table.kerry, "appreciate", "He carries my shopping every single week.")
    assert "carries my shopping" in _shown(table)
    assert "bricklaying" in _shown(table)
    workspace.decide(table.record, table.jay, line_id("appreciate", kept), "line_crossed_out")
    assert "carries my shopping" not in _shown(table)
    hope = table.answer(table.kerry, "dream_job")
    workspace.share(table.record, table.kerry, [hope], Audience.ONLY_ME)
    assert "bricklaying" not in _shown(table)
