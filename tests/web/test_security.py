"""Who may send what from where, and what answers carry."""

from collections.abc import Callable

import pytest
from visitor import Visitor

FORM = {"target": "x", "field": "stance", "value": "denies", "why": "y"}


def test_another_host_is_not_answered(visitor: Visitor) -> None:
    answer = visitor.client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "evil.example" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_origin_cannot_post(visitor: Visitor, headers: dict[str, str]) -> None:
    (form,) = visitor.forms("/add", "/add")
    assert visitor.send("/add", form | {"text": "Ferry\n\nHalted."}, headers=headers).status_code == 403
    assert visitor.json("/add.json")["jobs"] == []


def test_a_form_needs_the_token_of_its_visit(visitor: Visitor, visit: Callable[[], Visitor]) -> None:
    visitor.page("/add")
    other = visit().forms("/add", "/add")[0]
    for token in ("", "guessed", other["token"]):
        assert visitor.send("/add", {"token": token, "text": "Ferry\n\nHalted."}).status_code == 403


def test_no_visit_no_form(visitor: Visitor) -> None:
    assert visitor.send("/correct", FORM).status_code == 403


def test_every_answer_has_the_headers(visitor: Visitor) -> None:
    for path in ("/", "/index.json", "/nothing", "/static/web.js"):
        headers = visitor.client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor: Visitor) -> None:
    cookie = visitor.client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_form_leads_nowhere_else(visitor: Visitor, back: str) -> None:
    form = visitor.forms("/review", "/correct")[0]
    answer = visitor.send("/correct", form | {"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_page_that_is_not_there(visitor: Visitor) -> None:
    answer = visitor.client.get("/claim/ffffffff.c1.json")
    assert answer.status_code == 404
    assert "nothing in the ledger" in answer.json()["error"]
