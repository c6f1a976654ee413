"""The report: one page without requests, that escapes everything, says what is unknown, and is the same every time."""

import os
import re
import subprocess
import sys
import time
from dataclasses import fields, is_dataclass, replace
from functools import cache

import lxml.html
import pytest
from lxml.html import HtmlElement
from made_stories import ferry, hostile, many
from xss_payloads import payloads

from muasal.model import Article, Claim, Cluster, Entity, Span, Story
from muasal.publish import report

HERE = os.path.dirname(__file__)
PLAIN = {"class", "id", "lang", "dir", "title", "href", "rel", "type", "hidden", "open", "name", "content", "charset"}
PLAIN |= {"for", "value", "selected", "data-shut"}
DRAWN = {"width", "height", "viewbox", "role", "d", "cx", "cy", "r", "x", "y", "text-anchor", "http-equiv"}


def dom(story: Story) -> HtmlElement:
    return lxml.html.document_fromstring(report.render(story))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def shape(page: HtmlElement) -> set[str]:
    return {element.tag for element in page.iter() if isinstance(element.tag, str)}


@cache
def known_shape() -> set[str]:
    """The elements of a page that holds everything a page can hold."""
    return shape(dom(hostile("plain"))) | shape(dom(ferry()))


def test_there_are_enough_payloads_and_fields() -> None:
    assert len(set(payloads())) >= 60
    assert len(holding("PAYLOAD", hostile("PAYLOAD"))) >= 12


def holding(text: str, value: object, name: str = "") -> set[str]:
    """The names of all fields below `value` that hold `text`, as `Article.outlet`."""
    if is_dataclass(value):
        parts = [(f"{type(value).__name__}.{field.name}", getattr(value, field.name)) for field in fields(value)]
    elif isinstance(value, tuple | dict):
        parts = [(name, part) for part in (value.values() if isinstance(value, dict) else value)]
    else:
        return {name} if isinstance(value, str) and text in value else set()
    return {found for field, part in parts for found in holding(text, part, field)}


@pytest.mark.parametrize("payload", payloads())
def test_a_payload_stays_text(payload: str) -> None:
    page = dom(hostile(payload))
    assert shape(page) <= known_shape()
    scripts = page.xpath("//script")
    assert [script.text for script in scripts] == [report.static("report.js")]
    assert len(page.xpath("//style")) == 1
    for element in page.iter():
        for name, value in element.attrib.items():
            assert name in PLAIN | DRAWN or name.startswith("aria-"), (name, value)
            assert name != "href" or value.startswith(("#", "https://", "http://")) or value == "data:,"


def test_only_web_addresses_become_links() -> None:
    story = replace(ferry(), articles=(replace(ferry().articles[0], url="javascript:alert(1)"), ferry().articles[1]))
    assert not [a for a in dom(story).xpath("//a/@href") if not a.startswith("#")]
    assert "https://flores.example/ferry" in dom(ferry()).xpath("//a/@href")


def test_nothing_is_fetched() -> None:
    page = dom(ferry())
    assert not page.xpath("//@src | //@srcset | //@action | //img | //iframe | //object | //link[@rel='stylesheet']")
    assert "url(" not in report.static("report.css")


def test_the_policy_names_the_script_that_is_there() -> None:
    policy = dom(ferry()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert f"script-src '{report.digest(report.static('report.js'))}'" in policy


def test_every_anchor_leads_somewhere_and_every_id_is_one() -> None:
    for story in (ferry(), hostile("<b>"), many(50), Story()):
        page = dom(story)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_the_key_figures_stand_at_the_head() -> None:
    head = words(dom(ferry()).xpath("//p[@class='key']")[0])
    assert head == (
        "2 articles, 2 languages, 2 claims, 1 thing told. Where it comes from: 1 independent origin – 1 thing told."
    )


def test_the_story_stands_at_the_head_in_a_line_each() -> None:
    (line,) = dom(ferry()).xpath("//ol[@class='lines']/li")
    told = "People were on a ferry that ran aground: 1 origin, 2 articles, 2 languages, 2 drifts"
    assert words(line) == told
    assert line.xpath(".//a/@href") == ["#group-1"]


def test_a_telling_shows_its_chain() -> None:
    telling = dom(ferry()).get_element_by_id("claim-2")
    assert (
        words(telling.xpath(".//*[@class='chain']")[0]) == "Suara Ende ← from Flores Post ← from Harbour office of Ende"
    )


def test_a_telling_shows_details_with_value_and_words() -> None:
    details = words(dom(ferry()).get_element_by_id("claim-1").xpath(".//dl")[0])
    assert "aboard Forty people 40 people" in details
    assert "when on 3 May 2025 3 May 2025" in details
    assert "where Ende Ende (ID) 8.84° S, 121.66° E" in details


def test_an_outlet_s_own_voice_is_said() -> None:
    assert "In its own voice, no source named" in words(dom(many(10)).get_element_by_id("claim-1"))


def test_a_source_that_is_not_named_is_said() -> None:
    story = ferry()
    nameless = replace(story, attributions=(replace(story.attributions[0], chain=()), story.attributions[1]))
    assert "source not named in the text" in words(dom(nameless).get_element_by_id("claim-1"))


def test_a_drift_marks_both_sides() -> None:
    drifts = dom(ferry()).get_element_by_id("drifts")
    assert "the number changed (aboard): 40 people → became 14 people" in words(drifts)
    assert [words(mark) for mark in drifts.xpath(".//mark[contains(@class,'was')]")] == [
        "Forty people",
        "on 3 May 2025",
    ]
    assert [words(mark) for mark in drifts.xpath(".//mark[contains(@class,'now')]")] == ["14 orang", "pada 4 Mei 2025"]


def test_articles_carry_their_language_and_their_whole_text() -> None:
    story = ferry()
    for text, article in zip(dom(story).xpath("//*[@class='body']"), story.articles, strict=True):
        assert text.get("lang") == article.language
        for note in text.xpath(".//details"):
            note.drop_tree()
        assert words(text) == " ".join(article.text.split())


def test_findings_that_overlap_are_split() -> None:
    marks = dom(ferry()).get_element_by_id("article-1").xpath(".//mark")
    assert ["claim" in mark.get("class") for mark in marks if mark.text == "Forty people"] == [True]
    assert [mark.get("class").split()[-1] for mark in marks if mark.text == "Forty people"] == ["quantity"]


def test_pictures_have_names_and_a_text_beside_them() -> None:
    page = dom(ferry())
    svgs = page.xpath("//svg")
    assert len(svgs) == 6
    for svg in svgs:
        assert svg.get("role") == "img"
        assert all(words(page.get_element_by_id(id)) for id in svg.get("aria-labelledby").split())
    assert "retells Flores Post (it names the article it takes from)" in words(page.get_element_by_id("tree"))


def test_a_doubtful_place_is_drawn_and_said_so() -> None:
    page = dom(ferry())
    assert page.xpath("//*[@class='point doubtful']")
    assert "doubtful" in words(page.get_element_by_id("map"))


def test_an_empty_story_is_a_page() -> None:
    page = words(dom(Story()))
    assert "No claims were found" in page
    assert "No place with coordinates was found." in page


def test_a_span_outside_the_text_breaks_nothing() -> None:
    claim = Claim("c", "a", Span(50, 90), ("none",), (), "asserts", "certain", ())
    story = Story(articles=(Article("a", "Short", "en"),), claims=(claim,), clusters=(Cluster("k", "", ("c",), (), 0),))
    assert dom(story).get_element_by_id("words-1") is not None


def test_what_no_page_may_hold_is_replaced() -> None:
    page = report.render(Story(name="a\x00b\ud800c\x1bd"))
    assert "a\ufffdb\ufffdc\ufffdd" in page
    page.encode("utf-8")


def test_it_never_rates_truth_and_names_no_day_of_making() -> None:
    page = words(dom(ferry()))
    assert "never rates whether a claim is true" in page
    assert time.strftime("%Y-%m-%d") not in page


def test_the_same_story_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    surroundings = dict(os.environ) | {"PYTHONPATH": HERE}
    code = (
        "import hashlib; from muasal.publish import report; from made_stories import ferry;"
        "print(hashlib.sha256(report.render(ferry()).encode()).hexdigest())"
    )
    seen = {
        subprocess.check_output([sys.executable, "-c", code], env=surroundings | {"PYTHONHASHSEED": seed})
        for seed in ("0", "7")
    }
    assert len(seen) == 1


def test_three_hundred_claims_are_all_there_in_a_page_that_can_be_mailed() -> None:
    page = report.render(many(300))
    assert all(f'id="claim-{number}"' in page for number in (1, 150, 300))
    assert len(page.encode()) < 1_500_000


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_words_stand_out_from_their_ground(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", report.static("report.css"), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    grounds = ["paper", "raise", "quantity-wash", "time-wash", "place-wash", "entity-wash", "alarm-wash"]
    for ground in grounds:
        assert contrast(colours["ink"], colours[ground]) >= 7
        assert contrast(colours["soft"], colours[ground]) >= 4.5
    for front in ("soft", "accent", "alarm"):
        colour = colours[front]
        assert contrast(colour, colours["paper"]) >= 4.5
    assert contrast(colours["soft"], colours["wash"]) >= 4.5


def test_a_source_left_unsaid_is_not_shown_as_an_origin_with_a_name() -> None:
    story = ferry()
    nobody = Entity("harbour", "Somebody", "none")
    page = dom(replace(story, entities=dict(story.entities) | {"harbour": nobody}))
    links = page.get_element_by_id("claim-1").xpath(".//bdi[contains(@class,'link')]")
    assert [link.get("class") for link in links] == ["link", "link origin nobody"]
