"""What every request has to pass, and what every answer carries."""

import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from muasal.web.sessions import Session

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SAFE = ("GET", "HEAD")
MOST_BYTES = 30_000_000  # of one form with its files
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class Guard:
    """Refuses requests for other hosts, writes from other origins and forms that are too large; adds the headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if reason := refusal(scope["method"], headers, self.hosts):
            status, said = reason
            await PlainTextResponse(f"{said}\n", status)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


def refusal(method: str, headers: dict[str, str], hosts: frozenset[str]) -> tuple[int, str] | None:
    """Status and reason where a request is not taken. `hosts` empty: any host, behind a proxy that checks it."""
    host = headers.get("host", "")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    if hosts and name not in hosts:
        return 421, f"this app does not answer for the host {name!r}; open it by the address it printed"
    if method in SAFE:
        return None
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "a page of another origin tried to send a form here"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return 403, f"a form was sent from {origin!r}, not from here"
    if not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > MOST_BYTES:
        return 413, f"more than {MOST_BYTES:,} bytes in one form; send fewer files at once"
    return None


def token_fits(session: Session | None, token: str) -> bool:
    """Was the form made for this visit?"""
    return session is not None and hmac.compare_digest(session.token.encode(), token.encode())
