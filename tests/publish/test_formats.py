"""Story JSON, Markdown and CSV."""

import csv
import io
import json

from made_stories import ferry, hostile, many
from xss_payloads import payloads

from muasal.model import from_json
from muasal.publish import formats


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_story_json_reads_back_as_the_same_story() -> None:
    story = ferry()
    text = formats.story_json(story)
    assert text.endswith("}\n")
    again = from_json(json.loads(text), {article.id: article.text for article in story.articles})
    assert formats.story_json(again) == text


def test_story_json_keeps_letters_as_they_are() -> None:
    assert "Гавань" in formats.story_json(hostile("Гавань"))


def test_csv_has_a_row_for_each_claim() -> None:
    first, second = rows(formats.claims_csv(ferry()))
    assert (first["claim"], first["outlet"], first["language"]) == ("a1.c1", "Flores Post", "en")
    assert second["chain"] == "Suara Ende ← Flores Post ← Harbour office of Ende"
    assert second["details"] == "count:aboard=14 people; location=Ende (ID); event-date=4 May 2025"
    assert len(rows(formats.claims_csv(many(30)))) == 30


def test_csv_offsets_are_those_of_the_words() -> None:
    text = ferry().articles[0].text
    row = rows(formats.claims_csv(ferry()))[0]
    assert text[int(row["start"]) : int(row["end"])] == row["words"]


def test_csv_defuses_formulas() -> None:
    for formula in ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("https://evil.example")'):
        row = rows(formats.claims_csv(hostile(formula)))[0]
        assert row["gloss"] == f"'{formula}"
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_markdown_tells_claims_chains_and_drifts() -> None:
    text = formats.markdown(ferry())
    assert text.startswith("# Ferry with 40 aboard runs aground\n\n2 articles · 2 languages")
    assert "  - Suara Ende ← Flores Post ← Harbour office of Ende – says, hedged" in text
    assert "  - **the number changed**: 40 people → 14 people" in text
    assert "## What conflicts\n\nNothing was found.\n" in text


def test_markdown_lets_no_markup_of_an_article_through() -> None:
    for payload in [
        *payloads(),
        "# head",
        "- item",
        "1. item",
        "[a](javascript:alert(1))",
        "**bold**",
        "`x`",
        "| a | b |",
    ]:
        text = formats.markdown(hostile(payload))
        assert "<" not in text.replace("\\<", "")
        assert "](" not in text.replace("\\]", "")
        assert "`" not in text.replace("\\`", "")


def test_formats_are_the_same_every_time() -> None:
    for form in (formats.story_json, formats.markdown, formats.claims_csv):
        assert form(ferry()) == form(ferry())
