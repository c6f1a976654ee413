import re
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import Correction, View, correct, corrections, write
from muasal.model import Story

DOUBT = Correction(
    "Ana",
    "2025-03-06T08:00:00Z",
    "the officer said 40",
    "a2.c3",
    "slot:count:passenger",
    '{"value": 14}',
    '{"value": 40}',
)


@pytest.fixture(autouse=True)
def _written(engine: sa.Engine, story: Story) -> None:
    write(engine, story)


def test_a_correction_is_kept(engine: sa.Engine) -> None:
    added = correct(engine, DOUBT)
    assert added == replace(DOUBT, id=1, target=added.target, field="value", anchors=added.anchors)
    assert re.fullmatch(r"[0-9a-f]{16}\.c3@quantity:\d+-\d+", added.target)
    assert corrections(engine) == [added]


def test_a_later_correction_supersedes_and_the_older_stays(engine: sa.Engine) -> None:
    first = correct(engine, DOUBT)
    second = correct(engine, replace(DOUBT, who="Budi", new='{"value": 41}', supersedes=first.id))
    assert corrections(engine) == [replace(first, superseded_by=second.id), second]
    assert corrections(engine, standing=True) == [second]


def test_corrections_of_one_finding(engine: sa.Engine) -> None:
    correct(engine, DOUBT)
    other = correct(engine, replace(DOUBT, target="a1.c1", field="stance", old="asserts", new='"doubts"'))
    assert corrections(engine, "a1.c1") == [other]
    assert corrections(engine, "a1.c2") == []


def test_the_reading_half_lists_them(engine: sa.Engine, path: Path) -> None:
    added = correct(engine, DOUBT)
    with View.open(path) as view:
        assert view.corrections(added.target, standing=True) == [added]


@pytest.mark.parametrize("missing", ["who", "made_at", "why", "field"])
def test_nobody_and_no_reason_is_refused(engine: sa.Engine, missing: str) -> None:
    with pytest.raises(UsageError, match=missing):
        correct(engine, replace(DOUBT, **{missing: " "}))
    assert corrections(engine) == []


def test_a_target_that_is_not_there(engine: sa.Engine) -> None:
    with pytest.raises(UsageError, match="muasal claims"):
        correct(engine, replace(DOUBT, target="a9.c9"))


def test_only_a_correction_of_the_same_field_is_superseded(engine: sa.Engine) -> None:
    first = correct(engine, DOUBT)
    with pytest.raises(UsageError, match="is none of 'stance'"):
        correct(engine, replace(DOUBT, field="stance", new='"denies"', supersedes=first.id))
    with pytest.raises(UsageError, match="correction 7 is none"):
        correct(engine, replace(DOUBT, supersedes=7))


def test_a_correction_is_superseded_once(engine: sa.Engine) -> None:
    first = correct(engine, DOUBT)
    second = correct(engine, replace(DOUBT, supersedes=first.id))
    with pytest.raises(UsageError, match=rf"number {second.id}\)"):
        correct(engine, replace(DOUBT, supersedes=first.id))
