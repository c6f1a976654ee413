"""Writes a story into the ledger: all of it or nothing, and nothing that is there already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeVar

import sqlalchemy as sa

from muasal import __version__
from muasal.errors import LedgerError
from muasal.ledger import fulltext, readings, runs, schema
from muasal.ledger.database import failing
from muasal.ledger.keys import article_key, digest, story_key, version_rank
from muasal.ledger.loading import CHUNK
from muasal.ledger.readings import Reading, Rows
from muasal.ledger.refreshing import refresh
from muasal.ledger.row_spans import Row
from muasal.ledger.widths import widen
from muasal.model import Attribution, Claim, Evidence, Quotation, Story, Suspicion

Blobs = Mapping[str, tuple[bytes, str]]  # SHA-256 in hex to the bytes as received and their media type
_Found = TypeVar("_Found", Attribution, Claim, Suspicion, Quotation, Evidence)


@dataclass(frozen=True)
class Written:
    """What a writing added: rows by table, tables without new rows left out. `story` and `run` are keys."""

    story: str
    run: str
    added: Mapping[str, int]

    @property
    def total(self) -> int:
        """New rows in all; 0 where everything was there."""
        return sum(self.added.values())


@dataclass(frozen=True)
class _Prepared:
    """All rows of a story with their keys, before any is written."""

    story: str
    run: str
    articles: dict[str, Row] = field(default_factory=dict)
    readings: dict[str, tuple[str, Rows]] = field(default_factory=dict)  # key to the article's key and the rows
    run_row: Row = field(default_factory=dict)
    run_rows: Rows = field(default_factory=dict)


def write(
    engine: sa.Engine,
    story: Story,
    blobs: Blobs = MappingProxyType({}),
    *,
    software: str = __version__,
    basis: str | None = None,
    turn: bool = True,
) -> Written:
    """Stores the story and the bytes its articles came as; `software` is the version of the reader that made it.

    `basis`: of a story that people corrected, the key of the run as the software found it. Without `turn` the run is
    stored, and the one before goes on standing.

    In one transaction: on any failure the ledger is as before. LedgerError if it cannot be written, or if the story
    contradicts itself (a finding of an article that is not there, bytes that have another digest).
    """
    with failing("write", engine.url.database or ""):
        prepared = _prepare(story, software, basis)
        _check(blobs)
        with engine.begin() as connection:
            return Written(prepared.story, prepared.run, _store(connection, prepared, blobs, turn))


def stand(engine: sa.Engine, story: str, run: str) -> Written:
    """Makes a run that is there already the one that stands for its story."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        rows = turn_to(connection, story, run)
        if rows:
            connection.execute(schema.history.insert(), rows)
            refresh(connection, [story])
        return Written(story, run, {"history": len(rows)} if rows else {})


# -- preparing -------------------------------------------------------------------------------------------------------


def _prepare(story: Story, software: str, basis: str | None) -> _Prepared:
    found = _by_article(story)
    articles: dict[str, Row] = {}
    read: dict[str, tuple[str, Rows]] = {}
    keys: dict[str, tuple[str, str]] = {}
    for article in story.articles:
        key = article_key(article)
        rows = readings.to_rows(article, found[article.id])
        keys[article.id] = key, digest([key, rows])
        columns = ("text", "language", "outlet", "published")
        articles[key] = {"key": key, **{column: getattr(article, column) for column in columns}}
        read[keys[article.id][1]] = key, rows
    run_rows = runs.to_rows(story, keys)
    row = {"story": story_key(key for key, _ in keys.values()), "name": story.name, "software": software}
    row |= {"basis": basis} if basis else {}
    row["key"] = digest([row, run_rows])
    return _Prepared(
        row["story"], row["key"], articles, read, row | {"basis": basis, "rank": version_rank(software)}, run_rows
    )


def _by_article(story: Story) -> dict[str, Reading]:
    """Each article's findings, in the story's order."""
    names = [a.id for a in story.articles]
    if len(set(names)) < len(names):
        raise LedgerError(f"cannot store the story {story.name!r}: two of its articles have one id")
    attributions = _grouped(names, story.attributions)
    claims = _grouped(names, story.claims)
    suspicions = _grouped(names, story.suspicions)
    quotations = _grouped(names, story.quotations)
    evidence = _grouped(names, story.evidence)
    return {
        name: Reading(
            tuple(attributions[name]),
            tuple(claims[name]),
            tuple(suspicions[name]),
            tuple(quotations[name]),
            tuple(evidence[name]),
        )
        for name in names
    }


def _grouped(names: Iterable[str], found: Iterable[_Found]) -> dict[str, list[_Found]]:
    groups: dict[str, list[_Found]] = {name: [] for name in names}
    for item in found:
        if item.article not in groups:
            raise LedgerError(f"cannot store a finding of article {item.article!r}: the story has no such article")
        groups[item.article].append(item)
    return groups


def _check(blobs: Blobs) -> None:
    for digest_, (content, _) in sorted(blobs.items()):
        if sha256(content).hexdigest() != digest_:
            raise LedgerError(f"cannot store {len(content)} bytes as {digest_}: they have another SHA-256")


# -- storing ---------------------------------------------------------------------------------------------------------


def _store(connection: sa.Connection, new: _Prepared, blobs: Blobs, turn: bool) -> dict[str, int]:
    added: dict[str, int] = {}

    def put(table: str, rows: Sequence[Row]) -> None:
        if rows:
            connection.execute(schema.metadata.tables[table].insert(), rows)
            added[table] = added.get(table, 0) + len(rows)

    def missing(table: sa.Table, keys: Iterable[str]) -> list[str]:
        return _missing(connection, table.primary_key.columns[0], sorted(keys))

    put("blobs", [_blob_row(key, *blobs[key]) for key in missing(schema.blobs, blobs)])
    fresh = [new.articles[key] for key in missing(schema.articles, new.articles)]
    put("articles", fresh)
    came = _arrivals(connection, fresh)
    put("arrivals", came)
    fulltext.add(connection, [row | {"number": at["number"]} for row, at in zip(fresh, came, strict=True)], ())
    for key in missing(schema.readings, new.readings):
        article, rows = new.readings[key]
        put("readings", [{"key": key, "article": article}])
        for table in readings.TABLES:
            put(table, [{"reading": key, **row} for row in rows[table]])
        fulltext.add(connection, (), [{"reading": key, **row} for row in rows["claims"]])
    size = len(new.run_rows["run_articles"])
    new_stories = missing(schema.stories, [new.story])
    put("stories", [{"key": key, "articles": size} for key in new_stories])
    for key in missing(schema.runs, [new.run]):
        put("runs", [new.run_row])
        for table in runs.TABLES:
            put(table, [{"run": key, **row} for row in new.run_rows[table]])
    widen(connection, schema.articles, [row["key"] for row in fresh])
    widen(connection, schema.stories, new_stories)
    turned = turn_to(connection, new.story, new.run) if turn else []
    put("history", turned)
    if turned:
        refresh(connection, [new.story])
    return added


def _arrivals(connection: sa.Connection, fresh: Sequence[Row]) -> list[Row]:
    last = connection.scalar(sa.select(sa.func.max(schema.arrivals.c.number))) or 0
    return [{"number": number, "article": row["key"]} for number, row in enumerate(fresh, last + 1)]


def _blob_row(key: str, content: bytes, media_type: str) -> Row:
    return {"sha256": key, "bytes": content, "media_type": media_type}


def _missing(connection: sa.Connection, column: sa.ColumnElement[Any], keys: list[str]) -> list[str]:
    known: set[str] = set()
    for first in range(0, len(keys), CHUNK):
        known.update(connection.scalars(sa.select(column).where(column.in_(keys[first : first + CHUNK]))))
    return [key for key in keys if key not in known]


def turn_to(connection: sa.Connection, story: str, run: str) -> list[Row]:
    """The row of history that makes this run of the story the one that stands; none where it stands already."""
    h = schema.history
    last = connection.execute(
        sa.select(h.c.number, h.c.run).where(h.c.story == story).order_by(h.c.number.desc()).limit(1)
    ).first()
    if last and last.run == run:
        return []
    return [{"story": story, "number": last.number + 1 if last else 1, "run": run}]
