"""The people and things that a claim names, with or without a number."""

import sqlalchemy as sa
from alembic import op

from muasal.ledger.migrations.refusing import keep

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Older readings have none: they were not looked for."""
    op.create_table(
        "things",
        sa.Column("reading", sa.String(16), sa.ForeignKey("readings.key"), primary_key=True),
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
    )
    op.create_index("ix_things_code_reading_claim", "things", ["code", "reading", "claim"])
    keep("things")
