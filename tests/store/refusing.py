"""A store where nothing can be written, also for somebody whom file permissions do not stop."""

from __future__ import annotations

from assistant.store.sqlite import SqliteStore

_REFUSED = "attempt to write a readonly database"


def refuse(store: SqliteStore, *, yes: bool = True) -> None:
    """Let nothing be written, however often the file is opened anew, or let it be written again."""
    store._db.execute("DROP TRIGGER IF EXISTS temp.refuse")
    if yes:
        store._db.execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON entries "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        )
