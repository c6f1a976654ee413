import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import ARTICLE, CLAIM, STORY, View, open_ledger, write
from muasal.model import EntityMention, Place, Quantity, Span, Story, Time, to_json


@pytest.fixture(scope="module")
def filled(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the story."""
    path = tmp_path_factory.mktemp("ledger") / "filled.db"
    write(open_ledger(path), story)
    return path


@pytest.fixture
def engine(path: Path, filled: Path) -> sa.Engine:
    shutil.copy(filled, path)
    return open_ledger(path)


@pytest.fixture
def view(engine: sa.Engine, path: Path) -> Iterator[View]:
    with View.open(path) as opened:
        yield opened


def key_of(view: View, outlet: str) -> str:
    return next(str(row["id"]) for row in view.articles() if row["outlet"] == outlet)


# -- stories ---------------------------------------------------------------------------------------------------------


def test_a_story_comes_back_as_it_was_written(view: View, story: Story) -> None:
    back = view.story("ferry")
    assert back == story
    assert json.dumps(to_json(back)) == json.dumps(to_json(story))


@pytest.mark.parametrize(
    "slot",
    [
        Quantity(Span(0, 1), "r", 12000, ""),
        Quantity(Span(0, 1), "r", 12000.0, "person", per="month"),
        Quantity(Span(0, 1), "r", (0.1, 1e300), "metre", "more-than"),
        Quantity(Span(0, 1), "r", None, ""),
        Time(Span(0, 1), "r", "PAST_REF"),
        Time(Span(0, 1), "r", "P3W", "P3W", "DURATION", "duration", "three weeks"),
        Place(Span(0, 1), "r"),
        Place(Span(0, 1), "r", "Nuku", "TO", -21.1393418, -175.2049, "point", 4032402, "origin", "why", "else", True),
        EntityMention(Span(0, 1), "r", "coast-guard", "target"),
    ],
)
def test_each_detail_comes_back_as_it_was_written(
    engine: sa.Engine, story: Story, path: Path, slot: Quantity | Time | Place | EntityMention
) -> None:
    claims = (replace(story.claims[0], slots=(slot,)), *story.claims[1:])
    key = write(engine, replace(story, claims=claims)).story
    with View.open(path) as opened:
        (back,) = opened.story(key).claims[0].slots
    assert back == slot
    assert repr(back) == repr(slot)


def test_a_story_by_the_beginning_of_its_key(view: View, story: Story) -> None:
    (row,) = view.stories()
    assert view.story(row["id"][:6]) == story


def test_no_such_story_or_run(view: View) -> None:
    with pytest.raises(UsageError, match="no story 'bridge'"):
        view.story("bridge")
    with pytest.raises(UsageError, match="no run 7"):
        view.story("ferry", 7)


def test_stories_are_counted(view: View) -> None:
    (row,) = view.stories()
    assert tuple(row) == STORY
    counts = {name: row[name] for name in ("articles", "claims", "clusters", "drifts", "conflicts", "runs")}
    assert counts == {"articles": 3, "claims": 10, "clusters": 3, "drifts": 2, "conflicts": 1, "runs": 1}


# -- articles and claims ---------------------------------------------------------------------------------------------


def test_articles_by_date(view: View) -> None:
    rows = view.articles()
    assert [row["outlet"] for row in rows] == ["Harbour Post", "Kabar Selat", "Морські вісті"]
    assert tuple(rows[0]) == ARTICLE
    assert (rows[0]["headline"], rows[0]["claims"]) == ("Ferry runs aground off Tanjung Layar", 4)


def test_a_row_of_a_claim(view: View) -> None:
    row = next(row for row in view.claims() if row["text"].startswith("Sekitar 14"))
    assert tuple(row) == CLAIM
    assert row["id"] == f"{key_of(view, 'Kabar Selat')}.c3"
    assert row["origins"] == ["coast-guard"]
    assert row["quantities"] == ["count:passenger: approximately 14 person"]
    assert (row["cluster"], row["independent_origins"], row["told_in"]) == ("k2", 1, 3)


def test_places_of_a_claim(view: View) -> None:
    row = next(row for row in view.claims() if row["headline"])
    assert (row["places"], row["lat"], row["lon"]) == (["location: Tanjung Layar (ID)"], -6.752, 105.21)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, ["c1", "c2", "c3", "c4", "c1", "c2", "c3", "c4", "c1", "c2"]),
        ({"language": "id"}, ["c1", "c2", "c3", "c4"]),
        ({"outlet": "морські ВІСТІ"}, ["c1", "c2"]),
        ({"origin": "selat-line"}, ["c1", "c2"]),
        ({"origin": "selat line"}, ["c1", "c2"]),
        ({"stance": "denies"}, ["c1"]),
        ({"certainty": "hedged"}, ["c4"]),
        ({"kind": "rescue"}, ["c3", "c3", "c1"]),
        ({"text": "БЕРЕГ"}, ["c2"]),
        ({"text": "100%"}, []),
        ({"text": "_"}, []),
        ({"language": "id", "kind": "rescue"}, ["c3"]),
        ({"outlet": "nobody's"}, []),
        ({"language": None, "text": None}, ["c1", "c2", "c3", "c4", "c1", "c2", "c3", "c4", "c1", "c2"]),
    ],
)
def test_filters(view: View, filters: dict[str, str], names: list[str]) -> None:
    assert [row["id"].partition(".")[2] for row in view.claims(**filters)] == names


def test_a_stance_that_does_not_exist(view: View) -> None:
    with pytest.raises(UsageError, match="it is one of asserts, denies"):
        view.claims(stance="lies")


def test_short_ids_lead_back(view: View) -> None:
    for row in view.claims():
        assert view.find(row["short"]).id == row["id"]


def test_a_claim_of_two_stories_is_listed_once_with_the_larger(engine: sa.Engine, view: View, story: Story) -> None:
    first = tuple(c for c in story.claims if c.article == "a1")
    attributions = tuple(t for t in story.attributions if t.article == "a1")
    write(engine, Story("alone", story.articles[:1], attributions, first))
    rows = view.claims(outlet="Harbour Post")
    assert [row["cluster"] for row in rows] == ["k1", "k1", "k2", "k3"]
    assert view.articles()[0]["stories"] == 2


# -- ids -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "what"),
    [("a2", "article"), ("a2.c3", "claim"), ("a2.t1", "attribution"), ("k2", "cluster"), ("d1", "drift")],
)
def test_a_storys_own_id(view: View, id: str, what: str) -> None:
    found = view.find(id)
    assert (found.what, found.local) == (what, id)
    assert view.find(found.id) == found


def test_a_shortened_ledger_id(view: View) -> None:
    key = key_of(view, "Kabar Selat")
    assert view.find(f"{key[:5].upper()}.c3").local == "a2.c3"


def test_a_claim_by_id(view: View) -> None:
    assert view.claim("a2.c3")["text"] == "Sekitar 14 penumpang dievakuasi oleh nelayan"
    with pytest.raises(UsageError, match="muasal explain k2"):
        view.claim("k2")


@pytest.mark.parametrize("id", ["", ".", "c3", "a2.c99", "a9.c1", "k", "d0", "d3", "d1.d1", "%.c1", "abc.c1", "d²"])
def test_an_unknown_id_says_what_to_try(view: View, id: str) -> None:
    with pytest.raises(UsageError, match="muasal claims"):
        view.find(id)


def test_an_ambiguous_id_lists_the_candidates(engine: sa.Engine, view: View, story: Story) -> None:
    other = replace(story.articles[0], outlet="Another Post")
    claims = tuple(c for c in story.claims if c.article == "a1")
    attributions = tuple(t for t in story.attributions if t.article == "a1")
    write(engine, Story("another", (other,), attributions, claims, clusters=story.clusters[:1]))
    keys = sorted(key_of(view, outlet) for outlet in ("Harbour Post", "Another Post"))
    with pytest.raises(UsageError, match=f"'a1.c1' may be {keys[0]}.c1, {keys[1]}.c1; say which"):
        view.find("a1.c1")
    with pytest.raises(UsageError, match="may be"):
        view.find("k1")
    assert view.find("ferry.k1").story == view.find("k2").story


# -- a story opened at an id -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["a2", "a2.c3", "a2.t1", "k2"])
def test_ids_in_an_opened_story_lead_back(view: View, id: str) -> None:
    story, shown = view.opened(id)
    assert shown != id
    assert view.find(shown) == view.find(id)
    ids = [x.id for group in (story.articles, story.claims, story.attributions, story.clusters) for x in group]
    assert shown in ids
    assert {view.find(each).what for each in ids} == {"article", "claim", "attribution", "cluster"}


def test_a_drift_in_an_opened_story(view: View) -> None:
    story, shown = view.opened("d2")
    assert shown == f"{story.drifts[1].cluster.partition('.')[0]}.d2"
    assert view.find(shown).local == "d2"


def test_an_opened_story_differs_in_its_ids_only(view: View, story: Story) -> None:
    opened, _ = view.opened("d1")
    text = json.dumps(to_json(opened))
    for article in opened.articles:
        text = text.replace(f'"{article.id}', f'"{story.articles[opened.articles.index(article)].id}')
    assert text.replace(f"{opened.clusters[0].id[:-3]}.k", "k") == json.dumps(to_json(story))
