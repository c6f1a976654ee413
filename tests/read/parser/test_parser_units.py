"""Tokens as treebanks cut them."""

import pytest

from muasal import languages
from muasal.read.parser import units
from muasal.read.segment import tokenize

CUT = [
    ("en", "They don't know", "They do n't know"),
    ("en", "Kyiv's mayor can't", "Kyiv 's mayor ca n't"),
    ("en", "a six-year plan", "a six - year plan"),
    ("en", "the U.S. army", "the U.S. army"),
    ("en", "Mr. Bell said", "Mr. Bell said"),
    ("en", "see https://example.org/a?b=1 now", "see https://example.org/a?b=1 now"),
    ("en", "(see www.example.org/b).", "( see www.example.org/b ) ."),
    ("en", "write to jane.bell@example.org, please", "write to jane . bell@example.org , please"),
    ("en", "@jane wrote", "@jane wrote"),
    ("en", "well...", "well ..."),
    ("en", "12,000 men", "12,000 men"),
    ("id", "anak-anak itu", "anak-anak itu"),
    ("id", "H. Ahmad datang", "H. Ahmad datang"),
    ("uk", "12-річний хлопець", "12-річний хлопець"),
    ("uk", "об'єкт", "об'єкт"),
    ("ru", "по-русски", "по-русски"),
    ("ru", "в т. ч.", "в т. ч ."),
]


@pytest.mark.parametrize(("code", "text", "words"), CUT)
def test_words_as_treebanks_cut_them(code: str, text: str, words: str) -> None:
    assert " ".join(u.form for u in units(tokenize(text), languages.get(code))) == words


@pytest.mark.parametrize(("code", "text", "words"), CUT)
def test_every_token_belongs_to_a_word(code: str, text: str, words: str) -> None:
    tokens = tokenize(text)
    covered = {i for u in units(tokens, languages.get(code)) for i in range(u.first, u.last)}
    assert covered == set(range(len(tokens)))
