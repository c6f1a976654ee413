"""Taking addresses apart, and telling public network addresses from others."""

import ipaddress

import pytest

from muasal.acquire.hosts import is_public, parse
from muasal.acquire.network import PORTS


@pytest.mark.parametrize("ip", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "2a00:1450::1"])
def test_public(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "ip",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::808:808",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:808:808::1",
        "2a00:1450::5efe:7f00:1",
        "fc00::1",
        "fe80::1",
        "fec0::1",
        "ff0e::1",
    ],
)
def test_not_public(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://News.Example", "https://news.example/"),
        ("  http://news.example:80/a?b=c#d ", "http://news.example/a?b=c"),
        ("https://news.example./x", "https://news.example/x"),
        ("https://новини.example/а б".replace(" ", "%20"), "https://xn--b1amarcd.example/%D0%B0%20%D0%B1"),
        ("https://[2a00:1450:0::1]/", "https://[2a00:1450::1]/"),
        ("https://news.example/a|b", "https://news.example/a%7Cb"),
    ],
)
def test_an_address_has_one_form(written: str, address: str) -> None:
    assert parse(written, PORTS).address == address
