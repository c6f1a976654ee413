"""Servers on loopback, and settings with short times."""

import gzip
import threading
from collections.abc import Iterator

import pytest
from canary import PAGE, Canary

from muasal.settings import Settings


@pytest.fixture
def canary() -> Iterator[Canary]:
    server = Canary()
    server.answers["/page"] = (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)
    server.answers["/packed"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def other(canary: Canary) -> Iterator[Canary]:
    """A second server, which no policy allows."""
    server = Canary()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings() -> Settings:
    return Settings(connect_seconds=2.0, total_seconds=5.0)
