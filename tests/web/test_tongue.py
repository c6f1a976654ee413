"""The app speaks four languages: chosen, or the browser's."""

import re
from pathlib import Path

import pytest
from visitor import Visitor

from muasal.ledger.doubts import RULES
from muasal.publish import grammar
from muasal.web import tongue
from muasal.web.views.review import QUESTIONS

TEMPLATES = Path(tongue.__file__).parent / "templates"
OTHERS = ("id", "uk", "ru")
CALLED = re.compile(r"""\bt\(\s*"([^"]+)\"""")
VALUES = re.compile(r"\{\w+\}")


def called() -> set[str]:
    """The sentences that templates name outright."""
    return {words for file in TEMPLATES.glob("*.html") for words in CALLED.findall(file.read_text(encoding="utf-8"))}


def test_every_sentence_of_the_templates_is_in_the_table() -> None:
    assert called() - tongue.words("en").keys() == set()


def test_every_sentence_of_the_table_stands_in_a_template_or_a_view() -> None:
    sources = [*TEMPLATES.glob("*.html"), *TEMPLATES.parent.rglob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    assert [words for words in tongue.words("en") if words not in text] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_has_its_values_in_each_language(code: str) -> None:
    told = tongue.words(code)
    assert [
        en for en, words in told.items() if not words or set(VALUES.findall(en)) != set(VALUES.findall(words))
    ] == []


@pytest.mark.parametrize("code", OTHERS)
def test_why_a_finding_is_unsure_is_told_in_each_language(code: str) -> None:
    assert all(question in tongue.words(code) for question in QUESTIONS.values())
    whys = [why for _, why in RULES.values()] + ["no origin could be told", "Palu, or else Pala"]
    assert [why for why in whys if not grammar.by_pattern(code, why)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_page_leaves_an_english_sentence(visitor: Visitor, code: str) -> None:
    visitor.client.headers["accept-language"] = f"{code};q=0.9, fr, en;q=0.1"
    story = f"/story/{visitor.json('/index.json')['rows'][0]['id']}"
    claim = f"/claim/{visitor.claim('14 workers')}"
    pages = ["/", story, claim, f"/article/{claim.split('/')[2].split('.')[0]}", "/search?q=workers", "/watches"]
    own = set(tongue.words(code).values())
    english = [words for words in tongue.words("en") if len(words) > 9 and "{" not in words and words not in own]
    for path in [*pages, "/review", "/add", "/audit", "/somebody/anna-reed", "/nothing"]:
        answer = visitor.client.get(path)
        assert f'<html lang="{code}">' in answer.text, path
        text = re.sub(r'<(\w+)[^>]*\blang="en".*?</\1>|<[^>]*>', " ", answer.text)  # what is said to be English may be
        assert [words for words in english if re.search(rf"\b{re.escape(words)}\b", text)] == [], path


def test_whoever_looks_chooses(visitor: Visitor) -> None:
    chosen = visitor.client.get("/language/uk?back=/watches")
    assert chosen.url.path == "/watches"
    assert '<html lang="uk">' in visitor.page("/")
    visitor.client.get("/language/en")
    assert '<html lang="en">' in visitor.page("/")


def test_a_language_it_does_not_speak(visitor: Visitor) -> None:
    assert visitor.client.get("/language/xx").status_code == 404
    visitor.client.headers["accept-language"] = "xx, ;q=oops, de;q=0"
    assert '<html lang="en">' in visitor.page("/")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example"])
def test_choosing_leads_nowhere_else(visitor: Visitor, back: str) -> None:
    answer = visitor.client.get(f"/language/id?back={back}", follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_lists_for_programs_stay_english(visitor: Visitor) -> None:
    before = visitor.story()
    visitor.client.get("/language/ru")
    assert visitor.story() == before
