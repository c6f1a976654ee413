"""Articles that share claims stand together: the same in any order, and held to what people put together."""

from dataclasses import replace
from itertools import permutations

import pytest

from muasal.compare.grouping import Known, joined, links
from muasal.compare.marks import marks
from muasal.model import Article, Claim, Event, Place, Quantity, Span, Time

HERE = Span(0, 1)
WEIGHTY = {
    "count:dead 214 person": 2.25,
    "die: count:dead 214 person": 1.0,
    "place 7 Ende": 1.0,
    "place 8 Maumere": 1.0,
}


def claim(*slots: object, act: str = "die") -> Claim:
    return Claim("a1.c1", "a1", HERE, (), (), "asserts", "certain", slots, (Event(act, HERE),))


def people(number: float) -> Quantity:
    return Quantity(HERE, "made", number, "person", role="count:dead")


def known(core: str = "", published: str | None = None, **kept: float) -> Known:
    return Known({f"count:dead {n[1:]} person": weight for n, weight in kept.items()}, published, core)


def stories(**articles: Known) -> list[list[str]]:
    return joined(articles)[0]


# -- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "weight"), [(3, 0.5), (3000, 1.0), (25, 1.5), (1270, 2.25)])
def test_an_exact_amount_tells_more_than_a_round_one(number: float, weight: float) -> None:
    assert marks(Article("a1", "", "en"), [claim(people(number))])[f"count:dead {number} person"] == weight


def test_an_act_with_a_detail_is_a_mark_of_its_own() -> None:
    place = Place(HERE, "made", "Ende", "ID", precision="point", geonameid=7)
    day = Time(HERE, "made", "2025-03-02", "2025-03-02", role="event-date")
    found = marks(Article("a1", "", "en"), [claim(place, day)])
    assert set(found) == {"place 7 Ende", "die: place 7 Ende", "day 2025-03-02", "die: day 2025-03-02"}


def test_a_country_and_a_light_act_are_no_marks() -> None:
    place = Place(HERE, "made", "Indonesia", "ID", precision="country", geonameid=1)
    assert marks(Article("a1", "", "en"), [claim(place, act="begin")]) == {}


def test_passages_are_marks_whatever_the_claims() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    one, other = (set(marks(Article(id, text, "en"), [])) for id in ("a1", "a2"))
    assert one == other
    assert len(one) == 16


# -- links -----------------------------------------------------------------------------------------------------------


def test_two_that_share_enough_are_linked_and_the_reason_names_it() -> None:
    (found,) = links({"a": Known(WEIGHTY), "b": Known(WEIGHTY)})
    assert found.reason == "both have 214 dead; die: 214 dead; Ende; Maumere"
    assert found.weight == 4.25  # the second town is not counted


def test_months_apart_they_are_not() -> None:
    assert links({"a": Known(WEIGHTY, "2025-01-02"), "b": Known(WEIGHTY, "2025-03-02")}) == []


def test_one_town_in_common_is_too_little() -> None:
    places = {f"place {n} Somewhere": 1.0 for n in range(9)}
    assert links({"a": Known(places), "b": Known(places)}) == []


# -- stories ---------------------------------------------------------------------------------------------------------


def test_the_order_of_coming_changes_nothing() -> None:
    articles = {
        "a": known(n1=2.5),
        "b": known(n1=2.5, n2=3),
        "c": known(n2=3, n3=4),
        "d": known(n3=4, core="x"),
        "e": known(n9=9, core="y"),
        "f": known(n9=9),
    }
    told = [stories(**{key: articles[key] for key in order}) for order in permutations(articles)]
    assert all(one == [["a", "b", "c", "d"], ["e", "f"]] for one in told)


def test_what_people_put_together_stays_together() -> None:
    assert stories(a=known(core="x"), b=known(core="x"), c=known()) == [["a", "b"], ["c"]]


def test_two_sets_of_people_are_never_joined() -> None:
    assert stories(a=known(core="x", n1=9), b=known(core="y", n1=9)) == [["a"], ["b"]]


def test_between_two_sets_the_stronger_link_decides() -> None:
    kept = {"a": known(core="x", n1=3), "b": known(core="y", n2=4), "c": known(n1=3, n2=4)}
    assert stories(**kept) == [["a"], ["b", "c"]]


def test_links_that_hold_a_story_together_form_a_tree() -> None:
    alike = replace(known(n1=9))
    assert len(joined({"a": alike, "b": alike, "c": alike})[1]) == 2
