"""The language the app speaks in: chosen by whoever looks, else the first of their browser's that it knows."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from muasal import tables
from muasal.errors import UsageError
from muasal.publish.grammar import INTERFACES
from muasal.publish.wording import ENGLISH

COOKIE = "muasal-language"
YEAR = 365 * 24 * 3600
NAMES = (("en", "English"), ("id", "Bahasa Indonesia"), ("uk", "Українська"), ("ru", "Русский"))
WORDS = Path(__file__).with_name("words.tsv")


@cache
def words(code: str) -> dict[str, str]:
    """The app's words in a language, by the English ones."""
    return {row[ENGLISH.code]: row[code] for row in tables.load(WORDS)}


def put(code: str, english: str, **values: object) -> Markup:
    """A sentence of the app with `values` put into it; what is not markup already is escaped. KeyError for a sentence
    that the table does not have."""
    safe = {name: value if isinstance(value, Markup) else escape(value) for name, value in values.items()}
    return Markup(_pattern(code, english).format(**safe)) if safe else _plain(code, english)


@cache
def _pattern(code: str, english: str) -> str:
    return str(escape(words(code)[english]))


@cache
def _plain(code: str, english: str) -> Markup:
    return Markup(_pattern(code, english).format())


def of(request: Request) -> str:
    """The language to answer in."""
    asked = (request.cookies.get(COOKIE, ""), *_accepted(request.headers.get("accept-language", "")))
    return next((code for code in asked if code in INTERFACES), ENGLISH.code)


def _accepted(header: str) -> Iterable[str]:
    """The languages of a browser, the dearest first (RFC 9110, 12.5.4)."""
    asked = [part.strip().partition(";q=") for part in header[:500].split(",")]
    weighed = [(-_weight(quality), n, code.partition("-")[0].lower()) for n, (code, _, quality) in enumerate(asked)]
    return [code for weight, _, code in sorted(weighed) if weight]


def _weight(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0


def choose(code: str, back: str, secure: bool) -> Response:
    """Remembers a language and leads back. UsageError for one that the app does not speak."""
    if code not in INTERFACES:
        raise UsageError(f"the app does not speak {code!r}; it speaks {', '.join(INTERFACES)}")
    answer = RedirectResponse(back, 303)
    answer.set_cookie(COOKIE, code, max_age=YEAR, httponly=True, samesite="strict", secure=secure, path="/")
    return answer
