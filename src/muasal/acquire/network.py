"""The only way to the network: resolve, check every address, connect to one that was checked, within the time left."""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore

from muasal.acquire.hosts import IPAddress, is_public
from muasal.errors import FetchError

PORTS = frozenset((80, 443))  # where pages are published; other ports of a host are as a rule its inner services


def system_addresses(host: str, port: int) -> list[str]:
    """Every address the system's resolver knows for a host, in its order. OSError if it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be connected to. The defaults are the only ones fit for use; tests let one canary through."""

    ports: frozenset[int] = PORTS
    allowed: Callable[[IPAddress, int], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = system_addresses


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which everything has to be done."""

    at: float

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, no more than `at_most`. httpcore.ReadTimeout when none are."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left if at_most is None else min(left, at_most)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that the policy allows. Check and connection use one and the same lookup."""

    def __init__(self, policy: Policy, deadline: Deadline) -> None:
        self._policy = policy
        self._deadline = deadline
        self._tcp = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to `host`. FetchError if one of its addresses is not allowed: a mixed answer is an attack."""
        addresses = self._addresses(host, port, timeout)
        error: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for ip in addresses:
            try:
                stream = self._tcp.connect_tcp(
                    str(ip), port, self._deadline.left(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or httpcore.ConnectError(f"no address for {host}")

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[IPAddress]:
        found = _in_time(lambda: self._policy.resolve(host, port), self._deadline.left(timeout))
        ips = []
        for written in found:
            ip = ipaddress.ip_address(written.partition("%")[0])
            if "%" in written or not self._policy.allowed(ip, port):
                where = host if host == written else f"{host} is at {written}, which"
                raise FetchError(f"{where} is no public address; only public pages are fetched")
            ips.append(ip)
        return ips


def _in_time(resolve: Callable[[], Sequence[str]], seconds: float) -> Sequence[str]:
    """The resolver's answer; it knows no time limit of its own, so it runs beside and is left behind if too slow."""
    answers: queue.Queue[Sequence[str] | OSError | UnicodeError] = queue.Queue()

    def run() -> None:
        try:
            answers.put(resolve())
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore.ConnectTimeout("the name was not resolved in time") from None
    if isinstance(answer, (OSError, UnicodeError)):
        raise httpcore.ConnectError(f"the name is not known ({answer})")
    return answer


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step has to fit into the time left, so that drops of bytes do not hold it open."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
