"""What differs between the interface's languages beside words: the forms numbers ask for, separators, plurals."""

import re
from functools import cache
from pathlib import Path

from muasal import tables

FOLDER = Path(__file__).with_name("words")
COUNTRIES = Path(__file__).parents[1] / "data/land/names.tsv"
PERIODS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "MT": "minute", "S": "second"}
SEPARATORS = {"en": (",", "."), "id": (".", ","), "uk": ("\u00a0", ","), "ru": ("\u00a0", ",")}
INTERFACES = tuple(SEPARATORS)


@cache
def table(code: str) -> dict[tuple[str, str], str]:
    """The words of a language by class and key."""
    return {(row["class"], row["key"]): row["words"] for row in tables.load(FOLDER / f"{code}.tsv")}


def form(code: str, number: float, forms: list[str]) -> str:
    """Of a noun's forms the one its number asks for (CLDR's plural rules; a fraction takes the second)."""
    return forms[min(_place(code, number), len(forms) - 1)]


def _place(code: str, number: float) -> int:
    if code == "id":
        return 0
    if code == "en":
        return int(number != 1)
    if not float(number).is_integer():
        return 1
    tens, ones = int(number) % 100, int(number) % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def guessed(code: str, noun: str) -> str:
    """The forms of a noun that stands in no table: the English plural; in other languages the English word as it is."""
    if code != "en":
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun}|{noun[:-1]}ies"
    return f"{noun}|{noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


@cache
def countries(code: str) -> dict[str, str]:
    """The names of countries in a language, by ISO 3166-1 code and by the name that the table of land has."""
    rows = tables.load(COUNTRIES)
    return {row[key]: row[code] for key in ("map", "country") for row in rows if row[key] and row[code]}


@cache
def _patterns(code: str) -> list[tuple[re.Pattern[str], str]]:
    """The reasons a language has words for; longer patterns first, `{}` stands for a name or a value."""
    found = [(key, words) for (word_class, key), words in table(code).items() if word_class == "reason"]
    found.sort(key=lambda pair: (-len(pair[0].replace("{}", "")), pair[0]))
    return [(re.compile(re.escape(key).replace(r"\{\}", "(.{1,200}?)")), words) for key, words in found]


def by_pattern(code: str, text: str) -> str:
    """A reason in the words of a language, "" where no pattern fits all of it."""
    fitting = ((pattern.fullmatch(text[:800]), words) for pattern, words in _patterns(code))
    return next((words.format(*found.groups()) for found, words in fitting if found), "")


def separated(code: str, number: str) -> str:
    """A number written in English (`12,000.5`) with the separators of the language."""
    thousands, decimal = SEPARATORS[code]
    return number.translate({ord(","): thousands, ord("."): decimal})
