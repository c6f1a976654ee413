"""Stories that were looked at lately are opened once, and never shown as they were before a change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from muasal.ledger import View, write
from muasal.ledger.database import open_for_reading
from muasal.ledger.shelf import Opened, Shelf
from muasal.model import Story


def opening(story: Story, times: list[str]) -> Callable[[], Opened]:
    def open() -> Opened:
        times.append(story.name)
        return Opened({}, story)

    return open


def test_what_stands_on_the_shelf_is_not_opened_again(story: Story) -> None:
    shelf, times = Shelf(), list[str]()
    first = shelf.taken(("run", "story", 8), opening(story, times))
    assert shelf.taken(("run", "story", 8), opening(story, times)) is first
    assert len(times) == 1


def test_what_was_not_looked_at_longest_makes_room(story: Story) -> None:
    shelf, times = Shelf(2 * len(story.claims)), list[str]()
    for run in ("one", "two", "one", "three", "one", "two"):
        shelf.taken((run, "story", 8), opening(replace(story, name=run), times))
    assert times == ["one", "two", "three", "two"]


def test_a_story_that_changed_is_opened_anew(path: Path, engine: sa.Engine, story: Story) -> None:
    key = write(engine, story).story
    view = View(open_for_reading(path), path, Shelf())
    before, _ = view.opened_story(key)
    changed = replace(story, clusters=story.clusters[:1], drifts=(), conflicts=(), updates=(), inner_drifts=())
    assert write(engine, changed).story == key
    after, _ = view.opened_story(key)
    assert (len(before.clusters), len(after.clusters)) == (len(story.clusters), 1)
