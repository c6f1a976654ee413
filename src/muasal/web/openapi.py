"""openapi.json from what pages and acts declare."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from muasal import __version__
from muasal.web.declared import Act, Page, Parameter

_ID = re.compile(r"\{(\w+)\}")
MEDIA = {"json": "application/json", "csv": "text/csv", "jsonl": "application/jsonl", "atom": "application/atom+xml"}


def describe(pages: Iterable[Page], acts: Iterable[Act]) -> dict[str, Any]:
    """The whole description, OpenAPI 3.1."""
    paths: dict[str, Any] = {}
    for page in pages:
        for form in page.formats:
            path = f"{'/index' if page.path == '/' else page.path}.{form}"
            paths.setdefault(path, {})["get"] = _get(page, form)
    for act in acts:
        paths.setdefault(act.path, {})["post"] = _post(act)
    info = {"title": "Muasal", "version": __version__, "summary": "Where each claim in the news comes from."}
    return {"openapi": "3.1.0", "info": info, "paths": dict(sorted(paths.items()))}


def _get(page: Page, form: str) -> dict[str, Any]:
    content = {MEDIA[form]: {"schema": {"type": "object"}}} if form == "json" else {MEDIA[form]: {}}
    answers = {"200": {"description": "What the page shows.", "content": content}, "404": _error("There is none.")}
    return {"summary": page.what, "parameters": _parameters(page.path, page.query), "responses": answers}


def _post(act: Act) -> dict[str, Any]:
    properties: dict[str, Any] = {"token": {"type": "string", "description": "From the form of this visit."}}
    properties |= {p.name: _schema(p) for p in act.fields}
    if act.files:
        properties["files"] = {"type": "array", "items": {"type": "string", "format": "binary"}}
    needed = ["token", *(p.name for p in act.fields if p.needed)]
    media = "multipart/form-data" if act.files else "application/x-www-form-urlencoded"
    body = {"content": {media: {"schema": {"type": "object", "properties": properties, "required": needed}}}}
    answers = {
        "303": {"description": "Done; where to look."},
        "403": _error("Another origin, another visit, or no right to."),
        "409": _error("Somebody was quicker; look again."),
        "422": _error("It makes no sense."),
    }
    return {
        "summary": act.what,
        "description": f"Needs the role {act.role}.",
        "parameters": _parameters(act.path, ()),
        "requestBody": body,
        "responses": answers,
    }


def _parameters(path: str, query: Sequence[Parameter]) -> list[dict[str, Any]]:
    ids = [{"name": id, "in": "path", "required": True, "schema": {"type": "string"}} for id in _ID.findall(path)]
    return ids + [{"name": p.name, "in": "query", "description": p.what, "schema": _schema(p)} for p in query]


def _schema(p: Parameter) -> dict[str, Any]:
    return {"type": "string", "description": p.what} | ({"enum": list(p.choices)} if p.choices else {})


def _error(what: str) -> dict[str, Any]:
    return {"description": what}
