"""What changed on the way, and what only seems to have changed."""

from dataclasses import replace

import pytest
from telling import Said, Told, actor, amount, at, place, tell

from muasal.compare import compare
from muasal.model import Entity, Mention, Story

VIA = ("hill-times", "mayor")


def retold(parent: tuple[Mention, ...], child: tuple[Mention, ...], **how: str) -> Story:
    """A claim in one article, and in another that names the first."""
    first = Said("The flood took the bridge", ("flood", "destroy"), ("mayor",), parent)
    second = Said("Banjir menghanyutkan jembatan", ("flood", "destroy"), VIA, child, **how)
    return compare(
        tell(Told("a1", "Hill Times", "2024-06-01", (first,)), Told("a2", "Kabar Bukit", "2024-06-02", (second,), "id"))
    )


def found(story: Story) -> list[tuple[str, str, str, str]]:
    return [(drift.kind, drift.slot, drift.before, drift.after) for drift in story.drifts]


@pytest.mark.parametrize(
    ("before", "after", "drift"),
    [
        (
            amount(120, "count:house", "house"),
            amount(1200, "count:house", "house"),
            ("number", "count:house", "120 house", "1200 house"),
        ),
        (
            amount(40, "count:affected", "household"),
            amount(40, "count:affected"),
            ("unit", "count:affected", "40 household", "40 person"),
        ),
        (
            amount(50, "amount:rope", "metre"),
            amount(50, "amount:rope", "gram"),
            ("unit", "amount:rope", "50 metre", "50 gram"),
        ),
        (
            amount(40, "count:injured"),
            amount(40, "count:dead"),
            ("scope", "count:injured", "count:injured 40 person", "count:dead 40 person"),
        ),
        (at("2024-05-30"), at("2024-05-31"), ("date", "event-date", "2024-05-30", "2024-05-31")),
        (
            at("2024-05-30", "report-date"),
            at("2024-05-30"),
            ("date", "event-date", "report-date 2024-05-30", "event-date 2024-05-30"),
        ),
        (place("Palu", lat=-0.9, lon=119.9), place("Poso", lat=-1.4, lon=120.8), ("place", "location", "Palu", "Poso")),
        (actor("army"), actor("navy"), ("entity", "actor", "army", "navy")),
        (
            amount(40, "count:affected"),
            amount(40, "count:dead"),
            ("scope", "count:affected", "count:affected 40 person", "count:dead 40 person"),
        ),
    ],
)
def test_a_detail_that_changed_is_a_drift(before: Mention, after: Mention, drift: tuple[str, str, str, str]) -> None:
    first = Said("The flood took the bridge", ("flood", "destroy"), ("mayor",), (before,))
    second = Said("Banjir menghanyutkan jembatan", ("flood", "destroy", "die"), VIA, (after,))
    people = ("army", "navy")
    story = tell(
        Told("a1", "Hill Times", "2024-06-01", (first,)),
        Told("a2", "Kabar Bukit", "2024-06-02", (second,), "id"),
        people=people,
    )
    assert found(compare(story)) == [drift]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (amount(1486, "count:house", "house"), amount(1500, "count:house", "house", "approximately")),
        (amount(412, "count:house", "house"), amount(412, "count:house", "house", "more-than")),
        (amount(2, "amount:rope", "kilometre"), amount(2000, "amount:rope", "metre")),
        (amount(41, "count:injured", "injury"), amount(41, "count:injured")),
        (at("2024-05-30"), at("2024-05")),
        (at("2024-04-01/2024-06-30"), at("2023-04-01/2023-06-30")),
        (at("2024-05"), at("2023-05")),
        (at("2024-06"), at("2023-04-01/2023-06-30")),
        (place("Palu", lat=-0.9, lon=119.9), place("Indonesia", "country")),
        (place("Palu", lat=-0.9, lon=119.9), place("Central Sulawesi", "region", -1.5, 121.0)),
        (amount(120, "count:house", "house"), at("2024-05-30")),
        (amount(40, "count:infected"), amount(40, "count:affected")),
        (amount(40, "count:patient"), amount(40, "count:person")),
        (amount(40, "count:infected"), amount(40, "count:tourist")),
    ],
)
def test_rounding_precision_and_silence_are_no_drift(before: Mention, after: Mention) -> None:
    assert found(retold((before,), (after,))) == []


def test_a_hedge_that_fell_away() -> None:
    story = retold((), (), certainty="hedged")
    assert found(story) == [("certainty", "certainty", "certain", "hedged")]


def test_a_dropped_source_is_none() -> None:
    first = Told("a1", "Hill Times", "2024-06-01", (Said("The dam broke", ("destroy", "flood"), ("mayor",)),))
    second = Told(
        "a2",
        "Kabar Bukit",
        "2024-06-02",
        (
            Said("Bendungan jebol", ("destroy", "flood")),
            Said("Jalan ditutup", ("cut-off",), ("hill-times",)),
        ),
        "id",
    )
    assert found(compare(tell(first, second))) == [("attribution", "source", "mayor", "none")]


def swapped(before: Entity, after: Entity) -> list[tuple[str, str, str, str]]:
    """The drifts where one source stands in an article, and in the one that retells it another."""
    acts = ("destroy", "flood")
    first = Told("a1", "Hill Times", "2024-06-01", (Said("The dam broke", acts, (before.id,)),))
    second = Told("a2", "Bukit News", "2024-06-02", (Said("The dam gave way", acts, ("hill-times", after.id)),))
    story = tell(first, second)
    return found(compare(replace(story, entities={**story.entities, before.id: before, after.id: after})))


MAYOR = Entity("mayor", "Mayor Sato", "person")


def test_a_source_put_for_another_is_a_drift() -> None:
    assert swapped(MAYOR, Entity("army", "Army", "organisation")) == [("attribution", "source", "mayor", "army")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MAYOR, Entity("anon-source", "a source", "person")),
        (Entity("report", "a draft report", "document"), Entity("council", "the council", "organisation")),
    ],
)
def test_a_source_that_may_be_the_same_is_no_drift(before: Entity, after: Entity) -> None:
    assert swapped(before, after) == []


def test_a_source_is_added_where_it_gives_the_very_amount() -> None:
    def told(*slots: Mention) -> Story:
        first = Told("a1", "Hill Times", "2024-06-01", (Said("The dam broke", ("destroy", "flood"), (), slots),))
        second = Told("a2", "Bukit News", "2024-06-02", (Said("The dam gave way", ("destroy", "flood"), VIA, slots),))
        return compare(tell(first, second))

    assert found(told(amount(40, "count:house", "house"))) == [("attribution", "source", "none", "mayor")]
    assert found(told(at("2024-05-31"))) == []


def test_a_source_told_of_in_the_claim_is_not_dropped() -> None:
    first = Told("a1", "Hill Times", "2024-06-01", (Said("The dam is closed", ("close", "flood"), ("mayor",)),))

    def child(*named: Mention) -> Told:
        said = Said("Wali kota menutup bendungan", ("close", "flood"), (), named)
        return Told("a2", "Kabar Bukit", "2024-06-02", (said, Said("Jalan ditutup", (), ("hill-times",))), "id")

    assert found(compare(tell(first, child()))) == [("attribution", "source", "mayor", "none")]
    assert found(compare(tell(first, child(actor("mayor"))))) == []


def test_a_source_that_was_not_understood_is_no_dropped_one() -> None:
    first = Told("a1", "Hill Times", "2024-06-01", (Said("The dam broke", ("destroy", "flood"), ("mayor",)),))
    said = (Said("Bendungan jebol", ("destroy", "flood"), ("kabar-bukit",)), Said("Jalan ditutup", (), ("hill-times",)))
    story = tell(first, Told("a2", "Kabar Bukit", "2024-06-02", said, "id"))
    assert found(compare(story)) == []
    unnamed = tuple(replace(t, source=()) for t in story.attributions)
    assert found(compare(replace(story, attributions=unnamed))) == [("attribution", "source", "mayor", "none")]


def test_naming_the_outlet_that_said_it_is_no_drift() -> None:
    first = Told("a1", "Hill Times", "2024-06-01", (Said("The dam broke", ("destroy", "flood")),))
    second = Told("a2", "Kabar Bukit", "2024-06-02", (Said("Bendungan jebol", ("destroy", "flood"), ("hill-times",)),))
    assert found(compare(tell(first, second))) == []


def test_an_evasive_answer_told_as_a_denial() -> None:
    def answer(stance: str, *via: str) -> tuple[Said, ...]:
        return (
            Said("The dam broke", ("destroy", "flood"), (*via, "mayor")),
            Said("The builder had no comment", (), ("builder",), (), stance),
        )

    story = compare(
        tell(
            Told("a1", "Hill Times", "2024-06-01", answer("declines")),
            Told("a2", "Kabar Bukit", "2024-06-02", answer("denies", "hill-times"), "id"),
        )
    )
    assert ("stance", "stance", "declines", "denies") in found(story)


def test_a_later_figure_of_one_origin_is_an_update() -> None:
    first = Said(
        "Nine died in the flood",
        ("die",),
        ("mayor",),
        (amount(9, "count:dead"), at("2024-06-01", "as-of"), at("2024-05-31")),
    )
    second = Said(
        "Tiga belas tewas",
        ("die",),
        ("mayor",),
        (amount(13, "count:dead"), at("2024-06-02", "as-of"), at("2024-06-01")),
    )
    story = compare(
        tell(
            Told("a1", "Hill Times", "2024-06-01", (first,)),
            Told(
                "a2", "Kabar Bukit", "2024-06-02", (second, Said("Jalan ditutup", ("cut-off",), ("hill-times",))), "id"
            ),
        )
    )
    assert found(story) == []
    assert [(u.slot, u.before, u.after) for u in story.updates] == [("count:dead", "9 person", "13 person")]


def test_who_speaks_again_after_the_parent_came_out_has_not_drifted() -> None:
    """The mayor's new word is an update of his own old one, not of the police's."""
    first = (
        Said("Nine died in the flood", ("die",), ("mayor",), (amount(9, "count:dead"),)),
        Said("The flood killed 13", ("die",), ("police",), (amount(13, "count:dead"),)),
    )
    again = Said(
        "Tiga belas tewas", ("die",), ("mayor",), (amount(13, "count:dead"), at("2024-06-02", "statement-date"))
    )
    story = compare(
        tell(
            Told("a1", "Hill Times", "2024-06-01", first),
            Told(
                "a2", "Kabar Bukit", "2024-06-02", (again, Said("Jalan ditutup", ("cut-off",), ("hill-times",))), "id"
            ),
        )
    )
    assert found(story) == []


def test_each_voice_is_held_against_its_own_figure() -> None:
    def toll(mayor: int, police: int, *via: str) -> tuple[Said, ...]:
        return (
            Said("The mayor counts dead", ("die",), (*via, "mayor"), (amount(mayor, "count:dead"),)),
            Said("The police count dead", ("die",), (*via, "police"), (amount(police, "count:dead"),)),
        )

    story = compare(
        tell(
            Told("a1", "Hill Times", "2024-06-01", toll(30, 50)),
            Told("a2", "Kabar Bukit", "2024-06-02", toll(30, 500, "hill-times"), "id"),
        )
    )
    assert found(story) == [("number", "count:dead", "50 person", "500 person")]


def test_swapped_digits_are_a_slip_and_no_update() -> None:
    first = Said("The ministry counts 1,240 cases", ("infect",), ("ministry",), (amount(1240, "count:case", "case"),))
    second = Said("Tercatat 1.420 kasus", ("infect",), ("ministry",), (amount(1420, "count:case", "case"),))
    story = compare(
        tell(
            Told("a1", "Hill Times", "2024-06-01", (first,)),
            Told(
                "a2", "Kabar Bukit", "2024-06-02", (second, Said("Jalan ditutup", ("cut-off",), ("hill-times",))), "id"
            ),
        )
    )
    assert found(story) == [("number", "count:case", "1240 case", "1420 case")]


def test_without_a_retelling_there_is_no_drift() -> None:
    first = Told(
        "a1", "Hill Times", "2024-06-01", (Said("Nine died", ("die",), ("mayor",), (amount(9, "count:dead"),)),)
    )
    second = Told(
        "a2",
        "Kabar Bukit",
        "2024-06-02",
        (Said("Sepuluh tewas", ("die",), ("police",), (amount(10, "count:dead"),)),),
        "id",
    )
    assert found(compare(tell(first, second))) == []


def test_a_drift_knows_both_places_in_the_texts() -> None:
    (drift,) = retold((amount(120, "count:house", "house"),), (amount(1200, "count:house", "house"),)).drifts
    assert drift.before_span
    assert drift.after_span
    assert drift.reason == "a1 says 120 house, a2 says 1200 house"
