"""Full text for searching, the order in which articles came, watches, stories that gave way to others."""

import sqlalchemy as sa
from alembic import op

from muasal.ledger.migrations.refusing import keep

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Articles that are there already count as having come in the order of their keys."""
    op.create_table(
        "arrivals",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.key"), nullable=False),
    )
    op.create_index("ix_arrivals_article", "arrivals", ["article"], unique=True)
    op.create_table(
        "watches",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("watch", "name", "query", "state", "who", "made_at")),
        sa.Column("seen", sa.Integer, nullable=False),
    )
    op.create_index("ix_watches_watch", "watches", ["watch"])
    op.create_table(
        "story_turns",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("story", sa.String(16), sa.ForeignKey("stories.key"), nullable=False),
        sa.Column("heir", sa.String(16)),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "made_at", "why")),
    )
    op.create_index("ix_story_turns_story", "story_turns", ["story"])
    op.execute("INSERT INTO arrivals SELECT row_number() OVER (ORDER BY key), key FROM articles")
    keep("arrivals", "watches", "story_turns")
    if op.get_bind().dialect.name == "sqlite":
        _full_text()


def _full_text() -> None:
    """SQLite's own index of words. Elsewhere words are looked for one by one."""
    words = "tokenize = 'unicode61 remove_diacritics 2'"
    op.execute(f"CREATE VIRTUAL TABLE article_words USING fts5(article UNINDEXED, text, {words})")
    op.execute("INSERT INTO article_words SELECT key, text FROM articles ORDER BY key")
    op.execute(f"CREATE VIRTUAL TABLE claim_words USING fts5(reading UNINDEXED, claim UNINDEXED, words, {words})")
    op.execute("INSERT INTO claim_words SELECT reading, id, words FROM claims ORDER BY reading, position")
