"""Drifts inside one article."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Older runs have none: they were not looked for."""
    op.add_column("drifts", sa.Column("inside", sa.Boolean, nullable=False, server_default=sa.false()))
