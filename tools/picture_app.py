"""Makes the pictures of the web app on the bundled story in docs/images, as a browser shows them.

usage: python tools/picture_app.py [FOLDER]    (needs Chromium: `apt-get install chromium`)

The demo's articles are read into a ledger of their own, one of them is corrected, one search is watched.
"""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from shooting import chromium, given_folder, serving

from muasal import keeping, pipeline
from muasal.doctor import DATA
from muasal.ledger import Correction, open_ledger, watches
from muasal.settings import Settings
from muasal.web.declared import House
from muasal.web.jobs import Jobs
from muasal.web.sessions import Sessions

MADE_AT = "2025-06-02T09:30:00Z"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows: a page, how much of it, in which surroundings."""

    name: str
    path: str
    height: int
    width: int = 1000
    language: str = "en"
    scheme: str = "light"


def pictures(story: str, claim: str) -> tuple[Picture, ...]:
    return (
        Picture("app-claim.png", f"/claim/{claim}", 860),
        Picture("app-story.png", f"/story/{story}", 760),
        Picture("app-review.png", "/review", 700),
        Picture("app-search.png", "/search?since=2020-01-01", 700),
        Picture("app-phone.png", f"/claim/{claim}", 900, 400, "uk", "dark"),
    )


def house_in(folder: Path) -> House:
    """The app's house over the demo."""
    engine = open_ledger(folder / "muasal.db")
    traced = pipeline.trace_sources([str(DATA / "demo")], Settings())
    keeping.keep(engine, traced.story, traced.received)
    watches.save(engine, "Figures", "q=people", "Ana", MADE_AT)
    return House(folder / "muasal.db", engine, Jobs(lambda: ThreadPoolExecutor(1)), Sessions())


def shown(house: House) -> tuple[str, str]:
    """The story, and the claim with the longest way back to its origin; that one is accepted by somebody."""
    with house.view() as view:
        (row,) = view.stories()
        story, id = view.opened_story(row["id"])
        drifted = [drift.target for drift in story.drifts]
        claim = max(drifted, key=lambda one: (drifted.count(one), one))
    keeping.correct(house.engine, Correction("Ana", MADE_AT, "heard the tape", claim, "verdict", None, '"accepted"'))
    return id, claim


def take(browser: Browser, address: str, picture: Picture, folder: Path) -> Path:
    """One picture; gives where it is."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        locale=picture.language,
    )
    page.goto(f"{address}{picture.path}")
    page.screenshot(path=folder / picture.name)
    page.close()
    return folder / picture.name


def main() -> None:
    folder = given_folder()
    with tempfile.TemporaryDirectory() as held, chromium() as browser:
        house = house_in(Path(held))
        with serving(house) as address:
            for picture in pictures(*shown(house)):
                out = take(browser, address, picture, folder)
                print(f"{out.name}: {out.stat().st_size / 1000:.0f} KB")
            browser.close()
        house.jobs.close()


if __name__ == "__main__":
    main()
