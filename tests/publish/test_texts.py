"""Articles' texts with their findings, and which addresses may be links."""

from dataclasses import replace

import pytest
from made_stories import ferry
from xss_payloads import payloads

from muasal.publish import texts
from muasal.publish.index import Index


@pytest.mark.parametrize("url", ["https://flores.example/a?b=c#d", "http://flores.example", "HTTPS://flores.example/"])
def test_addresses_of_the_web_are_links(url: str) -> None:
    assert texts.web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(payload for payload in payloads() if not payload.startswith("http")),
        "ftp://flores.example/",
        "https:",
        "https:///x",
        "/x",
        "https://[",
        "https://flores.example/\u202efdp",
        "https://flores.example/ x",
        "",
        None,
    ],
)
def test_nothing_else_is(url: str | None) -> None:
    assert texts.web_address(url) == ""


def test_a_claim_s_title_says_chain_stance_certainty_and_rule() -> None:
    index = Index(ferry())
    assert texts.title(index, index.story.claims[1]) == (
        "Claim 2: Suara Ende ← Flores Post ← Harbour office of Ende; says, hedged; rule: clause"
    )


def test_paragraphs_keep_every_letter() -> None:
    story = ferry()
    mixed = "Заголовок 🚢\r\n\r\nيقول الميناء e\u0301 \u200f\n\nпривіт"
    odd = replace(story, articles=(replace(story.articles[0], text=mixed), story.articles[1]))
    first = texts.texts(Index(odd))[0]
    joined = "\n".join("".join(piece.text for piece in paragraph) for paragraph in first.paragraphs)
    assert joined == "\n".join(line for line in mixed.split("\n") if line.strip())
