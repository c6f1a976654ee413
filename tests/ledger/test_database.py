import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from older import take_back

from muasal.errors import LedgerError
from muasal.ledger import Correction, View, correct, open_ledger, placings, write
from muasal.ledger.database import open_for_reading
from muasal.ledger.schema import HEAD, article_marks, articles, metadata, stories, story_turns, watches
from muasal.ledger.users import set_user
from muasal.model import Story

STORY = Path(__file__).parent / "story"
# Writes the story `times` times under names of its own, so that each writing has something to add.
WRITER = """
import json, sys
from dataclasses import replace
from pathlib import Path
from muasal.ledger import open_ledger, write
from muasal.model import from_json
folder, ledger, who, times = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
data = json.loads((folder / "story.json").read_text(encoding="utf-8"))
story = from_json(data, {a["id"]: (folder / a["file"]).read_text(encoding="utf-8") for a in data["articles"]})
engine = open_ledger(ledger)
for number in range(times):
    assert write(engine, replace(story, name=f"{who}-{number}")).added["runs"] == 1
"""


def other_database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_makes_a_ledger_with_a_write_ahead_log(path: Path) -> None:
    with open_ledger(path).begin() as connection:
        assert connection.scalar(sa.text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == HEAD


def test_opening_again_changes_nothing(engine: sa.Engine, path: Path) -> None:
    before = path.read_bytes()
    open_ledger(path)
    assert path.read_bytes() == before


def test_a_name_with_odd_characters(tmp_path: Path, story: Story) -> None:
    odd = tmp_path / "50% of #1? газета & ferry.db"
    write(open_ledger(odd), story)
    with View.open(odd) as view:
        assert len(view.articles()) == 3


def test_an_empty_file_becomes_a_ledger(path: Path, story: Story) -> None:
    path.touch()
    assert write(open_ledger(path), story).total > 0


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        open_ledger(tmp_path / "no" / "muasal.db")


@pytest.mark.parametrize("opening", [open_ledger, open_for_reading])
def test_a_folder_in_place_of_the_file(tmp_path: Path, opening: Callable[[Path], sa.Engine]) -> None:
    with pytest.raises(LedgerError, match="is no file"):
        opening(tmp_path)


@pytest.mark.parametrize("opening", [open_ledger, open_for_reading])
def test_a_file_that_is_no_database(path: Path, opening: Callable[[Path], sa.Engine]) -> None:
    path.write_text("The ferry ran aground. " * 100)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="no ledger"):
        opening(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opening", [open_ledger, open_for_reading])
@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE ships (name TEXT)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('ae1027a6acf')"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"],
    ],
)
def test_a_database_of_another_program(path: Path, opening: Callable[[Path], sa.Engine], statements: list[str]) -> None:
    other_database(path, *statements)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="no ledger of Muasal"):
        opening(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opening", [open_ledger, open_for_reading])
def test_a_newer_shape(engine: sa.Engine, path: Path, opening: Callable[[Path], sa.Engine]) -> None:
    other_database(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer Muasal"):
        opening(path)


def test_reading_an_older_shape(engine: sa.Engine, path: Path) -> None:
    other_database(path, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(LedgerError, match="older shape"):
        open_for_reading(path)


def test_a_ledger_of_the_first_shape_keeps_its_rows(engine: sa.Engine, story: Story, path: Path) -> None:
    written = write(engine, story)
    take_back(path, "0001")
    open_ledger(path)
    with View.open(path) as view:
        back = view.story(written.story)
    assert back is not None
    plain = [replace(r, type="") for t in story.attributions for r in t.references]
    assert [r for t in back.attributions for r in t.references] == plain


def test_reading_a_missing_or_empty_ledger(path: Path) -> None:
    with pytest.raises(LedgerError, match="run `muasal trace` first"):
        open_for_reading(path)
    path.touch()
    with pytest.raises(LedgerError, match="run `muasal trace` first"):
        open_for_reading(path)
    assert path.read_bytes() == b""


def test_a_damaged_ledger(engine: sa.Engine, story: Story, path: Path) -> None:
    write(engine, story)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(LedgerError, match="damaged"), View.open(path) as view:
        view.claims()


def test_nothing_can_be_written_through_the_reading_half(engine: sa.Engine, path: Path) -> None:
    reading = open_for_reading(path)
    with pytest.raises(sa.exc.OperationalError, match="readonly"), reading.begin() as connection:
        connection.execute(sa.text("INSERT INTO stories VALUES ('k', 1)"))


def test_reading_leaves_one_file(engine: sa.Engine, story: Story, path: Path) -> None:
    write(engine, story)
    with View.open(path) as view:
        assert view.claims()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_no_row_can_be_changed_or_removed(engine: sa.Engine, story: Story, change: str) -> None:
    write(engine, story, {sha256(b"x").hexdigest(): (b"x", "text/plain")})
    correct(engine, Correction("Ana", "2025-03-06T08:00:00Z", "misread", "a1.c1", "certainty", '"certain"', '"hedged"'))
    set_user(engine, "Ana", "reviewer", "hash", "2025-03-06T08:00:00Z", "owner")
    with engine.begin() as connection:
        row = {"number": 1, "who": "Ana", "made_at": "2025-03-06T08:00:00Z", "why": "one matter"}
        key = connection.scalar(sa.select(stories.c.key))
        connection.execute(story_turns.insert(), row | {"story": key})
        article = connection.scalar(sa.select(articles.c.key))
        connection.execute(article_marks.insert(), {"article": article, "mark": "day 2025-03-06", "weight": 0.5})
        placings.place(connection, [([article], "")], "Ana", row["made_at"], "one matter")
        watch = {"number": 1, "watch": "w", "name": "x", "query": "q=x", "state": "on", "seen": 0}
        connection.execute(watches.insert(), watch | {"who": "Ana", "made_at": row["made_at"]})
    for name, table in metadata.tables.items():
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), engine.begin() as connection:
            connection.execute(sa.text(change.format(name, table.columns.keys()[0])))


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    ledger = tmp_path / "shared.db"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(STORY), str(ledger), who, "5"], stderr=subprocess.PIPE)
        for who in ("ana", "budi")
    ]
    for process in writers:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said.decode()) == (0, "")
    with open_for_reading(ledger).begin() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM runs")) == 10
        assert connection.scalar(sa.text("SELECT max(number) FROM history")) == 10
        assert connection.scalar(sa.text("SELECT count(*) FROM articles")) == 3


def test_a_writer_waits_for_another(engine: sa.Engine, story: Story, path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(STORY), str(path), "late", "1"]
    with engine.begin():
        late = subprocess.Popen(command)
        with pytest.raises(subprocess.TimeoutExpired):
            late.wait(timeout=1)
    assert late.wait(timeout=60) == 0


# Dies in the middle of a transaction, as when the power fails: at the bytes of the second blob.
DYING = """
import os, sys
from hashlib import sha256
from pathlib import Path
from muasal.ledger import open_ledger, write
from muasal.model import Article, Story
class Blobs(dict):
    reads = 0
    def __getitem__(self, key):
        Blobs.reads += 1
        return os._exit(9) if Blobs.reads > 1 else super().__getitem__(key)
blobs = Blobs({sha256(b).hexdigest(): (b, "text/plain") for b in (b"1", b"2")})
write(open_ledger(Path(sys.argv[1])), Story("dying", (Article("a1", "x", "en"),)), blobs)
"""


def test_a_process_that_dies_half_way_leaves_nothing(
    engine: sa.Engine, story: Story, path: Path, dump: Callable[[Path], str]
) -> None:
    write(engine, story)
    before = dump(path)
    assert subprocess.run([sys.executable, "-c", DYING, str(path)], check=False).returncode == 9
    assert dump(path) == before
    assert write(open_ledger(path), story).total == 0


def test_a_full_disk(engine: sa.Engine, story: Story, path: Path, dump: Callable[[Path], str]) -> None:
    before = dump(path)

    @sa.event.listens_for(engine, "connect")
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 100")

    with pytest.raises(
        LedgerError, match=r"cannot write the ledger .*muasal\.db: database or disk is full; nothing was changed"
    ):
        write(engine, story, {sha256(b"x" * 10**6).hexdigest(): (b"x" * 10**6, "text/plain")})
    assert dump(path) == before


def test_reading_goes_on_while_another_writes(engine: sa.Engine, story: Story, path: Path) -> None:
    write(engine, story)
    with engine.begin() as writing, View.open(path) as view:
        writing.execute(sa.text("INSERT INTO stories VALUES ('k', 1)"))
        assert len(view.stories()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_reading_in_a_folder_that_cannot_be_written(story: Story) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "muasal.db"
        write(open_ledger(path), story)
        Path(folder).chmod(0o755)
        path.chmod(0o644)
        assert claims_seen_by_nobody(path) == b"10"


def claims_seen_by_nobody(path: Path) -> bytes:
    """How many claims a user without any rights reads."""
    reading, done = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setuid(65534)
            with View.open(path) as view:
                os.write(done, str(len(view.claims())).encode())
        finally:
            os._exit(0)  # whatever happened, the child must not go on as a second run of the tests
    os.close(done)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return said.read()
