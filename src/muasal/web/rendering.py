"""A view's dict as a page, as JSON, as CSV, as JSON lines."""

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.responses import HTMLResponse, Response

from muasal import __version__
from muasal.publish import report, tabular, timeline, tree
from muasal.publish.wording import Wording
from muasal.web import refusals, tongue

HERE = Path(__file__).parent
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def environment(code: str) -> Environment:
    """The report's templates and filters, and the app's own before them; they speak in a language."""
    loaders = [FileSystemLoader(HERE / "templates"), FileSystemLoader(report.HERE / "templates")]
    env = report.environment(code).overlay(loader=ChoiceLoader(loaders))
    drawn = {"draw_tree": tree.tree, "draw_columns": timeline.columns, "draw_strip": timeline.strip}
    sizes = {"WIDE": report.WIDTHS["wide"], "NARROW": report.WIDTHS["narrow"]}
    speaking = {"speaks": code, "wording": Wording(code), "tongues": tongue.NAMES, "t": partial(tongue.put, code)}
    speaking["refused"] = partial(refusals.told, code)
    env.globals = {**env.globals, **drawn, **sizes, **speaking, "version": __version__}
    return env


def page(template: str, values: Mapping[str, Any], language: str, status: int = 200) -> Response:
    """The template with these values as an HTML answer."""
    text = environment(language).get_template(template).render(values)
    return HTMLResponse(printable(text), status)


def printable(text: str) -> str:
    """The text without what neither HTML nor XML may hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def as_json(found: Any, status: int = 200) -> Response:
    text = json.dumps(found, ensure_ascii=False, indent=1, default=plain) + "\n"
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")


def as_lines(rows: Sequence[Mapping[str, Any]]) -> Response:
    """One row a line; the count goes into a header, as it does on the page."""
    lines = (json.dumps(row, ensure_ascii=False, default=plain) + "\n" for row in rows)
    headers = {"x-count": str(len(rows))}
    return Response("".join(lines).encode("utf-8", "replace"), media_type="application/jsonl", headers=headers)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> Response:
    """The rows under a head of column names; what a spreadsheet would run is defused."""
    text = tabular.as_csv(rows, list(rows[0])) if rows else ""
    headers = {"x-count": str(len(rows)), "content-disposition": "attachment; filename=muasal.csv"}
    return Response(text.encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=headers)


def plain(value: Any) -> Any:
    """What JSON has no word for."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    return list(value)
