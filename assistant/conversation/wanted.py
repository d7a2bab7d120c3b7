"""Which questions the chosen Formats want answered, and by whom.

Formats take long to read, and the first question of an interview must not wait for them: what
they ask is worked out once, and kept until a file changes. Who chose none needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.flows.schema import Flows
from assistant.kept import kept
from assistant.record.entries import Voice
from assistant.resources import package_file

InFormats = Mapping[str, Mapping[str, Sequence[str]]]
"""The ids of the questions that each Format, by its id, has a place for, by Voice."""


def wanted(formats: Iterable[str], voice: Voice, in_formats: InFormats) -> frozenset[str] | None:
    """Give the questions that these Formats have a place for, when somebody of a Voice answers.

    None when no Format was chosen. One that is not there any more counts as not chosen.
    """
    known = [in_formats[one] for one in formats if one in in_formats]
    if not known:
        return None
    return frozenset(question for one in known for question in one[voice.value])


def load_in_formats(
    flows: Flows, cache_dir: Path | None = None, folder: Path | None = None
) -> InFormats:
    """Read what every Format of a folder asks; without one, the Formats that ship.

    With a ``cache_dir`` they are read again only when a file has changed. Raises ContentError.
    """
    folder = folder or package_file("plan", "formats")
    if cache_dir is None:
        return _read(flows, folder)
    depends_on = [
        *sorted(folder.glob("*.yaml")),
        package_file("plan", "areas.yaml"),
        *sorted(package_file("flows", "content").glob("*.yaml")),
        *sorted(package_file("plan").glob("*.py")),
        Path(__file__),
    ]
    try:
        found: InFormats = kept(cache_dir, "formats", depends_on, lambda: _read(flows, folder))
    except OSError:  # it is told with its file by those who read
        return _read(flows, folder)
    return found


def _read(flows: Flows, folder: Path) -> dict[str, dict[str, list[str]]]:
    from assistant.plan.format import load_formats  # not wanted where it was kept

    formats = load_formats({question.id for question in flows.questions()}, folder)
    return {one.id: {voice.value: list(one.asked_of(voice)) for voice in Voice} for one in formats}
