"""Files that are not what their name says, or are no files at all."""

from __future__ import annotations

import gzip
import io
import os
import random
import tarfile
from pathlib import Path

from tests.knowledge.reading.hostile.catalogue import MB, Catalogue

FILES = Catalogue()


@FILES.refuses("link.txt", "link")
def _link(file: Path) -> None:
    file.symlink_to("/etc/passwd")


@FILES.refuses("link.pdf", "link")
def _link_to_nothing(file: Path) -> None:
    file.symlink_to(file.parent / "not-there")


@FILES.refuses("pipe.txt", "pipe or a device")
def _pipe(file: Path) -> None:
    os.mkfifo(file)


@FILES.refuses("folder.pdf", "folder")
def _folder(file: Path) -> None:
    file.mkdir()


@FILES.refuses("large.txt", "larger than 50 MB")
def _large(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(51 * MB)


FILES.has("empty.pdf", "empty", b"")
FILES.has("picture.pdf", "looks like a picture", b"\x89PNG\r\n\x1a\n" + bytes(500))
FILES.has("text.pdf", "looks like text", b"no PDF at all\n" * 50)
FILES.has("page.txt", "looks like a web page", b"<!DOCTYPE html><p>SECRET")
FILES.has("drawing.html", "looks like a picture", b"<svg xmlns='x'><script>SECRET</script></svg>")
FILES.has("drawing.svg", "not read here", b"<svg xmlns='x'><text>SECRET</text></svg>")
FILES.has("rich.docx", "looks like an RTF", b"{\\rtf1\\ansi SECRET}")
FILES.has("rich.rtf", "RTF", b"{\\rtf1\\ansi SECRET}")
FILES.has("old.doc", "old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
FILES.has(
    "locked.docx", "locked with a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
)
FILES.has("packed.gz", "archive", gzip.compress(b"SECRET"))
FILES.has("packed.txt", "archive", lambda: gzip.compress(bytes(MB)))
FILES.has("program.md", "program", b"\x7fELF" + bytes(500))
FILES.has("nuls.txt", "kind that we do not know", b"words\x00words\x00" * 100)
FILES.has("late-nul.txt", "signs that no text has", b"words and words\n" * 1000 + b"\x00")
FILES.has("wide32.txt", "plain text", "SECRET".encode("utf-32"))
FILES.has("noise.txt", "plain text", lambda: random.Random(7).randbytes(50_000))
FILES.has("noise.html", "web page", lambda: random.Random(8).randbytes(50_000))
FILES.has("noise.pdf", "damaged", lambda: b"%PDF-1.7\n" + random.Random(9).randbytes(200_000))
FILES.has("noise.docx", "damaged", lambda: b"PK\x03\x04" + random.Random(10).randbytes(200_000))


@FILES.refuses("archive.txt", "archive")
def _tar(file: Path) -> None:
    with tarfile.open(file, "w") as out:
        out.addfile(tarfile.TarInfo("SECRET"), io.BytesIO())
