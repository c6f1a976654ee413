"""What people put together: acts that can be undone, one after the other."""

import pytest
import sqlalchemy as sa

from muasal.errors import ConflictError, UsageError
from muasal.ledger import placings, schema, write
from muasal.ledger.audit import trail
from muasal.ledger.placings import Placing
from muasal.model import Story

WHEN = "2025-05-01T10:00:00Z"


@pytest.fixture
def keys(engine: sa.Engine, story: Story) -> list[str]:
    write(engine, story)
    with engine.begin() as connection:
        return sorted(connection.scalars(sa.select(schema.articles.c.key)))


def test_an_act_puts_together_and_undoing_brings_back_what_was(engine: sa.Engine, keys: list[str]) -> None:
    a, b, c = keys
    with engine.begin() as connection:
        placings.keep(connection, {a: Placing("old", "Bridge")}, "", WHEN, "as it was traced")
        act = placings.place(connection, [([a, b], "Both"), ([c], "")], "Ana", WHEN, "merged")
        assert placings.placed(connection, keys) == {
            a: Placing(f"{act}.1", "Both"),
            b: Placing(f"{act}.1", "Both"),
            c: Placing(f"{act}.2", ""),
        }
        placings.undo(connection, act, "Budi", WHEN)
        assert placings.placed(connection, keys) == {
            a: Placing("old", "Bridge"),
            b: Placing("", ""),
            c: Placing("", ""),
        }


def test_acts_tell_who_and_why_and_which_can_be_undone(engine: sa.Engine, keys: list[str]) -> None:
    with engine.begin() as connection:
        first = placings.place(connection, [(keys, "")], "Ana", WHEN, "merged")
        second = placings.place(connection, [(keys[:1], "")], "Budi", WHEN, "split")
        told = [(one.act, one.who, one.why, one.standing) for one in placings.acts(connection, keys)]
        assert told == [(second, "Budi", "split", True), (first, "Ana", "merged", False)]


def test_what_was_moved_since_is_not_undone(engine: sa.Engine, keys: list[str]) -> None:
    with engine.begin() as connection:
        first = placings.place(connection, [(keys, "")], "Ana", WHEN, "merged")
        second = placings.place(connection, [(keys[:1], "")], "Budi", WHEN, "split")
        with pytest.raises(ConflictError, match="undo the later act first"):
            placings.undo(connection, first, "Ana", WHEN)
        undone = placings.acts(connection, keys)[0].act
        assert undone == second


def test_undoing_can_be_undone(engine: sa.Engine, keys: list[str]) -> None:
    with engine.begin() as connection:
        act = placings.place(connection, [(keys, "Both")], "Ana", WHEN, "merged")
        placings.undo(connection, act, "Ana", WHEN)
        again = placings.acts(connection, keys)[0]
        placings.undo(connection, again.act, "Ana", WHEN)
        assert set(placings.placed(connection, keys).values()) == {Placing(f"{act}.1", "Both")}


@pytest.mark.parametrize("act", [0, 77])
def test_no_such_act(engine: sa.Engine, keys: list[str], act: int) -> None:
    with engine.begin() as connection, pytest.raises(UsageError, match="there is no act"):
        placings.undo(connection, act, "Ana", WHEN)


def test_the_trail_has_each_act(engine: sa.Engine, keys: list[str]) -> None:
    with engine.begin() as connection:
        placings.undo(connection, placings.place(connection, [(keys, "")], "Ana", WHEN, "merged"), "Ana", WHEN)
        newest, total, broken = trail(connection, 9)
        assert [entry.action for entry in newest] == ["undo", "place"]
        assert (total, broken) == (2, None)
