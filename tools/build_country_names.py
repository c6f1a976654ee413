"""Builds src/muasal/data/land/names.tsv: names of countries on the map in the interface's languages.

usage: python tools/build_country_names.py     (needs `pip install '.[build]'`)

Names come from Unicode CLDR by way of Babel. `map` is the name that land.json.gz gives a country, where it is on it;
names that Natural Earth shortens are matched by the spellings below. The same releases give the same bytes.
"""

import gzip
import json
from pathlib import Path

import babel

LAND = Path(__file__).parents[1] / "src/muasal/data/land"
LANGUAGES = ("en", "id", "uk", "ru")
SPELT = {
    "Bosnia and Herz.": "BA",
    "Central African Rep.": "CF",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Czechia": "CZ",
    "Côte d'Ivoire": "CI",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Eq. Guinea": "GQ",
    "Macedonia": "MK",
    "Myanmar": "MM",
    "Palestine": "PS",
    "S. Sudan": "SS",
    "Turkey": "TR",
    "United States of America": "US",
    "W. Sahara": "EH",
    "eSwatini": "SZ",
    "Hong Kong": "HK",
    "Macao": "MO",
    "Antigua and Barb.": "AG",
    "Cayman Is.": "KY",
    "Cook Is.": "CK",
    "Faeroe Is.": "FO",
    "Falkland Is.": "FK",
    "Fr. Polynesia": "PF",
    "Marshall Is.": "MH",
    "N. Mariana Is.": "MP",
    "Solomon Is.": "SB",
    "St. Kitts and Nevis": "KN",
    "St. Vin. and Gren.": "VC",
    "São Tomé and Principe": "ST",
    "Saint Lucia": "LC",
    "Trinidad and Tobago": "TT",
    "U.S. Virgin Is.": "VI",
    "British Virgin Is.": "VG",
    "Turks and Caicos Is.": "TC",
}
HEAD = f"""# source: Unicode CLDR by way of Babel {babel.__version__} (tools/build_country_names.py)
# licence: Unicode-3.0
# what: names of countries by ISO 3166-1 code; map: the name in land.json.gz, empty where it is not on it
country\tmap\t{chr(9).join(LANGUAGES)}
"""


def main() -> None:
    named = {language: babel.Locale(language).territories for language in LANGUAGES}
    codes = sorted(code for code in named["en"] if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "XA"))
    on_map = json.loads(gzip.decompress((LAND / "land.json.gz").read_bytes()))["countries"]
    by_name = {named["en"][code].replace("&", "and").replace("St. ", "Saint "): code for code in codes}
    drawn = {code: name for name in on_map if (code := SPELT.get(name) or by_name.get(name))}
    rows = ["\t".join([code, drawn.get(code, ""), *(named[n].get(code, "") for n in LANGUAGES)]) for code in codes]
    (LAND / "names.tsv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print("without a name in other languages:", ", ".join(name for name in on_map if name not in drawn.values()))


if __name__ == "__main__":
    main()
