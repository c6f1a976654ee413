"""Names that the catalogues lack, made by rule: regions without their type word, «Курщина», «Мамуджу» of Mamuju."""

import re
from collections.abc import Iterable, Iterator

from muasal.resolve.gazetteer import SKELETON
from muasal.resolve.place_keys import exact, skeleton

_TYPES = re.compile(
    r"\b(Provinsi|Propinsi|Daerah Tingkat I|Daerah Khusus Ibukota|Daerah Istimewa|Special Region of|Province of|"
    r"Republic of|State of|Region of|Province|Oblast['’]?|oblast['’]?|Krai|Kray|Republic|Region|State|"
    r"Governorate|Prefecture|Voivodeship|Municipality|Autonomous Okrug|Autonomous Region|County|Department|District|"
    r"Республика|Республіка|область|край|Область|Край|провинция|провінція|Провинция|Провінція|штат|штат|Місто|Gorod|City)\b"
)
_DISTRICT = re.compile(
    r"\b(Kabupaten|Kab\.|Kota Administrasi|Regency|Rayon|rayon|Raion|raion|District|district|County|Parish|Okrug|"
    r"Gorodskoy)\b"
)
_INDONESIAN = (
    ("ng", "нг"), ("ny", "нь"), ("sy", "ш"), ("kh", "х"), ("dj", "дж"), ("tj", "ч"), ("oe", "у"), ("j", "дж"),
    ("c", "ч"),
    ("ya", "я"), ("yu", "ю"), ("yo", "йо"), ("y", "й"), ("a", "а"), ("b", "б"), ("d", "д"), ("e", "е"), ("f", "ф"),
    ("g", "г"), ("h", "х"), ("i", "и"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("q", "к"),
    ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("z", "з"),
)  # fmt: skip


def bare(name: str) -> str:
    """The name of a region without its type word: "Kursk Oblast" is "Kursk"; the name itself if nothing is left."""
    return " ".join(_TYPES.sub(" ", name).split(",")[0].split()) or name


def bare_district(name: str) -> str:
    """The name of a district without its type word: "Kabupaten Mamasa" is "Mamasa"."""
    return " ".join(_DISTRICT.sub(" ", name).split()) or name


def with_region_nouns(name: str) -> Iterator[str]:
    """The name of a Slavic region and the noun made of it: «Курская область» also «Курщина»."""
    yield name
    found = re.match(r"(\w+?)(зьк|цьк|ськ|ск|цк)(?:а|ая) област", name, re.IGNORECASE)
    if found:
        stem, suffix = found.groups()
        for ending in {"зьк": ("ччина",), "цьк": ("ччина",), "цк": ("тчина", "чина")}.get(suffix, ("щина", "чина")):
            yield stem + ending


def cyrillic(name: str) -> str:
    """An Indonesian name in Russian letters: "Mamuju" is «Мамуджу»."""
    low = exact(name)
    for latin, letter in _INDONESIAN:
        low = low.replace(latin, letter)
    return low


_GENERIC = """
north south east west northern southern eastern western central centre center federal capital middle upper lower
northeast northwest southeast southwest coast highlands islands island the littoral plateaux district province region
metropolitan utara selatan timur barat tengah север юг восток запад центр північ південь схід захід
"""
GENERIC = frozenset(_GENERIC.split())  # a name of nothing but these is no name


def keys(names: Iterable[str], slavic: bool) -> set[str]:
    """The keys of names; with skeletons if they are Slavic."""
    out = {exact(name) for name in names}
    if slavic:
        out |= {SKELETON + skeleton(name) for name in names if skeleton(name)}
    return {key for key in out if len(key) > 1 and not GENERIC.issuperset(key.split())}
