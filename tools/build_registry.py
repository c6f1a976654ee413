"""Rebuilds the generated rows of the register: states with their codes and names in the four languages.

usage: python tools/build_registry.py

Rows of src/muasal/data/registry/{entities,aliases}.tsv that say `own` are made by hand and stay as they are; all others
are written anew from Babel (CLDR names), pycountry (ISO 3166) and the rule of `bodies`: states × kinds. A hand-made row
wins over a generated one for the same state or the same name. The same versions of both packages give the same bytes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import pycountry
from babel import Locale

from muasal import tables
from muasal.languages import CODES

FOLDER = Path(__file__).parents[1] / "src/muasal/data/registry"
DATED = "2026-11"
NAMES = f"Babel {version('babel')}"
STATES = f"pycountry {version('pycountry')}"
LEFT_OUT = (  # codes of territories that are hardly in the news
    "AQ AX BL BV CC CX GG GS HM IM IO JE MF NF NU PM PN RE SJ TF TK UM WF YT"
)
PARTIALLY_RECOGNISED = {"XK": "Republic of Kosovo"}  # no ISO code of its own, but user-assigned everywhere
RULE = "states × kinds"  # the source of rows that the rule below makes
BODIES = {  # kind → what each state that has a government in the register calls its body of that kind, in English
    "foreign-ministry": "Ministry of Foreign Affairs of {}",
    "defence-ministry": "Ministry of Defence of {}",
    "interior-ministry": "Ministry of the Interior of {}",
    "health-ministry": "Ministry of Health of {}",
    "finance-ministry": "Ministry of Finance of {}",
    "justice-ministry": "Ministry of Justice of {}",
    "education-ministry": "Ministry of Education of {}",
    "energy-ministry": "Ministry of Energy of {}",
    "environment-ministry": "Ministry of the Environment of {}",
    "agriculture-ministry": "Ministry of Agriculture of {}",
    "transport-ministry": "Ministry of Transport of {}",
    "parliament": "Parliament of {}",
    "supreme-court": "Supreme Court of {}",
    "prosecutor": "Prosecutor General's Office of {}",
    "army": "Armed Forces of {}",
    "police": "Police of {}",
    "border-guard": "Border guard of {}",
    "central-bank": "Central bank of {}",
    "statistics-office": "Statistics office of {}",
    "weather-agency": "Weather agency of {}",
    "disaster-agency": "Disaster agency of {}",
}
COLUMNS = {
    "entities": ("id", "name", "type", "kind", "country", "source", "dated"),
    "aliases": ("alias", "language", "id", "case", "use", "source"),
}
ENDINGS = {  # of a name in the nominative → those of its cases
    "uk": (
        (r"(?<=і)я$", "{я,ї,ю,єю}"),
        (r"ка$", "{ка,ки,ці,ку,кою}"),
        (r"га$", "{га,ги,зі,гу,гою}"),
        (r"ія$", "і{я,ї,ю,єю}"),
        (r"(?<=[бвгґджзклмнпрстфхцчшщ])а$", "{а,и,і,у,ою}"),
        (r"ь$", "{ь,і,ю,я,ем}"),
        (r"й$", "{й,ю,я,єм,ї}"),
        (r"(?<=[бвгґджзклмнпрстфхцчшщ])$", "{,у,а,ом,і}"),
    ),
    "ru": (
        (r"(?<=и)я$", "{я,и,ю,ей}"),
        (r"(?<=[гкхжшч])а$", "{а,и,е,у,ой}"),
        (r"(?<=[бвдзлмнпрстфц])а$", "{а,ы,е,у,ой}"),
        (r"ь$", "{ь,я,и,ю,ем,е,ью}"),
        (r"й$", "{й,я,ю,ем,е}"),
        (r"(?<=[бвгджзклмнпрстфхцчшщ])$", "{,а,у,ом,е}"),
    ),
}
ADJECTIVES = {
    "uk": ((r"ий$", "{ий,ого,ому,им}"), (r"а$", "{а,ої,ій,у,ою}")),
    "ru": ((r"([ыи])й$", r"{\1й,ого,ому,\1м,ом}"), (r"ая$", "{ая,ой,ую}")),
}


def main() -> None:
    entities = [row for row in tables.load(FOLDER / "entities.tsv") if row["source"] == "own"]
    aliases = [row for row in tables.load(FOLDER / "aliases.tsv") if row["source"] == "own"]
    outlets = tables.load(FOLDER / "outlets.tsv")
    entities += list(states(entities))
    entities += list(bodies(entities))
    taken = {(form, row["language"]) for row in aliases for form in tables.expand(row["alias"])}
    aliases += list(names([row for row in entities if row["type"] == "country"], taken))
    entities.sort(key=lambda row: row["id"])
    aliases.sort(key=lambda row: (row["id"], row["language"], row["alias"]))
    write("entities", entities, "states, bodies, forces, agencies, groups and people that speak or act in the news")
    write("aliases", aliases, "forms of the names of entities and outlets; the id - stands for nobody")
    print(f"{len(entities)} entities, {len(aliases)} aliases, {len(outlets)} outlets")


def states(known: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """A row for each state or territory that has none yet."""
    there = {row["country"] for row in known if row["type"] == "country"}
    official = {c.alpha_2: getattr(c, "official_name", c.name) for c in pycountry.countries} | PARTIALLY_RECOGNISED
    english = Locale("en").territories
    for code in sorted(official.keys() - there - set(LEFT_OUT.split())):
        yield {
            "id": slug(plain(english[code])),
            "name": official[code],
            "type": "country",
            "kind": "",
            "country": code,
            "source": STATES,
            "dated": DATED,
        }


def bodies(known: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """A row for each kind of body that a state in the news has and the register does not know by a name of its own.

    Such bodies need no aliases: kind and state together name them in every language.
    """
    known = list(known)
    there = {(row["kind"], row["country"]) for row in known} | {("id", row["id"]) for row in known}
    governed = {row["country"] for row in known if row["kind"] == "government"}
    english = Locale("en").territories
    for state in sorted((row for row in known if row["type"] == "country"), key=lambda row: row["id"]):
        for kind, title in BODIES.items() if state["country"] in governed else ():
            id = f"{state['id']}-{kind}"
            if (kind, state["country"]) in there or ("id", id) in there:
                continue
            name = title.format(plain(english[state["country"]]))
            row = {"id": id, "name": name, "type": "organisation", "kind": kind, "country": state["country"]}
            yield row | {"source": RULE, "dated": DATED}


def names(rows: Iterable[dict[str, str]], taken: set[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The names of states in each language, with their case forms."""
    rows = list(rows)
    for code in CODES:
        territories = Locale(code).territories
        borne = Counter(plain(territories[row["country"]]) for row in rows)
        for row in rows:
            name = plain(territories[row["country"]])
            if not name or borne[name] > 1 or (name, code) in taken or (name, "*") in taken:
                continue
            alias = {"alias": declined(name, code), "language": code, "id": row["id"], "case": "capital"}
            yield alias | {"use": "", "source": NAMES}


def plain(name: str) -> str:
    """A name as it is written in news: one kind of apostrophe and "and", nothing in brackets; "" for "X - Y"."""
    name = re.sub(r"\s*\(.*\)|,.*", "", name.translate(str.maketrans("ʼ’ё", "''е")))
    name = re.sub(r" (SAR|DAK) .*", "", name).replace("&", "and").removeprefix("St. ").strip()
    return "" if re.search(r"\s[-–]\s", name) and not name.startswith("Congo") else name


def declined(name: str, code: str) -> str:
    """The name with its case endings in braces, the nominative first; as it is where no rule fits."""
    words = name.split(" ")
    if code not in ENDINGS or len(words) > 2 or (name.isupper() and len(name) > 1):
        return name
    first = [ending(words[0], ADJECTIVES[code])] if len(words) == 2 else []
    if first and first[0] == words[0]:
        return name
    return " ".join([*first, ending(words[-1], ENDINGS[code])])


def ending(word: str, rules: Iterable[tuple[str, str]]) -> str:
    """The word after the first rule that fits."""
    return next((re.sub(pattern, forms, word, count=1) for pattern, forms in rules if re.search(pattern, word)), word)


def slug(name: str) -> str:
    """Lower case Latin letters and digits, joined by hyphens."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def write(table: str, rows: Iterable[dict[str, str]], what: str) -> None:
    columns = COLUMNS[table]
    notes = [
        f"# source: written for Muasal (own); names of states from {NAMES} (CLDR), codes from {STATES} (ISO 3166)",
        "# licence: Apache-2.0; CLDR names Unicode-3.0; ISO 3166 names by way of pycountry, LGPL-2.1",
        f"# what: {what}",
    ]
    lines = ["\t".join(row[column] for column in columns).rstrip("\t") for row in rows]
    text = "\n".join([*notes, "\t".join(columns), *lines]) + "\n"
    (FOLDER / f"{table}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
