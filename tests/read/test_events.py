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
        ("en", "The dispute was resolved and the miners were unhurt.", [("settle", "resolved"), ("be-safe", "unhurt")]),
        ("id", "Ada kelaparan sesudah tsunami.", [("starve", "kelaparan"), ("tsunami", "tsunami")]),
        ("uk", "Суд почув свідчення, а партію розпустили.", [("testify", "свідчення"), ("dissolve", "розпустили")]),
        ("ru", "Жителям грозит голод, а завод объединили с другим.", [("starve", "голод"), ("merge", "объединили")]),
        ("en", "The transport ministry detained two men.", [("detain", "detained")]),
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
    assert len(rows) >= 1500


@pytest.mark.parametrize("code", CODES)
def test_every_kind_has_words_in_every_language(code: str) -> None:
    assert {row["kind"] for row in tables.load(get(code).folder / "events.tsv")} == kinds()


@pytest.mark.parametrize("code", CODES)
def test_no_trigger_tells_two_kinds(code: str) -> None:
    told: dict[str, set[str]] = {}
    for row in tables.load(get(code).folder / "events.tsv"):
        for form in tables.expand(row["trigger"]):
            told.setdefault(" ".join(form.casefold().split()), set()).add(row["kind"])
    assert {form: kinds for form, kinds in told.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize("code", CODES)
def test_a_ransom_is_one_kind_everywhere(code: str) -> None:
    words = {"id": "tebusan", "en": "ransom", "uk": "викуп", "ru": "выкуп"}
    assert [kind for kind, _ in found(words[code], code)] == ["pay-ransom"]


def test_a_gap_may_be_empty() -> None:
    assert gapless("lost … lives") == ["lost … lives", "lost lives"]
    assert gapless("dead") == ["dead"]


def test_a_language_without_a_table_has_no_events() -> None:
    assert found("Der Vulkan brach aus.", "de") == []
