"""Finding guidance, against a plain LangChain pipeline over the same text, side by side in one run.

    python -m benchmarks.against_langchain [--runs N] [--json] [--without-pipeline]

Each side runs in a fresh process of its own, in turn, with its index ready on disk. What counts
is the ratios: with other work on the machine the seconds double. Needs the packages of the
extra ``bench``; nothing is fetched.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.meaning.embedder import model_folder
from assistant.resources import guidance_docs
from assistant.settings import Settings, load_settings
from benchmarks.sides.measure import Figures, Job, measure, measure_by_turns, run
from benchmarks.sides.report import BARE, OURS, PIPELINE, RETRIEVER, ratios, table, with_rates
from benchmarks.sides.texts import NATION, QUESTION, write_changed

_NEEDED = ("langchain_chroma", "langchain_huggingface", "langchain_text_splitters")
_QUESTIONS = "200"
_BARE, _OURS, _PIPELINE = ((f"benchmarks.sides.{side}",) for side in ("floor", "ours", "pipeline"))


def main() -> None:
    """Read the command line, measure, and print the medians, the ratios and the aims."""
    read = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    read.add_argument("--runs", type=int, default=3, help="how often cold and warm are measured")
    read.add_argument("--json", action="store_true", help="print one JSON object")
    read.add_argument("--without-pipeline", action="store_true", help="measure only our own sides")
    chosen = read.parse_args()
    with_pipeline = not chosen.without_pipeline
    if with_pipeline:
        refuse_if_missing()
    with tempfile.TemporaryDirectory() as folder:
        figures = with_rates(measured(load_settings(), Path(folder), chosen.runs, with_pipeline))
    if chosen.json:
        print(json.dumps({"runs": chosen.runs, "figures": figures, "ratios": ratios(figures)}))
    else:
        print(table(figures))


def refuse_if_missing() -> None:
    """Say what to install. Raises SystemExit when the pipeline cannot run."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise SystemExit(
            f"The plain pipeline needs {', '.join(missing)}, and that is not installed.\n"
            "Run: python -m pip install '.[bench]'\n"
            "Or measure our own sides alone, with --without-pipeline."
        )


def measured(settings: Settings, folder: Path, runs: int, with_pipeline: bool) -> Figures:
    """Prepare all that has to lie ready, then measure every side."""
    guidance = settings.guidance_dir or guidance_docs()
    model = model_folder(settings.cache_dir)
    env = environment(settings, folder)
    write_changed(guidance, folder / "changed")
    run(["assistant", "knowledge", "build"], env)
    (folder / "cache").mkdir()
    model_folder(folder / "cache").symlink_to(model, target_is_directory=True)
    if with_pipeline:
        run([*_PIPELINE, "build", str(folder / "store"), str(guidance)], env)

    def chosen(jobs: Sequence[Job]) -> list[Job]:
        return [job for job in jobs if with_pipeline or job.side != PIPELINE]

    asked = measure(chosen(asking(str(model), str(folder / "store"))), runs, env)
    return {**asked, **measure_by_turns(chosen(building(folder)), env)}


def asking(model: str, store: str) -> list[Job]:
    """List the first answer of a process that has only just begun, and many warm ones, on each side."""
    return [
        Job("cold", BARE, (*_BARE, "first", model, QUESTION)),
        Job("cold", OURS, ("assistant", "ask", QUESTION, "--nation", NATION, "--json")),
        Job("cold", RETRIEVER, (*_OURS, "first", QUESTION)),
        Job("cold", PIPELINE, (*_PIPELINE, "first", store, QUESTION)),
        Job("warm", BARE, (*_BARE, "warm", model, _QUESTIONS)),
        Job("warm", OURS, (*_OURS, "warm", _QUESTIONS)),
        Job("warm", RETRIEVER, (*_OURS, "warm_retriever", _QUESTIONS)),
        Job("warm", PIPELINE, (*_PIPELINE, "warm", store, _QUESTIONS)),
    ]


def building(folder: Path) -> list[Job]:
    """List the build of more than 1,500 passages, of which nothing was seen before, on each side."""
    cache, changed = str(folder / "cache"), str(folder / "changed")
    return [
        Job("build", BARE, (*_BARE, "build", cache, changed)),
        Job("build", OURS, (*_OURS, "build", cache, changed)),
        Job("build", PIPELINE, (*_PIPELINE, "build", str(folder / "store-changed"), changed)),
    ]


def environment(settings: Settings, folder: Path) -> dict[str, str]:
    """No network for anybody, no records of anybody, and the app's prepared model and index."""
    return {
        **os.environ,
        "ANONYMIZED_TELEMETRY": "False",
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "OWNWORDS_CACHE_DIR": str(settings.cache_dir),
        "OWNWORDS_DATA_DIR": str(folder / "data"),
    }


if __name__ == "__main__":
    main()
