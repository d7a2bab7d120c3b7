"""Text that hides words, talks to the terminal, or is far too much."""

from __future__ import annotations

from tests.knowledge.reading.hostile.catalogue import MB, Catalogue

FILES = Catalogue()
FILES.has(
    "escapes.txt", None, b"\x1b]0;SECRET\x07\x1b[2J\x1b[31mClear words stand here.\x1b[0m\n\x07"
)
FILES.has("turned.txt", None, "Clear \u202ewords\u202c \u200bstand\U000e0041 here.".encode())
FILES.has("tags.md", None, b"# A\n<img src=x onerror=alert(1)>\n[a](javascript:alert(1))\n")
FILES.has("long-line.txt", None, lambda: b"word " * MB)
FILES.has("one-word.txt", None, lambda: b"w" * (5 * MB))
FILES.has("too-much.txt", "more than 20,000,000 characters", lambda: b"words and " * (21 * 10**5))
FILES.has(
    "wide-bomb.txt", "more than 20,000,000 characters", lambda: b"\xff\xfe" + b"a\x00" * (21 * MB)
)
FILES.has("broken-wide.txt", "signs that no text has", b"\xff\xfe" + b"\x00\xd8" * 1000)
FILES.has("hashes.md", None, lambda: b"# " + b"# " * 200_000 + b"x\n\ntext\n")
FILES.has("comments.md", None, lambda: b"text\n" + b"<!--" * 300_000)
FILES.has("marks.txt", None, ("a" + "\u0301\u0316" * 5000 + " words\n").encode() * 5)
FILES.has("lines.txt", None, lambda: b"Ab\n" * 50_000)
