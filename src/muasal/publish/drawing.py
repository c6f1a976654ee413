"""Pictures as plain values: shapes and words at places, in pixels. The template writes SVG and escapes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ELLIPSIS = "…"
FAMILIAR = "\u058f"  # the last letter of scripts whose breadths are known here: Latin, Greek, Cyrillic, Armenian
BOLD = 1.15  # how much broader bold letters are


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area. `d` is SVG path data made of our own numbers."""

    d: str
    css: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle, with words for those who point at it."""

    x: float
    y: float
    r: float
    css: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text that begins (or, by `anchor`, centres or ends) at x, y."""

    x: float
    y: float
    text: str
    css: str = ""
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: paths lie under dots, dots under words."""

    width: int
    height: int
    paths: tuple[Path, ...] = ()
    dots: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()


def breadth(text: str, size: float) -> float:
    """About how many pixels a text takes up at a font size; rather too many than too few."""
    return sum(map(_share, text)) * size


@lru_cache(4096)
def _share(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "iIljftr.,:;'|!()[] ":
        return 0.36
    if character in "WMШЩЖЮФ@%—":
        return 1.05
    if character in "mwшщжюфы…":
        return 0.92
    if character > FAMILIAR:
        return 0.85
    return 0.74 if character.isupper() else 0.62


def wrap(text: str, width: float, size: float, most: int = 3) -> list[str]:
    """`text` in at most `most` lines of `width` pixels; what does not fit ends in an ellipsis."""
    lines, line = [], ""
    for word in filter(None, re.split(r"[ \t\r\n]+", text)):  # not at a space that must not break
        longer = f"{line} {word}" if line else word
        if breadth(longer, size) <= width:
            line = longer
        else:
            lines += [line] if line else []
            line = word
    lines += [line] if line else []
    cut = [*lines[: most - 1], f"{lines[most - 1]} {ELLIPSIS}"] if len(lines) > most else lines
    return [shortened(part, width, size) for part in cut]


def shortened(text: str, width: float, size: float) -> str:
    """`text`, cut with an ellipsis where it is broader than `width`."""
    if breadth(text, size) <= width:
        return text
    kept = text.rstrip(ELLIPSIS + " ")
    while kept and breadth(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def rounded(value: float) -> str:
    """A number for path data, as short as can be."""
    return f"{value:.1f}".removesuffix(".0")
