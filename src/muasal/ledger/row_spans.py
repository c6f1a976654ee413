"""What rows of all kinds share: spans in two columns, ids without their article."""

from collections.abc import Mapping
from typing import Any

from muasal.errors import LedgerError
from muasal.model import Span

Row = dict[str, Any]


def span_row(span: Span | None, prefix: str = "span") -> Row:
    """The two columns of a span."""
    start, end = span or (None, None)
    return {f"{prefix}_start": start, f"{prefix}_end": end}


def bare(id: str, article: str) -> str:
    """The id without its article."""
    if not id.startswith(f"{article}.") or "." in id[len(article) + 1 :]:
        raise LedgerError(f"cannot store {id!r}: an id of article {article!r} should read '{article}.…', with one dot")
    return id[len(article) + 1 :]


def span_of(row: Mapping[str, Any], prefix: str = "span") -> Span | None:
    """The span in two columns; None where they are empty."""
    start, end = row[f"{prefix}_start"], row[f"{prefix}_end"]
    return None if start is None else Span(start, end)


def span_required(row: Mapping[str, Any]) -> Span:
    """The span in two columns that are never empty."""
    return Span(row["span_start"], row["span_end"])
