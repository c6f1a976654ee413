"""What people corrected outlives new readings, and is used by them."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal import keeping, pipeline
from muasal.ledger import Correction, View, open_ledger
from muasal.model import Article, Span, Story

TEXT = """Bridge to close in May

The harbour bridge will close in May, the engineer Anna Reed said on Friday. She said 14 workers would repair 300 \
metres of the deck.
"""
ARTICLE = Article("a1", TEXT, "en", "Harbour Times", "2025-04-04")
Say = Callable[..., Correction]


@pytest.fixture(scope="module")
def read() -> Story:
    return pipeline.trace([ARTICLE], "bridge")


@pytest.fixture
def engine(tmp_path: Path, read: Story) -> sa.Engine:
    engine = open_ledger(tmp_path / "muasal.db")
    keeping.keep(engine, read)
    return engine


@pytest.fixture
def say(engine: sa.Engine) -> Say:
    def correct(target: str, field: str, new: str, **more: object) -> Correction:
        return keeping.correct(
            engine, Correction("Ana", "2025-05-01T10:00:00Z", "checked", target, field, None, new, **more)
        )

    return correct


def standing(engine: sa.Engine) -> Story:
    with View.open(Path(str(engine.url.database))) as view:
        return view.story("bridge")


def claim_about(story: Story, words: str) -> str:
    return next(c.id for c in story.claims if words in c.span.of(story.article(c.article).text))


def newer(story: Story) -> Story:
    """The same articles as a later version might read them: other ids, and claims that end a word earlier."""
    names = {c.id: f"a1.c{n + 50}" for n, c in enumerate(story.claims)}
    text = story.articles[0].text
    shorter = tuple(
        replace(c, id=names[c.id], span=Span(c.span.start, text.rindex(" ", c.span.start, c.span.end)), rule="newer")
        for c in story.claims
    )
    return pipeline.compare(replace(story, claims=shorter))


def test_a_corrected_stance_stands_after_a_newer_reading(engine: sa.Engine, say: Say, read: Story) -> None:
    say(claim_about(read, "14 workers"), "stance", '"denies"')
    kept = keeping.keep(engine, newer(read), software="9.0.0")
    assert kept.adrift == ()
    after = standing(engine)
    told = after.claim(claim_about(after, "14 workers"))
    assert (told.id, told.stance, told.rule) == (told.id, "denies", "corrected by Ana (#1)")
    assert int(told.id.rpartition("c")[2]) >= 50


def test_a_corrected_source_is_the_origin(engine: sa.Engine, say: Say, read: Story) -> None:
    claim = read.claim(claim_about(read, "14 workers"))
    say(claim.attributions[0], "chain", '[{"id": "port", "name": "Port Authority", "type": "organisation"}]')
    keeping.keep(engine, newer(read), software="9.0.0")
    after = standing(engine)
    assert after.claim(claim_about(after, "14 workers")).origins == ("port",)
    assert after.entities["port"].name == "Port Authority"


def test_a_source_for_a_claim_in_the_outlets_own_voice(engine: sa.Engine, say: Say, read: Story) -> None:
    headline = next(c for c in read.claims if c.headline)
    say(headline.id, "chain", '[{"id": "port", "name": "Port Authority", "type": "organisation"}]')
    assert standing(engine).claim(headline.id).origins == ("port",)


def test_a_corrected_value(engine: sa.Engine, say: Say, read: Story) -> None:
    claim = claim_about(read, "14 workers")
    made = say(claim, "slot:amount:deck", '{"value": 30, "unit": "metre"}')
    assert made.field == "value"
    keeping.keep(engine, newer(read), software="9.0.0")
    after = standing(engine)
    slots = {s.role: s.value for s in after.claim(claim_about(after, "14 workers")).slots}
    assert slots["amount:deck"] == 30


def test_a_rejected_claim_is_gone_until_it_is_taken_back(engine: sa.Engine, say: Say, read: Story) -> None:
    claim = claim_about(read, "14 workers")
    made = say(claim, "verdict", '"rejected"')
    keeping.keep(engine, newer(read), software="9.0.0")
    assert all("14 workers" not in c.span.of(TEXT) for c in standing(engine).claims)
    keeping.undo(engine, made.id, "Budi")
    assert claim_about(standing(engine), "14 workers")


def test_undoing_brings_back_the_very_run(engine: sa.Engine, say: Say, read: Story) -> None:
    made = say(claim_about(read, "14 workers"), "stance", '"denies"')
    assert standing(engine) != read
    keeping.undo(engine, made.id, "Budi")
    assert standing(engine) == read


def test_undoing_a_second_correction_leads_back_to_the_first(engine: sa.Engine, say: Say, read: Story) -> None:
    claim = claim_about(read, "14 workers")
    first = say(claim, "stance", '"denies"')
    second = say(claim, "stance", '"doubts"', supersedes=first.id)
    keeping.undo(engine, second.id, "Budi")
    assert standing(engine).claim(claim).stance == "denies"


def test_the_same_again_adds_nothing_beside_a_correction(engine: sa.Engine, say: Say, read: Story) -> None:
    say(claim_about(read, "14 workers"), "stance", '"denies"')
    keeping.keep(engine, read)
    assert keeping.keep(engine, read).written.total == 0


def test_a_correction_whose_words_are_read_no_longer_is_named(engine: sa.Engine, say: Say, read: Story) -> None:
    claim = claim_about(read, "14 workers")
    made = say(claim, "stance", '"denies"')
    without = replace(read, claims=tuple(c for c in read.claims if c.id != claim))
    assert keeping.keep(engine, pipeline.compare(without), software="9.0.0").adrift == (made.id,)


def test_entities_are_merged_everywhere(engine: sa.Engine, say: Say, read: Story) -> None:
    old = next(id for id, entity in read.entities.items() if entity.name == "Anna Reed")
    new = {"from": old, "id": "reed", "name": "A. Reed", "type": "person"}
    say(f"somebody:{old}", "entity", json.dumps(new))
    after = standing(engine)
    assert old not in after.entities
    assert {t.chain for t in after.attributions} == {("reed",)}
