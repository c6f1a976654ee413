"""Makes the pictures of the report on the bundled story in docs/images, as a browser shows them.

usage: python tools/picture.py [FOLDER]    (needs Chromium: `apt-get install chromium`)

Of each picture only whole parts of the page are left out.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from shooting import chromium, given_folder

from muasal import pipeline
from muasal.doctor import DATA
from muasal.model import Story
from muasal.publish import report
from muasal.settings import Settings

# Keeps the sections named and the first so many items of each list in them.
SHORTEN = """([sections, items, head]) => {
  const part = (css) => [...document.querySelectorAll(css)];
  part("section").forEach((one) => sections.includes(one.id) || one.remove());
  if (!head) part("header").forEach((one) => one.remove());
  part("#drifts article").forEach((one, place) => place < items || one.remove());
  part(".row").forEach((one) => one.querySelector(".changes") || one.remove());
  part("details[open] .row").forEach((one, place) => place < items || one.remove());
  part(".aslist, .sites, footer, nav, .skip").forEach((one) => one.remove());
  part(".pairing").forEach((one) => one.open || one.remove());
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows: sections by their ids, how many items of their lists, in which surroundings."""

    name: str
    sections: tuple[str, ...]
    items: int = 1
    head: bool = False
    width: int = 1000
    language: str = "en"
    scheme: str = "light"


PICTURES = (
    Picture("report.png", ("drifts", "tree"), head=True),
    Picture("side-by-side.png", ("side-by-side",), items=3),
    Picture("map.png", ("map",)),
    Picture("phone-dark.png", ("tree",), head=True, width=400, language="id", scheme="dark"),
)


def take(browser: Browser, story: Story, picture: Picture, folder: Path) -> Path:
    """One picture of the report on a story; gives where it is."""
    with tempfile.TemporaryDirectory() as held:
        file = Path(held) / "report.html"
        file.write_text(report.render(story, picture.language), encoding="utf-8")
        page = browser.new_page(
            viewport={"width": picture.width, "height": 400},
            color_scheme="dark" if picture.scheme == "dark" else "light",
        )
        page.goto(file.as_uri())
        page.evaluate(SHORTEN, [list(picture.sections), picture.items, picture.head])
        page.screenshot(path=folder / picture.name, full_page=True)
        page.close()
    return folder / picture.name


def main() -> None:
    folder = given_folder()
    story = pipeline.trace_sources([str(DATA / "demo")], Settings()).story
    with chromium() as browser:
        for picture in PICTURES:
            out = take(browser, story, picture, folder)
            print(f"{out.name}: {out.stat().st_size / 1000:.0f} KB")
        browser.close()


if __name__ == "__main__":
    main()
