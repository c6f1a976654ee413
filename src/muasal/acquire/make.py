"""Bytes and what was given with them → an article."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from muasal.acquire import dates
from muasal.acquire.decode import decode_text
from muasal.acquire.identify import digest, identify
from muasal.languages import CODES
from muasal.model import Article, DateCandidate
from muasal.settings import Settings

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_].*)?", re.I)


@dataclass(frozen=True, slots=True)
class Given:
    """What a story.json, a JSONL line or the caller says of an article; it goes before what the article says itself."""

    id: str | None = None
    language: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


class Ids:
    """Hands out ids, each once. Names known to be wanted by several inputs get their digest, whatever the order."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = Counter(wanted)
        self._taken: set[str] = set()

    def named(self, article: Article) -> Article:
        """The article, its id made unique: with the first 6 digits of its digest, and a number if need be."""
        id = base = article.id
        if self._wanted[base] > 1 or base in self._taken:
            id = base = f"{base}-{article.digest[:6]}"
        number = 2
        while id in self._taken:
            id, number = f"{base}-{number}", number + 1
        self._taken.add(id)
        return article if id == article.id else replace(article, id=id)


def id_of_file(name: str) -> str:
    """An id from a file's name: up to its first dot, letters, digits, _ and - kept."""
    return re.sub(r"[^\w-]+", "-", name.partition(".")[0]).strip("-") or "article"


def id_of_address(address: str) -> str:
    """An id from an address: the first 10 hex digits of its SHA-256."""
    return hashlib.sha256(address.encode()).hexdigest()[:10]


def from_text(data: bytes, raw: bytes, given: Given, id: str, file: str | None) -> Article:
    """An article from a plain text. `data` is `raw`, unpacked. The text keeps its characters, but for a BOM."""
    text, notes = decode_text(data)
    return build(text, notes, raw, given, id, file)


def from_page(
    data: bytes,
    raw: bytes,
    given: Given,
    id: str | None,
    file: str | None,
    settings: Settings,
    charset: str | None = None,
) -> Article:
    """An article from an HTML page. Without an `id` it gets that of its address, which is `given.url` or its own."""
    from muasal.acquire.extract import extract  # lxml and trafilatura are loaded only for pages

    page = extract(data, settings, address=given.url, charset=charset)
    outlet, address = given.outlet or page.outlet, page.address or given.url
    known = Given(given.id, given.language, outlet, given.published or page.published, page.title, address)
    candidates = page.date_candidates if not given.published else (*_given_date(given), *page.date_candidates)
    return build(page.text, page.notes, raw, known, id or id_of_address(address or ""), file, candidates)


def build(
    text: str,
    notes: tuple[str, ...],
    raw: bytes,
    given: Given,
    id: str,
    file: str | None,
    candidates: tuple[DateCandidate, ...] | None = None,
) -> Article:
    """The article with its language, date and digest. `candidates` are the page's dates; without them the given one."""
    language, on_language = _language(text, given.language)
    published, on_date = _published(given.published)
    return Article(
        id=given.id or id,
        text=text,
        language=language,
        outlet=given.outlet,
        published=published,
        file=file,
        url=given.url,
        digest=digest(raw),
        date_candidates=_given_date(given) if candidates is None else candidates,
        notes=(*notes, *on_language, *on_date),
    )


def _language(text: str, given: str | None) -> tuple[str, list[str]]:
    """The language and what a reader should know about it."""
    if given and _CODE.fullmatch(given):
        code, notes = re.split("[-_]", given.lower())[0], []
    else:
        found = identify(text)
        code, notes = found.code, [] if found.sure else [f"language guessed: {found.code}"]
    if code not in CODES:
        notes.append(f"language {code} is none of {', '.join(CODES)}: only what needs no word list is read")
    return code, notes


def _given_date(given: Given) -> tuple[DateCandidate, ...]:
    published, _ = _published(given.published)
    return (DateCandidate(published, "given"),) if published else ()


def _published(written: str | None) -> tuple[str | None, list[str]]:
    if not written:
        return None, []
    found = dates.day(written) if _FULL_DATE.fullmatch(written) else None
    return found, [] if found else [f"publication date {written!r} is no full date; left open"]
