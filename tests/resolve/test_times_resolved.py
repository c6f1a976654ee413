"""Times with values."""

import pytest

from muasal import languages
from muasal.model import Time
from muasal.read import times
from muasal.read.segment import segment
from muasal.resolve import calendar
from muasal.resolve import times as resolving


def resolve(text: str, published: str | None, code: str = "en") -> list[Time]:
    language = languages.get(code)
    document = segment(text, language)
    return resolving.resolve(times.find(document, language), document, published)


def test_a_weekday_that_contradicts_its_date_is_told_not_repaired() -> None:
    (found,) = resolve("Rapat digelar Kamis (23/10/2024).", "2024-10-25", "id")
    assert found.value == "2024-10-23"
    assert found.contradiction == "Thursday, but 23 October 2024 was a Wednesday"


def test_without_publication_the_latest_date_of_the_text_is_the_anchor() -> None:
    found = resolve("It began on 3 March 2025. It ended on Friday.", None)
    assert [t.value for t in found] == ["2025-03-03", "2025-02-28"]
    assert found[1].note == "relative to 3 March 2025, the latest date in the text"


def test_without_any_date_a_relative_time_has_no_value() -> None:
    assert [t.value for t in resolve("It ended on Friday.", None)] == [None]


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert [t.value for t in resolve("It ended on 30 February 2025.", "2025-03-14")] == [None]


def test_a_date_without_a_year_is_the_nearest() -> None:
    assert [t.value for t in resolve("It ended on 24 December.", "2025-01-05")] == ["2024-12-24"]


def test_a_lone_clock_belongs_to_the_day_whose_part_it_fits() -> None:
    text = (
        "Mudslides hit the town late on Monday, the mayor said on Tuesday morning.\n\nThe slope gave way at 9:30 p.m."
    )
    assert [t.value for t in resolve(text, "2025-02-11")] == ["2025-02-10", "2025-02-11", "2025-02-10T21:30"]


def test_a_day_later_follows_the_day_told_last() -> None:
    assert [t.value for t in resolve("He left on Oct. 21. A day later he was back.", "2024-10-24")][1] == "2024-10-22"


def test_an_interval_over_new_year_ends_in_the_next_year() -> None:
    (found,) = resolve("Запрет действует с 20 декабря по 15 января.", "2024-12-22", "ru")
    assert found.value == "2024-12-20/2025-01-15"


def test_in_a_history_a_day_belongs_to_the_year_told_last() -> None:
    text = "In 1914 war came. In May 1915 they moved. On 3 June they lost. In 1916, 1917 and in 1918 they starved."
    assert resolve(text, "2025-03-14")[2].value == "1915-06-03"


@pytest.mark.parametrize("published", ["2025-03-14", None, "not a date"])
def test_the_order_and_number_of_times_stay(published: str | None) -> None:
    text = "On Monday, in 2019, for six hours, now, on 99/99/2020 and 5 minutes ago."
    assert [t.span.start for t in resolve(text, published)] == sorted(t.span.start for t in resolve(text, published))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Sales rose in the third quarter of 2024 from a year earlier.",
            ["2024-07-01/2024-09-30", "2023-07-01/2023-09-30"],
        ),
        ("Sales rose in May 2024 from a year earlier.", ["2024-05", "2023-05"]),
        ("The mine closed a year ago.", ["2024-01-01/2024-12-31"]),
        ("It made less in the third quarter of 2024. The quarter was bad.", ["2024-07-01/2024-09-30"] * 2),
        ("It made less in the latest quarter.", ["2024-10-01/2024-12-31"]),
        ("They rested over the weekend.", ["2025-03-08/2025-03-09"]),
        ("They will rest over the weekend.", ["2025-03-15/2025-03-16"]),
        ("They met on Monday last week.", ["2025-03-03"]),
        ("It fell on 3 March and rose on the 12th.", ["2025-03-03", "2025-03-12"]),
        ("It began in this decade, not in the last century.", ["2020-01-01/2029-12-31", "P100Y"]),
        ("He was hurt on Good Friday.", ["2025-04-18"]),
        ("He was hurt on Thanksgiving Day.", ["2024-11-28"]),
        ("He was hurt on Tuesday, and on the previous Friday.", ["2025-03-11", "2025-03-07"]),
        ("He resigned on Nov. 3.", ["2024-11-03"]),
        ("He will resign on Feb. 3.", ["2026-02-03"]),
        ("The debt will be repaid in five years.", ["2030-01-01/2030-12-31"]),
        ("It was the worst flood in five years.", ["P5Y"]),
        ("He fell ill two days after the vote.", ["P2D"]),
        ("They left at 5 p.m. EST Wednesday.", ["2025-03-12T17:00-05:00"]),
    ],
)
def test_times_hang_on_what_is_told_and_on_the_tense(text: str, values: list[str]) -> None:
    assert [t.value for t in resolve(text, "2025-03-14")] == values


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "04-23"), (2019, "04-21"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 марта суд отложил дело. Через два дня его закрыли.", ["2025-03-03", "2025-03-05"]),
        ("3 марта суд отложил дело. Через два дня откроют новое.", ["2025-03-03", "2025-03-16"]),
        ("Через два дня его закрыли.", ["2025-03-16"]),
        ("Встреча 12 июля в 20:00 по киевскому времени.", ["2024-07-12T20:00+03:00"]),
        ("10 марта он выехал. Вечером его нашли.", ["2025-03-10", "2025-03-10"]),
    ],
)
def test_in_russian_times_hang_on_what_is_told(text: str, values: list[str]) -> None:
    assert [t.value for t in resolve(text, "2025-03-14", "ru")] == values


def test_hours_count_from_the_time_of_publication() -> None:
    assert [t.value for t in resolve("Пожежа почалася дві години тому.", "2025-03-14T12:30", "uk")] == [
        "2025-03-14T10:30"
    ]
    assert [t.value for t in resolve("Пожежа почалася дві години тому.", "2025-03-14", "uk")] == ["2025-03-14"]


def test_a_year_out_of_line_is_an_aside() -> None:
    text = "In 1914 war came. In May 1915 they moved. See a book of 1989. On 3 June they lost. In 1916 and 1917 too."
    assert resolve(text, "2025-03-14")[3].value == "1915-06-03"


@pytest.mark.parametrize(("year", "day"), [(2000, "04-30"), (2019, "04-28"), (2024, "05-05"), (2025, "04-20")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert calendar.orthodox_easter(year).isoformat() == f"{year}-{day}"
