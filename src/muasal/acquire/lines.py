"""JSONL → articles: one object a line, `{"id", "language"?, "published"?, "outlet"?, "title"?, "url"?, "text"}`."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from muasal.acquire.files import string
from muasal.acquire.make import Given, Ids, build, id_of_file
from muasal.acquire.results import Acquired, Refused
from muasal.errors import InputError
from muasal.settings import Settings

_BOM = b"\xef\xbb\xbf"


def read_lines(
    stream: BinaryIO, source: str, file: str | None, ids: Ids, settings: Settings
) -> Iterator[Acquired | Refused]:
    """An article for each line that holds one; a broken line gives an error with its number, and the rest goes on."""
    for number, line in enumerate(_bounded_lines(stream, settings.page_bytes), 1):
        where = f"{source}:{number}"
        line = line.removeprefix(_BOM) if number == 1 else line
        if not line.strip():
            continue
        try:
            if len(line) > settings.page_bytes:
                raise InputError(f"the line is longer than {settings.page_bytes:,} bytes; an article is not")
            yield _article(line, where, file, f"{id_of_file(file or 'stdin')}-{number}", ids)
        except InputError as error:
            yield Refused(where, InputError(f"reading {where}: {error}"))


def _bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines of `stream` without their ends; of a line over the limit only the head, so that memory is bounded."""
    while line := stream.readline(limit + 2):
        rest = line
        while not rest.endswith(b"\n") and len(line) > limit and (rest := stream.readline(limit)):
            pass
        yield line.rstrip(b"\r\n")


def _article(line: bytes, where: str, file: str | None, base: str, ids: Ids) -> Acquired:
    record = _record(line)
    given = Given(*(string(record, key) for key in ("id", "language", "outlet", "published", "title", "url")))
    text, notes = string(record, "text"), tuple[str, ...]()
    if not text or not text.strip():
        raise InputError('there is no "text" in it')
    if given.title and not text.lstrip().startswith(given.title):
        text = f"{given.title}\n\n{text}"
        notes = ("the title was set before the text: offsets count from the title",)
    article = build(text, notes, line, given, base, file)
    return Acquired(where, ids.named(article), line, "application/jsonl")


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} of the line is not UTF-8; convert the file to UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"the line is not JSON ({error})") from None
    if not isinstance(record, dict):
        raise InputError('the line is no JSON object {"id", "text", …}')
    return record
