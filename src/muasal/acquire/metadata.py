"""What a page says about itself: title, outlet, dates, canonical address. JSON-LD first, then meta, then the body."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from muasal.acquire import dates
from muasal.model import DateCandidate

_ARTICLE_TYPES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")  # NewsArticle and others end in Article
_DATE_METAS = (  # in the order of how plainly they mean "published"
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "content_publisheddate",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_OUTLET_METAS = ("og:site_name", "application-name", "publisher", "dc.publisher")
_SEPARATED = re.compile(r"\s+[|–—·»:-]\s+")
_JSON_NODES, _JSON_BLOCKS, _TIME_TAGS = 5000, 50, 10


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; None where nothing was. `dates` are candidates, the best first."""

    title: str | None
    outlet: str | None
    dates: tuple[DateCandidate, ...]
    address: str | None


def read(tree: HtmlElement, address: str | None) -> Metadata:
    """The metadata of a page. `address` is where it was fetched from, if it was."""
    metas = _metas(tree)
    things = list(_json_ld(tree))
    article = next((thing for thing in things if _is_article(thing)), {})
    own = _canonical(tree, metas, address)
    outlet = _outlet(article, things, metas)
    return Metadata(_title(tree, article, metas, outlet), outlet or _host(own), _dates(tree, article, metas, own), own)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags, name in lower case to content; the first of a name counts."""
    out: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = _clean(tag.get("content"))
        if name and content:
            out.setdefault(name.strip().lower(), content)
    return out


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer before inner; broken blocks are passed over."""
    blocks = [s for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    for block in blocks[:_JSON_BLOCKS]:
        try:
            queue: list[Any] = [json.loads((block.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_JSON_NODES):
            if not queue:
                break
            thing = queue.pop(0)
            if isinstance(thing, dict):
                yield thing
                queue.extend(thing.values())
            elif isinstance(thing, list):
                queue.extend(thing)


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(
        isinstance(t, str) and t.endswith(_ARTICLE_TYPES) for t in (types if isinstance(types, list) else [types])
    )


def _title(tree: HtmlElement, article: dict[str, Any], metas: dict[str, str], outlet: str | None) -> str | None:
    heads = [head for head in (_clean(h.text_content()) for h in tree.iter("h1")) if head]
    of_page = _clean(next((t.text_content() for t in tree.iter("title")), None))
    told = [_text(article.get("headline")), metas.get("og:title"), metas.get("twitter:title"), of_page]
    found = next((title for title in told if title), None)
    if found is None:
        return heads[0] if heads else None
    # The headline readers see, where the page's own word for it is that and the outlet's or the section's name.
    shown = next((head for head in heads if _shows(head, found)), None)
    return shown or _without_outlet(found, outlet)


def _shows(head: str, title: str) -> bool:
    """Is `head` the larger part of `title`, or what `title` breaks off with an ellipsis?"""
    cut = title.rstrip(".… ")
    return (head in title and len(head) * 2 > len(title)) or (title.endswith(("...", "…")) and head.startswith(cut))


def _without_outlet(title: str, outlet: str | None) -> str:
    """`Title | Outlet` without the outlet."""
    parts = [(m.start(), m.end()) for m in _SEPARATED.finditer(title)]
    if parts and outlet and title[parts[-1][1] :].strip().casefold() == outlet.casefold():
        return title[: parts[-1][0]].strip()
    return title


def _outlet(article: dict[str, Any], things: list[dict[str, Any]], metas: dict[str, str]) -> str | None:
    publisher = article.get("publisher")
    names = [
        p.get("name") if isinstance(p, dict) else p for p in (publisher if isinstance(publisher, list) else [publisher])
    ]
    linked = [p.get("@id") for p in (publisher if isinstance(publisher, list) else [publisher]) if isinstance(p, dict)]
    names += [thing.get("name") for thing in things if thing.get("@id") and thing.get("@id") in linked]
    found = [_text(name) for name in names] + [metas.get(name) for name in _OUTLET_METAS]
    return next((name for name in found if name and "://" not in name and len(name) <= 80), None)


def _dates(
    tree: HtmlElement, article: dict[str, Any], metas: dict[str, str], address: str | None
) -> tuple[DateCandidate, ...]:
    found = [(_text(article.get(key)), "json-ld") for key in ("datePublished", "dateCreated")]
    found += [(metas.get(name), "meta") for name in _DATE_METAS]
    found += [(tag.get("datetime"), "time-tag") for tag in _time_tags(tree)]
    values = [(dates.day(written), where) for written, where in found if written]
    values.append((dates.day_in_address(address or ""), "address"))
    return tuple(DateCandidate(value, where) for value, where in dict.fromkeys(values) if value)


def _time_tags(tree: HtmlElement) -> list[HtmlElement]:
    """The first time tags, those that say they mean publication before the others."""
    tags = [tag for tag in tree.iter("time") if tag.get("datetime")][:_TIME_TAGS]
    return sorted(tags, key=lambda tag: not (tag.get("pubdate") is not None or tag.get("itemprop") == "datePublished"))


def _canonical(tree: HtmlElement, metas: dict[str, str], address: str | None) -> str | None:
    """The address the page gives itself. A fetched page may not speak for another host."""
    links = [tag.get("href") for tag in tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"]
    for link in [*links, metas.get("og:url")]:
        own = _joined(address, link or "")
        if _host(own) and (address is None or _host(own) == _host(address)):
            return own.partition("#")[0]
    return address.partition("#")[0] if address else None


def _joined(address: str | None, link: str) -> str:
    try:
        return urljoin(address or "", link.strip()) if link else ""
    except ValueError:  # a broken IPv6 host
        return ""


def _host(address: str | None) -> str | None:
    """The host of a web address, without www., m. and amp."""
    try:
        parts = urlsplit(address or "")
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return re.sub(r"^(?:(?:www|m|amp)\.)+", "", host) if host else None


def _text(value: Any) -> str | None:
    return _clean(value) if isinstance(value, str) else None


def _clean(value: str | None) -> str | None:
    """One line without spaces at its ends, entities written twice over resolved; None if nothing is left."""
    return " ".join(html.unescape(value or "").split()) or None
