"""The commands. Settings are built once here and passed down as values."""

from assistant.cli.app import main

__all__ = ["main"]
