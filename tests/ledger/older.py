"""Takes a ledger back to an older shape, as if what came later had never been."""

import sqlite3
from contextlib import closing
from pathlib import Path

# What each migration added, as SQL that takes it away.
ADDED = {
    "0002": ("ALTER TABLE chain_references DROP COLUMN type",),
    "0003": ("DROP TABLE things",),
    "0004": (
        "ALTER TABLE runs DROP COLUMN basis",
        *(f"DROP TABLE {table}" for table in ("correction_anchors", "audit", "users")),
    ),
    "0005": tuple(
        f"DROP TABLE {table}" for table in ("arrivals", "watches", "story_turns", "article_words", "claim_words")
    ),
    "0006": tuple(
        f"DROP TABLE {table}" for table in ("evidence_attributions", "evidence_hands", "evidence", "quotations")
    ),
    "0007": ("ALTER TABLE drifts DROP COLUMN inside",),
    "0008": tuple(
        f"ALTER TABLE slots DROP COLUMN {column}" for column in ("area", "box_from", "south", "west", "north", "east")
    ),
    "0010": tuple(f"ALTER TABLE claims DROP COLUMN negated_{part}" for part in ("start", "end", "rule")),
    "0011": ("DROP TABLE placings", "DROP TABLE article_marks", "DROP INDEX ix_entities_id_run"),
}


def take_back(path: Path, version: str) -> None:
    """Makes the ledger one of this version."""
    with closing(sqlite3.connect(path)) as connection:
        for newer in sorted((number for number in ADDED if number > version), reverse=True):
            for statement in ADDED[newer]:
                connection.execute(statement)
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
        connection.commit()
