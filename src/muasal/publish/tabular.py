"""Rows as a table for the terminal, as JSON, as CSV. A row is a dict; `columns` says which keys, in which order.

Cells may hold text, numbers, truth values, None, and lists of texts.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from muasal.publish.terminal import clean

if TYPE_CHECKING:
    from rich.table import Table

Row = Mapping[str, object]

# A spreadsheet takes a cell that begins so for a formula, some also behind blanks, quotation marks or invisible marks,
# and some also in full width.
_FORMULA = re.compile("[\\s'\"\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠]|[\t\r\n]")


def as_json(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """The rows as a JSON list, one row a line, keys in the order of the columns. Ends with a line break."""
    lines = [json.dumps({column: row[column] for column in columns}, ensure_ascii=False) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """The rows as CSV (RFC 4180) under a head of column names. A list is one cell, `a; b`; None is empty.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def as_table(rows: Iterable[Row], columns: Sequence[str]) -> "Table":
    """The rows as a table for a rich console. Nothing in a cell is taken for markup or for a terminal's commands."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    filled = list(rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for column in columns:
        table.add_column(
            column.replace("_", " "),
            justify="right" if filled and all(_is_number(row[column]) for row in filled) else "left",
            no_wrap=column in _WHOLE,
            overflow="fold",
            max_width=None if column in _WHOLE or column in _LONG else _NARROW,
        )
    for row in filled:
        table.add_row(*(Text(clean(_words(row[column]))) for column in columns))
    return table


_WHOLE = ("id", "short", "published", "language")  # columns that make no sense broken over two lines
_LONG = ("text", "headline", "gloss")  # columns that take what room there is
_NARROW = 18  # characters of any other column before it breaks


def _csv_cell(value: object) -> str:
    text = _words(value)
    return text if _is_number(value) or not _FORMULA.match(text) else "'" + text


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(_words(part) for part in value)
    return str(value)
