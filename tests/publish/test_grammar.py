"""The interface's languages: the same words in all, forms of nouns, numbers, dates."""

import re
import string

import pytest
from made_stories import ferry

from muasal.model import Quantity, Span
from muasal.publish import grammar, report
from muasal.publish.wording import Wording

OTHERS = ("id", "uk", "ru")
AT = Span(0, 1)


def holes(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_every_word_there_is_in_english_is_there(code: str) -> None:
    assert grammar.table("en").keys() - grammar.table(code).keys() == set()


def test_the_other_languages_have_the_same_words() -> None:
    assert len({frozenset(grammar.table(code)) for code in OTHERS}) == 1


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_has_the_holes_of_the_english_one(code: str) -> None:
    there = grammar.table(code)
    for key, words in grammar.table("en").items():
        assert holes(there[key]) == holes(words), key
    for (word_class, key), words in there.items():
        assert word_class != "reason" or words.count("{}") == key.count("{}"), key


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_a_noun_has_three_forms_where_numbers_ask_for_them(code: str) -> None:
    nouns = {key: words for (word_class, key), words in grammar.table(code).items() if word_class == "noun"}
    assert [key for key, words in nouns.items() if words.count("|") != 2] == []


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("en", 1, "1 article"),
        ("en", 0, "0 articles"),
        ("en", 1.5, "1.5 articles"),
        ("id", 12000, "12.000 artikel"),
        ("uk", 1, "1 стаття"),
        ("uk", 3, "3 статті"),
        ("uk", 5, "5 статей"),
        ("uk", 11, "11 статей"),
        ("uk", 14, "14 статей"),
        ("uk", 21, "21 стаття"),
        ("uk", 1.5, "1,5 статті"),
        ("ru", 2, "2 статьи"),
        ("ru", 12, "12 статей"),
        ("ru", 101, "101 статья"),
        ("ru", 12000, "12\u00a0000 статей"),
    ],
)
def test_a_number_asks_for_its_form(code: str, number: float, words: str) -> None:
    assert Wording(code).count(number, "article") == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("id", "24 Oktober 2024"),
        ("uk", "24 жовтня 2024\u00a0р."),
        ("ru", "24 октября 2024\u00a0г."),
    ],
)
def test_dates(code: str, words: str) -> None:
    assert Wording(code).date("2024-10-24") == words


def test_a_month_by_itself_stands_in_the_nominative() -> None:
    assert (Wording("uk").date("2024-10"), Wording("ru").date("2024-05")) == (
        "жовтень 2024\u00a0р.",
        "май 2024\u00a0г.",
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("id", "sekitar 50 gram per bulan"),
        ("uk", "приблизно 50 грамів / місяць"),
        ("ru", "примерно 50 граммов / месяц"),
    ],
)
def test_amounts(code: str, words: str) -> None:
    assert Wording(code).amount(Quantity(AT, "", 50.0, "gram", "approximately", per="month")) == words


def test_a_unit_without_a_word_keeps_its_english_one() -> None:
    assert Wording("ru").amount(Quantity(AT, "", 3.0, "firkin")) == "3 firkin"


def test_a_reason_is_put_into_words_by_its_pattern() -> None:
    assert (
        Wording("id").reason("near Ende, named in the same sentence") == "dekat Ende, disebut dalam kalimat yang sama"
    )
    assert Wording("ru").reason("something else") == "something else"


@pytest.mark.parametrize("code", OTHERS)
def test_a_report_leaves_no_english_sentence(code: str) -> None:
    page = report.render(ferry(), code)
    text = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
    sentences = [words for (word_class, _), words in grammar.table("en").items() if word_class == "report"]
    own = set(grammar.table(code).values())
    assert [words for words in sentences if len(words) > 12 and words not in own and words in text] == []
    assert f'<html lang="{code}">' in page
