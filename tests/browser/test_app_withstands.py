"""The app's pages before hostile strings, in every form field and in every text of a story; long words, 300 claims,
writing that runs leftwards; and axe-core on every page."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from accessibility import faults
from bridge import house, house_over, traced
from made_stories import ferry, hostile, leftwards, many, together
from opened_report import OPEN_ALL
from playwright.sync_api import Browser, BrowserContext, expect
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
from muasal.web.jobs import Job

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


def test_no_payload_from_the_form_of_a_detail_runs(house: House, open_in: Opened) -> None:
    visitor = Visitor(create(house, ("testserver",)))
    claim = f"/claim/{visitor.claim('14 workers')}"
    sent = lines()
    kinds = {form["target"].rpartition("@")[2].partition(":")[0]: form for form in details(visitor, claim)}
    assert "quantity" in kinds
    for payload in sent:
        for kind, form in kinds.items():
            names = [name for name in form if name.startswith("new-")]
            assert names, kind
            for name in names:  # refused, where it makes no sense; the answer repeats it
                visitor.send("/correct", form | {name: payload, "why": payload, "old": payload, "seen": ""})
        assert visitor.client.get(claim).status_code == 200
    kept = visitor.json(f"{claim}.json")["corrections"]
    assert {c["why"] for c in kept} & {payload.strip() for payload in sent}
    refused = [
        form | {name: sent[0], "seen": payload}
        for form in kinds.values()
        for name in ("target", "field")
        for payload in sent[::12]
    ]
    answers = [visitor.send("/correct", form).text for form in refused]
    assert not [one for one in answers if re.search(r"<script(?! src=\"/static/)|<img", one)]
    with serving(house) as address:
        app = open_in(address)
        story = f"/story/{visitor.json(f'{claim}.json')['story']}"
        for path in (
            claim,
            story,
            f"/article/{claim.split('/')[2].partition('.')[0]}",
            "/review",
            "/audit",
            "/search?q=workers",
        ):
            harmless(app, path)


def details(visitor: Visitor, claim: str) -> list[dict[str, str]]:
    """The forms that correct the value of a detail."""
    return [form for form in visitor.forms(claim, "/correct") if form["field"] == "value"]


def test_no_payload_in_the_form_for_signing_in_runs(house: House, open_in: Opened) -> None:
    sealed = passwords.hashed("seven wet herons")
    for payload in lines():  # all of them stand in the trail
        set_user(house.engine, payload, "admin", sealed, keeping.now(), payload)
    with serving(replace(house, accounts=True)) as address:
        app = open_in(address)
        for payload in lines()[::24]:
            for password in (payload[:1000], "seven wet herons"):
                page = app.open("/login")
                page.get_by_label("Name").fill(payload)
                page.get_by_label("Password").fill(password)
                with page.expect_navigation():
                    page.get_by_role("button", name="Sign in").click()
                assert page.evaluate(SCRIPTS) == ["/static/web.js"]
                assert (page.locator('[role="alert"]').count() == 1) == (password == payload[:1000])
                app.complaints[:] = [one for one in app.complaints if "status of 403" not in one]  # the refusal
            for path in ("/", "/audit"):  # the name stands on every page
                harmless(app, path)
            with page.expect_navigation():
                page.get_by_role("button", name="Sign out").click()


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


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE], ids=["wide", "dark", "phone"])
def test_the_progress_of_a_job_bars_nobody(house: House, open_in: Opened, options: dict[str, object]) -> None:
    names = ["https://news.example/ferry", "ferry.txt", f"{'long' * 50}.txt"]
    goes_on = threading.Event()

    def work(job: Job, _reader: Executor) -> None:
        job.state, job.items[0].state = "reading", "done"
        job.items[1].state, job.items[1].note = "refused", "it is empty; give a file with an article's text"
        assert goes_on.wait(60)
        job.state, job.items[2].state = "done", "done"

    job = house.jobs.start(names, work)
    with serving(house) as address:
        app = open_in(address, **options)
        page = app.open(f"/add/{job.id}")
        state = page.locator("#job")
        expect(state).to_have_attribute("data-state", "reading")
        assert page.evaluate(TOO_WIDE) <= 0
        assert faults(page) == []
        goes_on.set()
        expect(state).to_have_attribute("data-state", "done", timeout=20_000)  # by itself
        assert faults(page) == []
        assert app.complaints == []


def test_the_progress_goes_on_without_scripts(house: House, open_in: Opened) -> None:
    goes_on = threading.Event()

    def work(job: Job, _reader: Executor) -> None:
        assert goes_on.wait(60)
        job.state = "done"

    job = house.jobs.start(["ferry.txt"], work)
    with serving(house) as address:
        app = open_in(address, java_script_enabled=False)
        page = app.open(f"/add/{job.id}")
        goes_on.set()
        expect(page.locator("#job")).to_have_attribute("data-state", "done", timeout=20_000)


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
