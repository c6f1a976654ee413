"""Keys made from content: the same content always has the same key."""

import hashlib
import json
import re
from collections.abc import Iterable

from muasal.ledger.schema import KEY
from muasal.model import Article

_VERSION = re.compile(r"(\d+(?:\.\d+)*)(.*)")


def digest(content: object) -> str:
    """The first 16 hex digits of the SHA-256 of plain data, whatever the order of its keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:KEY]


def article_key(article: Article) -> str:
    """An article is its text, language, outlet and date of publication; not the file or address it came from."""
    return digest([article.text, article.language, article.outlet, article.published])


def story_key(article_keys: Iterable[str]) -> str:
    """A story is its articles, in whatever order."""
    return digest(sorted(article_keys))


def version_rank(version: str) -> str:
    """A version in a form that sorts as text: 0.2.0rc1 before 0.2.0 before 0.10.0."""
    match = _VERSION.match(version)
    numbers, rest = match.groups() if match else ("0", version)
    padded = [part.zfill(6) for part in numbers.split(".")] + ["000000"] * 4
    return ".".join(padded[:4]) + ("~" if not rest or rest.startswith("+") else "-" + rest)
