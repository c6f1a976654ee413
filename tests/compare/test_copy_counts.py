"""Copies of an article, however many and of whatever kind, never raise a count of independent origins."""

from itertools import product
from pathlib import Path

import pytest
from copying import KINDS, counts, with_copies
from hypothesis import given
from hypothesis import strategies as st
from stories import FOLDERS, QUICK, articles, gold
from telling import Told, tell

from muasal.compare import compare
from muasal.model import Story

PREFIXES = ("z", "!", "a0-")  # ids that sort after all articles, before all, and among them


def raised(story: Story, *changed: Story) -> list[str]:
    """The claims whose clusters count more origins in a changed story."""
    before = counts(compare(story))
    return [id for other in changed for id, n in counts(compare(other)).items() if n > before.get(id, n)]


@QUICK
@given(articles(), st.data())
def test_copies_never_raise_a_count(told: tuple[Told, ...], data: st.DataObject) -> None:
    story = tell(*told)
    copied = story
    for prefix, kind in data.draw(st.lists(st.sampled_from(list(product(PREFIXES, KINDS))), max_size=3, unique=True)):
        model = data.draw(st.sampled_from([article.id for article in told]))
        copied = with_copies(copied, model, kind, data.draw(st.integers(1, 4)), prefix + kind, f"Copyist {prefix}")
    assert raised(story, copied) == []


@QUICK
@given(articles(), st.sampled_from(list(KINDS)), st.data())
def test_fifty_copies_do_not_either(told: tuple[Told, ...], kind: str, data: st.DataObject) -> None:
    story, model = tell(*told), data.draw(st.sampled_from(told)).id
    assert raised(story, with_copies(story, model, kind, 50, data.draw(st.sampled_from(PREFIXES)))) == []


@QUICK
@given(articles(), st.sampled_from(("verbatim", "edited")), st.data())
def test_an_outlet_that_prints_its_article_again_adds_nothing(
    told: tuple[Told, ...], kind: str, data: st.DataObject
) -> None:
    story, model = tell(*told), data.draw(st.sampled_from(told)).id
    assert raised(story, with_copies(story, model, kind, 2, outlet="")) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_copies_of_any_article_of_a_story_change_neither_counts_nor_clusters(folder: Path, kind: str) -> None:
    story = gold(folder)
    before = compare(story)
    for article in story.articles:
        after = compare(with_copies(story, article.id, kind, 2))
        assert raised(story, after) == []
        assert clusters(after, before) == clusters(before, before)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_fifty_copies_of_an_article_change_neither_counts_nor_clusters(folder: Path) -> None:
    story = gold(folder)
    before = compare(story)
    after = compare(with_copies(story, story.articles[0].id, "verbatim", 50))
    assert (counts(after).items() >= counts(before).items(), clusters(after, before)) == (
        True,
        clusters(before, before),
    )


def clusters(story: Story, among: Story) -> set[frozenset[str]]:
    """The clusters, as far as they hold claims that `among` has."""
    known = {claim.id for claim in among.claims}
    return {frozenset(cluster.claims) & known for cluster in story.clusters} - {frozenset()}
