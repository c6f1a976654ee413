"""The words by which a claim tells that something did not happen."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    """Older claims have none: they were not looked for."""
    op.add_column("claims", sa.Column("negated_start", sa.Integer))
    op.add_column("claims", sa.Column("negated_end", sa.Integer))
    op.add_column("claims", sa.Column("negated_rule", sa.Text, nullable=False, server_default=""))
