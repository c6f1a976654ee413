"""What changed inside one page."""

from dataclasses import replace

import pytest
from telling import Said, Told, amount, at, place, tell

from muasal.compare import compare
from muasal.model import Mention, Story

PLACE = place("Palu", lat=-0.9, lon=119.9)
KINDS = ("flood", "destroy")


def page(body: tuple[Mention, ...], headline: tuple[Mention, ...], **how: str) -> Story:
    first = Said("Flood takes houses in Palu", KINDS, (), (*headline, PLACE))
    return compare(
        tell(
            Told(
                "a1",
                "Hill Times",
                "2024-06-01",
                (Said("A flood took them", KINDS, (), (*body, PLACE), **how),),
                headline=first,
            )
        )
    )


def found(story: Story) -> list[tuple[str, str, str, str, str]]:
    return [(d.source, d.target, d.kind, d.before, d.after) for d in story.inner_drifts]


@pytest.mark.parametrize(
    ("body", "headline", "kind", "before", "after"),
    [
        (
            amount(120, "count:house", "house"),
            amount(1200, "count:house", "house"),
            "number",
            "120 house",
            "1200 house",
        ),
        (amount(50, "amount:rope", "metre"), amount(50, "amount:rope", "gram"), "unit", "50 metre", "50 gram"),
        (at("2024-05-30"), at("2024-05-31"), "date", "2024-05-30", "2024-05-31"),
    ],
)
def test_a_headline_against_its_body(body: Mention, headline: Mention, kind: str, before: str, after: str) -> None:
    story = page((body,), (headline,))
    assert found(story) == [("a1.c1", "a1.c0", kind, before, after)]
    assert story.drifts == ()


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        (amount(1_186, "count:house", "house"), amount(1_200, "count:house", "house")),  # rounded
        (amount(120, "count:house", "house"), amount(100, "count:house", "house", "more-than")),
        (at("2024-05-30"), at("2024-05")),
        (amount(120, "count:house", "house"), amount(9, "count:boat", "boat")),
    ],
)
def test_rounding_and_silence_are_no_drift(body: Mention, headline: Mention) -> None:
    assert found(page((body,), (headline,))) == []


def test_a_figure_that_the_body_gives_too_did_not_change() -> None:
    both = (amount(120, "count:house", "house"), amount(300, "count:house", "house"))
    assert found(page(both, (both[1],))) == []


def test_a_hedge_that_the_headline_drops() -> None:
    figure = (amount(120, "count:house", "house"),)
    assert found(page(figure, figure, certainty="hedged")) == [("a1.c1", "a1.c0", "certainty", "hedged", "certain")]


def test_claims_that_share_no_other_detail_are_not_held_against_each_other() -> None:
    body = Said("Flood took 12 houses", KINDS, (), (amount(12, "count:house", "house"),))
    head = Said("Flood takes 40 houses", KINDS, (), (amount(40, "count:house", "house"),))
    assert compare(tell(Told("a1", "Hill Times", "2024-06-01", (body,), headline=head))).inner_drifts == ()


@pytest.mark.parametrize(("quoted", "drifts"), [("direct", 1), ("indirect", 0)])
def test_narration_against_a_quotation(quoted: str, drifts: int) -> None:
    said = Said("It took 12 houses", KINDS, ("mayor",), (amount(12, "count:house", "house"), PLACE))
    own = Said("The flood took 40 houses", KINDS, (), (amount(40, "count:house", "house"), PLACE))
    story = tell(Told("a1", "Hill Times", "2024-06-01", (said, own)))
    story = replace(story, attributions=tuple(replace(t, quoted=quoted) for t in story.attributions))
    assert len(compare(story).inner_drifts) == drifts
