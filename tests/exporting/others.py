"""Reads files back with tools that did not write them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader

from tests.exporting.needs import SOFFICE


def by_its_tags(file: Path) -> str:
    """Read a PDF by its tags, as a screen reader does. Needs poppler."""
    command = ["pdfinfo", "-struct-text", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return "\n".join(re.findall(r'^\s*(".*)$', run.stdout, re.MULTILINE))


def by_libreoffice(words: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Convert Word files to PDF in one call. Gives each by the name of its file, without ending."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True)
    return {file.stem: folder / f"{file.stem}.pdf" for file in words}


def without_footers(read: PdfReader, title: str) -> str:
    """Give all text but the footers, which part what runs over two pages."""
    return "".join(
        page.extract_text().replace(f"{title} · {number}", "")
        for number, page in enumerate(read.pages, 1)
    )
