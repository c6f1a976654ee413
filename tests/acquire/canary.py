"""A real HTTP server on loopback that counts who comes by, and a policy that lets exactly that server through."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from muasal.acquire.hosts import IPAddress
from muasal.acquire.network import PORTS, Policy

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry resumes | Harbour Post</title>
<link rel="canonical" href="/ferry-resumes"><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2025-03-04T08:00:00+07:00"></head><body><article>
<h1>Ferry resumes</h1><p>The ferry between the two islands resumed its service on Tuesday, the port authority said.</p>
<p>Passengers who had waited since Sunday were taken across first, a spokesman for the authority added.</p>
</article></body></html>"""


class Canary(ThreadingHTTPServer):
    """Answers from `answers` by path: (status, headers, body). `connections` counts every connection accepted."""

    daemon_threads = True

    def __init__(self) -> None:
        self.connections = 0
        self.paths: list[str] = []
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.drip = 0.0  # seconds between the bytes of a body
        self.host_headers: list[str] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get_request(self) -> Any:
        accepted = super().get_request()
        self.connections += 1
        return accepted

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Canary
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.server.host_headers.append(self.headers["Host"])
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for piece in [body] if not self.server.drip else [body[i : i + 1] for i in range(len(body))]:
            self.wfile.write(piece)
            time.sleep(self.server.drip)

    def log_message(self, *args: Any) -> None:
        """Nothing on stderr."""


def policy_for(*allowed: Canary, ports: tuple[int, ...] = (), resolve: Any = None) -> Policy:
    """The real policy, except that the servers given may be connected to."""
    endpoints = {("127.0.0.1", server.port) for server in allowed}
    real = Policy()

    def check(ip: IPAddress, port: int) -> bool:
        return (str(ip), port) in endpoints or real.allowed(ip, port)

    return Policy(PORTS | {server.port for server in allowed} | set(ports), check, resolve or real.resolve)
