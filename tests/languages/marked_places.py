"""Reads sentences with marked places: `Rain fell in [Poltava|Poltava|UA].`"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]*)\|([A-Z]*)\]")


@dataclass(frozen=True)
class MarkedPlace:
    """Characters, English name ("?" before one that the gazetteer does not know) and country (None without one)."""

    start: int
    end: int
    value: str
    country: str | None


@dataclass(frozen=True)
class MarkedSentence:
    where: str
    text: str
    places: tuple[MarkedPlace, ...]
    not_yet: bool


def marked_places(path: Path) -> Iterator[MarkedSentence]:
    """The sentences of a file; lines that begin with # are notes."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _sentence(f"{path.parent.name}:{number}", line.removeprefix("~").strip(), line.startswith("~"))


def _sentence(where: str, line: str, not_yet: bool) -> MarkedSentence:
    text, at, places = "", 0, []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        words, value, country = mark.groups()
        places.append(MarkedPlace(len(text), len(text) + len(words), value, country or None))
        text += words
        at = mark.end()
    return MarkedSentence(where, text + line[at:], tuple(places), not_yet)
