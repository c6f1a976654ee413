from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal.errors import LedgerError
from muasal.ledger import View, open_ledger, write
from muasal.ledger.schema import metadata
from muasal.model import Drift, Span, Story, Suspicion, to_json

Dump = Callable[[Path], str]


def blob(content: bytes) -> dict[str, tuple[bytes, str]]:
    return {sha256(content).hexdigest(): (content, "text/html")}


def test_counts_what_it_added(engine: sa.Engine, story: Story) -> None:
    added = write(engine, story, blob(b"<p>ferry")).added
    assert {table: added[table] for table in ("blobs", "articles", "claims", "clusters", "drifts", "suspicions")} == {
        "blobs": 1,
        "articles": 3,
        "claims": 10,
        "clusters": 3,
        "drifts": 2,
        "suspicions": 1,
    }


def test_the_same_again_adds_nothing(engine: sa.Engine, story: Story, path: Path, dump: Dump) -> None:
    first = write(engine, story, blob(b"x"))
    before = dump(path)
    again = write(engine, story, blob(b"x"))
    assert (again.total, again.story, again.run) == (0, first.story, first.run)
    assert dump(path) == before


def test_the_same_again_leaves_the_file_untouched(engine: sa.Engine, story: Story, path: Path) -> None:
    write(engine, story)
    before = path.read_bytes()
    write(open_ledger(path), story)
    assert path.read_bytes() == before


def test_keeps_the_bytes_as_received(engine: sa.Engine, story: Story) -> None:
    content = bytes(range(256))
    write(engine, story, blob(content))
    with engine.begin() as connection:
        assert connection.scalar(sa.text("SELECT bytes FROM blobs")) == content


def test_refuses_bytes_under_another_digest(engine: sa.Engine, story: Story) -> None:
    with pytest.raises(LedgerError, match="another SHA-256"):
        write(engine, story, {"0" * 64: (b"x", "text/plain")})


def test_the_order_of_articles_makes_no_other_story(engine: sa.Engine, story: Story) -> None:
    first = write(engine, story)
    turned = write(engine, replace(story, articles=story.articles[::-1]))
    assert turned.story == first.story
    assert "articles" not in turned.added
    assert "readings" not in turned.added


def test_the_order_of_findings_of_different_articles_makes_no_difference(engine: sa.Engine, story: Story) -> None:
    write(engine, story)
    by_id = replace(story, claims=tuple(sorted(story.claims, key=lambda c: (c.id[2:], c.id))))
    assert write(engine, by_id).total == 0


def test_the_order_of_entities_and_bytes_makes_no_difference(engine: sa.Engine, story: Story) -> None:
    write(engine, story, blob(b"1") | blob(b"2"))
    other = replace(story, entities=dict(sorted(story.entities.items(), reverse=True)))
    assert write(engine, other, blob(b"2") | blob(b"1")).total == 0


def other_story(story: Story) -> Story:
    """A story of the first article alone."""
    (first,) = story.articles[:1]
    return Story(
        name="alone",
        articles=(first,),
        attributions=tuple(t for t in story.attributions if t.article == "a1"),
        claims=tuple(c for c in story.claims if c.article == "a1"),
        quotations=tuple(q for q in story.quotations if q.article == "a1"),
        evidence=tuple(e for e in story.evidence if e.article == "a1"),
        entities=story.entities,
    )


def everything(engine: sa.Engine) -> dict[str, list[str]]:
    """The rows of every table but `arrivals`, sorted."""
    with engine.begin() as connection:
        tables = [table for name, table in metadata.tables.items() if name != "arrivals"]
        return {table.name: sorted(str(row) for row in connection.execute(sa.select(table))) for table in tables}


def test_the_order_of_stories_makes_no_difference(tmp_path: Path, story: Story) -> None:
    """Only `arrivals` tells it: that is what it is for."""
    stories = [story, other_story(story)]
    for name, order in (("one.db", stories), ("two.db", stories[::-1])):
        for each in order:
            write(open_ledger(tmp_path / name), each)
    one, two = (everything(open_ledger(tmp_path / name)) for name in ("one.db", "two.db"))
    assert one == two


def test_an_article_read_alike_in_two_stories_is_stored_once(engine: sa.Engine, story: Story) -> None:
    write(engine, story)
    added = write(engine, other_story(story)).added
    assert set(added) == {"stories", "runs", "run_articles", "entities", "history"}


def test_two_copies_of_one_article_in_a_story(engine: sa.Engine, story: Story, path: Path) -> None:
    one = other_story(story)
    copy = replace(one.articles[0], id="a2", file="copy.txt")
    moved = tuple(replace(t, id=t.id.replace("a1", "a2"), article="a2") for t in one.attributions)
    claims = tuple(
        replace(
            c,
            id=c.id.replace("a1", "a2"),
            article="a2",
            attributions=tuple(t.replace("a1", "a2") for t in c.attributions),
        )
        for c in one.claims
    )
    twice = replace(
        one, articles=(*one.articles, copy), attributions=one.attributions + moved, claims=one.claims + claims
    )
    written = write(engine, twice)
    assert written.added["articles"] == 1
    with View.open(path) as view:
        assert to_json(view.story(written.story)) == to_json(twice)
        assert len(view.claims()) == len(one.claims)


def test_a_newer_reader_supersedes_and_the_older_findings_stay(engine: sa.Engine, story: Story, path: Path) -> None:
    key = write(engine, story, software="0.1.0").story
    better = replace(story, drifts=story.drifts[:1])
    assert write(engine, better, software="0.2.0").added["history"] == 1
    with View.open(path) as view:
        assert view.story(key) == better
        assert view.story(key, 1) == story
        assert [(s["runs"], s["software"]) for s in view.stories()] == [(2, "0.2.0")]


def test_findings_that_come_back_stand_again_without_being_stored_again(
    engine: sa.Engine, story: Story, path: Path
) -> None:
    key = write(engine, story).story
    write(engine, replace(story, drifts=()))
    assert write(engine, story).added == {"history": 1}
    with View.open(path) as view:
        assert view.story(key) == story


def test_what_fails_leaves_nothing_behind(engine: sa.Engine, story: Story, path: Path, dump: Dump) -> None:
    before = dump(path)
    # Half a surrogate pair cannot be stored; it stands in one of the last rows that are written.
    broken = Drift("k1", "a1.c1", "a2.c1", "source", "attribution", "\ud800", "none")
    with pytest.raises(LedgerError, match="half a character"):
        write(engine, replace(story, drifts=(broken,)), blob(b"x"))
    assert dump(path) == before
    assert write(engine, story).total > 0


def test_refuses_a_finding_of_an_article_that_is_not_there(engine: sa.Engine, story: Story) -> None:
    stray = Suspicion("a9", Span(0, 1), "a reason", "a rule")
    with pytest.raises(LedgerError, match="no such article"):
        write(engine, replace(story, suspicions=(stray,)))


def test_refuses_an_id_of_another_form(engine: sa.Engine, story: Story) -> None:
    with pytest.raises(LedgerError, match="should read 'a1"):
        write(engine, replace(story, claims=(replace(story.claims[0], id="claim-1"),)))


def test_refuses_two_articles_with_one_id(engine: sa.Engine, story: Story) -> None:
    with pytest.raises(LedgerError, match="one id"):
        write(engine, replace(story, articles=(story.articles[0], story.articles[0])))


def test_an_empty_story(engine: sa.Engine, path: Path) -> None:
    key = write(engine, Story()).story
    with View.open(path) as view:
        assert view.story(key) == Story()
