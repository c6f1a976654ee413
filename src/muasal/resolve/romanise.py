"""Names across scripts: a key under which one name meets its other spellings. Equal keys, never a similarity score.

Letters go to Latin by the language's table; spellings that romanisations disagree on are folded (ye/e, yu/u, kh/h/g);
a case ending is cut in either script, since a Latin *o* may stand for an inflected Cyrillic one. The key is for
comparing only, never shown. Systems that differ in sound (Kim Jong Un, Ким Чен Ын) need rows of their own.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from muasal import tables
from muasal.languages import Language

GIVEN = Path(__file__).parent.parent / "data" / "registry" / "given.tsv"

_FOLDS = tuple(
    (re.compile(spelling), plain)
    for spelling, plain in (
        (r"x", "ks"),
        (r"tkh", "t"),
        (r"^ch(?=[rl])", "k"),
        (r"ck|q|c(?![hei])", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"shch", "sc"),
        (r"sch", "sh"),
        (r"dzh|dj", "j"),
        (r"kh|g", "h"),
        (r"zh", "z"),
        (r"t[sz]", "c"),
        (r"oo|ou|(?<=[^aeiou])oe(?=[^aeiou])", "u"),
        (r"ee", "i"),
        (r"ye|ie", "e"),
        (r"yo", "o"),
        (r"yu|iu", "u"),
        (r"ya|ia", "a"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])er$", "r"),
    )
)
_ENDING = re.compile(r"(?:oho|omu|emu|oiu|ami|(?<=[oe]v|in|sk|ck)im|om|em|[aeiou]+)$")
SHORTEST = 3  # letters that must remain when an ending is cut


def latin(text: str, language: Language) -> str:
    """`text` in Latin letters, lower case, without accents."""
    letters = language.letters
    return plain("".join(letters.get(char, char) for char in text.casefold()))


def plain(text: str) -> str:
    """`text` without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def shown(name: str, language: Language) -> str:
    """A name in Latin letters as a reader may see it, its capitals kept; a Latin one as it is."""
    if name.isascii() or not language.letters:
        return name
    words = (latin(word, language) for word in name.split())
    return " ".join(word[:1].upper() + word[1:] for word in words)


def key(name: str, language: Language) -> str:
    """The key of a name: the keys of its words joined by hyphens; "" if nothing is left."""
    return "-".join(keys(re.findall(r"[\w'’ʼ]+", name.casefold()), language))


def keys(words: Sequence[str], language: Language) -> tuple[str, ...]:
    """The keys of the words of a name, the first name in one form for all languages."""
    found = [key for word in words if (key := word_key(word, language))]
    return tuple(given(key) for key in found) if len(found) > 1 else tuple(found)


def given(key: str) -> str:
    """The key of a first name as it is in the other language: Oleksandr and Aleksandr are one."""
    return _given().get(key, key)


@cache
def _given() -> dict[str, str]:
    rows = tables.load(GIVEN)
    return {fold(form.casefold()): fold(row["name"].casefold()) for row in rows for form in row["same"].split()}


@lru_cache(maxsize=1 << 16)
def word_key(low: str, language: Language) -> str:
    """The key of one case-folded word, "" if it has no letters of the script."""
    letters = re.sub(r"[^a-z\d]", "", latin(low, language))
    return fold(letters) if letters else ""


def stem(name: str, language: Language) -> str:
    """The key of a name whose other spelling is unknown; endings are cut in either script."""
    return key(name, language)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """One word in Latin letters without what romanisations disagree on, and without its ending."""
    for spelling, plain in _FOLDS:
        word = spelling.sub(plain, word)
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= SHORTEST else word
