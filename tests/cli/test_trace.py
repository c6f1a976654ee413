"""muasal trace: articles in, findings out, the ledger filled."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from cli_articles import ENGLISH, INDONESIAN, PAGE, STORIES, Run

TROOPS = STORIES / "north-korea-troops"


def story(result: Any) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_folder_shows_its_articles_and_their_claims(muasal: Run) -> None:
    result = muasal("trace", "news", "--no-ledger")
    assert result.exit_code == 0
    assert "2 articles" in result.stdout
    assert "harbour bridge will reopen in May" in " ".join(result.stdout.split())


def test_the_default_ledger_is_made_beside_the_person(muasal: Run, home: Path) -> None:
    result = muasal("trace", "news")
    assert (home / "muasal.db").is_file()
    assert result.stderr.startswith("muasal.db: ")
    assert result.stderr.endswith(" new rows\n")


def test_no_ledger_leaves_nothing_behind(muasal: Run, home: Path) -> None:
    muasal("trace", "news", "--no-ledger")
    assert [p.name for p in home.iterdir()] == ["news"]


def test_a_story_folder_gives_json_in_the_shape_of_story_json(muasal: Run) -> None:
    found = story(muasal("trace", TROOPS, "--format", "story", "--no-ledger"))
    gold = json.loads((TROOPS / "story.json").read_text(encoding="utf-8"))
    assert set(gold) <= set(found)
    for key in ("id", "file", "language", "outlet", "published"):
        assert [a[key] for a in found["articles"]] == [a[key] for a in gold["articles"]], key
    for name in ("attributions", "claims", "drifts", "conflicts"):
        assert set().union(*gold[name]) - {"note", "comment"} <= set().union(*found[name]), name
    assert set(next(iter(gold["clusters"].values()))) <= set(next(iter(found["clusters"].values())))


def test_every_id_in_the_story_leads_somewhere(muasal: Run) -> None:
    found = story(muasal("trace", TROOPS, "--format", "story", "--no-ledger"))
    claims = {c["id"] for c in found["claims"]}
    attributions = {t["id"] for t in found["attributions"]}
    articles = {a["id"] for a in found["articles"]}
    entities = set(found["entities"])
    assert {i for c in found["claims"] for i in c["attributions"]} <= attributions
    assert {c["article"] for c in found["claims"]} | {t["article"] for t in found["attributions"]} <= articles
    assert {p for a in found["articles"] for p in a["retells"]} <= articles
    assert {i for t in found["attributions"] for i in t["chain"]} <= entities
    assert {i for c in found["claims"] for i in c["origins"]} <= entities
    assert {s["value"] for c in found["claims"] for s in c["slots"] if s["kind"] == "entity"} <= entities
    assert {c["cluster"] for c in found["claims"]} == set(found["clusters"])
    assert {d[k] for d in found["drifts"] for k in ("from", "to")} <= claims
    assert {i for c in found["conflicts"] for i in c["between"]} <= claims


def test_every_claim_is_in_one_cluster_and_every_cluster_lists_it(muasal: Run) -> None:
    found = story(muasal("trace", TROOPS, "--format", "json", "--no-ledger"))
    listed = [i for c in found["clusters"].values() for i in c["claims"]]
    assert sorted(listed) == sorted(c["id"] for c in found["claims"])


def test_a_single_file(muasal: Run) -> None:
    found = story(muasal("trace", "news/bridge.en.txt", "--format", "story", "--no-ledger"))
    assert [(a["id"], a["language"]) for a in found["articles"]] == [("bridge", "en")]
    assert len(found["attributions"]) == 3


def test_several_sources_are_one_story(muasal: Run) -> None:
    found = story(muasal("trace", "news/jembatan.id.txt", "news/bridge.en.txt", "--format", "story", "--no-ledger"))
    assert sorted(a["id"] for a in found["articles"]) == ["bridge", "jembatan"]


def test_standard_input(muasal: Run) -> None:
    found = story(muasal("trace", "-", "--format", "story", "--no-ledger", stdin=ENGLISH))
    assert [(a["id"], a["language"]) for a in found["articles"]] == [("stdin", "en")]


def test_jsonl(muasal: Run, home: Path) -> None:
    records = [
        {"id": "x", "text": ENGLISH, "outlet": "Harbour Post", "published": "2025-03-04"},
        {"id": "y", "text": INDONESIAN, "language": "id"},
    ]
    (home / "all.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    found = story(muasal("trace", "all.jsonl", "--format", "story", "--no-ledger"))
    assert {a["id"]: a.get("outlet") for a in found["articles"]} == {"x": "Harbour Post", "y": None}


def test_a_page(muasal: Run, home: Path) -> None:
    (home / "ferry.html").write_text(PAGE, encoding="utf-8")
    found = story(muasal("trace", "ferry.html", "--format", "story", "--no-ledger"))
    (article,) = found["articles"]
    assert (article["outlet"], article["published"]) == ("Harbour Post", "2025-03-04")
    assert len(found["attributions"]) >= 2


def test_what_the_person_says_fills_what_the_article_does_not(muasal: Run) -> None:
    given = ("--outlet", "Harbour Post", "--published", "2025-03-07", "--language", "en")
    found = story(muasal("trace", "news/bridge.en.txt", *given, "--format", "story", "--no-ledger"))
    (article,) = found["articles"]
    assert (article["outlet"], article["published"], article["language"]) == ("Harbour Post", "2025-03-07", "en")
    assert "2025-03-07" in {s.get("value") for c in found["claims"] for s in c["slots"]}


def test_a_given_language_leaves_no_note_of_a_guess(muasal: Run, home: Path) -> None:
    (home / "short.txt").write_text("Harbour\n\nBridge 12\n", encoding="utf-8")
    guessed = story(muasal("trace", "short.txt", "--format", "json", "--no-ledger"))
    assert any(note.startswith("language") for note in guessed["articles"][0]["notes"])
    said = story(muasal("trace", "short.txt", "--language", "en", "--format", "json", "--no-ledger"))
    assert "notes" not in said["articles"][0]


def test_csv_has_a_row_for_each_claim(muasal: Run) -> None:
    found = story(muasal("trace", "news", "--format", "story", "--no-ledger"))
    result = muasal("trace", "news", "--format", "csv", "--no-ledger")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert sorted(row["claim"] for row in rows) == sorted(c["id"] for c in found["claims"])


def test_csv_shows_the_words_of_each_claim(muasal: Run) -> None:
    rows = csv.DictReader(io.StringIO(muasal("trace", "news", "--format", "csv", "--no-ledger").stdout))
    texts = {"bridge": ENGLISH, "jembatan": INDONESIAN}
    for row in rows:
        assert row["words"] == texts[row["article"]][int(row["start"]) : int(row["end"])]


def test_markdown_has_a_heading_for_each_cluster(muasal: Run) -> None:
    found = story(muasal("trace", "news", "--format", "story", "--no-ledger"))
    result = muasal("trace", "news", "--format", "markdown", "--no-ledger")
    assert result.exit_code == 0
    assert sum(line.startswith("## ") for line in result.stdout.splitlines()) >= len(found["clusters"])


def test_the_report_is_one_page_with_the_words_in_it(muasal: Run, home: Path) -> None:
    result = muasal("trace", "news", "--no-ledger", "--report", "out.html")
    assert result.stderr == "Report: out.html\n"
    page = (home / "out.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Harbour bridge to reopen in May" in page


def test_the_report_speaks_the_language_asked_for(muasal: Run, home: Path) -> None:
    muasal("trace", "news", "--no-ledger", "--report", "out.html", "--interface-language", "uk")
    page = (home / "out.html").read_text(encoding="utf-8")
    assert '<html lang="uk">' in page
    assert "Хто кого переказав" in page
    assert "Harbour bridge to reopen in May" in page


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_a_second_run_says_nothing_new_and_changes_nothing(muasal: Run, home: Path) -> None:
    muasal("trace", TROOPS)
    before = dump(home / "muasal.db")
    result = muasal("trace", TROOPS)
    assert result.stderr == "muasal.db: nothing new\n"
    assert dump(home / "muasal.db") == before


def test_another_article_adds_to_the_ledger(muasal: Run, home: Path) -> None:
    muasal("trace", "news/bridge.en.txt")
    result = muasal("trace", "news/jembatan.id.txt")
    assert "new rows" in result.stderr


def test_the_ledger_is_where_it_was_asked_for(muasal: Run, home: Path) -> None:
    muasal("trace", "news", "--ledger", "kept.db")
    assert (home / "kept.db").is_file()
    assert not (home / "muasal.db").exists()


@pytest.mark.parametrize(
    "poisoned", ["attributions", "claims", "clusters", "drifts", "conflicts", "entities", "retells"]
)
def test_gold_beside_the_articles_has_no_influence(poisoned: str, muasal: Run, home: Path) -> None:
    clean = {
        "story": "bridge",
        "articles": [
            {
                "id": "a1",
                "file": "bridge.en.txt",
                "language": "en",
                "outlet": "Harbour Post",
                "published": "2025-03-04",
            },
            {
                "id": "a2",
                "file": "jembatan.id.txt",
                "language": "id",
                "outlet": "Kabar Teluk",
                "published": "2025-03-05",
            },
        ],
    }
    path = home / "news" / "story.json"
    path.write_text(json.dumps(clean), encoding="utf-8")
    expected = muasal("trace", "news", "--format", "story", "--no-ledger").stdout
    path.write_text(json.dumps(poison(clean, poisoned)), encoding="utf-8")
    assert muasal("trace", "news", "--format", "story", "--no-ledger").stdout == expected


def poison(clean: dict[str, Any], key: str) -> dict[str, Any]:
    """The story.json with gold that lies."""
    span = [[0, 7]]
    lies: dict[str, Any] = {
        "attributions": [
            {"id": "a1.t1", "article": "a1", "cue": span, "source": span, "content": span, "chain": ["liar"]}
            | {"stance": "denies", "certainty": "hedged", "quoted": "direct"}
        ],
        "claims": [
            {"id": "a1.c1", "article": "a1", "cluster": "k1", "span": [0, 7], "attributions": [], "origins": ["liar"]}
            | {"stance": "denies", "certainty": "hedged", "slots": []}
        ],
        "clusters": {"k1": {"gloss": "a lie", "origins": ["liar"], "independent_origins": 9}},
        "drifts": [
            {"cluster": "k1", "from": "a1.c1", "to": "a2.c1", "slot": "x", "kind": "unit", "before": "", "after": ""}
        ],
        "conflicts": [{"cluster": "k1", "between": ["a1.c1", "a2.c1"], "kind": "denial"}],
        "entities": {"liar": {"name": "Liar", "type": "person"}},
    }
    if key == "retells":
        articles = [{**a, "retells": ["a1"]} for a in clean["articles"]]
        return {**clean, "articles": articles}
    return {**clean, key: lies[key]}


def test_geojson_prints_the_places(muasal: Run) -> None:
    found = json.loads(muasal("trace", "news", "--format", "geojson", "--no-ledger").stdout)
    assert found["type"] == "FeatureCollection"
    assert all(feature["properties"]["claims"] for feature in found["features"])
