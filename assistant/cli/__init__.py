"""The commands. Settings are built once here and passed down as values."""

from assistant.cli.main import main

__all__ = ["main"]
