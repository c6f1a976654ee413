"""What is said where something did not work, in the language of the interface: errors are worded in English."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from muasal import tables
from muasal.publish.wording import ENGLISH

TABLE = Path(__file__).with_name("refusals.tsv")
INNER = "why"  # the value that is such a sentence itself
LONGEST = 800  # characters of an error that is looked for in the table
DEEPEST = 3
_VALUE = re.compile(r"\\\{(\w+)\\\}")


def told(code: str, said: str, deep: int = DEEPEST) -> Markup:
    """An error in the words of a language, its values as they are; said to be English where the table has it not."""
    if code == ENGLISH.code:
        return escape(said)
    found = ((pattern.fullmatch(said), words) for pattern, words in _patterns(code)) if len(said) <= LONGEST else ()
    fitting, words = next(((match, words) for match, words in found if match), (None, ""))
    if fitting is None or not deep:
        return Markup('<span lang="en">{}</span>').format(said)
    values = {
        name: told(code, value, deep - 1) if name == INNER else value for name, value in fitting.groupdict().items()
    }
    return Markup(str(escape(words))).format(**values)


@cache
def _patterns(code: str) -> list[tuple[re.Pattern[str], str]]:
    """Errors and their words in a language; those that begin with a value last, those with more own words first."""
    rows = sorted(tables.load(TABLE), key=lambda row: _turn(row[ENGLISH.code]))
    return [(_pattern(row[ENGLISH.code]), row[code]) for row in rows]


def _turn(english: str) -> tuple[bool, int, str]:
    return english.startswith("{"), -len(re.sub(r"\{\w+\}", "", english)), english


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_VALUE.sub(r"(?P<\1>.{0,300}?)", re.escape(english)), re.DOTALL)
