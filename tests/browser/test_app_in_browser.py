"""The web app in a real browser: add, follow to the origin, correct and undo, review by keyboard, two at once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import faults
from bridge import house, traced
from opened_report import OPEN_ALL
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served_app import App, serving
from xss_payloads import payloads

from muasal.ledger import View
from muasal.web.declared import House

__all__ = ["house", "traced"]

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FERRY = "Ferry halted\n\nThe harbour master Tom Hale said 120 people were taken off the ferry on Monday.\n"
SEND_FROM_ELSEWHERE = """address => {
  const form = document.createElement('form');
  form.method = 'post'; form.action = address + '/add';
  const field = document.createElement('input');
  field.name = 'text'; field.value = 'Ferry halted';
  form.append(field); document.body.append(form); form.submit();
}"""
Opened = Callable[..., App]


@pytest.fixture
def app(house: House, browser: Browser) -> Iterator[Opened]:
    """Opens the app for somebody new; keyword arguments are those of a browser context."""
    contexts: list[BrowserContext] = []

    with serving(house) as address:

        def open_app(**options: object) -> App:
            contexts.append(browser.new_context(**options))
            return App(contexts[-1].new_page(), address)

        yield open_app
        for context in contexts:
            context.close()


def story_of(app: App) -> Page:
    page = app.open("/")
    page.locator(".rows a").first.click()
    return page


def claim_of(app: App, words: str) -> Page:
    """The page of the claim whose telling has these words, opened from its story."""
    page = story_of(app)
    page.evaluate(OPEN_ALL)
    page.locator(".tellings li", has_text=words).locator("a").first.click()
    return page


def test_an_article_is_added_and_followed_to_its_origin(app: Opened) -> None:
    opened = app()
    page = opened.open("/add")
    page.get_by_label("or a text").fill(FERRY)
    page.get_by_label("Outlet").fill("Island Post")
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("link", name="The story", exact=True).click(timeout=60_000)
    page.evaluate(OPEN_ALL)
    page.locator(".tellings li", has_text="120 people").locator("a").first.click()
    way = page.locator(".way li").last
    expect(way).to_contain_text("Tom Hale")
    assert (opened.complaints, opened.elsewhere) == ([], [])


def test_a_retelling_leads_to_the_first_teller(app: Opened) -> None:
    page = claim_of(app(), "40 workers")
    page.locator(".way li.first-teller a").click()
    expect(page.locator(".way li")).to_have_count(1)
    expect(page.locator(".way .origin")).to_have_text("Anna Reed")


def test_a_source_is_corrected_and_the_correction_undone(app: Opened) -> None:
    page = claim_of(app(), "14 workers")
    page.get_by_text("Correct the source").first.click()
    page.get_by_label("Link 1").fill("Port Authority")
    form = page.locator("form", has=page.get_by_label("Link 1"))
    form.get_by_label("Why").fill("on the tape")
    form.get_by_role("button").click()
    expect(page.locator(".way .origin").first).to_have_text("Port Authority")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".way .origin").first).to_have_text("Anna Reed")


def test_the_queue_is_worked_by_keyboard_alone(app: Opened) -> None:
    opened = app()
    page = opened.open("/review")
    left = page.locator(".item").count()
    second = page.locator(".item").nth(1).get_attribute("data-target")
    page.keyboard.press("j")
    expect(page.locator(".item.current")).to_have_attribute("data-target", str(second))
    page.keyboard.press("k")
    counts = []
    for key in "aruu":
        with page.expect_navigation():
            page.keyboard.press(key)
        counts.append(page.locator(".item").count())
    accepted, rejected, *undone = counts
    assert rejected < accepted < left
    assert undone == [accepted, left]
    page.keyboard.press("c")
    page.wait_for_url(re.compile("/claim/"))
    assert opened.complaints == []


def test_of_two_reviewers_at_once_the_second_is_told(app: Opened, house: House) -> None:
    one, other = app(), app()
    one.open("/review")
    other.open("/review")
    one.page.keyboard.press("a")
    expect(one.page.locator("#undo")).to_be_visible()
    other.page.keyboard.press("r")
    expect(other.page.get_by_role("heading", name="Somebody was quicker")).to_be_visible()
    with View.open(house.path) as view:
        assert len(view.corrections()) == 1


def test_a_page_of_another_origin_cannot_post(app: Opened, house: House, tmp_path: Path) -> None:
    opened = app()
    opened.open("/")  # the cookie of a visit is there
    elsewhere = tmp_path / "evil.html"
    elsewhere.write_text("<!doctype html><title>elsewhere</title><body></body>", encoding="utf-8")
    opened.page.goto(elsewhere.as_uri())
    with opened.page.expect_response(f"{opened.address}/add") as sent:
        opened.page.evaluate(SEND_FROM_ELSEWHERE, opened.address)
    assert sent.value.status == 403
    assert house.jobs.known == {}


def test_no_payload_runs_from_a_form(app: Opened) -> None:
    opened = app()
    page = claim_of(opened, "14 workers")
    page.get_by_text("Correct the source").first.click()
    for number, payload in enumerate(payloads()[:4], 1):
        page.get_by_label(f"Link {number}").fill(payload.replace("\n", " ").replace("\0", "")[:200])
    form = page.locator("form", has=page.get_by_label("Link 1"))
    form.get_by_label("Why").fill("".join(payloads()).replace("\n", " ").replace("\0", "")[:500])
    form.get_by_role("button").click()
    expect(page.locator("#corrections li")).to_have_count(1)
    assert (opened.complaints, opened.elsewhere) == ([], [])
    assert page.locator("script").count() == 1


@pytest.mark.parametrize("options", [PHONE, {"color_scheme": "dark"}], ids=["phone", "dark"])
def test_every_page_fits_and_bars_nobody(app: Opened, options: dict[str, object]) -> None:
    opened = app(**options)
    claim = claim_of(opened, "14 workers")
    paths = ["/", "/review", "/add", claim.url, claim.locator(".crumbs a").nth(0).get_attribute("href")]
    paths.append(claim.locator(".crumbs a").nth(1).get_attribute("href"))
    for path in paths:
        page = opened.open(str(path).removeprefix(opened.address))
        page.evaluate(OPEN_ALL)
        assert page.evaluate(TOO_WIDE) <= 0, path
        assert faults(page) == [], path
    assert (opened.complaints, opened.elsewhere) == ([], [])
