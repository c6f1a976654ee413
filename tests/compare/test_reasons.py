"""Why two claims are held to be the same, in words."""

import pytest
from telling import Said, Told, actor, amount, at, place, tell

from muasal.compare.reasons import why
from muasal.model import Mention, Quantity, Span

DOZENS = Quantity(Span(0, 1), "test", (20, 99), "person", "approximately", "count:hurt")


def reason(ours: tuple[Mention, ...], theirs: tuple[Mention, ...], kinds: tuple[str, ...] = ()) -> str:
    said = (Said("One thing", kinds, (), ours), Said("Another thing", kinds, (), theirs))
    return why(*tell(Told("a1", "One Times", "2024-03-01", said)).claims)


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (amount(12_000, "count:personnel"), amount(12_000, "count:personnel"), "both count 12,000 people (personnel)"),
        (amount(214, "count:house", "house"), amount(214, "count:house", "house"), "both count 214 (house)"),
        (amount(50, "amount:rope", "metre"), amount(50, "amount:rope", "metre"), "both give 50 metre (rope)"),
        (DOZENS, amount(40, "count:hurt"), "20–99 people covers 40 people"),
        (
            amount(12_000, "count:x", modifier="approximately"),
            amount(11_900, "count:x"),
            "about 12,000 people covers 11,900 people",
        ),
        (amount(1_500, "count:x"), amount(1_486, "count:x"), "1,500 people is 1,486 people rounded"),
        (amount(2, "amount:x", "kilometre"), amount(2_000, "amount:x", "metre"), "2 kilometre is 2,000 metre"),
        (at("2024-10"), at("2024-10-21"), "2024-10 contains 2024-10-21"),
        (place("Ambon"), place("Indonesia", "country"), "Ambon lies in Indonesia"),
        (place("Indonesia", "country"), place("Ambon"), "Ambon lies in Indonesia"),
        (place("Kursk Oblast", "region"), place("Kursk Oblast", "region"), "both name Kursk Oblast"),
        (actor("army"), actor("army"), "both name army"),
    ],
)
def test_what_agrees_is_said_in_a_sentence(ours: Mention, theirs: Mention, told: str) -> None:
    assert reason((ours,), (theirs,)) == told


def test_what_agrees_comes_first_and_then_what_differs() -> None:
    ours = (at("2024-10-21"), place("Palu"), amount(23, "count:dead"))
    theirs = (at("2024-10-23"), place("Palu"), amount(23, "count:dead"))
    assert reason(ours, theirs, ("die",)) == (
        "both count 23 people (dead); both name Palu; both tell of one kind of event: die; "
        "dates differ: 2024-10-21, 2024-10-23"
    )


def test_a_detail_that_agrees_elsewhere_does_not_differ() -> None:
    ours = (amount(23, "count:dead"), amount(40, "count:dead"))
    assert "differ" not in reason(ours, (amount(40, "count:dead"),))


def test_part_and_whole_are_two_things() -> None:
    part, whole = amount(3, "count:vessel", "vessel"), amount(12, "share:vessel", "vessel")
    assert reason((part,), (whole,)) == "each agrees with the rest of the group"


def test_two_regions_are_not_said_to_differ() -> None:
    assert "differ" not in reason((place("A", "region", 0, 0),), (place("B", "region", 9, 9),), ("die",))


def test_claims_without_a_shared_detail_are_held_by_the_group() -> None:
    assert reason((), ()) == "each agrees with the rest of the group"
