"""Paths → inputs: which files a path stands for, and what is known of them. Only story.json is read here."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from muasal.acquire.make import Given, id_of_file
from muasal.acquire.unpack import GZIP_MAGIC, unpack
from muasal.errors import InputError
from muasal.settings import Settings

TEXT, PAGE, LINES = "text/plain", "text/html", "application/jsonl"
STORY = "story.json"
_TYPES = {".txt": TEXT, ".md": TEXT, ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE, ".jsonl": LINES, ".ndjson": LINES}


@dataclass(frozen=True, slots=True)
class FileInput:
    """One file to read. `base` is the id it wants, `given` what a story.json says of it."""

    path: Path
    base: str
    media_type: str
    given: Given


def files_of(path: Path) -> Iterator[FileInput | InputError]:
    """The files that `path` stands for: itself, those of a story folder in its order, or all below a folder, sorted."""
    if path.is_dir():
        yield from _folder(path)
    elif path.name == STORY and path.is_file():
        yield from _story(path.parent)
    elif path.exists():
        yield _input(path, Given())
    else:
        raise InputError(f"reading {path}: there is no such file or folder; an address has to begin with https://")


def _input(path: Path, given: Given) -> FileInput:
    return FileInput(path, given.id or id_of_file(path.name), media_type(path) or TEXT, given)


def media_type(path: Path) -> str | None:
    """What a file's suffix says it is (`.gz` aside), None if it is not one of those looked for in folders."""
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"]
    return _TYPES.get(suffixes[-1]) if suffixes else None


def _folder(folder: Path) -> Iterator[FileInput | InputError]:
    if (folder / STORY).is_file():
        yield from _story(folder)
        return
    empty = True
    for here, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        if STORY in names:
            folders.clear()
            empty = False
            yield from _story(Path(here))
            continue
        for name in sorted(names):
            path = Path(here, name)
            if _wanted(name) and media_type(path) and path.is_file():
                empty = False
                yield _input(path, Given())
    if empty:
        raise InputError(f"reading {folder}: no article in this folder; looked for {', '.join(sorted(_TYPES))}")


def _wanted(name: str) -> bool:
    """Is a file in a folder meant as input? Hidden files and what explains the folder are not."""
    return not name.startswith(".") and not name.casefold().startswith(("readme.", "license.", "licence."))


def _raise(error: OSError) -> None:
    raise error


def _story(folder: Path) -> Iterator[FileInput | InputError]:
    """The articles of a story folder. Of story.json only `articles` is used, and of that only what `_given` names."""
    path = folder / STORY
    try:
        articles = json.loads(path.read_bytes())["articles"]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise InputError(f"reading {path}: it is not JSON with a list `articles` ({error})") from None
    if not isinstance(articles, list) or not articles:
        raise InputError(f"reading {path}: `articles` is no list, or an empty one")
    for number, record in enumerate(articles, 1):
        try:
            yield _story_file(folder, record)
        except InputError as error:
            yield InputError(f"reading {path}, article {number}: {error}")


def _story_file(folder: Path, record: Any) -> FileInput:
    if not isinstance(record, dict):
        raise InputError("it is no object with `id` and `file`")
    name = string(record, "file")
    if not name or Path(name).name != name or "\\" in name:
        raise InputError(f"`file` is {name!r}; it has to name a file beside story.json")
    if not (folder / name).is_file():
        raise InputError(f"there is no file {name}")
    given = Given(*(string(record, key) for key in ("id", "language", "outlet", "published")))
    return _input(folder / name, given)


def string(record: dict[str, Any], key: str) -> str | None:
    """The string at `key`, None if it is missing or empty. InputError if it is of another kind, or broken."""
    value = record.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"`{key}` is no string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"`{key}` has half a character at {error.start} (a lone surrogate)") from None
    return value


def read_bounded(path: Path, settings: Settings) -> tuple[bytes, bytes]:
    """The bytes of a file, unpacked where it is gzip-packed, and as they lie on disk. InputError if too many."""
    with path.open("rb") as file:
        raw = file.read(settings.page_bytes + 1)
    if len(raw) > settings.page_bytes:
        raise InputError(f"it is larger than {settings.page_bytes:,} bytes; an article is not")
    packed = raw.startswith(GZIP_MAGIC) and path.suffix.lower() == ".gz"
    return (unpack(raw, "gzip", settings) if packed else raw), raw
