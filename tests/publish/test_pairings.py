"""Side by side: an article and the one it retells."""

from dataclasses import replace

from made_stories import ferry, many

from muasal.model import Retelling, Story
from muasal.publish import pairings
from muasal.publish.changes import Side
from muasal.publish.index import Index
from muasal.publish.pairings import Pairing


def marked(side: Side, css: str) -> list[str]:
    return [piece.text for piece in side.passage if css in piece.css.split()]


def only(story: Story) -> Pairing:
    (found,) = pairings.pairings(Index(story))
    return found


def test_what_changed_is_marked_in_both() -> None:
    (row,) = only(ferry()).rows
    assert marked(row.before[0], "was") == ["Forty people", "on 3 May 2025"]
    assert marked(row.after[0], "now") == ["14 orang", "pada 4 Mei 2025"]
    assert [change.kind for change in row.changes] == ["number", "date"]


def test_the_earlier_article_stands_first() -> None:
    found = only(ferry())
    assert (found.before.outlet, found.after.outlet) == ("Flores Post", "Suara Ende")


def test_what_only_one_of_them_tells_is_left_out_or_added() -> None:
    found = pairings.pairings(Index(many(20)))[0]
    assert (found.shared, found.added, found.left_out) == (0, 2, 2)
    assert [bool(row.after) for row in found.rows] == [True, True, False, False]


def test_a_headline_gives_way_to_the_body() -> None:
    story = ferry()
    headline = replace(story.claims[0], id="a1.c0", headline=True)
    told = replace(story.clusters[0], claims=("a1.c0", "a1.c1", "a2.c1"))
    (row,) = only(replace(story, claims=(headline, *story.claims), clusters=(told,))).rows
    assert [side.number for side in row.before] == [2]


def test_every_retelling_is_there_once() -> None:
    twice = (*ferry().retellings, Retelling("a2", "a1", "", "shared-passage"), Retelling("a1", "gone", "", "named"))
    assert len(pairings.pairings(Index(replace(ferry(), retellings=twice)))) == 1
