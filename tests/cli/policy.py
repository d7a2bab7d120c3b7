"""A policy that somebody adds to the guidance, and what the commands made of it."""

from __future__ import annotations

from pathlib import Path

from assistant.knowledge import own
from assistant.knowledge.own_document import OwnDocument
from tests.cli.runner import Cli

_POLICY = """# Our policy for support

## Who plans

The SENCO writes the plan together with the young person and the parents. {more}

## When it is looked at

Every plan is looked at again three times a year, and after each change of school.
"""
ID = "own-our-policy-for-support"
"""Its id once it is added."""


def write(file: Path, more: str = "") -> Path:
    """Write the policy, with more words where it is another one."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(_POLICY.format(more=more))
    return file


def kept(cli: Cli) -> tuple[OwnDocument, ...]:
    """The documents that were added, as they are on the disk."""
    return own.kept(cli.data_dir / "library")


def flat(said: str) -> str:
    """Put what was broken into lines for a terminal on one line again."""
    return " ".join(said.split())
