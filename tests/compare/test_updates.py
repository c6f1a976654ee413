"""Later figures of one origin, in a row."""

from telling import Said, Told, amount, at, tell

from muasal.compare import compare
from muasal.model import Story, to_json


def toll(day: int, dead: int, origin: str = "rescuers", as_of: str = "") -> Told:
    slots = (amount(dead, "count:dead"), *([at(as_of, "as-of")] if as_of else []))
    said = Said(f"{dead} died in the mine", ("die",), (origin,), slots)
    return Told(f"a{day}", f"Outlet {day}", f"2024-03-0{day}", (said,))


def series(*told: Told) -> list[list[tuple[str, str]]]:
    rows = to_json(compare(tell(*told)))["series"]
    return [[(figure["value"], figure["when"]) for figure in row["figures"]] for row in rows]


def test_figures_of_one_origin_are_a_row_over_time() -> None:
    assert series(toll(3, 12), toll(1, 3), toll(2, 7)) == [
        [("3 person", "2024-03-01"), ("7 person", "2024-03-02"), ("12 person", "2024-03-03")]
    ]


def test_the_as_of_time_goes_before_the_day_of_publication() -> None:
    assert series(toll(1, 7, as_of="2024-02-29"), toll(2, 3, as_of="2024-02-28")) == [
        [("3 person", "2024-02-28"), ("7 person", "2024-02-29")]
    ]


def test_a_figure_told_again_is_no_step() -> None:
    assert series(toll(1, 3), toll(2, 3), toll(3, 7)) == [[("3 person", "2024-03-01"), ("7 person", "2024-03-03")]]


def test_another_origin_and_a_slip_of_the_pen_are_no_updates() -> None:
    assert series(toll(1, 3), toll(2, 7, "hospital")) == []
    assert series(toll(1, 30), toll(2, 300)) == []


def test_an_update_is_no_drift() -> None:
    story: Story = compare(tell(toll(1, 3), toll(2, 7)))
    assert (story.drifts, len(story.updates)) == ((), 1)
