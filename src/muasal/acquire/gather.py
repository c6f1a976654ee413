"""Sources as a person gives them → articles. One bad input never stops the rest."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from muasal.acquire.files import LINES, PAGE, TEXT, FileInput, files_of, read_bounded
from muasal.acquire.lines import read_lines
from muasal.acquire.make import Given, Ids, from_page, from_text, id_of_address
from muasal.acquire.results import Acquired, Refused
from muasal.errors import FetchError, InputError
from muasal.settings import Settings

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_PAGE_START = re.compile(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|meta|div|article|section|main|h1|p)\b", re.I)
_OBJECT_START = re.compile(rb"\s*\{\s*\"")


class Page(Protocol):
    """What a fetcher brings back: see fetch.Fetched."""

    @property
    def address(self) -> str: ...
    @property
    def raw(self) -> bytes: ...
    @property
    def body(self) -> bytes: ...
    @property
    def media_type(self) -> str: ...
    @property
    def charset(self) -> str | None: ...


Fetch = Callable[[str], Page]
Result = Acquired | Refused


@dataclass(frozen=True, slots=True)
class _Address:
    address: str


@dataclass(frozen=True, slots=True)
class _Stdin:
    pass


Planned = FileInput | _Address | _Stdin | Refused


def gather(
    sources: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None, fetcher: Fetch | None = None
) -> Iterator[Result]:
    """The articles of `sources` in their order; each is a path, a folder, an http(s) address, or `-` for `stdin`.

    What cannot be used comes as Refused, with an error that names it. The same file or address counts once.
    `fetcher` takes an address and gives a page or raises FetchError; without one the guarded fetcher is used.
    """
    planned = _plan(sources)
    ids = Ids(p.base for p in planned if isinstance(p, FileInput) and p.media_type != LINES)
    fetch = fetcher
    for item in planned:
        if isinstance(item, Refused):
            yield item
        elif isinstance(item, FileInput):
            yield from _file(item, ids, settings)
        elif isinstance(item, _Stdin):
            yield from _stdin(stdin, ids, settings)
        else:
            fetch = fetch or _guarded(settings)
            yield _page(item.address, fetch, ids, settings)


def _plan(sources: Sequence[str]) -> list[Planned]:
    """Every single input the sources stand for, none twice."""
    planned: dict[str, Planned] = {}
    for source in sources:
        if source == STANDARD_INPUT:
            planned.setdefault(source, _Stdin())
        elif _ADDRESS.match(source):
            planned.setdefault(source, _Address(source))
        else:
            for key, item in _plan_path(source):
                planned.setdefault(key, item)
    return list(planned.values())


def _plan_path(source: str) -> Iterator[tuple[str, Planned]]:
    try:
        if not source:
            raise InputError("reading '': this is the name of no file; give a path, an address or -")
        for item in files_of(Path(source)):
            if isinstance(item, FileInput):
                yield str(item.path.resolve()), item
            else:
                yield f"refused {item}", Refused(source, item)
    except InputError as error:
        yield f"refused {error}", Refused(source, error)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in a path
        yield f"refused {source}", Refused(source, InputError(f"reading {source!r}: {_reason(error)}"))


def _guarded(settings: Settings) -> Fetch:
    from muasal.acquire.fetch import Fetcher  # the network library is loaded only where an address is given

    return Fetcher(settings).fetch


def _file(item: FileInput, ids: Ids, settings: Settings) -> Iterator[Result]:
    source = str(item.path)
    try:
        if item.media_type == LINES and item.path.suffix.lower() != ".gz":
            with item.path.open("rb") as stream:
                yield from read_lines(stream, source, item.path.name, ids, settings)
            return
        data, raw = read_bounded(item.path, settings)
        if item.media_type == LINES:
            yield from read_lines(io.BytesIO(data), source, item.path.name, ids, settings)
        elif item.media_type == PAGE:
            article = from_page(data, raw, item.given, item.base, item.path.name, settings)
            yield Acquired(source, ids.named(article), raw, PAGE)
        else:
            article = from_text(data, raw, item.given, item.base, item.path.name)
            yield Acquired(source, ids.named(article), raw, TEXT)
    except InputError as error:
        yield Refused(source, InputError(f"reading {source}: {error}"))
    except OSError as error:
        yield Refused(source, InputError(f"reading {source}: {_reason(error)}"))


def _stdin(stdin: BinaryIO | None, ids: Ids, settings: Settings) -> Iterator[Result]:
    """Standard input: JSONL if it begins with an object, HTML if with a tag, else text."""
    name = "standard input"
    data = stdin.read(settings.unpacked_bytes + 1) if stdin is not None else b""
    head = data.removeprefix(b"\xef\xbb\xbf")[:1000]
    try:
        if _OBJECT_START.match(head) and len(data) <= settings.unpacked_bytes:
            yield from read_lines(io.BytesIO(data), name, None, ids, settings)
            return
        if len(data) > settings.page_bytes:
            raise InputError(f"more than {settings.page_bytes:,} bytes; give a larger JSONL as a file")
        if _PAGE_START.match(head):
            yield Acquired(name, ids.named(from_page(data, data, Given(), "stdin", None, settings)), data, PAGE)
        else:
            yield Acquired(name, ids.named(from_text(data, data, Given(), "stdin", None)), data, TEXT)
    except InputError as error:
        yield Refused(name, InputError(f"reading {name}: {error}"))


def _page(address: str, fetch: Fetch, ids: Ids, settings: Settings) -> Result:
    try:
        page = fetch(address)
    except FetchError as error:
        return Refused(address, error)
    given = Given(url=page.address)
    try:
        if page.media_type == TEXT:
            article = from_text(page.body, page.raw, given, id_of_address(page.address), None)
        else:
            article = from_page(page.body, page.raw, given, None, None, settings, page.charset)
    except InputError as error:
        return Refused(address, InputError(f"reading {address}: {error}"))
    return Acquired(address, ids.named(article), page.raw, page.media_type)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
