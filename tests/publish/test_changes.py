"""Drifts, conflicts, updates and suspicions in plain words."""

from dataclasses import replace

import pytest
from made_stories import ferry

from muasal.model import Claim, Conflict, Drift, Entity, Span, Story, Update
from muasal.publish import changes
from muasal.publish.highlight import Piece
from muasal.publish.index import Index


def drifted(kind: str, before: str, after: str, slot: str = "source") -> changes.Change:
    drift = Drift("k1", "a1.c1", "a2.c1", slot, kind, before, after)
    entities = {
        "nobody": Entity("nobody", "Source left unsaid", "none"),
        "navy": Entity("navy", "The navy", "organisation"),
    }
    return changes.change(Index(replace(ferry(), entities=entities)), drift)


def lit(pieces: tuple[Piece, ...], css: str) -> list[str]:
    return [piece.text for piece in pieces if css in piece.css.split()]


@pytest.mark.parametrize(
    ("kind", "before", "after", "title"),
    [
        ("unit", "50 metre", "50 gram", "the unit changed"),
        ("attribution", "navy", "none", "the source was dropped"),
        ("attribution", "none", "navy", "a source was added"),
        ("attribution", "navy", "nobody", "the source became unnamed"),
        ("attribution", "navy", "harbour", "the source changed"),
        ("certainty", "hedged", "certain", "a hedge was dropped"),
        ("certainty", "certain", "hedged", "a hedge was added"),
        ("stance", "declines", "denies", "the stance changed"),
    ],
)
def test_a_drift_has_a_title(kind: str, before: str, after: str, title: str) -> None:
    assert drifted(kind, before, after).title == title


def test_the_sides_of_a_drift_are_words() -> None:
    assert (drifted("attribution", "navy", "none").before, drifted("attribution", "navy", "none").after) == (
        "The navy",
        "no source",
    )
    assert drifted("stance", "declines", "denies").before == "declines to comment"
    assert drifted("number", "1200 person", "12000 person", "count:displaced").slot == "displaced"


def test_facts_come_before_sources_and_hedges() -> None:
    ends = ("a1.c1", "a2.c1")
    drifts = (Drift("k1", *ends, "certainty", "certainty", "certain", "hedged"), *ferry().drifts)
    (pair,) = changes.drifts(Index(replace(ferry(), drifts=drifts)))
    assert [change.kind for change in pair.changes] == ["number", "date", "certainty"]


def test_a_change_of_source_marks_the_words_that_name_it() -> None:
    drift = Drift("k1", "a1.c1", "a2.c1", "source", "attribution", "harbour", "flores-post")
    (pair,) = changes.drifts(Index(replace(ferry(), drifts=(drift,))))
    assert lit(pair.before.passage, "was") == ["the harbour office"]
    assert lit(pair.after.passage, "now") == ["kantor pelabuhan"]


def test_spans_given_with_a_drift_are_used() -> None:
    drift = replace(ferry().drifts[0], before_span=Span(35, 40))
    (pair,) = changes.drifts(Index(replace(ferry(), drifts=(drift,))))
    assert lit(pair.before.passage, "was") == ["Forty"]


def test_a_conflict_marks_what_opposes() -> None:
    conflict = Conflict("k1", ("a1.c1", "a2.c1"), "number", "a1 says 40, a2 says 14")
    (pair,) = changes.conflicts(Index(replace(ferry(), conflicts=(conflict,))))
    assert (lit(pair.before.passage, "now"), lit(pair.after.passage, "now")) == (["Forty people"], ["14 orang"])
    assert pair.changes[0].reason == "Flores Post says 40, Suara Ende says 14"


def test_updates_of_one_figure_are_one_series_by_date() -> None:
    def claim(id: str, article: str) -> Claim:
        return replace(ferry().claims[0], id=id, article=article)

    articles = tuple(replace(ferry().articles[0], id=f"a{day}", published=f"2025-05-0{day}") for day in (3, 4, 5))
    story = Story(
        articles=articles,
        claims=tuple(claim(f"c{day}", f"a{day}") for day in (3, 4, 5)),
        updates=(
            Update("k", "c4", "c5", "count:dead", "9 person", "13 person"),
            Update("k", "c3", "c4", "count:dead", "7 person", "9 person"),
        ),
    )
    (series,) = changes.series(Index(story))
    assert series.slot == "dead"
    assert [(step.published, step.value) for step in series.steps] == [
        ("3 May 2025", "7 people"),
        ("4 May 2025", "9 people"),
        ("5 May 2025", "13 people"),
    ]


def test_a_drift_between_unknown_claims_is_left_out() -> None:
    assert changes.drifts(Index(Story(drifts=ferry().drifts))) == []


def test_a_suspicion_shows_its_words() -> None:
    (doubt,) = changes.doubts(Index(ferry()))
    assert (doubt.outlet, doubt.words, doubt.reason) == ("Suara Ende", "4 Mei 2025", "a Sunday, it says Monday")
