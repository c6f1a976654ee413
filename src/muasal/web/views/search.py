"""Search with facets, and saved searches."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qsl, urlencode

from muasal.errors import UsageError
from muasal.ledger.listing import Row
from muasal.ledger.search import KEYS, Result
from muasal.ledger.watches import Watch
from muasal.model.claim import STANCES
from muasal.publish.wording import Wording
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
        "facets": {facet: _values(query, facet, values, asked.wording) for facet, values in result.facets.items()},
        "names": names(asked, result.rows),
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
    return {**_line(found), "total": result.total, "rows": result.rows, "names": names(asked, result.rows)}


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


def names(asked: Asked, rows: Iterable[Row]) -> dict[str, str]:
    """What the origins of these claims are called."""
    called = asked.view.called({origin for row in rows for origin in row["origins"]})
    return called | {"unspecified": asked.wording.say("source left unsaid")}


def _values(query: Mapping[str, str], facet: str, values: list[tuple[str, str, int]], wording: Wording) -> list[Found]:
    """Each value with its count and the address that adds it, or takes it away."""
    out = []
    for value, name, number in values:
        chosen = query.get(facet) == value
        changed = {k: v for k, v in query.items() if k != facet} if chosen else {**query, facet: value}
        plain = _PLAIN[facet](wording, name) if facet in _PLAIN else name
        out.append({"value": value, "name": plain, "claims": number, "chosen": chosen, "href": _link(changed)})
    return out


_PLAIN: Mapping[str, Callable[[Wording, str], str]] = {
    "language": Wording.language,
    "stance": lambda wording, stance: wording.plain("stance", stance),
    "origin": lambda wording, name: wording.say("source left unsaid") if name == "unspecified" else name,
    "drift": lambda wording, kind: wording.plain("change", kind),
}


def _link(query: Mapping[str, str], **more: object) -> str:
    return f"/search?{urlencode({**query, **more})}"


def whole(query: Mapping[str, str], name: str, without: int) -> int:
    """A number of rows from an address. UsageError for what is none."""
    text = query.get(name) or str(without)
    if not text.isdecimal() or len(text) > 9:
        raise UsageError(f"{name}={text!r} is no number of rows")
    return int(text)
