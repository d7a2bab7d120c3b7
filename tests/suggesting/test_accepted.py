"""What a person accepts reaches the plan and its exports, and no invention does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.conversation.workspace import Workspace
from assistant.meaning.embedder import Embedder
from assistant.suggesting.evaluation.foreign import foreign
from tests.suggesting.people import writer
from tests.suggesting.plans import Family
from tests.suggesting.servers import Act, says, serving

TRUE = "Jay and Kerry both speak of full buses."
INVENTED = "Kerry wants Dr Bell to see Jay on 3 March about his ADHD."


def scripted(*texts: str) -> Act:
    """A model that writes these sentences, whatever it is asked for."""

    def act(handler: Any) -> None:
        asked = json.loads(handler.server.bodies[-1])
        names = asked["response_format"]["json_schema"]["schema"]["properties"]
        items = [{"text": text, "sources": ["s1", "s2"]} for text in texts]
        says(json.dumps({name: items if name == "differ" else [] for name in names}))(handler)

    return act


def test_only_what_stands_reaches_the_plan(
    workspace: Workspace, tmp_path: Path, cache_dir: Path
) -> None:
    family = Family.start(workspace)
    before = family.exported()
    with serving(scripted(TRUE, INVENTED)) as server:
        model = writer(server, tmp_path, Embedder.open(cache_dir).embed)
        family.accept_all(model, family.requests())
    after = family.exported()
    assert family.failed == []
    assert TRUE in after
    assert TRUE not in before
    assert INVENTED not in after
    assert "Bell" not in after
    assert family.invented(before, model.name) == ()
    assert set(foreign(f"{after} {INVENTED}", [before, TRUE])) >= {"Bell", "3", "March", "ADHD"}
