"""HTML bytes → the article's text and what the page says about itself.

Sizes are checked and packed bytes unpacked here, before any library sees them.
"""

import logging
import re
from dataclasses import dataclass
from datetime import date

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from muasal.acquire import metadata
from muasal.acquire.decode import decode_page
from muasal.acquire.unpack import GZIP_MAGIC, unpack
from muasal.acquire.visible import count, visible_characters
from muasal.errors import ExtractError
from muasal.model import DateCandidate
from muasal.settings import Settings

LOW_COVERAGE = 0.2
_TAGS = 200_000  # twenty times a large page; each takes time and memory in the extractor
_DEEP = 200  # lxml drops what is nested deeper than 256
_WRAPPER = re.compile(
    r"<(/?)(?:div|section|span|center|font|main|b|i|em|strong|blockquote|[a-z]+-[\w-]*)\b[^<>]*>", re.I
)
_MARGIN = ("nav", "header", "footer", "aside", "form", "figure", "noscript", "template")
_SHORT = 40  # a paragraph with fewer characters is more often a label than prose


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article as its page gives it. `coverage`: share of the page's visible characters that are in `text`, 0–1."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    date_candidates: tuple[DateCandidate, ...]
    address: str | None
    coverage: float
    notes: tuple[str, ...]


def extract(data: bytes, settings: Settings, *, address: str | None = None, charset: str | None = None) -> Extracted:
    """The article in an HTML page, plain or gzip-packed. `charset` is that of the HTTP header, `address` the page's.

    `text` has the headline, a blank line, then paragraphs parted by blank lines. ExtractError if there is no article.
    """
    if len(data) > settings.page_bytes:
        raise ExtractError(f"reading the page: {len(data):,} bytes, more than the {settings.page_bytes:,} allowed")
    if data.startswith(GZIP_MAGIC):
        data = unpack(data, "gzip", settings)
    html, notes = decode_page(data, charset)
    if html.count("<") > _TAGS:
        raise ExtractError(f"reading the page: more than {_TAGS:,} tags, which no article has; give its text instead")
    html, flattened = _flat(html)
    tree = _parse(html)
    meta = metadata.read(tree, address)
    body, how = _main_text(html, tree)
    text = lay_out(meta.title, body)
    share = coverage(text, html)
    notes = (*notes, *flattened, *how, *_remarks(meta.dates, share))
    published = meta.dates[0].value if meta.dates else None
    return Extracted(text, meta.title, meta.outlet, published, meta.dates, meta.address, share, notes)


def _flat(html: str) -> tuple[str, tuple[str, ...]]:
    """The page without its wrapper tags where they are nested too deep for the parser, which would lose the text."""
    depth = deepest = 0
    for match in _WRAPPER.finditer(html):
        depth = max(0, depth + (-1 if match.group(1) else 1))
        deepest = max(deepest, depth)
    if deepest <= _DEEP:
        return html, ()
    return _WRAPPER.sub(" ", html), (f"tags nested {deepest} deep were flattened before reading",)


def _parse(html: str) -> HtmlElement:
    try:
        return lxml.html.document_fromstring(html)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ExtractError(f"parsing the page: no HTML in it ({error}); save it again, or give its text") from None


def _main_text(html: str, tree: HtmlElement) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of the article, and a note if they had to be taken without the extractor."""
    import trafilatura  # half a second to import: paid only where a page is read

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it cannot read is told by our own error
    # deduplicate=False: its memory of earlier pages would make the fourth reading of a page come out empty.
    found = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=False, deduplicate=False, with_metadata=False
    )
    lines = _lines(found.text or "") if found is not None and not isinstance(found, dict) else []
    if lines:
        return lines, ()
    lines = [
        line for tag in tree.iter("p") if _in_article(tag) for line in _lines(" ".join(tag.text_content().split()))
    ]
    lines = [line for line in lines if len(line) >= _SHORT]
    if lines:
        return lines, ("the article could not be told from the rest of the page; all its paragraphs were read",)
    raise ExtractError(
        "reading the page: no article text in it; if it is built by scripts, save its text and give that"
    )


def _in_article(tag: HtmlElement) -> bool:
    return not any(above.tag in _MARGIN for above in tag.iterancestors())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def lay_out(title: str | None, paragraphs: list[str]) -> str:
    """Headline, blank line, paragraphs parted by blank lines. A first paragraph that repeats the title is left out."""
    if title and paragraphs and _same(title, paragraphs[0]):
        paragraphs = paragraphs[1:]
    return "\n\n".join([title, *paragraphs] if title else paragraphs)


def _same(a: str, b: str) -> bool:
    return "".join(filter(str.isalnum, a.casefold())) == "".join(filter(str.isalnum, b.casefold()))


def coverage(text: str, html: str) -> float:
    """Share of the characters a reader of the page sees, white space aside, that `text` has. At most 1."""
    seen = visible_characters(html)
    return min(1.0, count(text) / seen) if seen else 1.0


def _far_apart(days: list[str]) -> bool:
    """Do the dates differ by more than the day that a change of time zone makes?"""
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    return bool(numbers) and max(numbers) - min(numbers) > 1


def _remarks(candidates: tuple[DateCandidate, ...], share: float) -> list[str]:
    out = []
    if share < LOW_COVERAGE:
        part = f"only {share:.0%}" if share >= 0.01 else "less than 1%"
        out.append(f"{part} of the page's visible text was read as the article")
    if _far_apart([candidate.value for candidate in candidates]):
        out.append("publication dates differ: " + ", ".join(f"{c.value} ({c.found_in})" for c in candidates))
    return out
