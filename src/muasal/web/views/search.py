"""Search with facets, and saved searches."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from muasal.errors import UsageError
from muasal.ledger.search import KEYS, Result
from muasal.ledger.watches import Watch
from muasal.model.claim import STANCES
from muasal.web.declared import Asked, Found, Parameter

PAGE = 50
MOST = 5000  # rows of a list for programs
QUERY = (
    Parameter("q", 'Words of the claim; "phrases", and beginnings* with a star.'),
    Parameter("language", "Language of the article: id, en, uk, ru."),
    Parameter("outlet", "Outlet of the article."),
    Parameter("stance", "Stance of the source.", ("", *STANCES)),
    Parameter("origin", "Origin of the claim: an entity's id or name."),
    Parameter("kind", "Kind of event: die, send …"),
    Parameter("place", "A place named in the claim, in English."),
    Parameter("drift", "Kind of drift that the claim takes part in."),
    Parameter("since", "Published on or after this date."),
    Parameter("until", "Published on or before this date."),
    Parameter("from", "The first row to show, from 0."),
    Parameter("most", f"How many rows to show; {PAGE} without, at most {MOST}."),
)


def search(asked: Asked) -> Found:
    """The claims that fit, with facets; the count is that of all of them."""
    query = as_query(asked.query)
    first, most = whole(asked.query, "from", 0), min(whole(asked.query, "most", PAGE), MOST)
    result = asked.view.search(query, first, most)
    return {
        "query": query,
        "total": result.total,
        "first": first,
        "rows": result.rows,
        "articles": result.articles,
        "counted": result.counted,
        "facets": {facet: _values(query, facet, values) for facet, values in result.facets.items()},
        "saved": urlencode(query),
        "next": _link(query, **{"from": first + most}) if first + most < result.total else "",
        "back": _link(query, **{"from": max(0, first - most)}) if first else "",
    }


def watches(asked: Asked) -> Found:
    """The saved searches, each with how much is new."""
    rows = [{**_line(watch), "new": asked.view.count(_query(watch), watch.seen)} for watch in asked.view.watches()]
    return {"total": len(rows), "rows": rows}


def watch(asked: Asked) -> Found:
    """What is new in one saved search since somebody last looked. UsageError if there is none."""
    found = next((w for w in asked.view.watches() if w.watch == asked.ids["id"]), None)
    if found is None:
        raise UsageError(f"there is no watch {asked.ids['id']!r}")
    result = _new(asked, found)
    return {**_line(found), "total": result.total, "rows": result.rows}


def _new(asked: Asked, watch: Watch) -> Result:
    """Claims of articles that came since."""
    return asked.view.search(_query(watch), 0, PAGE, watch.seen, whole=False)


def _query(watch: Watch) -> dict[str, str]:
    return as_query(dict(parse_qsl(watch.query)))


def _line(watch: Watch) -> Found:
    names = ("watch", "name", "query", "who", "made_at", "seen")
    return {name: getattr(watch, name) for name in names}


def as_query(given: Mapping[str, str]) -> dict[str, str]:
    """The part of an address's query that a search understands."""
    return {key: given[key] for key in KEYS if given.get(key)}


def _values(query: Mapping[str, str], facet: str, values: list[tuple[str, str, int]]) -> list[Found]:
    """Each value with its count and the address that adds it, or takes it away."""
    out = []
    for value, name, number in values:
        chosen = query.get(facet) == value
        changed = {k: v for k, v in query.items() if k != facet} if chosen else {**query, facet: value}
        out.append({"value": value, "name": name, "claims": number, "chosen": chosen, "href": _link(changed)})
    return out


def _link(query: Mapping[str, str], **more: object) -> str:
    return f"/search?{urlencode({**query, **more})}"


def whole(query: Mapping[str, str], name: str, without: int) -> int:
    """A number of rows from an address. UsageError for what is none."""
    text = query.get(name) or str(without)
    if not text.isdecimal() or len(text) > 9:
        raise UsageError(f"{name}={text!r} is no number of rows")
    return int(text)
