"""The keys under which names of places are stored and looked up.

`exact` folds what writers and keyboards vary in: case, accents, apostrophes, hyphens. `skeleton` folds further, so that
the spellings of one Slavic name meet: «Уссурийск», «Уссурійськ» and "Ussuriisk"; "Knyaze-Volkonskoye" and
"Knyaz-Volkonsky". Two names of different places can share a skeleton: it is asked only after `exact`.
"""

import re
import unicodedata
from functools import lru_cache

SHORTEST_SKELETON = 5
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ə": "e"}
    | dict.fromkeys("'’‘ʼʹʻ`´\"“”", None)
    | dict.fromkeys("-‐‑–—.,/()", " ")
)
_CYRILLIC = str.maketrans(
    dict(zip("абвгґдеєэжзиіыйклмнопрстуўфхцчшщ", "abvggdiiizziiiiklmnoprstuufxccss", strict=True))
    | {"ю": "iu", "я": "ia", "ъ": None, "ь": None}
)
_SOUNDS = (
    *((sound, "s") for sound in ("shch", "sch", "sh", "sc")),
    *(("kh", "x"), ("zh", "z"), ("ch", "c"), ("th", "c"), ("ts", "c"), ("tz", "c")),
)
_LETTER = str.maketrans("yjehw", "iiigv")
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_SOFT = re.compile(r"i+([au])")
_TWICE = re.compile(r"(.)\1+")
_ADJECTIVE = re.compile(r"([sc]k)[aiou][a-z]{0,3}$")
_MARK = re.compile(r"[^\w ]")


@lru_cache(maxsize=65536)
def exact(name: str) -> str:
    """The key of a name as written in a catalogue or a text, "" if nothing is left of it."""
    low = name.casefold()
    if not low.isascii():
        parted = unicodedata.normalize("NFKD", low)
        low = low if parted == low and low.isalpha() else _ACCENTS.sub("", parted)
    low = low.translate(_LETTERS)
    return low if low.isalpha() else " ".join(_MARK.sub("", low).split())


def skeleton(name: str) -> str:
    """The key under which spellings of one Slavic name meet, "" if it would be too short to mean anything."""
    return bones(exact(name))


@lru_cache(maxsize=65536)
def bones(key: str) -> str:
    """The skeleton of a name whose exact key is known."""
    words = [_bare(word) for word in key.translate(_CYRILLIC).split()]
    key = " ".join(word for word in words if word).removeprefix("i")
    return key if len(key) >= SHORTEST_SKELETON and key.replace(" ", "").isascii() else ""


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    if "h" in word or "c" in word or "t" in word:
        for sound, to in _SOUNDS:
            word = word.replace(sound, to)
    word = _TWICE.sub(r"\1", _SOFT.sub(r"\1", word.translate(_LETTER)))
    cut = _ADJECTIVE.sub(r"\1", word) if "sk" in word or "ck" in word else word
    return cut if cut != word or len(word) < 4 else word.rstrip("aiou") or word
