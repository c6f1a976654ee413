"""Opens the ledger's file: makes it where it is missing, brings it up to date, and says clearly what is wrong with it.

SQLite with a write-ahead log: readers never wait; a writer waits for another writer.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import NullPool, Pool

from muasal.errors import LedgerError
from muasal.ledger.refreshing import in_shape, rebuild
from muasal.ledger.schema import HEAD

WAIT_MS = 60_000  # how long a writer waits for another
_REVISION = re.compile(r"\d{4}")
_OTHER = "name another file with --ledger"
_HOME = "alembic_version"  # the table in which Alembic keeps the revision


def open_ledger(path: Path) -> sa.Engine:
    """The ledger in the file at `path`, for writing; made if it is missing. LedgerError if it cannot be."""
    path = Path(path)
    if not path.parent.is_dir():
        raise LedgerError(f"cannot make the ledger {path}: there is no folder {path.parent}; make it, or {_OTHER}")
    if path.exists():
        _refuse_no_file(path)
        if not os.access(path, os.W_OK):
            raise LedgerError(f"cannot write the ledger {path}: the file is read-only; allow writing, or {_OTHER}")
    engine = _engine(path, str(path), "BEGIN IMMEDIATE")
    with failing("open", path):
        _bring_up_to_date(engine, path)
    return engine


def open_for_reading(path: Path, pool: type[Pool] = NullPool) -> sa.Engine:
    """The ledger in the file at `path`; nothing can be written through it. LedgerError if there is none.

    `pool`: how connections are kept; a server keeps them, for each new one reads the shape of the file anew.
    """
    path = Path(path)
    if not path.exists():
        raise LedgerError(f"there is no ledger {path} yet: run `muasal trace` first, or {_OTHER}")
    _refuse_no_file(path)
    engine = _read_only_engine(path, pool)
    with failing("read", path), engine.begin() as connection:
        version = _version(connection, path)
        ready = version != HEAD or in_shape(connection)
    if version is None:
        raise LedgerError(f"the ledger {path} is empty: run `muasal trace` first, or {_OTHER}")
    if version < HEAD or not ready:
        raise LedgerError(f"the ledger {path} is of an older shape; the next `muasal trace` brings it up to date")
    return engine


@contextmanager
def failing(doing: str, path: Path | str) -> Iterator[None]:
    """Turns what a database can throw into a LedgerError that says what was being done, with what, and what to try."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise LedgerError(f"cannot {doing} the ledger {path}: {_why(str(error.orig))}") from error
    except UnicodeEncodeError as error:
        raise LedgerError(f"cannot {doing} the ledger {path}: a text holds half a character ({error})") from error


def _why(said: str) -> str:
    if "not a database" in said or "malformed" in said:
        return f"the file is no ledger, or is damaged ({said}); {_OTHER}"
    if "locked" in said:
        return f"another program has been writing to it for {WAIT_MS // 1000} seconds; try again when it is done"
    if "readonly" in said or "unable to open" in said:
        return f"{said}; check the rights of the file and its folder, or {_OTHER}"
    return f"{said}; nothing was changed"


def _refuse_no_file(path: Path) -> None:
    if not path.is_file():
        raise LedgerError(f"cannot open the ledger {path}: it is no file; {_OTHER}")


# -- connections -----------------------------------------------------------------------------------------------------


def _engine(path: Path, address: str, begin: str, *settings: str, pool: type[Pool] = NullPool) -> sa.Engine:
    """An engine that starts each transaction with `begin` itself: the driver would start one only at the first change,
    and two that have read before they write could not wait for each other."""

    def connect() -> sqlite3.Connection:
        # threads of a pool hand connections on, one at a time
        uri = address.startswith("file:")
        return sqlite3.connect(address, WAIT_MS / 1000, isolation_level=None, check_same_thread=False, uri=uri)

    url = sa.URL.create("sqlite", database=str(path))  # for messages; `connect` knows the way
    engine = sa.create_engine(url, creator=connect, poolclass=pool)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for setting in ("foreign_keys = ON", *settings):
            connection.execute(f"PRAGMA {setting}")

    @sa.event.listens_for(engine, "begin")
    def start(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _read_only_engine(path: Path, pool: type[Pool]) -> sa.Engine:
    """An engine that refuses every change. Where the file could be written, SQLite is let: else it would leave its log
    behind when it closes. In a folder that cannot be written no log can be: the file is then all there is."""
    address = f"file:{quote(str(path.absolute()))}"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return _engine(path, f"{address}?mode=rw", "BEGIN", "query_only = ON", pool=pool)
    fixed = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    return _engine(path, f"{address}?mode=ro{fixed}", "BEGIN", pool=pool)


# -- shape -----------------------------------------------------------------------------------------------------------


def _version(connection: sa.Connection, path: Path) -> str | None:
    """The revision of the ledger's tables; None for an empty file. LedgerError for another's or a newer file."""
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return None
    version = connection.scalar(sa.text("SELECT version_num FROM alembic_version")) if _HOME in tables else None
    if version is None or not _REVISION.fullmatch(version) or "history" not in tables:
        raise LedgerError(f"cannot open {path}: it is a database, but no ledger of Muasal; {_OTHER}")
    if version > HEAD:
        raise LedgerError(
            f"cannot open the ledger {path}: a newer Muasal made it ({version} > {HEAD}); install that one"
        )
    return str(version)


def _bring_up_to_date(engine: sa.Engine, path: Path) -> None:
    with engine.begin() as connection:  # one at a time: who comes second finds the tables made
        if _version(connection, path) != HEAD:
            _migrate(connection)
            rebuild(connection)
        elif not in_shape(connection):
            rebuild(connection)
    _write_ahead(path)


def _migrate(connection: sa.Connection) -> None:
    from alembic import command  # slow to import, and needed once in a ledger's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _write_ahead(path: Path) -> None:
    """The journal's mode is kept in the file. SQLite does not wait for this lock: who cannot have it leaves it to the
    next, and loses only speed."""
    with closing(sqlite3.connect(path, timeout=WAIT_MS / 1000)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
