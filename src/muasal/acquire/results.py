"""What acquiring gives for each input: an article with its bytes, or the reason why there is none."""

from dataclasses import dataclass

from muasal.errors import InputError
from muasal.model import Article


@dataclass(frozen=True, slots=True)
class Acquired:
    """An article. `source` is the path or address as given (`file:line` within JSONL), `raw` the bytes as received."""

    source: str
    article: Article
    raw: bytes
    media_type: str  # text/plain · text/html · application/jsonl


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be used, and why."""

    source: str
    error: InputError
