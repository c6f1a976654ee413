"""The head of a report: a line for each thing told, and the counts."""

from dataclasses import replace

from made_stories import ferry, many

from muasal.model import Conflict, Story
from muasal.publish import summary
from muasal.publish.index import Index


def test_a_thing_told_is_counted_in_a_line() -> None:
    (line,) = summary.lines(Index(ferry()))
    assert line.gloss == "People were on a ferry that ran aground"
    assert line.counts == ("1 origin", "2 articles", "2 languages", "2 drifts")


def test_denials_and_conflicts_are_counted_apart() -> None:
    story = ferry()
    denier = replace(story.claims[1], stance="denies", origins=("owner",))
    between = ("a1.c1", "a2.c1")
    conflicts = (Conflict("k1", between, "denial"), Conflict("k1", between, "number"))
    (line,) = summary.lines(Index(replace(story, claims=(story.claims[0], denier), conflicts=conflicts)))
    assert line.counts[-2:] == ("1 denial", "1 conflict")


def test_what_one_article_tells_gets_a_line_only_where_nothing_is_shared() -> None:
    assert [line.number for line in summary.lines(Index(many(50)))] == [1]
    assert summary.lines(Index(Story())) == []
