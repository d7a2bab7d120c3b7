"""Settings and folders. Built once by ``cli`` and passed down as a value.

Read from ``settings.toml`` in the data folder and from ``OWNWORDS_...`` in the
environment, which wins. Unknown keys are refused, so that a typing mistake is
told at once and not ignored in silence.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_data_path
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import ContentError

_PREFIX = "OWNWORDS_"


class Settings(BaseModel):
    """Where things lie, and the little that can be chosen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path
    """Holds the Records and a person's own documents. Everything private is here."""
    cache_dir: Path
    """Holds the prepared model and the index of the shipped guidance. Safe to delete."""
    guidance_dir: Path | None = None
    """Another folder of guidance documents, in place of the shipped one."""
    safe_adult: str | None = None
    """The named adult to tell when somebody is not safe, for example 'Mrs Bell, room 4'."""

    @property
    def database(self) -> Path:
        """The SQLite file that holds every Record."""
        return self.data_dir / "records.sqlite"


def load_settings(data_dir: Path | None = None) -> Settings:
    """Read the settings; ``data_dir`` from the command line wins over the environment.

    Raises ContentError with every unknown key or wrong value at once.
    """
    folder = data_dir or Path(os.environ.get(f"{_PREFIX}DATA_DIR") or user_data_path("ownwords"))
    folder = folder.expanduser().absolute()
    file = folder / "settings.toml"
    chosen: dict[str, Any] = {"cache_dir": user_cache_path("ownwords")}
    chosen |= _from_file(file)
    chosen |= _from_environment()
    chosen["data_dir"] = folder
    try:
        return Settings.model_validate(chosen)
    except ValidationError as error:
        raise ContentError(
            "The settings",
            [
                f"{file} or {_PREFIX}...: {'.'.join(map(str, mistake['loc']))}: {mistake['msg']}."
                for mistake in error.errors()
            ],
        ) from None


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ContentError("The settings", [f"{file}: {error}. Mend or delete the file."]) from None


def _from_environment() -> dict[str, Any]:
    return {
        name: value
        for name in Settings.model_fields
        if name != "data_dir" and (value := os.environ.get(_PREFIX + name.upper()))
    }
