"""What articles can be known by among others, which of them people put together, and entities by their ids."""

import sqlalchemy as sa
from alembic import op

from muasal.ledger.migrations.refusing import keep

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Articles that are there already get their marks when the next ones are grouped."""
    op.create_table(
        "article_marks",
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.key"), primary_key=True),
        sa.Column("mark", sa.Text, primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
    )
    op.create_index("ix_article_marks_mark_article", "article_marks", ["mark", "article"])
    op.create_table(
        "placings",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.key"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("core", "name")),
        sa.Column("act", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "made_at", "why")),
    )
    for column in ("article", "core", "act"):
        op.create_index(f"ix_placings_{column}", "placings", [column])
    op.create_index("ix_entities_id_run", "entities", ["id", "run"])
    keep("article_marks", "placings")
