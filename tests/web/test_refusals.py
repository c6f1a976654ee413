"""What did not work is said in the language of the interface, and harmlessly."""

import re
import string
import time
from collections.abc import Callable

import pytest
from visitor import Visitor

from muasal import tables
from muasal.web import refusals

OTHERS = ("id", "uk", "ru")
VALUES = re.compile(r"\{\w+\}")
ROWS = tables.load(refusals.TABLE)
ENGLISH = 'lang="en"'


@pytest.mark.parametrize("code", OTHERS)
def test_every_error_has_its_values_in_each_language(code: str) -> None:
    assert [row["en"] for row in ROWS if sorted(VALUES.findall(row["en"])) != sorted(VALUES.findall(row[code]))] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_error_is_found_by_its_own_row(code: str) -> None:
    for row in ROWS:
        values = {name: f"'{name}1'" for _, name, _, _ in string.Formatter().parse(row["en"]) if name}
        values |= {"why": "more than 7 redirects"} if "why" in values else {}
        said = str(refusals.told(code, row["en"].format(**values)))
        assert ENGLISH not in said, row["en"]
        assert said == str(refusals.escape(row[code])).format(
            **{name: refusals.escape(value) for name, value in values.items()}
            | ({"why": refusals.told(code, values["why"])} if "why" in values else {})
        )


@pytest.mark.parametrize("code", OTHERS)
def test_what_no_row_says_is_said_to_be_english(code: str) -> None:
    assert refusals.told(code, "the <b>moon</b>") == '<span lang="en">the &lt;b&gt;moon&lt;/b&gt;</span>'
    inner = refusals.told(code, "fetching 'x': the moon; try again later, or save the page and give the file")
    assert '<span lang="en">the moon</span>' in inner
    assert "fetching" not in inner


def test_english_stays_as_it_is() -> None:
    assert refusals.told("en", "<i> is no claim") == "&lt;i&gt; is no claim"


def test_values_are_escaped_and_never_read_as_places_for_values() -> None:
    assert "&lt;b&gt;{0}{id}&lt;/b&gt;" in refusals.told("uk", "<b>{0}{id}</b> is no claim")


def alert(page: str) -> str:
    found = re.search(r'<p role="alert">(.*?)</p>', page)
    assert found, page
    return found[1]


@pytest.mark.parametrize("code", OTHERS)
def test_no_page_refuses_in_english(visitor: Visitor, code: str) -> None:
    claim = visitor.claim("14 workers")
    story = visitor.json("/index.json")["rows"][0]["id"]
    visitor.client.headers["accept-language"] = code
    token = visitor.forms("/add", "/add")[0]["token"]
    missing = ("/claim/x.c1", "/story/none", "/article/x", "/somebody/nobody", "/watches/x", "/add/x", "/nothing")
    wrong = ("/search?q=a&from=x", "/search?stance=x", f"/claim/{story}", "/language/xx")
    refused = [visitor.client.get(path).text for path in (*missing, *wrong)]
    field = {"token": token, "target": claim, "why": "because"}
    sent: list[tuple[str, dict[str, str]]] = [
        ("/add", {"token": token}),
        ("/add", {"token": token, "addresses": "ftp://x"}),
        ("/add", {"token": token, "text": "x", "goes": "to"}),
        ("/add", {"token": "other"}),
        ("/watches", {"token": token}),
        ("/stories/merge", {"token": token, "story": story, "with": story}),
        ("/stories/split", {"token": token, "story": story}),
        ("/acts/9/undo", {"token": token}),
        ("/acts/x/undo", {"token": token}),
        ("/corrections/9/undo", {"token": token}),
        ("/correct", field | {"field": "chain"}),
        ("/correct", field | {"field": "stance", "value": "shouts"}),
        ("/correct", field | {"field": "stance"}),
        ("/correct", field | {"field": "moon", "value": "x"}),
        ("/correct", field | {"field": "span", "start": "x"}),
        ("/correct", field | {"field": "value", "target": f"{claim}@time:0-1"}),
    ]
    refused += [visitor.send(path, form).text for path, form in sent]
    assert [alert(page) for page in refused if ENGLISH in alert(page)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_who_comes_second_is_told_in_their_language(visit: Callable[[], Visitor], code: str) -> None:
    one, other = visit(), visit()
    path = f"/claim/{one.claim('14 workers')}"
    forms = [next(f for f in who.forms(path, "/correct") if f["field"] == "stance") for who in (one, other)]
    one.send("/correct", forms[0] | {"value": "denies", "why": "on the tape"})
    other.client.headers["accept-language"] = code
    answer = other.send("/correct", forms[1] | {"value": "doubts", "why": "heard"})
    assert answer.status_code == 409
    assert ENGLISH not in alert(answer.text)


@pytest.mark.parametrize("code", OTHERS)
def test_a_file_that_cannot_be_used_is_refused_in_their_language(visitor: Visitor, code: str) -> None:
    visitor.client.headers["accept-language"] = code
    (form,) = visitor.forms("/add", "/add")
    job = visitor.send("/add", form, files=[("files", ("empty.txt", b" \n"))]).url.path
    while not visitor.json(f"{job}.json")["over"]:
        time.sleep(0.05)
    listed = visitor.page(job).partition("<main")[2].partition("</main>")[0]
    assert "empty.txt" in listed
    assert ENGLISH not in listed


def test_programs_are_refused_in_english(visitor: Visitor) -> None:
    visitor.client.headers["accept-language"] = "uk"
    assert visitor.client.get("/claim/x.c1.json").json()["error"].startswith("nothing in the ledger")
