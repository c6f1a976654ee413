"""The report in a real browser: it asks for nothing, nothing runs, nothing sticks out, all of it can be reached."""

import pytest
from made_stories import ferry, hostile, leftwards, many, together
from opened_report import OPEN_ALL, Open
from xss_payloads import payloads

from muasal.model import Story

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STICKING_OUT = """[...document.querySelectorAll('body *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 && !one.closest('.unseen, .skip') && !one.matches('path');
}).map((one) => one.outerHTML.slice(0, 120))"""
LOST_ANCHORS = """[...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1))
  .filter((id) => !document.getElementById(id))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_asks_for_nothing_and_complains_of_nothing(opened: Open, scheme: str) -> None:
    report = opened(ferry(), color_scheme=scheme)
    report.page.wait_for_timeout(200)
    assert [url for url in report.requests if not url.startswith("data:")] == [report.address]
    assert report.complaints == []
    assert "Ferry with 40 aboard" in report.page.title()


def test_no_payload_runs(opened: Open) -> None:
    report = opened(together([hostile(payload) for payload in payloads()]))
    report.page.evaluate(OPEN_ALL)
    report.page.wait_for_timeout(500)
    assert [url for url in report.requests if not url.startswith("data:")] == [report.address]
    assert report.complaints == []
    assert report.page.locator("script").count() == 1
    attributes = report.page.evaluate("[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())")
    assert not [name for name in set(attributes) if name.startswith("on") or name in ("src", "style", "action")]
    links = report.page.evaluate("[...document.links].map((one) => one.getAttribute('href'))")
    assert {link.partition(":")[0] for link in links if not link.startswith("#")} <= {"http", "https"}


@pytest.mark.parametrize(
    "story",
    [ferry(), leftwards(), many(300), hostile("W" * 300), hostile("Ш" * 90), hostile("ש" * 90)],
    ids=["plain", "leftwards", "300 claims", "W", "Ш", "ש"],
)
def test_nothing_sticks_out_on_a_phone(opened: Open, story: Story) -> None:
    page = opened(story, **PHONE).page
    assert page.evaluate(TOO_WIDE) <= 0
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(STICKING_OUT) == []


def test_names_written_leftwards_leave_their_surroundings_alone(opened: Open) -> None:
    page = opened(leftwards()).page
    chain = page.locator("#claim-2 .chain").bounding_box()
    links = [link.bounding_box() for link in page.locator("#claim-2 .chain .link").all()]
    assert chain is not None
    assert [box["x"] for box in links if box] == sorted(box["x"] for box in links if box)
    assert page.locator("#claim-2 blockquote").evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("#claim-1 blockquote").evaluate("one => getComputedStyle(one).direction") == "ltr"


@pytest.mark.parametrize("language", ["id", "uk", "ru"])
def test_each_language_fits_a_phone_and_complains_of_nothing(opened: Open, language: str) -> None:
    report = opened(ferry(), language=language, **PHONE)
    report.page.evaluate(OPEN_ALL)
    assert report.page.evaluate(STICKING_OUT) == []
    assert report.complaints == []
    assert report.page.locator("html").get_attribute("lang") == language


def test_every_anchor_leads_somewhere(opened: Open) -> None:
    assert opened(ferry()).page.evaluate(LOST_ANCHORS) == []


def test_pictures_have_names(opened: Open) -> None:
    page = opened(ferry()).page
    for name in ("Family tree of the articles", "Timeline in three lanes", "Map of the places named"):
        assert page.get_by_role("img", name=name).count() == 1


def test_a_picture_for_each_width(opened: Open) -> None:
    wide, narrow = opened(ferry()).page, opened(ferry(), **PHONE).page
    assert wide.locator("svg.wide:visible").count() == 3
    assert wide.locator("svg.narrow:visible").count() == 0
    assert narrow.locator("svg.narrow:visible").count() == 3
    assert narrow.locator("svg.wide:visible").count() == 0


def test_a_note_opens_by_keyboard_and_closes_by_escape(opened: Open) -> None:
    page = opened(ferry()).page
    page.locator("details.note summary").first.focus()
    page.keyboard.press("Enter")
    assert "Harbour office of Ende" in page.locator(".card:visible").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".card:visible").count() == 0


def test_the_keyboard_reaches_what_can_be_done(opened: Open) -> None:
    page = opened(many(20)).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.get_by_label("Choose a retelling").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#pair-2-3").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#pair-2-3') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_link_opens_the_group_it_leads_into(opened: Open) -> None:
    page = opened(many(20)).page
    page.evaluate("location.hash = '#claim-9'")
    page.locator("#claim-9").wait_for(state="visible")


def test_all_groups_open_at_once(opened: Open) -> None:
    page = opened(many(20)).page
    page.get_by_role("button", name="Open all").click()
    assert page.locator("details.group:not([open])").count() == 0
    page.get_by_role("button", name="Close all").click()
    assert page.locator("details.group[open]").count() == 0


def test_two_articles_are_chosen_to_stand_side_by_side(opened: Open) -> None:
    page = opened(many(20)).page
    assert page.locator("details.pairing:visible").count() == 1
    page.get_by_label("Choose a retelling").select_option(label="Outlet a4 (8 March 2025) → Outlet a5 (8 March 2025)")
    shown = page.locator("details.pairing:visible")
    assert shown.get_attribute("id") == "pair-5-6"
    assert shown.locator("blockquote:visible").count() == 4


def test_side_by_side_without_javascript(opened: Open) -> None:
    page = opened(many(20), java_script_enabled=False).page
    assert page.locator("details.pairing:visible").count() == 9
    page.locator("#pair-5-6 > summary").click()
    assert page.locator("#pair-5-6 blockquote:visible").count() == 4


def test_a_link_chooses_the_retelling_it_leads_to(opened: Open) -> None:
    page = opened(many(20)).page
    page.evaluate("location.hash = '#pair-5-6'")
    page.locator("#pair-5-6").wait_for(state="visible")
    assert page.get_by_label("Choose a retelling").input_value() == "pair-5-6"


def test_it_works_without_javascript(opened: Open) -> None:
    page = opened(many(20), java_script_enabled=False).page
    assert not page.get_by_role("button", name="Open all").is_visible()
    page.locator("#group-5 > summary").click()
    assert page.locator("#group-5 blockquote").is_visible()
    page.locator("#article-1 details.note summary").first.click()
    assert page.locator("#article-1 .card").first.is_visible()


def test_paper_shows_what_is_folded(opened: Open) -> None:
    page = opened(many(20)).page
    page.emulate_media(media="print")
    assert page.locator("#group-5 blockquote").is_visible()
    assert not page.get_by_role("button", name="Open all").is_visible()
