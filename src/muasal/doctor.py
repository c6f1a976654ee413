"""What is installed and which parts are off: the rows that `muasal doctor` prints."""

import importlib.metadata
import importlib.util
import platform
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from muasal import __version__, languages, tables
from muasal.errors import MuasalError
from muasal.read import parse

DATA = Path(__file__).parent / "data"
LIBRARIES = (
    "alembic",
    "click",
    "httpcore",
    "jinja2",
    "lxml",
    "protego",
    "py3langid",
    "rapidfuzz",
    "rich",
    "sqlalchemy",
    "trafilatura",
)
TABLES = ("cues", "words", "nouns", "hedges", "events", "organisations", "units", "counted", "calendar", "numerals")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, on · off · broken, and what there is to say."""

    name: str
    state: str
    note: str


def examine() -> list[Part]:
    """Every part, in a fixed order."""
    return [
        Part("muasal", "on", f"{__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"),
        *(_language(code) for code in languages.CODES),
        *(_parser(code) for code in languages.CODES),
        _gazetteer(),
        _register(),
        *(_library(name) for name in LIBRARIES),
    ]


def _language(code: str) -> Part:
    """A language and the sizes of its tables."""
    language = languages.get(code)
    try:
        sizes = {name: len(language.table(name)) for name in TABLES}
    except MuasalError as error:
        return Part(f"language {code}", "broken", str(error))
    missing = [name for name, size in sizes.items() if not size]
    note = f"{language.name}: " + ", ".join(f"{size} {name}" for name, size in sizes.items() if size)
    return Part(
        f"language {code}", "off" if missing else "on", note + (f"; no {', '.join(missing)}" if missing else "")
    )


def _parser(code: str) -> Part:
    """Parsers come trained with the package, where there is one; the token grammar reads without."""
    path = parse.stored(languages.get(code))
    if path is None:
        return Part(f"parser {code}", "off", "none shipped: the token grammar reads sources and contents by itself")
    try:
        network = parse.network(languages.get(code))
    except MuasalError as error:
        return Part(f"parser {code}", "broken", str(error))
    assert network is not None
    relations = len(network.labels["relations"])
    return Part(f"parser {code}", "on", f"{path.stat().st_size / 1e6:.1f} MB, {relations} relations")


def _gazetteer() -> Part:
    size = sum(p.stat().st_size for p in (DATA / "gazetteer").glob("*") if p.is_file())
    note = f"{size / 1e6:.1f} MB, memory-mapped" if size else "no table: places keep their words only"
    return Part("gazetteer", "on" if size else "off", note)


def _register() -> Part:
    counts = {name: len(tables.load(DATA / "registry" / f"{name}.tsv")) for name in ("entities", "outlets", "aliases")}
    return Part("register", "on" if all(counts.values()) else "off", ", ".join(f"{n} {k}" for k, n in counts.items()))


def _library(name: str) -> Part:
    try:
        return Part(name, "on", importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Part(name, "off", f"not installed; pip install {name}")
