"""What stands, kept ready for looking: tables that repeat what the ledger says and can be made from it at any time.

They are no part of the record: rows here come and go with what stands. `refresh` follows a change, `rebuild` makes them
anew. A story's run that stands, the articles, their claims, what search and the review queue ask of these.
"""

import sqlalchemy as sa
from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

from muasal.ledger.schema import KEY

SHAPE = 1  # of these tables; another one, and they are made anew
derived = MetaData()
PREFIX = "shown_"


def _key(name: str, first: bool = False) -> "Column[str]":
    return Column(name, String(KEY), primary_key=first, nullable=False)


def _word(name: str, empty: bool = False, index: bool = False) -> "Column[str]":
    return Column(name, Text, nullable=empty, index=index)


state = Table("shown_state", derived, Column("name", Text, primary_key=True), Column("number", Integer, nullable=False))
stories = Table(
    "shown_stories",
    derived,
    _key("story", first=True),
    Column("run", String(KEY), nullable=False, index=True),
    *(_word(name) for name in ("name", "software", "rank")),
    *(
        Column(name, Integer, nullable=False)
        for name in ("number", "articles", "claims", "clusters", "drifts", "conflicts")
    ),
    sa.Index("ix_shown_stories_name", "name", "story"),
)
articles = Table(
    "shown_articles",
    derived,
    _key("article", first=True),
    _key("story"),
    Column("run", String(KEY), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("reading", String(KEY), nullable=False, index=True),
    _word("id", index=True),
    _word("language"),
    _word("outlet", empty=True, index=True),
    _word("published", empty=True),
)
claims = Table(
    "shown_claims",
    derived,
    Column("number", Integer, primary_key=True, autoincrement=False),  # as in shown_numbers
    _key("reading"),
    _word("claim"),
    _key("article"),
    Column("run", String(KEY), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    *(_word(name) for name in ("language", "outlet", "stance", "day")),  # day, outlet: "" where it is not known
    sa.Index("ix_shown_claims_claim", "reading", "claim"),
    sa.Index("ix_shown_claims_order", sa.text("day DESC"), "article", "position"),
    *(
        sa.Index(f"ix_shown_claims_{name}", name, sa.text("day DESC"), "article", "position")
        for name in ("language", "outlet", "stance")
    ),
)
numbers = Table(
    "shown_numbers",
    derived,
    Column("number", Integer, primary_key=True),  # of a claim, whether it stands or not; also its row in claim_words
    _key("reading"),
    _word("claim"),
    sa.Index("ix_shown_numbers_claim", "reading", "claim"),
)
facets = Table(
    "shown_facets",
    derived,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("facet", Text, primary_key=True),  # origin · kind · place · drift
    Column("value", Text, primary_key=True),
    sa.Index("ix_shown_facets_value", "facet", "value", "number"),
    sqlite_with_rowid=False,
)
names = Table(
    "shown_names",
    derived,
    Column("id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False, index=True),
)
unsure = Table(
    "shown_unsure",
    derived,
    Column("number", Integer, primary_key=True),
    Column("run", String(KEY), nullable=False, index=True),
    Column("weight", Float, nullable=False),
    Column("decision", Text, nullable=False, index=True),  # what would settle it: field and anchors
    *(_word(name) for name in ("what", "why", "article", "target", "claim", "field", "others", "anchors")),
    *(Column(name, Integer, nullable=False) for name in ("span_start", "span_end")),
    sa.Index("ix_shown_unsure_order", sa.text("weight DESC"), "article", "span_start", "span_end", "target"),
)
