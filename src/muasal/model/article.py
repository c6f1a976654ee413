"""An article as acquired."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class DateCandidate:
    """One place where a publication date was found, the best first."""

    value: str  # ISO 8601 date
    found_in: str  # json-ld · meta · time-tag · text · address · given


@dataclass(frozen=True)
class Article:
    """One article. `text`: first line the headline, a blank line, then paragraphs. Unknown fields are None."""

    id: str
    text: str
    language: str  # id · en · uk · ru, or another ISO 639 code, or "und"
    outlet: str | None = None
    published: str | None = None  # ISO 8601 date
    file: str | None = None  # the name of the file it came from
    url: str | None = None  # canonical address
    digest: str = ""  # SHA-256 of the bytes as received, hex
    date_candidates: tuple[DateCandidate, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what a reader should know: language guessed, half the page unread, …
