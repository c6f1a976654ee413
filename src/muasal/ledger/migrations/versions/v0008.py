"""The area that a place is or lies in, and the bounds of an area."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Older places have neither: they were not looked up."""
    for column in ("area", "box_from"):
        op.add_column("slots", sa.Column(column, sa.Text))
    for side in ("south", "west", "north", "east"):
        op.add_column("slots", sa.Column(side, sa.Float))
