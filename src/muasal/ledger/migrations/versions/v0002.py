"""The type of what each link of a chain names: person, organisation, medium …"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Older readings have no types: they were not asked for."""
    op.add_column("chain_references", sa.Column("type", sa.Text, nullable=False, server_default=""))
