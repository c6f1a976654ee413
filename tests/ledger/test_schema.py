import re
from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import muasal.ledger
from muasal.ledger import write
from muasal.ledger.fulltext import TABLES
from muasal.ledger.schema import HEAD, metadata
from muasal.ledger.shown import PREFIX
from muasal.model import Story

MIGRATIONS = Path(muasal.ledger.__file__).parent / "migrations"
DOCS = Path(__file__).parents[2] / "docs" / "ledger.md"


def test_the_migrations_make_the_tables(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith((*TABLES, PREFIX))}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_postgres_takes_the_tables() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_each_table_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)`", DOCS.read_text(encoding="utf-8"), re.M))
    assert documented == set(metadata.tables)


def test_the_query_in_the_documentation(engine: sa.Engine, story: Story) -> None:
    write(engine, story)
    (query,) = re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    with engine.begin() as connection:
        found = connection.execute(sa.text(query)).all()
    assert [tuple(row) for row in found] == [("coast-guard", 1), ("unspecified", 1)]
