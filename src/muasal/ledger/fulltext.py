"""Words → articles and claims: by SQLite's FTS5; other databases compare text by text, which is slower."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from muasal.ledger import schema, shown

ARTICLES = sa.table("article_words", sa.column("rowid", sa.Integer), sa.column("article"), sa.column("text"))
CLAIMS = sa.table(
    "claim_words", sa.column("rowid", sa.Integer), sa.column("reading"), sa.column("claim"), sa.column("words")
)
TABLES = ("article_words", "claim_words")
_TERM = re.compile(r'"([^"]+)"|(\S+)')
MOST_TERMS = 20


def terms(asked: str) -> list[str]:
    """Words and "phrases in quotation marks"; a word that ends in * stands for all that begin so."""
    found = (phrase or word for phrase, word in _TERM.findall(asked))
    return [term for term in found if re.search(r"\w", term)][:MOST_TERMS]


def add(connection: sa.Connection, articles: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]]) -> None:
    """New articles (with the `number` of their arrival) and claims into the index, if there is one; claims get numbers
    in any case."""
    last = connection.scalar(sa.select(sa.func.max(shown.numbers.c.number))) or 0
    rows = [{"number": n, "reading": c["reading"], "claim": c["id"]} for n, c in enumerate(claims, last + 1)]
    if rows:
        connection.execute(shown.numbers.insert(), rows)
    if indexed(connection):
        if articles:
            told = [{"rowid": a["number"], "article": a["key"], "text": a["text"]} for a in articles]
            connection.execute(ARTICLES.insert(), told)
        if claims:
            words = [{**_without_number(row), "words": c["words"]} for row, c in zip(rows, claims, strict=True)]
            connection.execute(CLAIMS.insert(), words)


def _without_number(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"rowid": row["number"], "reading": row["reading"], "claim": row["claim"]}


def number(connection: sa.Connection) -> None:
    """Numbers all claims anew: as the index of words has them, else in the order of their keys."""
    at, claims = shown.numbers, schema.claims.c
    if indexed(connection):
        found = sa.select(CLAIMS.c.rowid, CLAIMS.c.reading, CLAIMS.c.claim)
    else:
        turn = sa.func.row_number().over(order_by=(claims.reading, claims.position))
        found = sa.select(turn, claims.reading, claims.id)
    connection.execute(at.insert().from_select(["number", "reading", "claim"], found))


def indexed(connection: sa.Connection) -> bool:
    """Does this database have the index?"""
    return connection.dialect.name == "sqlite"


def articles_with(connection: sa.Connection, asked: str) -> sa.Select[tuple[str]]:
    """The query for the keys of the articles that have all the words."""
    if indexed(connection):
        came = schema.arrivals.c
        return sa.select(came.article).where(came.number.in_(_found(ARTICLES, asked)))
    text = sa.func.lower(schema.articles.c.text)
    return sa.select(schema.articles.c.key).where(*_contains(text, asked))


def claims_with(connection: sa.Connection, asked: str) -> sa.Select[tuple[int]]:
    """The query for the numbers of the claims that have all the words."""
    if indexed(connection):
        return _found(CLAIMS, asked)
    claims, at = schema.claims.c, shown.numbers.c
    query = sa.select(at.number).join(schema.claims, (claims.reading == at.reading) & (claims.id == at.claim))
    return query.where(*_contains(claims.folded, asked))


def _found(table: Any, asked: str) -> sa.Select[tuple[int]]:
    return sa.select(table.c.rowid).where(_match(table.name, asked))


def _match(table: str, asked: str) -> sa.ColumnElement[bool]:
    """Every term as a string of the index's language, so that nothing in it is a command."""
    found = terms(asked.replace("\0", " "))
    quoted = " ".join(f'"{t.replace(chr(34), " ").rstrip("*")}"{"*" if t.endswith("*") else ""}' for t in found)
    return sa.literal_column(table).op("MATCH")(quoted) if quoted else sa.false()


def _contains(column: sa.ColumnElement[str], asked: str) -> list[sa.ColumnElement[bool]]:
    return [column.contains(t.rstrip("*").casefold(), autoescape=True) for t in terms(asked)] or [sa.false()]
