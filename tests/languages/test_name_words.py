"""The classes of words in and around names, asked one by one and all at once."""

import pytest

from muasal import tables
from muasal.languages import CODES, get
from muasal.languages.naming import CLASSES, name_words


@pytest.mark.parametrize("code", CODES)
def test_all_classes_of_a_word_are_those_it_is_in_one_by_one(code: str) -> None:
    words = name_words(code)
    forms = [form.casefold() for row in get(code).table("names") for form in tables.expand(row["word"])]
    asked = {low.strip("-*") for low in forms if " " not in low} | {f"xyz{low.strip('-*')}" for low in forms}
    assert {low: words.classes(low) for low in asked} == {
        low: {name for name in CLASSES if words.is_(name, low)} for low in asked
    }
