"""How many origins count, and what must never change the count."""

from dataclasses import replace
from pathlib import Path

import pytest
from copying import counts
from hypothesis import given
from hypothesis import strategies as st
from stories import FOLDERS, QUICK, articles, gold
from telling import Said, Told, amount, slug, tell

from muasal.compare import compare, without_edge
from muasal.errors import UsageError
from muasal.model import Article, Retelling, Story

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


@pytest.mark.parametrize(("language", "listed", "count"), [("id", False, 1), ("en", False, 2), ("id", True, 2)])
def test_names_in_two_languages_that_no_register_knows_may_be_one(language: str, listed: bool, count: int) -> None:
    story = tell(
        Told("a1", "One Times", "2024-03-01", (dead("fire brigade"),)),
        Told("a2", "Two News", "2024-03-02", (dead("damkar"),), language),
    )
    known = {id: replace(entity, registry=listed) for id, entity in story.entities.items()}
    assert [c.independent_origins for c in compare(replace(story, entities=known)).clusters] == [count]


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


def test_outlets_that_retell_what_is_not_at_hand_count_once_together() -> None:
    def teller(id: str, outlet: str, *via: str) -> Told:
        other = Said("The pit is closed", ("close",), (*via, "mayor"))
        return Told(id, outlet, "2024-03-02", (dead(), other))

    first = Told("a1", "One Times", "2024-03-01", (Said("The pit is closed", ("close",), ("mayor",)),))
    free = (teller("a2", "Two News"), teller("a3", "Three Post"))
    retelling = (teller("a2", "Two News", "one-times"), teller("a3", "Three Post", "one-times"))
    for told, count in ((free, 2), (retelling, 1)):
        story = compare(tell(first, *told))
        assert next(c.independent_origins for c in story.clusters if "a2.c0" in c.claims) == count


def test_a_nameless_source_counts_once() -> None:
    assert counted(Told("a1", "One Times", "2024-03-01", (dead("unspecified"),))) == 1


def test_a_cluster_of_denials_has_none() -> None:
    assert counted(Told("a1", "One Times", "2024-03-01", (dead("owner", stance="denies"),))) == 0


def test_a_medium_that_is_named_where_it_spoke_for_itself_is_no_new_origin() -> None:
    elsewhere = Told("a3", "Three Post", "2024-03-01", (dead("police"),), "id")
    model = Told("a1", "One Times", "2024-03-01", (dead(), dead(stance="confirms")))
    naming = Told("a2", "Two News", "2024-03-02", (dead("one-times"), dead("one-times", stance="confirms")), "id")
    assert counted(model, elsewhere) == counted(model, elsewhere, naming) == 1


# -- whatever the story ----------------------------------------------------------------------------------------------


@QUICK
@given(articles())
def test_taking_a_retelling_away_never_lowers_the_count(told: tuple[Told, ...]) -> None:
    assert lowered(compare(tell(*told))) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nor_does_it_in_a_whole_story(folder: Path) -> None:
    assert lowered(compare(gold(folder))) == []


def lowered(story: Story) -> list[tuple[Retelling, str]]:
    """Retellings, with a claim whose count falls when they are taken away."""
    before = counts(story)
    return [
        (edge, id)
        for edge in story.retellings
        for id, n in counts(without_edge(story, edge.child, edge.parent)).items()
        if n < before[id]
    ]


@QUICK
@given(articles(), st.data())
def test_taking_a_claims_edge_away_splits_its_cluster_in_two(told: tuple[Told, ...], data: st.DataObject) -> None:
    story = compare(tell(*told))
    for edge in story.same_claims:
        split = without_edge(story, edge.a, edge.b)
        home = next(set(c.claims) for c in story.clusters if edge.a in c.claims)
        parts = [set(c.claims) for c in split.clusters if edge.a in c.claims or edge.b in c.claims]
        assert (len(parts), set().union(*parts), len(split.clusters)) == (2, home, len(story.clusters) + 1)


@QUICK
@given(st.integers(2, 7), st.booleans(), st.data())
def test_a_circle_ends_and_counts_once(size: int, naming_a_source: bool, data: st.DataObject) -> None:
    """Each names the next and the last names the first; one of them may also name a source."""
    outlets = [f"Outlet {letter}" for letter in "ABCDEFG"[:size]]
    at = data.draw(st.integers(0, size - 1)) if naming_a_source else -1
    told = [
        Told(
            f"a{n}", outlets[n], "2024-03-01", (dead(slug(outlets[(n + 1) % size]), *(["police"] if n == at else [])),)
        )
        for n in range(size)
    ]
    story = compare(tell(*data.draw(st.permutations(told))))
    assert [cluster.independent_origins for cluster in story.clusters] == [1]
    assert len(story.retellings) == size


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


def test_an_edge_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="removing the edge between 'a1' and 'a9'"):
        without_edge(Story(articles=(Article("a1", "x", "en"),)), "a1", "a9")
