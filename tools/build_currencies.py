"""Builds languages/currencies.tsv and languages/<code>/currencies.tsv: the currencies of ISO 4217 that are in use.

usage: python tools/build_currencies.py     (needs `pip install '.[build]'`)

Which currency is legal tender where, and what it is called, comes from Unicode CLDR by way of Babel; forms that CLDR
does not write are made by rule (currency_words.py). The same releases give the same bytes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import babel
from babel.core import get_global
from currency_words import braced, noun_at, noun_forms, phrase

from muasal import languages, tables
from muasal.languages import places
from muasal.read.segment import tokenize

FOLDER = Path(languages.__file__).parent
GENERIC = {"krona": "krone", "króna": "krone", "koruna": "krone", "rial": "riyal", "ruble": "rouble"}
# codes that are words or mean something else
WORDS = frozenset(("ALL", "BAM", "BOB", "CDF", "CUP", "SDG", "SLE", "SOS", "SSP", "STN", "TOP"))
# those whose nouns mean nothing else
LONE = frozenset(
    ("BTN", "ERN", "GMD", "HNL", "HTG", "MGA", "MNT", "MRU", "MVR", "MWK", "MZN", "NGN", "SZL", "TJS", "ZMW")
)
UNCOUNTED = frozenset({"ZWG"})  # "gold" is a metal first
SOURCE = (
    f"# source: Unicode CLDR by way of Babel {babel.__version__} (tools/build_currencies.py)\n# licence: Unicode-3.0\n"
)
SHARED = (
    "# what: currencies in use; code: the unit, one of units.tsv or another; generic: the word it shares with others;"
    " countries: where it is tender; sign: does its ISO code count as one before a number\n"
)
OWN = (
    "# what: words of currencies; iso: those that are called so; kind: name (whole), noun (only behind the adjective of"
    " a country), alone (a noun that means nothing else)\n"
)


def main() -> None:
    tender = in_use()
    known = coded(tender)
    rows = [shared(iso, known[iso], known, tender[iso]) for iso in sorted(tender)]
    (FOLDER / "currencies.tsv").write_text(SOURCE + SHARED + "iso\tcode\tgeneric\tcountries\tsign\n" + "".join(rows))
    for code in languages.CODES:
        table = "".join(f"{form}\t{' '.join(iso)}\t{kind}\n" for form, iso, kind in own(code, tender))
        (FOLDER / code / "currencies.tsv").write_text(SOURCE + OWN + "form\tiso\tkind\n" + table)


def in_use() -> dict[str, list[str]]:
    """Countries by currency that is legal tender there now."""
    out: dict[str, list[str]] = defaultdict(list)
    for country, periods in sorted(get_global("territory_currencies").items()):
        for iso, _, end, tender in periods:
            if end is None and tender and len(country) == 2:
                out[iso].append(country)
    return dict(out)


def coded(tender: Iterable[str]) -> dict[str, str]:
    """The unit of each currency: that of its sign where it has one, else its noun where no other bears it, else its
    name."""
    signs = {row["sign"]: row["code"] for row in tables.load(FOLDER / "unit_signs.tsv")}
    units = {row["code"] for row in tables.load(FOLDER / "units.tsv")}
    english = babel.Locale("en").currencies
    nouns = {iso: noun(english[iso]) for iso in tender}
    single = {iso for iso, one in nouns.items() if list(nouns.values()).count(one) == 1}
    out = {}
    for iso in sorted(tender):
        named = " ".join([*english[iso].split()[:-1], nouns[iso]])
        out[iso] = signs.get(iso) or (nouns[iso] if iso in single and nouns[iso] in units else named)
    return out


def generic(iso: str) -> str:
    """The word that a currency may share with others: krone of kronor, krónur and koruny."""
    word = noun(babel.Locale("en").currencies[iso])
    return GENERIC.get(word, word)


def noun(name: str) -> str:
    last = name.split()[-1].lower()
    return {"ruble": "rouble"}.get(last, last)


def shared(iso: str, code: str, known: dict[str, str], countries: list[str]) -> str:
    """A row of currencies.tsv."""
    word = generic(iso)
    others = [other for other in known if generic(other) == word]
    sign = "" if iso in WORDS else "yes"
    return "\t".join((iso, code, word if len(others) > 1 else "", " ".join(countries), sign)) + "\n"


def own(code: str, tender: dict[str, list[str]]) -> list[tuple[str, list[str], str]]:
    """The rows of a language: nouns with all currencies they stand for, and names that no country beside them tells."""
    nouns: dict[str, tuple[list[str], list[str]]] = {}
    out = []
    for iso in sorted(set(tender) - UNCOUNTED):
        names = called(code, iso)
        words = names[0].split()
        at = noun_at(words, code)
        written = {one.split()[at] for one in names if len(one.split()) == len(words)}
        forms = noun_forms(words[at], written, code)
        nouns.setdefault(words[at], (forms, []))[1].append(iso)
        if not told(names, code, tender[iso]):
            out += [(one, [iso], "name") for one in whole(names, code, forms)]
    rows = [(braced(forms), iso, "alone" if set(iso) <= LONE else "noun") for forms, iso in nouns.values()]
    return sorted([*out, *rows])


def whole(names: list[str], code: str, forms: list[str]) -> list[str]:
    """The names as phrases of a table: the first in all its forms, others where they have other words beside."""
    out = {phrase(name.split(), noun_at(name.split(), code), forms, code) for name in names[:1]}
    others = (name for name in names if len(name.split()) != len(names[0].split()))
    return sorted(out | {" ".join(token.low for token in tokenize(name)) for name in others})


def called(code: str, iso: str) -> list[str]:
    """The names of a currency in a language, the nominative singular first, in small letters."""
    locale = babel.Locale(code)
    plural: Any = locale._data["currency_names_plural"].get(iso) or {}
    names = [plural.get("one", locale.currencies.get(iso, iso)), *plural.values(), locale.currencies.get(iso, iso)]
    return [re.sub(r"\s*\(.*\)", "", name).lower().replace("ʼ", "'").replace("ʻ", "'") for name in names]


def told(names: list[str], code: str, countries: list[str]) -> bool:
    """Is every name the adjective of a country that places.tsv knows, and one noun?"""
    words = places.place_words(code)
    for name in names:
        tokens = tokenize(name)
        found = words.at("demonym", tokens, 0, len(tokens))
        if found is None or found.last != len(tokens) - 1 or found.value.value not in countries:
            return False
    return True


if __name__ == "__main__":
    main()
