"""Quantities as worded; what stands in every language's sentences is tested in tests/languages."""

import time

import pytest

from muasal import languages
from muasal.model import Quantity
from muasal.read import quantities, times
from muasal.read.segment import segment


def find(code: str, text: str) -> list[Quantity]:
    language = languages.get(code)
    document = segment(text, language)
    return quantities.find(document, language, times.find(document, language))


def test_a_period_behind_a_measure_is_kept_as_its_rate() -> None:
    (found,) = find("en", "Each man gets 300 grams of soap per month.")
    assert (found.unit, found.per, found.noun) == ("gram", "month", "soap")


def test_each_number_takes_the_predicate_nearest_to_it() -> None:
    found = find("en", "The blast killed nine and injured 29.")
    assert [(q.value, q.role) for q in found] == [(9, "count:dead"), (29, "count:injured")]


def test_an_amount_said_again_in_other_units_keeps_its_role() -> None:
    found = find("en", "Rainfall reached 120 millimetres (4.7 inches) overnight.")
    assert [q.role for q in found] == ["amount:rain", "amount:rain"]


@pytest.mark.parametrize(
    ("code", "text", "unit"),
    [
        ("en", "The gallery lent twelve lithographs to the museum.", "lithograph"),
        ("en", "Customs found six brass candlesticks.", "candlestick"),
        ("en", "Nine wrist watches vanished.", "watch"),
        ("en", "It printed eighty lottery entries.", "record"),
        ("id", "Petugas menyita dua belas gelendong.", "gelendong"),
        ("ru", "Нашли двенадцать подсвечников.", "подсвечников"),
    ],
)
def test_a_noun_of_no_table_is_its_own_unit(code: str, text: str, unit: str) -> None:
    (found,) = find(code, text)
    assert (found.role, found.unit) == (f"count:{unit}", unit)


def test_what_has_changed_to_a_number_is_what_leads_the_clause() -> None:
    (found,) = find("en", "Cases in the northern district climbed to 1,615.")
    assert (found.value, found.role) == (1615.0, "count:case")


def test_a_citation_is_no_count() -> None:
    assert find("en", "Products of this kind increase the biomass yield [103].") == []


def test_up_to_behind_a_change_is_no_bound() -> None:
    (found,) = find("ru", "Число солдат выросло до 500 человек.")
    assert found.modifier == "exactly"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fine runs from $500 to $2,000.", [(500, 2000)]),
        ("The fine rose from $500 to $2,000.", [500, 2000]),
        ("It costs between $89 and $93 billion.", [(89e9, 93e9)]),
        ("They sold 5, 10 and 20 kg bags.", [5, 10, 20]),
        ("They shot down 36 of 41 drones.", [36, 41]),
        ("Exports rose to 3.9 million tonnes from 2.4 million.", [3.9e6, 2.4e6]),
        ("Sales in 2018 to 3.9 million tonnes.", [3.9e6]),
        ("A 7- or 8-inch screen.", [7, 8]),
        ("It lost 12 dollars and 50 cents.", [12.5]),
    ],
)
def test_amounts_told_together(text: str, values: list[object]) -> None:
    assert [q.value for q in find("en", text)] == values


def test_capitals_of_signs_matter() -> None:
    assert [q.unit for q in find("en", "It gives 5 mW, not 5 MW.")] == ["milliwatt", "megawatt"]


def test_a_minus_stands_free_before_and_close_behind() -> None:
    assert [q.value for q in find("en", "It fell -1.3% and 4-5% in May.")] == [-1.3, (4, 5)]


def test_bare_numbers_are_given_apart() -> None:
    language = languages.get("en")
    document = segment("It scored 14.5 and sold 12 tents, see Article 51 and [12].", language)
    found = quantities.find(document, language, [])
    assert [q.value for q in quantities.bare(document, language, [], found)] == [14.5]


def test_the_noun_is_the_whole_phrase() -> None:
    assert [q.noun for q in find("en", "They counted 120 badly damaged houses.")] == ["badly damaged houses"]


def test_the_numbers_of_dates_are_not_counted() -> None:
    assert find("id", "Rapat digelar pada Kamis (24/10/2024) pukul 10.00 WIB.") == []


@pytest.mark.parametrize("text", ["(47)", "T-72", "Article 51", "2:1", "+62 811 2345 6789", "No. 5", "MH17"])
def test_labels_are_no_amounts(text: str) -> None:
    assert find("en", f"It was about {text} again.") == []


@pytest.mark.parametrize("filler", ["🧑‍🚒 ", "e\u0301 ", "\u202bשלום\u202c ", "\ufeff", "a\r\n\r\n", "x\u00a0"])
def test_offsets_are_code_points(filler: str) -> None:
    text = f"{filler}They found 12 tents there."
    assert [q.span.of(text) for q in find("en", text)] == ["12 tents"]


@pytest.mark.parametrize(
    "text",
    [
        "12 " * 20_000,
        "about " * 20_000,
        "$" * 20_000,
        "12 of " * 20_000,
        "killed 1 " * 10_000,
        "5 and " * 9_000,
        "(1, 2, " * 9_000,
    ],
)
def test_a_hostile_text_takes_no_more_than_a_few_seconds(text: str) -> None:
    started = time.process_time()
    find("en", text)
    assert time.process_time() - started < 10
