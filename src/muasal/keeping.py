"""A traced story into the ledger, and onto it what people corrected; the only file that knows both and every stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

import sqlalchemy as sa

from muasal import __version__, ledger, pipeline
from muasal.amend import Amended
from muasal.errors import UsageError
from muasal.ledger import Correction, Written, anchoring, judgements, loading, schema, writer
from muasal.ledger.database import failing
from muasal.ledger.keys import article_key
from muasal.ledger.standing import runs_standing
from muasal.ledger.writer import Blobs
from muasal.model import Story

SAID_ONLY = ("reliability", "credibility")  # fields that change no finding
ACCEPTED = '"accepted"'


@dataclass(frozen=True)
class Kept:
    """What stands now. `adrift`: ids of corrections whose finding the newest reading does not have."""

    story: Story
    written: Written
    adrift: tuple[int, ...] = ()


def now() -> str:
    """This moment, as corrections and the audit trail write it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def keep(engine: sa.Engine, story: Story, received: Blobs = MappingProxyType({}), software: str = __version__) -> Kept:
    """Writes a story as the software found it, then, where corrections hold, as corrected; that one stands.

    `software`: the version of the reader that made it.
    """
    amended = _amended(engine, story)
    if not amended.held:
        return Kept(story, ledger.write(engine, story, received, software=software), amended.adrift)
    found = writer.write(engine, story, received, software=software, turn=False)
    written = writer.write(engine, amended.story, software=software, basis=found.run)
    added = {t: found.added.get(t, 0) + written.added.get(t, 0) for t in {**found.added, **written.added}}
    return Kept(amended.story, Written(written.story, written.run, added), amended.adrift)


def correct(engine: sa.Engine, correction: Correction, seen: int | None = None) -> Correction:
    """Adds a correction and concludes every story anew that it bears on. Errors as for muasal.ledger.correct."""
    made = ledger.correct(engine, correction, seen)
    if made.supersedes is not None or (made.field not in SAID_ONLY and made.new != ACCEPTED):
        for story in _touched(engine, made):
            redo(engine, story)
    return made


def undo(engine: sa.Engine, id: int, who: str, why: str = "taken back") -> Correction:
    """Takes a correction back: what it changed is as before it. UsageError if there is none, or it is superseded."""
    known = {c.id: c for c in ledger.corrections(engine)}
    if id not in known:
        raise UsageError(f"there is no correction {id}; the audit trail lists them")
    old = known[id]
    before = known[old.supersedes].new if old.supersedes else None
    return correct(engine, Correction(who, now(), why, old.target, old.field, old.new, before, supersedes=id))


def redo(engine: sa.Engine, story: str) -> Kept:
    """The story with this key as its standing corrections make it, from what the software found."""
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        basis = anchoring.software_run(connection, story)
        found = loading.load(connection, basis)
        software = connection.scalar(sa.select(schema.runs.c.software).where(schema.runs.c.key == basis)) or ""
    amended = _amended(engine, found)
    if amended.held:
        written = writer.write(engine, amended.story, basis=basis, software=software)
    else:
        written = writer.stand(engine, story, basis)
    return Kept(amended.story, written, amended.adrift)


def _amended(engine: sa.Engine, story: Story) -> Amended:
    keys: Mapping[str, str] = {a.id: article_key(a) for a in story.articles}
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        decided = judgements(connection, keys.values())
    return pipeline.corrected(story, keys, decided)


def _touched(engine: sa.Engine, made: Correction) -> list[str]:
    """Keys of the stories that hold an article of the correction, or the entity it is about."""
    run, held = runs_standing(), schema.run_articles
    keys = {a.article for a in made.anchors if a.article}
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        query = sa.select(run.c.story).distinct()
        if keys:
            query = query.join(held, held.c.run == run.c.run).where(held.c.article.in_(keys))
        return sorted(connection.scalars(query))
