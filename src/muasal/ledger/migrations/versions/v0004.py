"""Corrections hold on to words; what is done is written down in a chain; runs that people corrected; users."""

import sqlalchemy as sa
from alembic import op

from muasal.ledger.migrations.refusing import keep

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Corrections of before have no anchors: they are kept, and not applied."""
    op.add_column("runs", sa.Column("basis", sa.String(16)))
    op.create_table(
        "correction_anchors",
        sa.Column("correction", sa.Integer, sa.ForeignKey("corrections.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article", sa.String(16), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
    )
    op.create_index("ix_correction_anchors_article", "correction_anchors", ["article"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("who", "made_at", "action", "subject", "detail")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("before", "hash")),
    )
    op.create_table(
        "users",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "role", "password", "made_at")),
    )
    op.create_index("ix_users_name", "users", ["name"])
    keep("correction_anchors", "audit", "users")
