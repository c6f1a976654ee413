"""Words → articles and claims: by SQLite's FTS5; other databases compare text by text, which is slower."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from muasal.ledger import schema

ARTICLES = sa.table("article_words", sa.column("article"), sa.column("text"))
CLAIMS = sa.table("claim_words", sa.column("reading"), sa.column("claim"), sa.column("words"))
TABLES = ("article_words", "claim_words")
_TERM = re.compile(r'"([^"]+)"|(\S+)')
MOST_TERMS = 20


def terms(asked: str) -> list[str]:
    """Words and "phrases in quotation marks"; a word that ends in * stands for all that begin so."""
    found = (phrase or word for phrase, word in _TERM.findall(asked))
    return [term for term in found if re.search(r"\w", term)][:MOST_TERMS]


def add(connection: sa.Connection, articles: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]]) -> None:
    """New articles and claims into the index, if there is one."""
    if indexed(connection):
        if articles:
            connection.execute(ARTICLES.insert(), [{"article": a["key"], "text": a["text"]} for a in articles])
        if claims:
            rows = [{"reading": c["reading"], "claim": c["id"], "words": c["words"]} for c in claims]
            connection.execute(CLAIMS.insert(), rows)


def indexed(connection: sa.Connection) -> bool:
    """Does this database have the index?"""
    return connection.dialect.name == "sqlite"


def articles_with(connection: sa.Connection, asked: str) -> set[str]:
    """Keys of the articles that have all the words."""
    if indexed(connection):
        query = sa.select(ARTICLES.c.article).where(_match("article_words", asked))
    else:
        text = sa.func.lower(schema.articles.c.text)
        query = sa.select(schema.articles.c.key).where(*_contains(text, asked))
    return set(connection.scalars(query))


def claims_with(connection: sa.Connection, asked: str) -> set[tuple[str, str]]:
    """Reading and name of the claims that have all the words."""
    if indexed(connection):
        query = sa.select(CLAIMS.c.reading, CLAIMS.c.claim).where(_match("claim_words", asked))
    else:
        claims = schema.claims.c
        query = sa.select(claims.reading, claims.id).where(*_contains(claims.folded, asked))
    return {(row[0], row[1]) for row in connection.execute(query)}


def _match(table: str, asked: str) -> sa.ColumnElement[bool]:
    """Every term as a string of the index's language, so that nothing in it is a command."""
    parts = (f'"{t.rstrip("*")}"*' if t.endswith("*") else f'"{t}"' for t in terms(asked.replace("\0", " ")))
    quoted = " ".join(part.replace('""', '"') for part in parts)
    return sa.literal_column(table).op("MATCH")(quoted) if quoted else sa.false()


def _contains(column: sa.ColumnElement[str], asked: str) -> list[sa.ColumnElement[bool]]:
    return [column.contains(t.rstrip("*").casefold(), autoescape=True) for t in terms(asked)] or [sa.false()]
