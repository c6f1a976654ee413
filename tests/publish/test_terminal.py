"""The terminal view: chains, details, drifts; plain when piped, never wider than asked, nothing runs the terminal."""

import io
import re
from dataclasses import replace

import pytest
from made_stories import ferry, hostile, many
from rich.console import Console
from xss_payloads import payloads

from muasal.model import Article, Evidence, Hand, Quotation, Span, Story
from muasal.publish import terminal

STYLING = re.compile(r"\x1b\[[0-9;]*m")


def shown(story: Story, width: int = 100, coloured: bool = False) -> str:
    colours = "standard" if coloured else None
    console = Console(width=width, file=io.StringIO(), force_terminal=coloured, color_system=colours)
    terminal.render(story, console)
    out = console.file
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def test_the_key_figures_come_first() -> None:
    flat = " ".join(shown(ferry()).split())
    assert "2 articles · 2 languages · 2 claims in 1 cluster · independent origins: 1 with 1 · 2 drifts" in flat
    assert "[2] Suara Ende id 2025-05-05 retells [1]" in flat


def test_a_telling_shows_chain_stance_certainty_and_details() -> None:
    flat = " ".join(shown(ferry()).split())
    assert "• Suara Ende ← Flores Post ← Harbour office of Ende says, hedged id 2025-05-05" in flat
    assert "aboard 14 people · where Ende (ID), 8.84° S, 121.66° E, point, doubtful · when 4 May 2025" in flat


def test_an_unknown_source_is_said() -> None:
    assert "in its own voice, no source named" in shown(many(10))
    nameless = replace(ferry(), attributions=tuple(replace(t, chain=()) for t in ferry().attributions))
    assert "Flores Post ← source not named in the text" in shown(nameless)


def test_drifts_stand_side_by_side() -> None:
    out = shown(ferry())
    assert "the number changed (aboard): 40 people → 14 people" in out
    assert re.search(r"“Forty people .*“14 orang", out)


def test_suspicions_are_shown() -> None:
    assert "Suara Ende: “4 Mei 2025” a Sunday, it says Monday" in shown(ferry())


def test_nothing_found_is_said() -> None:
    assert "No claims were found" in shown(Story(articles=(Article("a", "Text", "en"),)))
    assert "Nothing was found." in shown(many(10))


def test_piped_output_is_plain_and_a_terminal_s_is_coloured() -> None:
    assert "\x1b" not in shown(ferry())
    assert STYLING.search(shown(ferry(), coloured=True))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for story in (ferry(), many(20), hostile("W" * 200)):
        assert max(len(line) for line in shown(story, width).split("\n")) <= width


def test_an_article_cannot_command_the_terminal() -> None:
    for payload in [
        *payloads(),
        "\x1b[2J\x1b]0;title\x07",
        "\r\b\x9b31m",
        "[bold red]x[/]",
        "[link=https://evil.example]x",
    ]:
        out = STYLING.sub("", shown(hostile(payload), coloured=True))
        assert {character for character in out if not character.isprintable()} <= {"\n"}
    assert "[bold red]x[/]" in shown(hostile("[bold red]x[/]"))


def test_quotes_without_a_source_are_listed() -> None:
    story = ferry()
    assert "Quotes without a source" not in shown(story)
    first = story.articles[0]
    quote = Quotation(f"{first.id}.q1", first.id, Span(0, len(first.text.split("\n")[0])), "quotation:no-source")
    out = " ".join(shown(replace(story, quotations=(quote,))).split())
    assert "Quotes without a source" in out
    assert f"“{first.text.split(chr(10))[0]}” {first.id}.q1" in out


def test_evidence_stands_under_what_rests_on_it() -> None:
    story = ferry()
    claim = story.claims[0]
    hand = Hand("place", Span(claim.span.start, claim.span.start + 3))
    seen = Evidence(
        "e1", claim.article, Span(claim.span.start, claim.span.start + 5), "video", (hand,), (), "evidence:hands"
    )
    assert "evidence video “" in " ".join(shown(replace(story, evidence=(seen,))).split())
