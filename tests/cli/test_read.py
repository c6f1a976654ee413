"""muasal read: one line of JSON for each article."""

import json
from pathlib import Path
from typing import Any

from cli_articles import ENGLISH, INDONESIAN, PAGE, STORIES, Run

ATTRIBUTION = {"id", "source", "cue", "content", "chain", "stance", "certainty", "quoted"}


def records(muasal: Run, *arguments: object, stdin: str | None = None) -> list[dict[str, Any]]:
    result = muasal("read", *arguments, "--format", "jsonl", stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return [json.loads(row) for row in result.stdout.splitlines()]


def test_one_line_for_each_article(muasal: Run) -> None:
    assert [(r["id"], r["language"]) for r in records(muasal, "news")] == [("bridge", "en"), ("jembatan", "id")]


def test_the_order_is_that_of_the_arguments(muasal: Run) -> None:
    found = records(muasal, "news/jembatan.id.txt", "news/bridge.en.txt")
    assert [r["id"] for r in found] == ["jembatan", "bridge"]


def test_attributions_have_the_agreed_keys(muasal: Run) -> None:
    for record in records(muasal, STORIES / "north-korea-troops"):
        assert {"id", "language", "attributions", "mentions"} <= set(record)
        for attribution in record["attributions"]:
            assert set(attribution) >= ATTRIBUTION
            assert attribution["id"].startswith(record["id"] + ".t")


def test_mentions_have_the_agreed_keys(muasal: Run) -> None:
    for record in records(muasal, STORIES / "north-korea-troops"):
        for mention in record["mentions"]:
            assert {"kind", "span", "value"} <= set(mention)
            assert mention["kind"] in ("time", "quantity", "place", "entity")


def test_spans_are_code_points_of_the_file(muasal: Run) -> None:
    folder = STORIES / "north-korea-troops"
    for record in records(muasal, folder):
        (path,) = folder.glob(f"{record['id']}.*.txt")
        text = path.read_text(encoding="utf-8")
        for mention in record["mentions"]:
            assert text[slice(*mention["span"])] == mention["surface"]


def test_spans_count_an_emoji_as_its_code_points(muasal: Run, home: Path) -> None:
    text = "👩🏽‍🚒 Fire\n\nThe mayor said that the bridge was closed.\n"
    (home / "fire.en.txt").write_text(text, encoding="utf-8")
    (record,) = records(muasal, "fire.en.txt")
    (attribution,) = record["attributions"]
    assert [text[slice(*span)] for span in attribution["source"]] == ["The mayor"]
    assert [text[slice(*span)] for span in attribution["content"]] == ["the bridge was closed"]


def test_a_file_a_jsonl_line_and_standard_input_are_read_alike(muasal: Run, home: Path) -> None:
    (home / "one.jsonl").write_text(json.dumps({"id": "bridge", "text": ENGLISH}) + "\n", encoding="utf-8")
    ways = [
        records(muasal, "news/bridge.en.txt"),
        records(muasal, "one.jsonl"),
        [{**r, "id": "bridge"} for r in records(muasal, "-", stdin=ENGLISH)],
    ]
    spans = [[[a["source"], a["cue"], a["content"]] for a in way[0]["attributions"]] for way in ways]
    assert spans[0] == spans[1] == spans[2]
    assert spans[0]


def test_jsonl_on_standard_input(muasal: Run) -> None:
    lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in (("x", ENGLISH), ("y", INDONESIAN)))
    assert [r["id"] for r in records(muasal, "-", stdin=lines)] == ["x", "y"]


def test_a_page_on_standard_input(muasal: Run) -> None:
    (record,) = records(muasal, "-", stdin=PAGE)
    assert record["language"] == "en"
    assert record["attributions"]


def test_times_are_resolved_by_the_given_date(muasal: Run) -> None:
    (record,) = records(muasal, "news/bridge.en.txt", "--published", "2025-03-08")
    assert "2025-03-07" in [m["value"] for m in record["mentions"] if m["kind"] == "time"]


def test_without_a_date_a_weekday_stays_open(muasal: Run) -> None:
    (record,) = records(muasal, "news/bridge.en.txt")
    friday = next(m for m in record["mentions"] if "Friday" in m["surface"])
    assert friday["value"] is None


def test_a_language_without_tables_still_gives_a_line(muasal: Run, home: Path) -> None:
    text = "Brücke gesperrt\n\nDer Bürgermeister sagte, die Brücke sei seit dem 3. März gesperrt.\n"
    (home / "bruecke.txt").write_text(text, encoding="utf-8")
    (record,) = records(muasal, "bruecke.txt")
    assert record["language"] == "de"
    assert record["attributions"] == []


def test_nothing_is_kept(muasal: Run, home: Path) -> None:
    records(muasal, "news")
    assert [p.name for p in home.iterdir()] == ["news"]


def test_people_can_read_it(muasal: Run) -> None:
    result = muasal("read", "news/bridge.en.txt", "--format", "text")
    assert result.exit_code == 0
    assert result.stdout.startswith("bridge · ")


def test_the_taggers_layer_on_request(muasal: Run) -> None:
    text = "The union wants a shorter week and fears the winter.\n"
    plain, asked = (records(muasal, "-", *extra, stdin=text)[0]["attributions"] for extra in ((), ("--attitudes",)))
    assert "tagger" not in [a["layer"] for a in plain]
    assert "tagger" in [a["layer"] for a in asked]


def test_a_quote_without_a_source_is_printed(muasal: Run) -> None:
    text = "The hall was dark. “We have waited nine hours for water.” Rain fell on the roof of the market.\n"
    (quote,) = records(muasal, "-", stdin=text)[0]["quotes_without_source"]
    assert text[slice(*quote["span"])] == "We have waited nine hours for water."
