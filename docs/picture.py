"""Takes the picture of the conversation that stands in the README: docs/screen.png.

    .venv/bin/python docs/picture.py

It opens the real app without a terminal, in a folder of its own that is gone
afterwards. Tomek, who is invented, has answered the first question; the second one
stands open with guidance beside it. Textual draws the screen as SVG, and
Chromium (or Chrome), where one is installed, makes a PNG of it. Without one the SVG
is left in docs/screen.svg. Guidance is prepared first if it never was.
Nothing is fetched: the link to a font on the web that Textual writes into the SVG
is taken out, and a monospaced font of this machine is used.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from assistant.conversation.sessions.script import load_script
from assistant.conversation.workspace import Workspace
from assistant.settings import Settings, load_settings
from assistant.ui.app import OwnwordsApp
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.question_panel import GuidanceLine

HERE = Path(__file__).parent
COLUMNS, LINES = 96, 28
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_TRIES = 500


def main() -> None:
    """Draw the screen, then make a PNG of it."""
    with tempfile.TemporaryDirectory() as folder:
        drawing = Path(folder) / "screen.svg"
        settings = Settings(data_dir=Path(folder), cache_dir=load_settings().cache_dir)
        drawing.write_text(_without_links(asyncio.run(_draw(settings))), encoding="utf-8")
        browser = next(filter(None, map(shutil.which, BROWSERS)), None)
        if browser is None:
            shutil.copy(drawing, HERE / "screen.svg")
            print(f"No Chromium was found. The picture is here as SVG: {HERE / 'screen.svg'}")
            return
        _photograph(browser, drawing, HERE / "screen.png")
    print(f"Written: {HERE / 'screen.png'}")


async def _draw(settings: Settings) -> str:
    """Let Tomek answer the first question, and give the screen as SVG."""
    workspace = Workspace(settings)
    workspace.prepare(lambda *_: None)
    script = load_script("tomek", {question.id for question in workspace.flows.questions()})
    (voice, tomek), *others = script.parts()
    record = workspace.new_record(tomek.name, script.nation, tomek.age, tomek.year_group)
    person = workspace.view(record).people[0].id
    for other, part in others:
        workspace.join(record, part.name, other, part.role)

    def first() -> ConversationScreen:
        return ConversationScreen(workspace.sitting(record, person))

    app = OwnwordsApp(lambda: workspace, prepare=False, first=first)
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        await _guidance_beside(pilot, "good_day")
        (words,) = script.said_by(voice, tomek)["good_day"]
        app.screen.query_one(AnswerBox).fill(str(words))
        await pilot.press("enter")
        await _guidance_beside(pilot, "bad_day")
        return app.export_screenshot(title="Ownwords")


async def _guidance_beside(pilot: Pilot[None], question: str) -> None:
    """Wait until a question stands open with a line of guidance beside it."""
    for _ in range(_TRIES):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        if isinstance(screen, ConversationScreen) and screen.asked is not None:
            line = screen.query_one(GuidanceLine)
            if screen.asked.question == question and line.display and screen.beside.citations:
                await pilot.pause()
                return
    sys.exit(f"The question {question} with guidance beside it did not come. Nothing was written.")


def _without_links(svg: str) -> str:
    """Take out the fonts that would be fetched from the web."""
    local = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return local.replace("font-family: Fira Code, monospace", "font-family: monospace")


def _photograph(browser: str, drawing: Path, picture: Path) -> None:
    """Make a PNG of an SVG, as wide and as high as it is."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing.read_text(encoding="utf-8"))
    assert box is not None, "Textual writes the size of the drawing into it"
    width, height = (round(float(size)) for size in box.groups())
    subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",  # it opens one file of ours, and also runs where there is no other user
            "--disable-gpu",
            "--hide-scrollbars",
            "--default-background-color=00000000",
            f"--user-data-dir={drawing.parent / 'browser'}",
            f"--window-size={width},{height}",
            f"--screenshot={picture}",
            drawing.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )


if __name__ == "__main__":
    main()
