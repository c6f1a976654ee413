"""Quotations without a source, and the evidence an article names."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from muasal.ledger.migrations.refusing import keep

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Older readings have none: they were not looked for."""
    op.create_table("quotations", *_keys("id"), *_span(), sa.Column("rule", sa.Text, nullable=False))
    kind, rule = (sa.Column(name, sa.Text, nullable=False) for name in ("kind", "rule"))
    op.create_table("evidence", *_keys("id"), kind, *_span(), rule)
    role, entity = (sa.Column(name, sa.Text, nullable=False) for name in ("role", "entity"))
    op.create_table("evidence_hands", *_keys("evidence"), role, *_span(), entity)
    op.create_table("evidence_attributions", *_keys("evidence"), sa.Column("attribution", sa.Text, nullable=False))
    keep("quotations", "evidence", "evidence_hands", "evidence_attributions")


def _keys(name: str) -> "list[sa.Column[Any]]":
    return [
        sa.Column("reading", sa.String(16), sa.ForeignKey("readings.key"), primary_key=True),
        sa.Column(name, sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    ]


def _span() -> "list[sa.Column[Any]]":
    return [sa.Column(name, sa.Integer, nullable=False) for name in ("span_start", "span_end")]
