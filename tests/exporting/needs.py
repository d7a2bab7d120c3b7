"""Marks for tests that need somebody else's tool. Where it is missing, they are skipped and say so."""

from __future__ import annotations

import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
SOFFICE = shutil.which("soffice") or ""

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed here")
needs_office = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed here")
needs_poppler = pytest.mark.skipif(
    not shutil.which("pdfinfo"), reason="poppler is not installed here"
)
