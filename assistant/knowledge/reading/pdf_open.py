"""Opens a PDF with pypdf: its pages, bookmarks and title, each with its limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, BinaryIO

from assistant.knowledge.reading.blocks import as_heading
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused
from assistant.knowledge.reading.naming import says_nothing
from assistant.knowledge.reading.pdf_headings import plain_words

DAMAGED = "Print it to a new PDF, or ask the person who made it for another copy."
"""What to do about a PDF that is damaged, or made to do damage."""
_MB = 1024 * 1024
_MOST_OF_A_STREAM = 20 * _MB
_NO_TITLE = re.compile(
    r"^(?:microsoft word\b.*|untitled.*|.*\.(?:docx?|pdf|indd|qxd|pptx?|rtf))$", re.IGNORECASE
)


def open_pdf(opened: BinaryIO, limits: Limits) -> Any:
    """Give pypdf's reader, with its own limits set low. Raises Refused for a locked or broken file."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    pypdf.overwrite_configuration(
        zlib_maximum_output_length=_MOST_OF_A_STREAM,
        lzw_maximum_output_length=_MOST_OF_A_STREAM,
        run_length_maximum_output_length=_MOST_OF_A_STREAM,
        brotli_maximum_output_length=_MOST_OF_A_STREAM,
        array_based_stream_maximum_output_length=_MOST_OF_A_STREAM,
        page_tree_maximum_entries=limits.pages * 3,
        outline_maximum_entries=limits.pages * 10,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    )
    try:
        reader = pypdf.PdfReader(opened, strict=False)
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
    except DependencyError:
        is_open = False
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("This PDF is damaged.", DAMAGED) from None
    if not is_open:
        raise Refused(
            "This PDF is locked.",
            "Open it, print it to a new PDF without a password, and add that.",
        )
    return reader


def pages_of(reader: Any, limits: Limits) -> Sequence[Any]:
    """Give the pages in order. Raises Refused for too many, and for a tree of pages that is broken."""
    from pypdf.errors import LimitReachedError

    too_many = Refused(
        f"This PDF has more than {limits.pages:,} pages.",
        "Split it, and add the part that you need.",
    )
    try:
        pages = list(reader.pages)
    except LimitReachedError:
        raise too_many from None
    except MemoryError:
        raise
    except Exception:  # a broken tree of pages breaks pypdf in many ways
        raise Refused("This PDF is damaged: its pages cannot be found.", DAMAGED) from None
    if len(pages) > limits.pages:
        raise too_many
    if not pages:
        raise Refused("This PDF is damaged: it has no pages.", DAMAGED)
    return pages


def outline_of(reader: Any) -> dict[tuple[int, str], int]:
    """Give the bookmarks; none when they cannot be read."""
    found: dict[tuple[int, str], int] = {}
    try:
        waiting = [(entry, 1) for entry in reader.outline]
        while waiting:
            entry, depth = waiting.pop()
            if isinstance(entry, list):
                waiting += [(inner, depth + 1) for inner in entry]
                continue
            page = reader.get_destination_page_number(entry)
            if page is not None:
                found[page + 1, plain_words(str(entry.title))] = depth
    except MemoryError:
        raise
    except Exception:  # bookmarks only help
        return found
    return found


def title_of(reader: Any) -> str | None:
    """Give the title that the file says it has, unless it is the name of a file or says nothing."""
    try:
        said = as_heading(str(reader.metadata.title or "")) if reader.metadata else None
    except MemoryError:
        raise
    except Exception:  # a title only helps
        return None
    return None if said is None or _NO_TITLE.match(said) or says_nothing(said) else said
