"""Every currency in use can be read in every language, by a name of its own."""

import pytest

from muasal import languages, tables
from muasal.languages import CODES
from muasal.read import currencies, quantities
from muasal.read.segment import segment

UNCOUNTED = {"ZWG"}  # gold


def read(text: str, code: str) -> list[tuple[object, str]]:
    document = segment(text, languages.get(code))
    return [(q.value, q.unit) for q in quantities.find(document, languages.get(code), [])]


@pytest.mark.parametrize("code", CODES)
def test_no_currency_is_missing(code: str) -> None:
    known = {iso for row in languages.get(code).table("currencies") for iso in row["iso"].split()}
    assert {row["iso"] for row in tables.load(currencies.FILE)} - known == UNCOUNTED


@pytest.mark.parametrize("code", CODES)
def test_a_whole_name_is_its_currency(code: str) -> None:
    codes = {row["iso"]: row["code"] for row in tables.load(currencies.FILE)}
    rows = [row for row in languages.get(code).table("currencies") if row["kind"] == "name"]
    assert rows
    for row in rows:
        name = tables.expand(row["form"])[0].replace("*", "")
        assert [unit for _, unit in read(f"12 {name}.", code)] == [codes[row["iso"]]], name


@pytest.mark.parametrize(
    ("text", "code", "unit"),
    [
        ("He paid 12 Kenyan shillings.", "en", "Kenyan shilling"),
        ("He paid 12 Danish kroner.", "en", "Danish krone"),
        ("Він заплатив 12 норвезьких крон.", "uk", "Norwegian krone"),
        ("Он заплатил 12 иорданских динаров.", "ru", "Jordanian dinar"),
        ("Он заплатил 12 уругвайских песо.", "ru", "Uruguayan peso"),
    ],
)
def test_the_country_beside_the_noun_tells_which(text: str, code: str, unit: str) -> None:
    assert read(text, code) == [(12.0, unit)]


@pytest.mark.parametrize("text", ["12 Danish dollars were found.", "12 French rupees were found."])
def test_a_country_without_such_a_currency_makes_none(text: str) -> None:
    assert read(text, "en") in ([(12.0, "dollar")], [(12.0, "rupee")], [(12.0, "")])
