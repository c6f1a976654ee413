"""Web addresses taken apart strictly, and which network addresses may be connected to.

What browsers, resolvers and libraries read in different ways is refused: a disagreement is how a guard is passed by.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from muasal.errors import FetchError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\\s]")
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.ip_network("::/96")
_NOT_PUBLIC = tuple(  # what ipaddress calls global, or has called global in some release, but is no public host
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart. `host` is ASCII, lower case, without brackets; `path` has the query, not the fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}")

    @property
    def address(self) -> str:
        return self.origin + self.path


def parse(address: str, ports: frozenset[int]) -> Target:
    """The address taken apart. FetchError for another scheme or port, user names, odd characters, numbers as names."""
    address = address.strip()
    if len(address) > 4096 or _UNSAFE.search(address):
        raise _refused(address, "it has characters that no web address has; copy it again from the browser")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _refused(address, f"it is no web address ({error})") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise _refused(address, "only http:// and https:// addresses are fetched")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise _refused(address, "it has a user name in it; give the address without it")
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise _refused(address, f"port {port} is not one of those where pages are published (80, 443)")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    return Target(parts.scheme, _host(address, parts.netloc), port, path)


def _host(address: str, netloc: str) -> str:
    """The host, checked label by label."""
    if netloc.startswith("["):
        return _ipv6(address, netloc)
    written = netloc.rpartition(":")[0] if ":" in netloc else netloc
    try:
        host = written.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise _refused(address, f"{written!r} is no host name") from None
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        raise _refused(address, f"{written!r} is no host name")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(address, host)
    if len(labels) < 2:
        raise _refused(address, f"{written!r} is a name of a local network, not of the web")
    return host


def _ipv4(address: str, host: str) -> str:
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise _refused(address, f"{host!r} is a number in a form that programs read differently") from None


def _ipv6(address: str, netloc: str) -> str:
    inside = netloc[1:].partition("]")[0]
    try:
        if "%" in inside:
            raise ValueError
        return str(ipaddress.IPv6Address(inside))
    except ValueError:
        raise _refused(address, f"[{inside}] is no plain IPv6 address") from None


def is_public(ip: IPAddress, port: int = 443) -> bool:
    """May anybody on the internet have this address? Addresses that carry an IPv4 address are judged by it as well."""
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local:
        return False
    if any(ip.version == net.version and ip in net for net in _NOT_PUBLIC):
        return False
    return not (isinstance(ip, ipaddress.IPv6Address) and _carries_ipv4(ip))


def _carries_ipv4(ip: ipaddress.IPv6Address) -> bool:
    """Mapped, compatible, 6to4, Teredo, NAT64, ISATAP: a second address inside, which a gateway may connect to."""
    if ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip in _COMPATIBLE or any(ip in net for net in _NAT64):
        return True
    return (int(ip) >> 32) & 0xFFFFFFFF in (0x00005EFE, 0x02005EFE)


def _refused(address: str, why: str) -> FetchError:
    return FetchError(f"fetching {address[:200]!r}: {why}")
