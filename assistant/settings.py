"""Settings and folders. Built once by ``cli`` and passed down as a value.

Read from ``settings.toml`` in the data folder and from ``OWNWORDS_...`` in the
environment, which wins. Unknown keys are refused, so that a typing mistake is
told at once and not ignored in silence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from assistant.errors import ContentError

_PREFIX = "OWNWORDS_"


@dataclass(frozen=True)
class Settings:
    """Where things lie, and the little that can be chosen."""

    data_dir: Path
    """Holds the Records and a person's own documents. Everything private is here."""
    cache_dir: Path
    """Holds the prepared model and the index of the shipped guidance. Safe to delete."""
    guidance_dir: Path | None = None
    """Another folder of guidance documents, in place of the shipped one."""
    chroma_url: str | None = None
    """Where the shared library is: a Chroma server, as in ``http://localhost:8000``."""
    safe_adult: str | None = None
    """The named adult to tell when somebody is not safe, for example 'Mrs Bell, room 4'."""
    reading_seconds: int = 120
    """Seconds that reading one file of 'knowledge add' may take."""
    reading_memory_mb: int = 300
    """Megabytes of memory that reading one file may take."""
    reading_file_mb: int = 50
    """Megabytes that a file may have."""
    reading_pages: int = 2000
    """Pages that a PDF may have."""
    model: str | None = None
    """The language model that may suggest words, by its name on its server. Without one, none is used."""
    model_url: str | None = None
    """Where it answers, over the OpenAI protocol; without it, Ollama on this machine."""
    model_trusted_host: str | None = None
    """The one machine on this network that is treated as this machine: nobody is asked each time."""
    model_seconds: int = 60
    """Seconds that one question to a model may take."""
    model_quiet_seconds: int = 20
    """Seconds that a model may stay silent."""
    model_kb: int = 200
    """Kilobytes that one answer of a model may have, as it comes over the wire."""
    model_tokens: int = 700
    """Pieces of words that a model may write in one answer."""
    model_price_in: float | None = None
    """What a million tokens sent to it cost, in your money."""
    model_price_out: float | None = None
    """What a million tokens that it writes cost, in your money."""
    model_key: str | None = field(default=None, repr=False)
    """The key of a paid model. Only from the environment, so that no file holds it."""

    @property
    def database(self) -> Path:
        """The SQLite file that holds every Record."""
        return self.data_dir / "records.sqlite"

    @property
    def library_dir(self) -> Path:
        """The folder of a person's own documents and of their index."""
        return self.data_dir / "library"


_CHOICES = tuple(one.name for one in fields(Settings) if one.name != "data_dir")
_IN_FILE = tuple(name for name in _CHOICES if name != "model_key")
_LIMITS = ("model_seconds", "model_quiet_seconds", "model_kb", "model_tokens")
_NUMBERS = (*(name for name in _CHOICES if name.startswith("reading_")), *_LIMITS)
_PRICES = ("model_price_in", "model_price_out")
_TEXTS = ("model", "model_url", "model_trusted_host", "model_key")


def load_settings(data_dir: Path | None = None) -> Settings:
    """Read the settings; ``data_dir`` from the command line wins over the environment.

    Raises ContentError with every unknown key or wrong value at once.
    """
    folder = data_dir or _path(os.environ.get(f"{_PREFIX}DATA_DIR")) or _users("data")
    folder = folder.expanduser().absolute()
    mistakes: list[str] = []
    chosen = {**_from_file(folder / "settings.toml", mistakes), **_from_environment(mistakes)}
    if mistakes:
        raise ContentError("The settings", mistakes)
    return Settings(
        data_dir=folder,
        cache_dir=_path(chosen.get("cache_dir")) or _users("cache"),
        guidance_dir=_path(chosen.get("guidance_dir")),
        chroma_url=chosen.get("chroma_url") or None,
        safe_adult=chosen.get("safe_adult"),
        **{name: chosen[name] for name in _NUMBERS if name in chosen},
        **_of_model(chosen),
    )


def _of_model(chosen: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: float(chosen[name]) for name in _PRICES if name in chosen},
        **{name: chosen[name].strip() or None for name in _TEXTS if name in chosen},
    }


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser().absolute() if text else None


def _users(what: str) -> Path:
    import platformdirs  # here, because most tests and installations name their own folders

    return Path(getattr(platformdirs, f"user_{what}_dir")("ownwords"))


def _from_file(file: Path, mistakes: list[str]) -> dict[str, Any]:
    try:
        text = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ContentError("The settings", [f"{file}: {error}. Mend or delete the file."]) from None
    import tomllib

    try:
        read = tomllib.loads(text.decode("utf-8"))
    except ValueError as error:  # no TOML, or not UTF-8
        raise ContentError("The settings", [f"{file}: {error}. Mend or delete the file."]) from None
    mistakes += [f"{file}: {mistake}" for mistake in _mistakes(read)]
    return read


def _mistakes(read: Mapping[str, Any]) -> list[str]:
    from assistant.content import nearest

    found = [f"{key}: unknown key. {nearest(key, _IN_FILE)}" for key in read if key not in _CHOICES]
    for key, value in read.items():
        if key in _NUMBERS and (type(value) is not int or value < 1):
            found.append(f"{key}: is not a whole number above 0 but {value!r}. Write it in digits.")
        elif key in _PRICES and not _is_price(value):
            found.append(f"{key}: {_NO_PRICE.format(value)}")
        elif key == "model_key":
            found.append(f"{key}: is a secret. Delete it here and set OWNWORDS_MODEL_KEY instead.")
        elif key in _CHOICES and key not in (*_NUMBERS, *_PRICES) and not isinstance(value, str):
            found.append(f"{key}: is not text but {value!r}. Put it in quotation marks.")
        elif key == "chroma_url" and value:
            found += [f"{key}: {wrong}" for wrong in _wrong_address(value)]
    return found


_NO_PRICE = "is not a price but {!r}. Write it in digits, as in 0.15."


def _is_price(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9


def _price_of(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text.strip()) else None


def _wrong_address(url: str) -> list[str]:
    from assistant.address import read_address  # here, for few people have one
    from assistant.errors import OwnwordsError

    try:
        read_address(url)
    except OwnwordsError as error:
        return [f"{error.happened} {error.do}"]
    return []


def _from_environment(mistakes: list[str]) -> dict[str, Any]:
    given = {name: os.environ.get(_PREFIX + name.upper()) for name in _CHOICES}
    read: dict[str, Any] = {name: text for name, text in given.items() if text}
    url = read.get("chroma_url", "")
    mistakes += [f"{_PREFIX}CHROMA_URL: {wrong}" for wrong in (_wrong_address(url) if url else ())]
    for name in _NUMBERS:
        if name not in read:
            continue
        text = read[name].strip()
        read[name] = int(text) if re.fullmatch("[0-9]{1,9}", text) else 0
        if not read[name]:
            mistakes.append(
                f"{_PREFIX}{name.upper()}: is not a whole number above 0 but {text!r}. "
                "Write it in digits."
            )
    for name in _PRICES:
        if name in read:
            text, read[name] = read[name], _price_of(read[name])
            if read[name] is None:
                mistakes.append(f"{_PREFIX}{name.upper()}: {_NO_PRICE.format(text)}")
    return read
