"""The register: every row stands on a known id, aliases find what they mean and leave common words alone."""

import re

import pytest

from muasal import tables
from muasal.languages import CODES
from muasal.read.segment import tokenize
from muasal.resolve import registry


def found(text: str, language: str) -> list[str]:
    tokens = tokenize(text)
    return [match.value for match in registry.load().find(language, tokens, 0, len(tokens))]


@pytest.mark.parametrize("name", ["entities", "outlets"])
def test_ids_are_used_once(name: str) -> None:
    ids = [row["id"] for row in tables.load(registry.FOLDER / f"{name}.tsv")]
    assert len(ids) == len(set(ids))


def test_every_alias_means_an_entity_or_nobody() -> None:
    known = set(registry.load().entities) | {registry.NOBODY}
    assert {row["id"] for row in tables.load(registry.FOLDER / "aliases.tsv")} <= known


@pytest.mark.parametrize(
    ("text", "language", "id"),
    [
        ("сотрудники ФСБ", "ru", "fsb"),
        ("в Північній Кореї", "uk", "north-korea"),
        ("pemerintah Korea Utara", "id", "north-korea"),
        ("the WHO warned", "en", "who"),
    ],
)
def test_an_alias_is_found_in_its_forms(text: str, language: str, id: str) -> None:
    assert id in found(text, language)


@pytest.mark.parametrize("text", ["those who told us", "it may be so", "un homme"])
def test_common_words_are_nobody(text: str) -> None:
    assert found(text, "en") == []


def test_an_outlet_is_known_by_its_domain() -> None:
    outlet = registry.load().outlet_at("www.reuters.com")
    assert outlet is not None
    assert outlet.name == "Reuters"


def test_a_kind_and_a_country_name_one_entity() -> None:
    rows = [r for r in tables.load(registry.FOLDER / "entities.tsv") if r["kind"] and r["country"]]
    assert len({(r["kind"], r["country"]) for r in rows}) == len(rows)


def test_no_form_means_two_entities_in_one_language() -> None:
    meant: dict[tuple[str, str, str], set[str]] = {}
    for row in tables.load(registry.FOLDER / "aliases.tsv"):
        for form in tables.expand(row["alias"]):
            meant.setdefault((form, row["language"], row["case"]), set()).add(row["id"])
    assert [form for form, ids in meant.items() if len(ids) > 1] == []


def test_aliases_are_written_as_tokens_are_folded() -> None:
    rows = tables.load(registry.FOLDER / "aliases.tsv")
    assert [row["alias"] for row in rows if set(row["alias"]) & set("ёЁʼ’")] == []


@pytest.mark.parametrize(
    ("text", "ids"), [("ask us", []), ("The US military", ["us-army"]), ("U.S. officials", ["united-states"])]
)
def test_an_acronym_is_found_only_as_it_is_written(text: str, ids: list[str]) -> None:
    assert found(text, "en") == ids


def test_a_name_listed_as_nobody_hides_the_state_in_it() -> None:
    assert found("George Washington", "en") == []


@pytest.mark.parametrize("name", ["entities", "outlets"])
def test_every_row_has_a_source_and_a_date(name: str) -> None:
    rows = tables.load(registry.FOLDER / f"{name}.tsv")
    assert [r["id"] for r in rows if not (r["source"] and re.fullmatch(r"20\d\d-\d\d", r["dated"]))] == []


def test_the_register_knows_entities_and_outlets_of_the_world() -> None:
    entities, outlets = (tables.load(registry.FOLDER / f"{name}.tsv") for name in ("entities", "outlets"))
    assert len(entities) + len(outlets) >= 3000
    assert {"en", "id", "uk", "ru"} <= {row["language"] for row in outlets}


def test_every_outlet_has_a_home_and_no_domain_belongs_to_two() -> None:
    rows = tables.load(registry.FOLDER / "outlets.tsv")
    domains = [domain for row in rows for domain in row["domain"].split()]
    assert [row["id"] for row in rows if not (len(row["country"]) == 2 and row["language"])] == []
    assert len(domains) == len(set(domains))


def test_aliases_say_their_language() -> None:
    rows = tables.load(registry.FOLDER / "aliases.tsv")
    assert {row["language"] for row in rows} == {*CODES, "*"}
    ukrainian = re.compile("[іїєґІЇЄҐ]")
    assert [row["alias"] for row in rows if row["language"] not in ("uk", "*") and ukrainian.search(row["alias"])] == []


def test_people_are_known_in_all_languages() -> None:
    spoken: dict[str, set[str]] = {}
    for row in tables.load(registry.FOLDER / "aliases.tsv"):
        spoken.setdefault(row["id"], set()).update(CODES if row["language"] == "*" else [row["language"]])
    people = [row["id"] for row in tables.load(registry.FOLDER / "entities.tsv") if row["type"] == "person"]
    assert [id for id in people if spoken[id] < set(CODES)] == []


@pytest.mark.parametrize(
    "country", ["UA", "RU", "ID", "US", "GB", "CN", "KR", "KP", "IL", "IR", "TR", "DE", "FR", "PL"]
)
@pytest.mark.parametrize("kind", ["foreign-ministry", "defence-ministry", "health-ministry", "army", "central-bank"])
def test_states_of_the_news_have_their_bodies(kind: str, country: str) -> None:
    assert registry.load().of_kind(kind, country) is not None
