"""Loads the package's tables. A table is a .tsv file: comment lines (`# source: …`, `# licence: …`), a header, rows.

An empty cell is "". A broken row raises TableError with the file and the line.
"""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from muasal.errors import TableError

_BRACES = re.compile(r"\{([^{}]*)\}")
REQUIRED_NOTES = ("source", "licence")


def load(path: Path) -> list[dict[str, str]]:
    """All rows of the table at `path`, each a dict from column name to cell. A table that is absent is empty."""
    return list(rows(path)) if path.exists() else []


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the table at `path`, one by one."""
    header: list[str] | None = None
    notes: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            notes.add(line[1:].partition(":")[0].strip())
        elif line.strip():
            cells = [cell.strip() for cell in line.split("\t")]
            if header is None:
                header = _header(path, number, cells, notes)
            elif len(cells) > len(header):
                raise TableError(
                    f"{path.name}:{number}: {len(cells)} cells under {len(header)} columns; a tab too many?"
                )
            else:
                yield dict(itertools.zip_longest(header, cells, fillvalue=""))


def _header(path: Path, number: int, cells: list[str], notes: set[str]) -> list[str]:
    missing = [note for note in REQUIRED_NOTES if note not in notes]
    if missing:
        raise TableError(f"{path.name}:{number}: the head of the table lacks `# {missing[0]}: …`")
    if len(set(cells)) != len(cells):
        raise TableError(f"{path.name}:{number}: two columns have one name")
    return cells


def expand(form: str) -> list[str]:
    """The forms a cell stands for: `заяви{в,ла,ли}` is заявив, заявила, заявили. Several groups multiply."""
    match = _BRACES.search(form)
    if not match:
        return [form]
    head, tail = form[: match.start()], form[match.end() :]
    return [out for part in match.group(1).split(",") for out in expand(head + part.strip() + tail)]
