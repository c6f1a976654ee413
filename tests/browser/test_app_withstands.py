"""The app's pages before hostile strings, in every form field and in every text of a story; long words, 300 claims,
writing that runs leftwards; and axe-core on every page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from accessibility import faults
from bridge import house, house_over, traced
from made_stories import ferry, hostile, leftwards, many, together
from opened_report import OPEN_ALL
from playwright.sync_api import Browser, BrowserContext
from served_app import App, serving
from visitor import Visitor
from xss_payloads import payloads

from muasal import keeping
from muasal.ledger import open_ledger, write
from muasal.ledger.users import set_user
from muasal.model import Story
from muasal.web import passwords
from muasal.web.app import create
from muasal.web.declared import House

__all__ = ["house", "traced"]

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ATTRIBUTES = "[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())"
SCRIPTS = "[...document.scripts].map((one) => one.getAttribute('src') || '')"
SCHEMES = "[...document.links].map((one) => one.protocol)"
Opened = Callable[..., App]


def lines() -> list[str]:
    """The payloads as a form field takes them, and a ledger keeps them."""
    whole = (payload for payload in payloads() if not any("\ud800" <= letter <= "\udfff" for letter in payload))
    return [payload.replace("\0", "") for payload in whole]


@pytest.fixture
def open_in(browser: Browser) -> Iterator[Callable[..., App]]:
    """A page of the app at an address; keyword arguments are those of a browser context."""
    contexts: list[BrowserContext] = []

    def open_app(address: str, **options: object) -> App:
        contexts.append(browser.new_context(**options))
        return App(contexts[-1].new_page(), address)

    yield open_app
    for context in contexts:
        context.close()


def all_hostile() -> Story:
    """One story of all hostile ones; each cluster has an id of its own, as a ledger wants it."""
    return together([_numbered(hostile(payload, f"s{n}a"), f"k{n}") for n, payload in enumerate(lines())])


def _numbered(story: Story, cluster: str) -> Story:
    named = ("drifts", "updates", "conflicts")
    renamed = {name: tuple(replace(one, cluster=cluster) for one in getattr(story, name)) for name in named}
    return replace(story, clusters=(replace(story.clusters[0], id=cluster),), **renamed)


def over(path: Path, *stories: Story) -> House:
    """A house over a new ledger with these stories."""
    engine = open_ledger(path)
    for story in stories:
        write(engine, story)
    return house_over(path)


def harmless(app: App, path: str) -> None:
    """Nothing on the page runs, loads from elsewhere or leads to a script."""
    page = app.open(path)
    page.evaluate(OPEN_ALL)
    assert [one for one in page.evaluate(SCRIPTS) if not one.startswith("/static/")] == [], path
    names = set(page.evaluate(ATTRIBUTES))
    assert not [name for name in names if name.startswith("on") or name in ("style", "srcdoc", "formaction")], path
    assert set(page.evaluate(SCHEMES)) <= {"http:", "https:"}, path
    assert (app.complaints, app.elsewhere) == ([], []), path


# -- hostile strings -------------------------------------------------------------------------------------------------


def test_no_payload_in_an_article_runs_on_any_page(tmp_path: Path, open_in: Opened) -> None:
    house = over(tmp_path / "muasal.db", all_hostile())
    with house.view() as view:
        claims = [row["id"] for row in view.claims()]
        (story,) = view.stories()
    articles = sorted({claim.partition(".")[0] for claim in claims})
    some = [f"/claim/{claim}" for claim in claims[::20]] + [f"/article/{article}" for article in articles[::20]]
    people = [f"/somebody/{quote(payload, safe='')}" for payload in lines()[::20] if "/" not in payload]
    pages = ["/", f"/story/{story['id']}", "/search?since=2000-01-01", "/review", "/audit", "/add", *some, *people]
    with serving(house) as address:
        app = open_in(address)
        for path in pages:
            harmless(app, path)


def test_no_payload_from_a_form_field_runs_on_any_page(house: House, open_in: Opened) -> None:
    visitor = Visitor(create(house, ("testserver",)))
    story = f"/story/{visitor.json('/index.json')['rows'][0]['id']}"
    claim = f"/claim/{visitor.claim('14 workers')}"
    sent = lines()
    token = visitor.forms("/add", "/add")[0]["token"]
    for payload in sent:
        visitor.send(
            "/watches", {"token": token, "name": payload, "query": f"q={quote(payload)}&outlet={quote(payload)}"}
        )
        for field in ("target", "field", "value", "others", "old", "why", "back"):  # refused; the answer repeats it
            form = {"token": token, "target": "x", "field": "stance", "why": "y", field: payload}
            assert visitor.send("/correct", form).status_code in (409, 422)
        assert visitor.send("/stories/merge", {"token": token, "story": payload, "with": payload}).status_code == 422
    for four in (sent[n : n + 4] for n in range(0, len(sent), 16)):
        form = next(form for form in visitor.forms(claim, "/correct") if form["field"] == "chain")
        links = {f"link{n}": payload[:200] for n, payload in enumerate(four, 1)}
        assert visitor.send("/correct", form | links | {"why": "".join(four), "old": four[0]}).status_code == 200
    for payload in sent[::24]:
        form = next(form for form in visitor.forms(story, "/correct") if form["field"] == "name")
        assert visitor.send("/correct", form | {"value": payload}).status_code == 200
    watched = [f"/watches/{row['watch']}" for row in visitor.json("/watches.json")["rows"][::24]]
    searched = [f"/search?q={quote(payload)}" for payload in sent[::8]]
    facets = [f"/search?{name}={quote(sent[0])}" for name in ("outlet", "origin", "kind", "place", "drift")]
    wrong = [f"/story/{quote(payload, safe='')}" for payload in sent[::24]]
    with serving(house) as address:
        app = open_in(address)
        for path in ["/", story, claim, "/watches", "/audit", "/review", *watched, *searched, *facets]:
            harmless(app, path)
        for path in wrong:
            app.open(path)
            assert all(one.startswith("/static/") for one in app.page.evaluate(SCRIPTS))
        assert app.elsewhere == []


def test_no_payload_from_added_files_runs(house: House, open_in: Opened) -> None:
    visitor = Visitor(create(house, ("testserver",)))
    (form,) = visitor.forms("/add", "/add")
    sent = lines()[::10]
    files = [("files", (f"{payload}.txt"[-200:], f"{payload}\n\nA clerk said {payload}.".encode())) for payload in sent]
    fields = {"outlet": sent[0], "name": sent[1], "goes": "own", "text": f"{sent[2]}\n\n{sent[2]} said."}
    job = visitor.send("/add", form | fields, files=files).url.path
    while not visitor.json(f"{job}.json")["over"]:
        pass
    story = visitor.json(f"{job}.json")["story"]
    with serving(house) as address:
        app = open_in(address)
        for path in (job, "/", f"/story/{story}", "/search?since=2000-01-01", "/audit"):
            harmless(app, path)


def test_lists_for_programs_hold_payloads_as_text(house: House) -> None:
    visitor = Visitor(create(house, ("testserver",)))
    token = visitor.forms("/add", "/add")[0]["token"]
    for payload in lines()[:20]:
        visitor.send("/watches", {"token": token, "name": payload, "query": "q=bridge"})
    answer = visitor.client.get("/watches.json")
    assert answer.headers["content-type"] == "application/json"
    assert {row["name"] for row in json.loads(answer.text)["rows"]} == {payload.strip() for payload in lines()[:20]}


# -- what is long, or runs leftwards ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "story",
    [leftwards(), many(300), hostile("W" * 300, "a"), hostile("Ш" * 90, "a"), hostile("ש" * 90, "a")],
    ids=["leftwards", "300 claims", "W", "Ш", "ש"],
)
def test_nothing_sticks_out_on_a_phone(tmp_path: Path, open_in: Opened, story: Story) -> None:
    house = over(tmp_path / "muasal.db", replace(story, name=f"{story.name} {'long' * 40}"))
    with house.view() as view:
        claim = view.claims()[-1]["id"]
        (held,) = view.stories()
    pages = ["/", f"/story/{held['id']}", f"/claim/{claim}", f"/article/{claim.partition('.')[0]}"]
    with serving(house) as address:
        app = open_in(address, **PHONE)
        for path in [*pages, "/search?since=2000-01-01", "/review", "/audit", "/add"]:
            page = app.open(path)
            assert page.evaluate(TOO_WIDE) <= 0, path
            page.evaluate(OPEN_ALL)
            assert page.evaluate(TOO_WIDE) <= 0, path


def test_words_that_run_leftwards_do_so_in_their_own_lines(tmp_path: Path, open_in: Opened) -> None:
    house = over(tmp_path / "muasal.db", leftwards())
    with house.view() as view:
        claims = {row["language"]: row["id"] for row in view.claims()}
    with serving(house) as address:
        app = open_in(address)
        for language, direction in (("he", "rtl"), ("en", "ltr")):
            page = app.open(f"/claim/{claims[language]}")
            assert page.locator("h1").evaluate("one => getComputedStyle(one).direction") == direction
            assert page.locator(".bar").evaluate("one => getComputedStyle(one).direction") == "ltr"


# -- everybody -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE], ids=["wide", "dark", "phone"])
def test_no_page_bars_anybody(tmp_path: Path, open_in: Opened, options: dict[str, object]) -> None:
    house = over(tmp_path / "muasal.db", ferry(), many(20))
    visitor = Visitor(create(house, ("testserver",)))
    form = visitor.forms("/search?q=ferry", "/watches")[0]
    watch = str(visitor.send("/watches", form | {"name": "Ferries"}).url.path)
    with house.view() as view:
        claim = view.claims(language="id")[0]["id"]
        stories = [f"/story/{row['id']}" for row in view.stories()]
    visitor.send("/correct", next(f for f in visitor.forms(f"/claim/{claim}", "/correct") if f["field"] == "stance"))
    pages = [*stories, f"/claim/{claim}", f"/article/{claim.partition('.')[0]}", "/search", "/search?since=2025-01-01"]
    pages += ["/", "/watches", watch, "/somebody/harbour", "/audit", "/review", "/add", "/nothing/here"]
    with serving(house) as address:
        app = open_in(address, **options)
        for path in pages:
            page = app.open(path)
            page.evaluate(OPEN_ALL)
            assert faults(page) == [], path


def test_signing_in_bars_nobody(house: House, open_in: Opened) -> None:
    set_user(house.engine, "Ana", "admin", passwords.hashed("seven wet herons"), keeping.now(), "test")
    with serving(replace(house, accounts=True)) as address:
        app = open_in(address)
        page = app.open("/")
        assert page.url.endswith("/login")
        assert faults(page) == []
        page.get_by_label("Name").fill("Ana")
        page.get_by_label("Password").fill("seven wet herons")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("heading", name="Stories").wait_for()
        assert faults(page) == []
