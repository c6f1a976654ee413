"""Kinds of event in text."""

import pytest

from muasal import tables
from muasal.languages import CODES, get
from muasal.read.events import find, gapless, kinds, triggers
from muasal.read.segment import segment


def found(text: str, code: str) -> list[tuple[str, str]]:
    language = get(code)
    return [(event.kind, event.span.of(text)) for event in find(segment(text, language), language)]


@pytest.mark.parametrize(
    ("code", "text", "events"),
    [
        ("en", "The volcano erupted and villagers fled.", [("erupt", "erupted"), ("flee", "fled")]),
        ("id", "Gunung itu meletus dan warga mengungsi.", [("erupt", "meletus"), ("flee", "mengungsi")]),
        ("uk", "Рятувальники врятували двох лижників після лавини.", [("rescue", "врятували"), ("slide", "лавини")]),
        ("ru", "Суд оштрафовал завод за загрязнение реки.", [("fine", "оштрафовал"), ("leak-out", "загрязнение")]),
        ("en", "Nothing of the kind.", []),
    ],
)
def test_an_act_is_told_by_its_words(code: str, text: str, events: list[tuple[str, str]]) -> None:
    assert found(text, code) == events


@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_a_table_is_in_the_scheme(code: str) -> None:
    rows = tables.load(get(code).folder / "events.tsv")
    assert triggers(get(code))
    assert {row["kind"] for row in rows} <= kinds()
    assert len(rows) >= 250


@pytest.mark.parametrize("code", CODES)
def test_every_kind_has_words_in_every_language(code: str) -> None:
    assert {row["kind"] for row in tables.load(get(code).folder / "events.tsv")} == kinds()


def test_a_gap_may_be_empty() -> None:
    assert gapless("lost … lives") == ["lost … lives", "lost lives"]
    assert gapless("dead") == ["dead"]


def test_a_language_without_a_table_has_no_events() -> None:
    assert found("Der Vulkan brach aus.", "de") == []
