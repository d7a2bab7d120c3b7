from __future__ import annotations

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.workspace import Workspace
from tests.conversation.people import Table


@pytest.fixture
def table(workspace: Workspace) -> Table:
    return Table.laid(workspace)


@pytest.fixture
def jay(table: Table) -> Sitting:
    return table.sit("Jay")
