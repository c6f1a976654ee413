"""One guarded fetcher: an address a person asked for → the page's bytes. docs/acquire.md says what it refuses."""

import time
from dataclasses import dataclass
from urllib.parse import urljoin

import httpcore
from protego import Protego

from muasal.acquire.decode import charset
from muasal.acquire.hosts import Target, parse
from muasal.acquire.network import Deadline, GuardedBackend, Policy
from muasal.acquire.unpack import unpack
from muasal.errors import ExtractError, FetchError
from muasal.settings import Settings

PAGES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 500_000  # RFC 9309 asks for at least 500 KiB to be read; more is cut
_ROBOT_NAME = "Muasal"
_NO_ANSWER = "; try again later, or save the page and give the file"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page. `raw` are the bytes as received, `body` the same unpacked; `address` is where the redirects ended."""

    address: str
    raw: bytes
    body: bytes
    media_type: str  # text/html or text/plain
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Fetches single pages. Keeps the robots.txt of the hosts it met; holds no cookies and sends no referrer."""

    def __init__(self, settings: Settings, policy: Policy | None = None) -> None:
        self._settings = settings
        self._policy = policy or Policy()
        self._robots: dict[str, Protego | FetchError] = {}

    def fetch(self, address: str) -> Fetched:
        """The page at `address`. FetchError if it is refused, out of reach, too large, too slow, or no page."""
        deadline = Deadline(time.monotonic() + self._settings.total_seconds)
        try:
            target, answer = self._follow(address, deadline, obey_robots=self._settings.obey_robots)
            if answer.status != 200:
                raise FetchError(f"the server answered {answer.status}{_NO_ANSWER}")
            return self._page(target, answer)
        except (FetchError, ExtractError) as error:
            raise _about(address, str(error)) from None
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, UnicodeError) as error:
            raise _about(address, (str(error) or type(error).__name__) + _NO_ANSWER) from None

    def _follow(self, address: str, deadline: Deadline, obey_robots: bool) -> tuple[Target, _Answer]:
        """The answer at the end of at most so many redirects; each address on the way is checked like the first."""
        limit = self._settings.page_bytes
        for _ in range(self._settings.redirects + 1):
            target = parse(address, self._policy.ports)
            if obey_robots:
                self._ask_robots(target, deadline)
            answer = self._get(target, deadline, limit)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return target, answer
            address = _next(target, answer)
        raise FetchError(f"more than {self._settings.redirects} redirects")

    def _get(self, target: Target, deadline: Deadline, limit: int) -> _Answer:
        """One request on a connection of its own. FetchError if the body is larger than `limit`."""
        url = httpcore.URL(
            scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path.encode()
        )
        timeout = {"connect": self._settings.connect_seconds, "read": deadline.left(), "write": deadline.left()}
        backend = GuardedBackend(self._policy, deadline)
        with (
            httpcore.ConnectionPool(network_backend=backend, retries=0, max_keepalive_connections=0) as pool,
            pool.stream("GET", url, headers=self._headers(target), extensions={"timeout": timeout}) as response,
        ):
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            body = bytearray()
            if response.status not in _REDIRECTS:
                for chunk in response.iter_stream():
                    body += chunk
                    if len(body) > limit:
                        raise FetchError(f"it is larger than {limit:,} bytes, which no article is")
            return _Answer(response.status, headers, bytes(body))

    def _headers(self, target: Target) -> list[tuple[bytes, bytes]]:
        return [
            (b"Host", target.origin.partition("://")[2].encode()),
            (b"User-Agent", self._settings.user_agent.encode()),
            (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.8"),
            # Plain bytes are preferred: then the digest is that of the page, whatever the server packs with.
            (b"Accept-Encoding", b"identity, gzip;q=0.5"),
            (b"Connection", b"close"),
        ]

    def _page(self, target: Target, answer: _Answer) -> Fetched:
        written, _, parameters = answer.headers.get("content-type", "text/html").partition(";")
        media_type = PAGES.get(written.strip().lower())
        if media_type is None:
            raise FetchError(f"it is {written.strip()}, not a page; save its text and give that")
        body = unpack(answer.body, answer.headers.get("content-encoding", ""), self._settings)
        declared = parameters.lower().partition("charset=")[2].split(";")[0]
        return Fetched(target.address, answer.body, body, media_type, charset(declared))

    def _ask_robots(self, target: Target, deadline: Deadline) -> None:
        """FetchError if the host asks robots not to read this page. A person asked, but through a program."""
        if target.origin not in self._robots:
            self._robots[target.origin] = self._read_robots(target, deadline)
        rules = self._robots[target.origin]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(target.address, _ROBOT_NAME):
            raise FetchError("the site's robots.txt asks programs not to read it; save the page and give the file")

    def _read_robots(self, target: Target, deadline: Deadline) -> Protego | FetchError:
        """The rules of a host. As RFC 9309 has it: none where there is no file, everything forbidden on a failure."""
        _, answer = self._follow(f"{target.origin}/robots.txt", deadline, obey_robots=False)
        if answer.status >= 500 or answer.status == 429:
            return FetchError(f"its robots.txt could not be read (answer {answer.status}){_NO_ANSWER}")
        if answer.status != 200:
            return Protego.parse("")
        body = unpack(answer.body, answer.headers.get("content-encoding", ""), self._settings)
        return Protego.parse(body[:_ROBOTS_BYTES].decode("utf-8", "replace"))


def _next(target: Target, answer: _Answer) -> str:
    """Where a redirect points to. Header bytes beyond ASCII are UTF-8 in practice, and spaces are meant literally."""
    location = answer.headers["location"].encode("latin-1").decode("utf-8", "replace").strip().replace(" ", "%20")
    try:
        return urljoin(target.address, location)
    except ValueError:
        raise FetchError(f"it redirects to {location[:200]!r}, which is no web address") from None


def _about(address: str, why: str) -> FetchError:
    return FetchError(why if why.startswith("fetching ") else f"fetching {address[:200]!r}: {why}")
