"""A real Chromium, headless and offline. Without one the tests here are skipped, saying so."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from opened_report import Open, Opened
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from muasal.model import Story
from muasal.publish import report

for made in ("publish", "web"):  # the stories and pages made up for the tests of these folders
    sys.path.insert(0, str(Path(__file__).parents[1] / made))
sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))  # how the pictures' makers serve the app

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no Chromium here: none of {', '.join(NAMES)} is on the PATH (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the report on a story in a language; other keyword arguments are those of a browser context."""
    contexts: list[BrowserContext] = []

    def open_report(story: Story, language: str = "en", **options: object) -> Opened:
        file = tmp_path / "report.html"
        file.write_text(report.render(story, language), encoding="utf-8")
        options = {"offline": True, "viewport": {"width": 1280, "height": 900}} | options
        context = browser.new_context(**options)
        contexts.append(context)
        return Opened(context.new_page(), file.as_uri())

    yield open_report
    for context in contexts:
        context.close()
