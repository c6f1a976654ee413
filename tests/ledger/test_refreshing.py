"""The tables of what stands follow every change: they are as if they had been made anew."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal.ledger import View, open_ledger, shown, turns, write
from muasal.ledger.keys import article_key
from muasal.ledger.refreshing import rebuild
from muasal.model import Story

WHEN = "2025-05-01T10:00:00Z"


def part(story: Story, *articles: str) -> Story:
    """Some articles of the story, with nothing compared."""
    held = {a: [one for one in getattr(story, a) if one.article in articles] for a in ("attributions", "claims")}
    return Story(
        "part",
        tuple(a for a in story.articles if a.id in articles),
        tuple(held["attributions"]),
        tuple(held["claims"]),
        story.entities,
    )


def tables(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables of what stands; rows of the queue without their numbers."""
    out = {}
    with engine.begin() as connection:
        for table in shown.derived.sorted_tables:
            columns = [c for c in table.c if not (table is shown.unsure and c.name == "number")]
            out[table.name] = sorted((tuple(row) for row in connection.execute(sa.select(*columns))), key=repr)
    return out


def made_anew(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.begin() as connection:
        rebuild(connection)
    return tables(engine)


def test_one_story(engine: sa.Engine, story: Story) -> None:
    write(engine, story)
    found = tables(engine)
    assert found["shown_claims"]
    assert found["shown_unsure"]
    assert found == made_anew(engine)


def test_a_newer_run_takes_the_place_of_the_older(engine: sa.Engine, story: Story) -> None:
    write(engine, story)
    write(engine, replace(story, name="renamed", clusters=(), same_claims=(), drifts=(), conflicts=()))
    assert tables(engine) == made_anew(engine)
    assert [row[2] for row in tables(engine)["shown_stories"]] == ["renamed"]


def test_an_article_of_two_stories_and_one_that_gives_way(engine: sa.Engine, story: Story) -> None:
    whole, single = write(engine, story), write(engine, part(story, "a1"))
    assert tables(engine) == made_anew(engine)
    turns.give_way(engine, [whole.story], single.story, "Ana", WHEN, "test")
    assert tables(engine) == made_anew(engine)
    assert len(tables(engine)["shown_articles"]) == 1
    turns.come_back(engine, whole.story, "Ana", WHEN, "test")
    assert tables(engine) == made_anew(engine)
    assert len(tables(engine)["shown_articles"]) == len(story.articles)


def test_tables_of_another_shape_are_made_anew(engine: sa.Engine, path: Path, story: Story) -> None:
    write(engine, story)
    before = tables(engine)
    with engine.begin() as connection:
        connection.execute(shown.state.update().where(shown.state.c.name == "shape").values(number=0))
        connection.execute(shown.claims.delete())
    open_ledger(path)
    assert tables(engine) == before


@pytest.mark.parametrize("digits", [4, 16])
def test_a_shortened_key_means_its_article(engine: sa.Engine, path: Path, story: Story, digits: int) -> None:
    write(engine, story)
    key = article_key(story.articles[0])
    with View.open(path) as view:
        assert view.find(f"{key[:digits]}.c1").id == f"{key}.c1"
