"""Resolving: all places of a document together."""

import math
import time

import pytest

from muasal import languages
from muasal.model import Article, Place
from muasal.read.places import candidates
from muasal.read.segment import segment
from muasal.resolve.place_unify import one_spelling
from muasal.resolve.places import resolve
from muasal.resolve.resolved import Resolved


def places(text: str, code: str = "en", home: str | None = None) -> list[Place]:
    document = segment(text, languages.get(code))
    return resolve(candidates(document, languages.get(code)), document, home)


def only(text: str, code: str = "en", home: str | None = None) -> Place:
    (place,) = [p for p in places(text, code, home) if not p.doubtful]
    return place


def km(place: Place, lat: float, lon: float) -> float:
    assert place.lat is not None
    assert place.lon is not None
    return 111 * math.hypot(place.lat - lat, (place.lon - lon) * math.cos(math.radians(lat)))


TOWNS = [(43.8, 131.95), (51.83, 107.61), (50.37, 129.12), (48.46, 135.45), (44.36, 131.65)]
FIVE = [
    ("en", "Trucks passed Ussuriysk, Ulan-Ude, Yekaterinoslavka, Knyaze-Volkonskoye and Sergeyevka in Russia."),
    ("en", "In Russia, depots burned at Ussuriysk, Ulan-Ude, Ekaterinoslavka, Knyaze-Volkonskoe and Sergeevka."),
    ("id", "Gudang di Ussuriysk, Ulan-Ude, Yekaterinoslavka, Knyaz-Volkonsky dan Sergeyevka di Rusia terbakar."),
    ("uk", "Склади в росії горіли поблизу Уссурійська, Улан-Уде, Катеринославки, Князе-Волконського та Сергіївки."),
    ("ru", "Склады в России горели близ Уссурийска, Улан-Удэ, Екатеринославки, Князе-Волконского и Сергеевки."),
]


@pytest.mark.parametrize(("code", "text"), FIVE)
def test_five_towns_listed_together_lie_in_one_country(code: str, text: str) -> None:
    towns = [place for place in places(text, code) if place.precision == "point"]
    assert [place.country for place in towns] == ["RU"] * 5
    assert all(km(place, *town) < 50 for place, town in zip(towns, TOWNS, strict=True))


def test_the_reason_names_the_place_that_decided() -> None:
    sergeyevka = next(p for p in places(FIVE[0][1]) if p.value == "Sergeyevka")
    assert sergeyevka.reason == "near Ussuriysk, named in the same sentence"
    assert sergeyevka.runner_up == "Sergeyevka, Russia"


def test_without_surroundings_size_decides_and_the_reason_says_so() -> None:
    place = only("A bakery burned in Birmingham.")
    assert place.country == "GB"
    assert place.reason.startswith("the likeliest of")


def test_two_towns_of_one_size_are_a_close_call() -> None:
    (place,) = places("A bakery burned in Springfield.")
    assert place.doubtful
    assert place.runner_up == "Springfield, United States"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The bus left London, Ontario, at noon.", "CA"),
        ("The bus left London at noon.", "GB"),
        ("Snow fell in Paris, Texas, on Monday.", "US"),
        ("Snow fell in Paris on Monday.", "FR"),
    ],
)
def test_a_region_named_beside_it_decides(text: str, country: str) -> None:
    assert places(text)[0].country == country


@pytest.mark.parametrize("home", ["US", "GE"])
def test_one_name_has_one_referent(home: str) -> None:
    found = places("Rain fell in Tbilisi, Georgia. Georgia has many rivers. Floods in Georgia are rare.", home=home)
    assert {place.country for place in found} == {"GE"}


def test_a_state_that_acts_is_doubtful() -> None:
    assert all(place.doubtful for place in places("Moscow protested, and Norway replied."))


def test_a_part_of_a_country_has_no_invented_point() -> None:
    place = only("Storms hit eastern Ukraine.")
    assert (place.value, place.country, place.precision, place.lat) == ("eastern Ukraine", "UA", "region", None)


def test_a_place_known_by_its_type_alone_stays_unknown() -> None:
    place = only("Kebakaran terjadi di Desa Wanakerti Lor.", "id")
    assert (place.value, place.country, place.lat, place.precision) == ("Wanakerti Lor", None, None, "point")
    assert "not in the gazetteer" in place.reason


@pytest.mark.parametrize(
    ("text", "code", "value", "precision"),
    [
        ("Hujan turun di Kabupaten Mamasa.", "id", "Mamasa", "region"),
        ("В Курской области тихо.", "ru", "Kursk Oblast", "region"),
        ("На Сумщині тихо.", "uk", "Sumy Oblast", "region"),
        ("It rained in Norway.", "en", "Norway", "country"),
        ("It rained in Bergen.", "en", "Bergen", "point"),
    ],
)
def test_precision(text: str, code: str, value: str, precision: str) -> None:
    place = only(text, code)
    assert (place.value, place.precision) == (value, precision)


@pytest.mark.parametrize(
    "text", ["Paris Hilton sang.", "He works for HUR in the EU.", "Boris Johnson left; to Johnson it was fine."]
)
def test_persons_and_bodies_are_no_places(text: str) -> None:
    assert [p for p in places(text) if not p.doubtful] == []


@pytest.mark.parametrize("text", ["", "\n\n", "!!! ??? 123", "🇺🇦 👩‍👩‍👧 in", "Kyiv"])
def test_odd_texts_do_no_harm(text: str) -> None:
    for place in places(text):
        assert place.span.of(text)


def test_the_same_text_gives_the_same_places_twice() -> None:
    assert places(FIVE[3][1], "uk") == places(FIVE[3][1], "uk")


def test_an_unknown_place_has_one_spelling_in_all_articles() -> None:
    texts = (("ru", "Пожар случился в деревне Келумбаю Ветан."), ("id", "Kebakaran terjadi di Desa Kelumbayu Wetan."))
    parts = []
    for number, (code, text) in enumerate(texts):
        article = Article(id=f"a{number}", text=text, language=code)
        parts.append(Resolved(article, [], [], {}, places(text, code), []))
    assert {m.value for part in one_spelling(parts) for m in part.mentions} == {"Kelumbayu Wetan"}


@pytest.mark.parametrize(
    ("text", "code", "words", "role"),
    [
        ("На вулиці Зеленій горить склад.", "uk", "вулиці Зеленій", "location"),
        ("Суд Полтави скасував штраф.", "uk", "Полтави", "seat"),
        ("The mayor of Bergen resigned.", "en", "Bergen", "office"),
        ("Norwegian trawlers returned.", "en", "Norwegian", "demonym"),
        ("The ship flies the Liberian flag.", "en", "Liberian", "flag"),
        ("Танкер идёт под флагом Панамы.", "ru", "Панамы", "flag"),
        ("Hujan turun di Mamasa, Sulawesi Barat.", "id", "Sulawesi Barat", "around"),
        ("Hujan turun di Mamasa, Sulawesi Barat.", "id", "Mamasa", "location"),
        ("Московские больницы переполнены.", "ru", "Московские", "demonym"),
    ],
)
def test_roles(text: str, code: str, words: str, role: str) -> None:
    assert [p.role for p in places(text, code) if p.span.of(text) == words] == [role]


def test_a_road_lies_between_the_towns_it_is_named_after() -> None:
    place = only("Longsor menutup jalan poros Polewali–Mamasa.", "id")
    assert (place.value, place.country) == ("Polewali–Mamasa road", "ID")
    assert km(place, -3.2, 119.35) < 30


def test_a_street_is_not_the_town_it_is_named_after() -> None:
    assert only("Пожар потушили на Варшавской улице.", "ru").lat is None


def test_an_unknown_language_is_read_without_tables() -> None:
    assert isinstance(places("Rain fell in Poltava and Lviv.", "xx"), list)


def test_a_hostile_text_takes_no_time() -> None:
    text = "In " + "Kyiv, " * 2000 + "New " * 4000
    start = time.perf_counter()
    places(text)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("text", "code", "area"),
    [
        ("Floods hit Cianjur Regency in Indonesia.", "en", "ID.30.3203"),
        ("Banjir melanda Kabupaten Cianjur di Indonesia.", "id", "ID.30.3203"),
        ("У Бахмутському районі на Донеччині горів склад.", "uk", "UA.05.1402"),
        ("Пожар потушили в Суджанском районе Курской области.", "ru", "RU.41.486813"),
    ],
)
def test_a_district_has_its_code_and_bounds(text: str, code: str, area: str) -> None:
    found = [place for place in places(text, code) if place.area == area]
    assert [place.box is not None for place in found] == [True]


def test_a_town_says_which_areas_it_lies_in() -> None:
    place = only("A school burned in Cianjur.")
    assert (place.area, place.box) == ("ID.30.3203", None)


def test_a_part_of_a_country_lies_in_it_and_has_no_bounds() -> None:
    place = only("Trains stopped in eastern Ukraine.")
    assert (place.area, place.box) == ("UA", None)


@pytest.mark.parametrize("text", ["Шахтёры Воркуты бастуют.", "Вчера врачи Сызрани бастовали."])
def test_whose_people_somebody_is_may_be_a_small_town_but_is_not_sure(text: str) -> None:
    assert [(place.country, place.doubtful) for place in places(text, "ru")] == [("RU", True)]


def test_a_name_in_the_nominative_behind_a_noun_for_people_is_their_own() -> None:
    assert places("Депутат Воркута выступил с речью.", "ru") == []


@pytest.mark.parametrize(
    ("text", "code", "area"),
    [
        ("Police in Franklin, Williamson County, arrested two men.", "en", "US.TN.187"),
        ("A barn burned in Springfield, Sangamon County.", "en", "US.IL.167"),
        ("У селі Сергіївка Білгород-Дністровського району зник зв'язок.", "uk", "UA.17.5104"),
    ],
)
def test_a_town_lies_in_the_district_named_beside_it(text: str, code: str, area: str) -> None:
    town, district = places(text, code)
    assert (town.area, district.area) == (area, area)
    assert town.box is None
    assert district.box is not None
    assert "named beside it" in town.reason
