"""How many origins count, and what must never change the count."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import Said, Told, amount, tell

from muasal.compare import compare, without_edge
from muasal.errors import UsageError
from muasal.model import Article, Story

DEAD = (amount(23, "count:dead"),)


def dead(*chain: str, stance: str = "asserts") -> Said:
    return Said("23 people died in the mine", ("die",), chain, DEAD, stance)


def counted(*told: Told) -> int:
    """The count of the cluster with the first claim."""
    story = compare(tell(*told))
    first = story.claims[0].id
    return next(c.independent_origins for c in story.clusters if first in c.claims)


def test_one_origin_told_by_three_outlets_is_one() -> None:
    assert (
        counted(
            Told("a1", "One Times", "2024-03-01", (dead("rescuers"),)),
            Told("a2", "Two News", "2024-03-02", (dead("one-times", "rescuers"),)),
            Told("a3", "Three Post", "2024-03-03", (dead("one-times"),)),
        )
        == 1
    )


def test_two_origins_told_side_by_side_are_two() -> None:
    assert counted(Told("a1", "One Times", "2024-03-01", (dead("rescuers"), dead("hospital")))) == 2


def test_an_origin_put_in_the_place_of_another_is_no_new_one() -> None:
    assert (
        counted(
            Told("a1", "One Times", "2024-03-01", (dead("rescuers"),)),
            Told("a2", "Two News", "2024-03-02", (dead("one-times", "police"),)),
        )
        == 1
    )


def test_one_who_confirms_is_new() -> None:
    assert (
        counted(
            Told("a1", "One Times", "2024-03-01", (dead("rescuers"),)),
            Told("a2", "Two News", "2024-03-02", (dead("one-times", "rescuers"), dead("police", stance="confirms"))),
        )
        == 2
    )


def test_outlets_count_where_nobody_stands_above_them() -> None:
    assert (
        counted(Told("a1", "One Times", "2024-03-01", (dead(),)), Told("a2", "Two News", "2024-03-01", (dead(),))) == 2
    )


def test_a_nameless_source_counts_once() -> None:
    assert counted(Told("a1", "One Times", "2024-03-01", (dead("unspecified"),))) == 1


def test_a_cluster_of_denials_has_none() -> None:
    assert counted(Told("a1", "One Times", "2024-03-01", (dead("owner", stance="denies"),))) == 0


# -- whatever the story ----------------------------------------------------------------------------------------------

OUTLETS = ("One Times", "Two News", "Three Post", "Four Radio")
SOURCES = ("rescuers", "hospital", "police", "unspecified", "one-times", "two-news", "three-post", "four-radio")
KINDS = ("die", "injure", "flood", "sell", "detain")


@st.composite
def said(draw: st.DrawFn, article: int) -> Said:
    n = draw(st.integers(0, 4))
    sources = [source for source in SOURCES if source != OUTLETS[article].casefold().replace(" ", "-")]
    chain = tuple(draw(st.lists(st.sampled_from(sources), max_size=2, unique=True)))
    stance = draw(st.sampled_from(("asserts", "asserts", "asserts", "confirms", "denies", "declines")))
    slots = (amount(draw(st.sampled_from((11, 12, 40))), f"count:thing-{n}"),) if draw(st.booleans()) else ()
    words = " ".join(f"{KINDS[n]}{article}{word}" for word in range(draw(st.integers(3, 9))))
    return Said(words, (KINDS[n],), chain, slots, stance, draw(st.sampled_from(("certain", "hedged"))))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Told, ...]:
    return tuple(
        Told(
            f"a{n}",
            OUTLETS[n],
            f"2024-03-0{draw(st.integers(1, 3))}",
            tuple(draw(st.lists(said(n), min_size=1, max_size=4))),
            draw(st.sampled_from(("en", "id"))),
            filler=" ".join(f"filler{n}{word}" for word in range(60)),
        )
        for n in range(draw(st.integers(1, 4)))
    )


QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def counts(story: Story) -> dict[str, int]:
    """Claim id to the count of its cluster."""
    return {id: cluster.independent_origins for cluster in story.clusters for id in cluster.claims}


@QUICK
@given(articles(), st.data())
def test_a_copy_never_raises_the_count(told: tuple[Told, ...], data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(told))
    prefixes = data.draw(st.sampled_from((("z",), ("y", "z"))))
    copies = tuple(replace(model, id=f"{prefix}{model.id}", outlet=f"Copyist {n}") for n, prefix in enumerate(prefixes))
    before, after = counts(compare(tell(*told))), counts(compare(tell(*told, *copies)))
    assert all(after[id] <= n for id, n in before.items())


@QUICK
@given(articles())
def test_taking_a_retelling_away_never_lowers_the_count(told: tuple[Told, ...]) -> None:
    story = compare(tell(*told))
    before = counts(story)
    for edge in story.retellings:
        after = counts(without_edge(story, edge.child, edge.parent))
        assert all(after[id] >= n for id, n in before.items())


@QUICK
@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(told: tuple[Told, ...], random: Random) -> None:
    story = tell(*told)
    mixed = list(story.articles), list(story.claims), list(story.attributions), list(story.entities.items())
    for items in mixed:
        random.shuffle(items)
    shuffled = Story(story.name, tuple(mixed[0]), tuple(mixed[2]), tuple(mixed[1]), dict(mixed[3]))
    one, other = compare(story), compare(shuffled)
    assert (one.clusters, one.same_claims, one.retellings) == (other.clusters, other.same_claims, other.retellings)
    assert (one.drifts, one.updates, one.conflicts) == (other.drifts, other.updates, other.conflicts)


def test_a_translation_that_names_its_model_adds_nothing() -> None:
    model = Told(
        "a1",
        "One Times",
        "2024-03-01",
        (dead("rescuers"), dead("hospital"), Said("The mine is closed", ("close",), (), (amount(40, "count:shaft"),))),
    )
    copies = [
        replace(
            model,
            id=f"a{n}",
            outlet=f"Terjemahan {n}",
            language="id",
            said=tuple(replace(s, words=f"Kata {n}", chain=("one-times", *s.chain)) for s in model.said),
        )
        for n in range(2, 5)
    ]
    alone, together = counts(compare(tell(model))), counts(compare(tell(model, *copies)))
    assert all(together[id] <= n for id, n in alone.items())


def test_taking_an_edge_away_splits_again() -> None:
    story = compare(
        tell(
            Told("a1", "One Times", "2024-03-01", (dead("rescuers"),)),
            Told("a2", "Two News", "2024-03-02", (dead("rescuers"),), "id"),
        )
    )
    assert len(story.clusters) == 1
    assert len(without_edge(story, "a2.c0", "a1.c0").clusters) == 2


def test_an_edge_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="removing the edge between 'a1' and 'a9'"):
        without_edge(Story(articles=(Article("a1", "x", "en"),)), "a1", "a9")
