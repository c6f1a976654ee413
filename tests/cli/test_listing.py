"""claims, articles, stories, show, explain: the ledger read back."""

import csv
import io
import json
from typing import Any

import pytest
from cli_articles import ENGLISH, INDONESIAN, Run

LISTINGS = ("claims", "articles", "stories")


@pytest.fixture
def kept(muasal: Run) -> Run:
    """The commands, with a ledger that holds the two articles."""
    assert muasal("trace", "news").exit_code == 0
    return muasal


def rows(muasal: Run, *arguments: str) -> list[dict[str, Any]]:
    result = muasal(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_articles_are_listed(kept: Run) -> None:
    assert sorted(r["file"] for r in rows(kept, "articles")) == ["bridge.en.txt", "jembatan.id.txt"]


def test_stories_are_listed_with_their_sizes(kept: Run) -> None:
    (story,) = rows(kept, "stories")
    assert (story["name"], story["articles"]) == ("news", 2)


def test_claims_are_those_of_the_story(kept: Run) -> None:
    story = json.loads(kept("trace", "news", "--format", "story", "--no-ledger").stdout)
    texts = {"bridge": ENGLISH, "jembatan": INDONESIAN}
    traced = sorted(texts[c["article"]][slice(*c["span"])] for c in story["claims"])
    assert sorted(r["text"] for r in rows(kept, "claims")) == traced


@pytest.mark.parametrize("listing", LISTINGS)
def test_csv_says_the_same_as_json(listing: str, kept: Run) -> None:
    as_csv = list(csv.DictReader(io.StringIO(kept(listing, "--csv").stdout)))
    as_json = rows(kept, listing)
    assert [r["id"] for r in as_csv] == [r["id"] for r in as_json]
    assert set(as_csv[0]) == set(as_json[0])


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_table_has_a_line_for_each_row_and_counts_on_stderr(listing: str, kept: Run) -> None:
    result = kept(listing)
    count = len(rows(kept, listing))
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > count
    assert f"{count} rows" in result.stderr


@pytest.mark.parametrize("listing", LISTINGS)
def test_listing_twice_prints_the_same(listing: str, kept: Run) -> None:
    assert kept(listing, "--json").stdout == kept(listing, "--json").stdout


def test_claims_of_one_language(kept: Run) -> None:
    found = rows(kept, "claims", "--language", "id")
    assert found
    assert {r["language"] for r in found} == {"id"}


def test_claims_with_words(kept: Run) -> None:
    assert [r["text"] for r in rows(kept, "claims", "--text", "cranes")] == ["two cranes had been damaged"]


def test_claims_that_do_not_match_are_an_empty_list(kept: Run) -> None:
    result = kept("claims", "--text", "no such words", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


@pytest.mark.parametrize("listing", ["claims", "articles"])
@pytest.mark.parametrize("key", ["id", "short"])
def test_show_takes_the_ids_that_are_listed(listing: str, key: str, kept: Run) -> None:
    for row in rows(kept, listing):
        result = kept("show", row[key])
        assert result.exit_code == 0, result.stderr
        assert result.stdout.strip()


def test_show_takes_an_id_of_the_story(kept: Run) -> None:
    assert "two cranes had been damaged" in kept("show", claim_of_story(kept, "cranes")).stdout


def test_show_as_json_is_json(kept: Run) -> None:
    json.loads(kept("show", claim_of_story(kept, "cranes"), "--json").stdout)


def test_explain_names_spans_and_rules(kept: Run) -> None:
    said = kept("explain", claim_of_story(kept, "cranes")).stdout
    assert "rule" in said
    assert "verb:that" in said
    start = ENGLISH.index("two cranes had been damaged")
    assert f"[{start}:{start + len('two cranes had been damaged')}]" in said


def test_explain_as_json_is_json(kept: Run) -> None:
    json.loads(kept("explain", claim_of_story(kept, "cranes"), "--json").stdout)


def claim_of_story(muasal: Run, word: str) -> str:
    """The id within the story of the claim with this word."""
    story = json.loads(muasal("trace", "news", "--format", "story", "--no-ledger").stdout)
    texts = {"bridge": ENGLISH, "jembatan": INDONESIAN}
    return next(c["id"] for c in story["claims"] if word in texts[c["article"]][slice(*c["span"])])
