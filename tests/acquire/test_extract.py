"""Reading pages written for these tests."""

import dataclasses
import gzip
import subprocess
import sys

import pytest

from muasal.acquire.extract import Extracted, extract, lay_out
from muasal.errors import ExtractError
from muasal.settings import Settings

BODY = (
    "<p>The district council approved a new flood wall on Monday, the head of public works said.</p>"
    "<p>Residents had asked for it since the river rose in January, according to a village elder.</p>"
)


def page(head: str = "", body: str = BODY, before: str = "", after: str = "") -> Extracted:
    html = f"<!doctype html><html><head>{head}</head><body>{before}<article>{body}</article>{after}</body></html>"
    return extract(html.encode(), Settings())


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_the_layout_is_headline_blank_line_paragraphs() -> None:
    found = page("<title>Flood wall approved</title>")
    lines = found.text.split("\n")
    assert lines[0] == "Flood wall approved"
    assert lines[1] == lines[3] == ""
    assert lines[2].startswith("The district council")
    assert lines[4].startswith("Residents had asked")


def test_a_headline_in_the_text_is_not_repeated() -> None:
    found = page('<meta property="og:title" content="Flood wall approved">', "<h1>Flood wall approved</h1>" + BODY)
    assert found.text.count("Flood wall approved") == 1


def test_the_outlets_name_is_no_part_of_the_headline() -> None:
    found = page('<title>Flood wall approved - River Post</title><meta property="og:site_name" content="River Post">')
    assert found.title == "Flood wall approved"


def test_the_headline_shown_is_preferred_to_one_with_the_section_in_it() -> None:
    assert page("<title>Flood wall approved | Local | RP</title>", "<h1>Flood wall approved</h1>" + BODY).title == (
        "Flood wall approved"
    )


def test_a_headline_that_breaks_off_is_taken_from_the_text() -> None:
    whole = "Flood wall approved after years of delay"
    found = page('<meta property="og:title" content="Flood wall approved after…">', f"<h1>{whole}</h1>{BODY}")
    assert found.title == whole
    assert found.text.count(whole) == 1


def test_json_ld_goes_before_meta() -> None:
    found = page(
        ld(
            '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Wall &amp; river",'
            '"datePublished": "2025-03-03T22:00:00+02:00", "publisher": {"name": "River Post"}}]}'
        )
        + '<meta property="article:published_time" content="2025-03-09"><meta property="og:site_name" content="Other">'
    )
    assert (found.title, found.outlet, found.published) == ("Wall & river", "River Post", "2025-03-03")
    assert [(c.value, c.found_in) for c in found.date_candidates] == [("2025-03-03", "json-ld"), ("2025-03-09", "meta")]


def test_a_publisher_may_be_given_by_reference() -> None:
    found = page(
        ld('[{"@type": "NewsArticle", "publisher": {"@id": "#org"}}, {"@id": "#org", "name": "River Post"}]'),
    )
    assert found.outlet == "River Post"


@pytest.mark.parametrize("block", ["{", "[" * 100_000, "null", '"text"', '{"@type": 3, "publisher": 4}'])
def test_broken_json_ld_is_passed_over(block: str) -> None:
    assert page(ld(block) + '<meta name="date" content="2025-03-03">').published == "2025-03-03"


def test_dates_are_tried_from_the_surest_to_the_least_sure() -> None:
    html = f'<html><body><time datetime="2025-03-05">x</time>{BODY}</body></html>'
    found = extract(html.encode(), Settings(), address="https://river.example/2025/03/04/wall")
    assert [(c.value, c.found_in) for c in found.date_candidates] == [
        ("2025-03-05", "time-tag"),
        ("2025-03-04", "address"),
    ]


def test_dates_far_apart_are_noted() -> None:
    found = page('<meta name="pubdate" content="2025-03-03"><meta name="date" content="2025-06-01">')
    assert "publication dates differ: 2025-03-03 (meta), 2025-06-01 (meta)" in found.notes


def test_without_a_date_it_stays_open() -> None:
    assert page().published is None


def test_the_page_may_name_its_address_on_its_own_host_only() -> None:
    html = f'<html><head><link rel="canonical" href="%s"></head><body>{BODY}</body></html>'
    for link, address in (
        ("/wall", "https://m.river.example/wall"),
        ("https://www.river.example/wall", "https://www.river.example/wall"),
        ("https://elsewhere.example/wall", "https://m.river.example/amp/wall"),
        ("javascript:alert(1)", "https://m.river.example/amp/wall"),
        ("http://[broken", "https://m.river.example/amp/wall"),
    ):
        found = extract((html % link).encode(), Settings(), address="https://m.river.example/amp/wall#top")
        assert found.address == address


def test_the_outlet_falls_back_to_the_host() -> None:
    html = f"<html><body>{BODY}</body></html>".encode()
    assert extract(html, Settings(), address="https://www.river.example/a").outlet == "river.example"
    assert extract(html, Settings()).outlet is None


def test_four_readings_and_more_give_the_same() -> None:
    readings = [page("<title>Flood wall approved</title>") for _ in range(6)]
    assert all(reading == readings[0] for reading in readings)


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    script = (
        "import sys; from muasal.acquire.extract import extract; from muasal.settings import Settings;"
        "sys.stdout.buffer.write(repr(extract(sys.stdin.buffer.read(), Settings())).encode())"
    )
    html = f"<html><head><title>Wall</title></head><body><ul><li>a</li></ul>{BODY * 3}</body></html>".encode()
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], input=html, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_text_nested_very_deep_is_read() -> None:
    found = page(body="<div>" * 3000 + BODY + "</div>" * 3000)
    assert "village elder" in found.text
    assert any("flattened" in note for note in found.notes)


def test_a_page_mostly_unread_is_noted() -> None:
    links = "".join(f"<li><a href='/{i}'>Another story about something else number {i}</a></li>" for i in range(200))
    found = page(after=f"<nav><ul>{links}</ul></nav>")
    assert found.coverage < 0.2
    assert any("of the page's visible text was read" in note for note in found.notes)


def test_scripts_do_not_count_as_visible() -> None:
    assert page(after="<script>" + "var a = 1;" * 500 + "</script><style>" + "p{}" * 500 + "</style>").coverage > 0.9


def test_a_packed_page_is_unpacked() -> None:
    html = f"<html><body>{BODY}</body></html>".encode()
    assert extract(gzip.compress(html), Settings()) == extract(html, Settings())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "HTML"),
        (b"<html><body></body></html>", "no article text"),
        (b"<html><body><script>app()</script></body></html>", "no article text"),
        (b"x" * 10_000_001, "more than the 10,000,000 allowed"),
        (b"<p>" * 200_001, "tags"),
        (gzip.compress(b"<p>" + b" " * 20_000_000, mtime=0), "grow to more than"),
    ],
)
def test_what_is_no_article_is_a_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(ExtractError, match=message):
        extract(data, Settings())


def test_the_byte_limit_is_that_of_the_settings() -> None:
    with pytest.raises(ExtractError, match="more than the 100 allowed"):
        extract(b"x" * 101, dataclasses.replace(Settings(), page_bytes=100))


def test_lay_out_without_a_title() -> None:
    assert lay_out(None, ["One.", "Two."]) == "One.\n\nTwo."
