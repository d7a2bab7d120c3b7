from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.settings import load_settings


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "DATA_DIR",
        "CACHE_DIR",
        "GUIDANCE_DIR",
        "CHROMA_URL",
        "SAFE_ADULT",
        "READING_PAGES",
        "MODEL",
        "MODEL_URL",
        "MODEL_KEY",
        "MODEL_PRICE_IN",
    ):
        monkeypatch.delenv(f"OWNWORDS_{name}", raising=False)


def test_without_a_file_the_users_own_folders_are_taken(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.database == tmp_path / "records.sqlite"
    assert settings.cache_dir.is_absolute()
    assert settings.cache_dir.name == "ownwords"
    assert (settings.guidance_dir, settings.safe_adult, settings.chroma_url) == (None, None, None)
    assert load_settings().data_dir.name == "ownwords"


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('cache_dir = "/a"\nsafe_adult = "Mrs Bell, room 4"\n')
    monkeypatch.setenv("OWNWORDS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("OWNWORDS_CACHE_DIR", "/b")
    settings = load_settings()
    assert settings.cache_dir == Path("/b")
    assert settings.safe_adult == "Mrs Bell, room 4"


def test_all_mistakes_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('safe_adlt = "Mrs Bell"\ncache_dir = 3\ncolour = "red"\nreading_pages = 0\n')
    monkeypatch.setenv("OWNWORDS_READING_FILE_MB", "much")
    with pytest.raises(ContentError) as told:
        load_settings(tmp_path)
    assert told.value.mistakes == [
        f"{file}: safe_adlt: unknown key. Did you mean 'safe_adult'?",
        f"{file}: colour: unknown key. Known here are cache_dir, guidance_dir, chroma_url, "
        "safe_adult, reading_seconds, reading_memory_mb, reading_file_mb, reading_pages, model, "
        "model_url, model_trusted_host, model_seconds, model_quiet_seconds, model_kb, "
        "model_tokens, model_price_in, model_price_out.",
        f"{file}: cache_dir: is not text but 3. Put it in quotation marks.",
        f"{file}: reading_pages: is not a whole number above 0 but 0. Write it in digits.",
        "OWNWORDS_READING_FILE_MB: is not a whole number above 0 but 'much'. Write it in digits.",
    ]


def test_the_address_of_a_shared_library_is_read_from_file_or_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('chroma_url = "http://localhost:8000"\n')
    assert load_settings(tmp_path).chroma_url == "http://localhost:8000"
    monkeypatch.setenv("OWNWORDS_CHROMA_URL", "https://library.example.org")
    assert load_settings(tmp_path).chroma_url == "https://library.example.org"


def test_a_wrong_address_is_told_and_a_password_in_it_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('chroma_url = "localhost:8000"\n')
    monkeypatch.setenv("OWNWORDS_CHROMA_URL", "http://me:secret@localhost:8000")
    with pytest.raises(ContentError) as told:
        load_settings(tmp_path)
    mend = (
        "Write it as http://localhost:8000 or https://library.example.org, without a name, "
        "a password or a path."
    )
    assert told.value.mistakes == [
        f"{file}: chroma_url: The address of the shared library cannot be used: "
        f"'localhost:8000'. {mend}",
        "OWNWORDS_CHROMA_URL: The address of the shared library cannot be used: "
        f"'localhost:8000'. {mend}",
    ]


def test_limits_are_whole_numbers_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_settings(tmp_path).reading_pages == 2000
    (tmp_path / "settings.toml").write_text("reading_pages = 300\nreading_seconds = 60\n")
    monkeypatch.setenv("OWNWORDS_READING_PAGES", " 400 ")
    settings = load_settings(tmp_path)
    assert (settings.reading_pages, settings.reading_seconds) == (400, 60)


@pytest.mark.parametrize("value", ["true", "-1", "1.5", '"60"', "[]"])
def test_what_is_no_whole_number_is_told(tmp_path: Path, value: str) -> None:
    (tmp_path / "settings.toml").write_text(f"reading_seconds = {value}\n")
    with pytest.raises(ContentError, match="reading_seconds: is not a whole number above 0"):
        load_settings(tmp_path)


@pytest.mark.parametrize("content", [b"no toml", b"safe_adult = '\xff'"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    with pytest.raises(ContentError, match="Mend or delete the file"):
        load_settings(tmp_path)
    (tmp_path / "settings.toml").unlink()
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(ContentError, match="Mend or delete the file"):
        load_settings(tmp_path)


def test_without_a_setting_there_is_no_language_model(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert (settings.model, settings.model_url, settings.model_key) == (None, None, None)


def test_a_language_model_is_named_with_its_limits_and_prices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text(
        'model = "qwen3:8b"\nmodel_url = "http://localhost:8080/v1"\nmodel_seconds = 90\n'
        "model_price_in = 1\nmodel_price_out = 0.6\n"
    )
    monkeypatch.setenv("OWNWORDS_MODEL_PRICE_IN", " 0.15 ")
    monkeypatch.setenv("OWNWORDS_MODEL_KEY", " sk-secret\n")
    settings = load_settings(tmp_path)
    assert (settings.model, settings.model_url) == ("qwen3:8b", "http://localhost:8080/v1")
    assert (settings.model_seconds, settings.model_kb) == (90, 200)
    assert (settings.model_price_in, settings.model_price_out) == (0.15, 0.6)
    assert settings.model_key == "sk-secret"
    assert "sk-secret" not in repr(settings)


def test_wrong_prices_are_told_and_a_key_in_a_file_is_refused_and_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('model_key = "sk-secret"\nmodel_price_in = "cheap"\nmodel_price_out = -1\n')
    monkeypatch.setenv("OWNWORDS_MODEL_PRICE_IN", "1,5")
    with pytest.raises(ContentError) as told:
        load_settings(tmp_path)
    assert told.value.mistakes == [
        f"{file}: model_key: is a secret. Delete it here and set OWNWORDS_MODEL_KEY instead.",
        f"{file}: model_price_in: is not a price but 'cheap'. Write it in digits, as in 0.15.",
        f"{file}: model_price_out: is not a price but -1. Write it in digits, as in 0.15.",
        "OWNWORDS_MODEL_PRICE_IN: is not a price but '1,5'. Write it in digits, as in 0.15.",
    ]
