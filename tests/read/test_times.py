"""Times as worded."""

import random
import time

import pytest

from muasal import languages
from muasal.model import Time
from muasal.read import times
from muasal.read.segment import segment
from muasal.read.time_rules import RULES
from muasal.read.time_words import SMALL, time_words


def find(code: str, text: str) -> list[Time]:
    language = languages.get(code)
    return times.find(segment(text, language), language)


@pytest.mark.parametrize(
    ("code", "text", "worded"),
    [
        ("en", "on Thursday", "XXXX-WXX-4"),
        ("en", "on Oct. 23", "XXXX-10-23"),
        ("en", "last Monday", "XXXX-WXX-1;past"),
        ("id", "Kamis (24/10/2024) malam", "2024-10-24TNI;W4"),
        ("id", "pukul 21.30 Wita", "@day+0T21:30+08:00"),
        ("ru", "с 11 февраля по 24 марта", "XXXX-02-11/XXXX-03-24"),
        ("ru", "около половины десятого вечера", "@day+0T21:30"),
        ("ru", "в половине восьмого вечера", "@day+0T19:30"),
        ("ru", "во вторник на следующей неделе", "W+1:2"),
        ("ru", "в первую среду октября", "XXXX-10:W3#1"),
        ("uk", "за останні два тижні", "P2W;past"),
        ("uk", "о 20:00 за київським часом", "@day+0T20:00EET"),
        ("uk", "напередодні", "@day-1"),
        ("uk", "минулого тижня", "W-1"),
    ],
)
def test_what_is_not_said_stays_open(code: str, text: str, worded: str) -> None:
    assert [t.worded for t in find(code, text)] == [worded]


def test_words_that_only_look_like_months_are_none() -> None:
    assert find("en", "They may march; they sat in the sun, said Jan.") == []


def test_a_week_and_a_sunday_are_told_apart() -> None:
    found = find("id", "Dua minggu lalu, pada Minggu pagi, ia tiba.")
    assert [t.worded for t in found] == ["W-2", "XXXX-WXX-7TMO"]


@pytest.mark.parametrize("filler", ["🧑‍🚒 ", "e\u0301 ", "\u202bשלום\u202c ", "\ufeff", "a\r\n\r\n", "x\u00a0"])
def test_offsets_are_code_points(filler: str) -> None:
    text = f"{filler}It burned on 3 March 2025."
    assert [t.span.of(text) for t in find("en", text)] == ["on 3 March 2025"]


def test_a_reference_without_a_value_has_no_role() -> None:
    assert [t.role for t in find("en", "They are now waiting for several weeks.")] == ["", ""]


@pytest.mark.parametrize(
    "text", ["on " * 20_000, "12 " * 20_000, "Kamis, " * 20_000, "24/10/" * 10_000, "в 1 " * 20_000]
)
def test_a_hostile_text_takes_no_more_than_a_few_seconds(text: str) -> None:
    started = time.process_time()
    find("id" if "Kamis" in text else "ru", text)
    assert time.process_time() - started < 10


def test_a_language_without_tables_has_no_times() -> None:
    assert find("xx", "on 3 March 2025") == []


@pytest.mark.parametrize("code", languages.CODES)
def test_no_rule_reads_small_words_alone(code: str) -> None:
    """Rows are searched only where a telling word stands (time_words.SMALL), so no rule may do without one."""
    words = time_words(languages.get(code))
    small = [letter for classes, letter in words.letters.items() if SMALL.issuperset(classes)]
    luck = random.Random(code)
    rows = ("".join(luck.choices([*small, *",.-("], k=luck.randint(1, 7))) for _ in range(4000))
    matched = {rule.name for row in rows for rule in RULES if words.pattern(rule.pattern).fullmatch(row)}
    assert matched == set()
