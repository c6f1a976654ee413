"""The tables of the ledger. All of them are append-only: a row, once written, is never changed and never removed.

What one article says (a *reading*: attributions, claims, suspicions) hangs on a key made from its content, so that the
same article read to the same result in two stories is stored once. What a comparison of articles says (a *run*:
clusters, edges, drifts …) hangs on a key made from its content likewise. `history` says which run of a story stands.

Spans are two columns, code points of the article's text, end exclusive. Column types are those every database has.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, MetaData, String, Table, Text

HEAD = "0011"  # the newest migration; a test holds the two together
KEY = 16  # hex digits of a SHA-256 that make a key

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(table_name)s_%(column_0_N_name)s"}
)


def _id(name: str) -> "Column[str]":
    return Column(name, Text, primary_key=True)


def _position() -> "Column[int]":
    """The place within the owner's tuple, from 0."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _of(table: str, name: str) -> "Column[str]":
    """The owner: part of the primary key."""
    return Column(name, String(KEY), sa.ForeignKey(f"{table}.key"), primary_key=True)


def _words(*names: str, empty: bool = False) -> "list[Column[Any]]":
    return [Column(name, Text, nullable=empty) for name in names]


def _span(prefix: str = "span", empty: bool = False) -> "list[Column[Any]]":
    return [Column(f"{prefix}_{edge}", Integer, nullable=empty) for edge in ("start", "end")]


# -- what came in ----------------------------------------------------------------------------------------------------

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),  # as received
    Column("media_type", Text, nullable=False),
)
articles = Table(
    "articles",
    metadata,
    Column("key", String(KEY), primary_key=True),
    *_words("text", "language"),
    *_words("outlet", "published", empty=True),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1, in the order articles came
    Column("article", String(KEY), sa.ForeignKey("articles.key"), nullable=False, index=True, unique=True),
)

article_marks = Table(
    "article_marks",
    metadata,
    _of("articles", "article"),
    _id("mark"),  # see muasal.compare.marks; "" says that the article's were looked for
    Column("weight", Float, nullable=False),
    sa.Index(None, "mark", "article"),
)

# -- readings: what one article says ---------------------------------------------------------------------------------

readings = Table(
    "readings",
    metadata,
    Column("key", String(KEY), primary_key=True),
    Column("article", String(KEY), sa.ForeignKey("articles.key"), nullable=False, index=True),
)
attributions = Table(
    "attributions",
    metadata,
    _of("readings", "reading"),
    _id("id"),  # t1: the story's id of it without the article
    Column("position", Integer, nullable=False),
    *_words("stance", "certainty", "quoted", "rule"),
)
attribution_spans = Table(
    "attribution_spans",
    metadata,
    _of("readings", "reading"),
    _id("attribution"),
    _id("part"),  # cue · source · content
    _position(),
    *_span(),
)
chain_references = Table(
    "chain_references",
    metadata,
    _of("readings", "reading"),
    _id("attribution"),
    _position(),
    *_span(empty=True),  # empty: a silent link
    *_words("kind"),
    Column("type", Text, nullable=False, server_default=""),
)
chain_links = Table(
    "chain_links",
    metadata,
    _of("readings", "reading"),
    _id("attribution"),
    _position(),
    Column("entity", Text, nullable=False, index=True),
)
claims = Table(
    "claims",
    metadata,
    _of("readings", "reading"),
    _id("id"),  # c1
    Column("position", Integer, nullable=False),
    *_span(),
    *_words("words", "folded"),  # the claim's words, and the same case-folded for searching
    *_words("stance", "certainty"),
    Column("headline", Boolean, nullable=False),
    *_words("rule"),
    *_span("negated", empty=True),  # empty: it tells that something did happen
    Column("negated_rule", Text, nullable=False, server_default=""),
)
claim_attributions = Table(
    "claim_attributions",
    metadata,
    _of("readings", "reading"),
    _id("claim"),
    _position(),
    *_words("attribution"),
)
claim_origins = Table(
    "claim_origins",
    metadata,
    _of("readings", "reading"),
    _id("claim"),
    _position(),
    *_words("entity"),
    sa.Index(None, "entity", "reading", "claim"),
)
slots = Table(
    "slots",
    metadata,
    _of("readings", "reading"),
    _id("claim"),
    _position(),
    *_words("kind", "role"),
    *_span(),
    *_words("rule"),
    Column("value", Text, index=True),  # a quantity's is its number, or [low, high], as JSON
    Column("low", Float),  # a quantity's number again, for searching; low = high where it is no range
    Column("high", Float),
    *_words("unit", "modifier", "noun", "per", "worded", "timex_type", "note", "country", empty=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Text),
    Column("geonameid", Integer),
    *_words("reason", "runner_up", empty=True),
    Column("doubtful", Boolean),
    *_words("area", "box_from", empty=True),
    *(Column(side, Float) for side in ("south", "west", "north", "east")),  # of the box
)
events = Table(
    "events",
    metadata,
    _of("readings", "reading"),
    _id("claim"),
    _position(),
    *_words("kind"),
    *_span(),
    sa.Index(None, "kind", "reading", "claim"),
)
things = Table(
    "things",
    metadata,
    _of("readings", "reading"),
    _id("claim"),
    _position(),
    *_words("code"),
    *_span(),
    sa.Index(None, "code", "reading", "claim"),
)
suspicions = Table("suspicions", metadata, _of("readings", "reading"), _position(), *_span(), *_words("reason", "rule"))
quotations = Table(
    "quotations", metadata, _of("readings", "reading"), _id("id"), _position(), *_span(), *_words("rule")
)  # those without a source
evidence = Table(
    "evidence", metadata, _of("readings", "reading"), _id("id"), _position(), *_words("kind"), *_span(), *_words("rule")
)
evidence_hands = Table(
    "evidence_hands",
    metadata,
    _of("readings", "reading"),
    _id("evidence"),
    _position(),
    *_words("role"),
    *_span(),
    *_words("entity"),  # "": not known who that is
)
evidence_attributions = Table(
    "evidence_attributions",
    metadata,
    _of("readings", "reading"),
    _id("evidence"),
    _position(),
    *_words("attribution"),
)

# -- runs: what a comparison of articles says ------------------------------------------------------------------------

stories = Table(
    "stories",
    metadata,
    Column("key", String(KEY), primary_key=True),  # made from the keys of its articles
    Column("articles", Integer, nullable=False),
)
runs = Table(
    "runs",
    metadata,
    Column("key", String(KEY), primary_key=True),
    Column("story", String(KEY), sa.ForeignKey("stories.key"), nullable=False, index=True),
    *_words("name", "software", "rank"),  # rank: the software's version in a form that sorts
    Column("basis", String(KEY)),  # of a run that people corrected: the run as the software found it
)
history = Table(
    "history",
    metadata,
    _of("stories", "story"),
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1; the highest stands
    Column("run", String(KEY), sa.ForeignKey("runs.key"), nullable=False),
)
run_articles = Table(
    "run_articles",
    metadata,
    _of("runs", "run"),
    _position(),
    Column("id", Text, nullable=False),  # a1: what the story calls the article
    Column("article", String(KEY), sa.ForeignKey("articles.key"), nullable=False, index=True),
    Column("reading", String(KEY), sa.ForeignKey("readings.key"), nullable=False, index=True),
    *_words("file", "url", empty=True),
    *_words("digest"),  # SHA-256 of the bytes as received, or ""
    Column("date_candidates", sa.JSON, nullable=False),  # [[date, found in], …], the best first
    Column("notes", sa.JSON, nullable=False),
)
entities = Table(
    "entities",
    metadata,
    _of("runs", "run"),
    _id("id"),
    sa.Index(None, "id", "run"),
    *_words("name", "type"),
    *_words("country", empty=True),
    Column("registry", Boolean, nullable=False),
)
clusters = Table(
    "clusters",
    metadata,
    _of("runs", "run"),
    _id("id"),
    Column("position", Integer, nullable=False),
    *_words("gloss"),
    Column("independent_origins", Integer, nullable=False),
    *_words("signature", "note"),
)
cluster_origins = Table("cluster_origins", metadata, _of("runs", "run"), _id("cluster"), _position(), *_words("entity"))
cluster_claims = Table(
    "cluster_claims",
    metadata,
    _of("runs", "run"),
    _id("cluster"),
    _position(),
    Column("claim", Text, nullable=False),  # a1.c1: here and below the story's own ids
    sa.Index(None, "run", "claim"),
)
edges = Table(
    "edges",
    metadata,
    _of("runs", "run"),
    _position(),
    *_words("kind", "a", "b", "reason", "rule"),  # same-claim: claims a and b; retells: article a retells b
    *_span(empty=True),  # where a names b
)
drifts = Table(
    "drifts",
    metadata,
    _of("runs", "run"),
    _position(),
    *_words("cluster", "source", "target", "slot", "kind", "before", "after", "reason"),
    *_span("before", empty=True),
    *_span("after", empty=True),
    Column("inside", Boolean, nullable=False),  # within one article; else from a telling to its retelling
)
updates = Table(
    "updates",
    metadata,
    _of("runs", "run"),
    _position(),
    *_words("cluster", "source", "target", "slot", "before", "after"),
)
conflicts = Table(
    "conflicts", metadata, _of("runs", "run"), _position(), *_words("cluster", "a", "b", "kind", "reason")
)

# -- people ----------------------------------------------------------------------------------------------------------

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *_words("who", "made_at", "why"),  # made_at: ISO 8601
    Column("target", Text, nullable=False, index=True),  # a ledger id
    *_words("field"),  # what of it: stance, chain, slot:location …
    *_words("old", "new", empty=True),
    Column("supersedes", Integer, sa.ForeignKey("corrections.id"), unique=True),
)
correction_anchors = Table(
    "correction_anchors",
    metadata,
    Column("correction", Integer, sa.ForeignKey("corrections.id"), primary_key=True, autoincrement=False),
    _position(),  # 0: the finding; a link's other ends after it
    Column("article", String(KEY), nullable=False, index=True),  # "" for somebody, or a story
    *_words("what"),  # claim · attribution · quantity · time · place · entity · article · story · somebody
    *_span(empty=True),
)
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1
    *_words("who", "made_at", "action", "subject"),
    Column("detail", Text, nullable=False),  # JSON
    *_words("before", "hash"),  # SHA-256 in hex: that of the row before, and of this row with it
)
watches = Table(
    "watches",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("watch", Text, nullable=False, index=True),  # the newest row of a watch stands
    *_words("name", "query", "state", "who", "made_at"),  # query: as in an address; state: on · off
    Column("seen", Integer, nullable=False),  # the newest arrival when somebody last looked
)
story_turns = Table(
    "story_turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("story", String(KEY), sa.ForeignKey("stories.key"), nullable=False, index=True),
    Column("heir", String(KEY)),  # the story it gave way to; empty: it stands again. The newest row of a story counts
    *_words("who", "made_at", "why"),
)
placings = Table(
    "placings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article", String(KEY), sa.ForeignKey("articles.key"), nullable=False, index=True),
    Column("core", Text, nullable=False, index=True),  # the set that people put it into; "": grouping may
    *_words("name"),  # of the set; the newest row of an article counts
    Column("act", Integer, nullable=False, index=True),  # rows of one act, undone together: the number of its first
    *_words("who", "made_at", "why"),
)
users = Table(
    "users",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, index=True),  # the newest row of a name stands
    *_words("role", "password"),  # reader · reviewer · admin · none; password: Argon2 hash
    *_words("made_at"),
)
