"""Makes docs/images/report.png: the report on the bundled story, as a browser shows it, shortened to fit a picture.

Shown are the head, the first change and the family tree; nothing but whole parts is left out.

usage: python tools/picture.py [OUT.png]    (needs Chromium: `apt-get install chromium`)
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from muasal import pipeline
from muasal.doctor import DATA
from muasal.publish import report
from muasal.settings import Settings

TARGET = Path(__file__).parents[1] / "docs" / "images" / "report.png"
WIDTH, HEIGHT = 1000, 800
SHORTEN = """shown => {
  const keep = new Set(["drifts", "tree"]);
  document.querySelectorAll("section").forEach(s => keep.has(s.id) || s.remove());
  document.querySelectorAll("#drifts article").forEach((pair, place) => place < shown || pair.remove());
  document.querySelectorAll("#tree .aslist, footer, nav, a[href='#top']").forEach(part => part.remove());
}"""
CHANGES = 1
NAMES = ("chromium", "chromium-browser", "google-chrome")


def take(page_file: Path, out: Path) -> None:
    """The picture of the shortened page."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise SystemExit("making the picture: no Chromium on the PATH; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.as_uri())
        page.evaluate(SHORTEN, CHANGES)
        page.screenshot(path=out, full_page=True)
        browser.close()


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    out.parent.mkdir(parents=True, exist_ok=True)
    story = pipeline.trace_sources([str(DATA / "demo")], Settings()).story
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(report.render(story), encoding="utf-8")
        take(file, out)
    print(f"{out}: {out.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
