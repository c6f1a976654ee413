"""Keys of names across scripts: pairs in names_same.txt meet, pairs in names_apart.txt do not."""

from pathlib import Path

import pytest

from muasal import languages
from muasal.resolve import romanise, spellings

HERE = Path(__file__).parent


def lines(file: str) -> list[str]:
    return [line for line in (HERE / file).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def readings(line: str) -> list[frozenset[str]]:
    spelled = (cell.strip().partition(" ") for cell in line.split("|"))
    return [spellings.readings(name, languages.get(code)) for code, _, name in spelled]


@pytest.mark.parametrize("line", lines("names_same.txt"))
def test_spellings_of_one_name_share_a_key(line: str) -> None:
    first, *others = readings(line)
    assert all(first & other for other in others)


@pytest.mark.parametrize("line", lines("names_apart.txt"))
def test_different_names_share_no_key(line: str) -> None:
    one, other = readings(line)
    assert one
    assert other
    assert not one & other


def test_a_name_without_letters_has_no_key() -> None:
    assert romanise.key("—", languages.get("ru")) == ""


def test_latin_letters_lose_their_accents() -> None:
    assert romanise.latin("Vučić", languages.get("en")) == "vucic"
