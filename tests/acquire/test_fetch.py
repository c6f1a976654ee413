"""The guarded fetcher, against real servers on loopback."""

import dataclasses
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Sequence

import pytest
from canary import PAGE, Canary, policy_for

from muasal.acquire.fetch import Fetcher
from muasal.acquire.network import PORTS, Policy
from muasal.errors import FetchError
from muasal.settings import Settings

# Each is a way to write or reach this machine or its network. {port} is the canary's, so that a hit would be counted.
HOSTILE = r"""
http://127.0.0.1:{port}/page
http://localhost:{port}/page
http://LOCALHOST:{port}/page
http://LocalHost.:{port}/page
http://localhost.localdomain:{port}/page
http://127.0.0.1.:{port}/page
http://127.1:{port}/page
http://127.0.1:{port}/page
http://2130706433:{port}/page
http://0x7f000001:{port}/page
http://0x7f.0.0.1:{port}/page
http://0X7F.1:{port}/page
http://0177.0.0.1:{port}/page
http://017700000001:{port}/page
http://0177.0x0.0.1:{port}/page
http://127.000.000.001:{port}/page
http://127.0.0.1.0x0:{port}/page
http://0:{port}/page
http://0.0.0.0:{port}/page
http://127.255.255.254:{port}/page
http://[::1]:{port}/page
http://[::]:{port}/page
http://[0:0:0:0:0:0:0:1]:{port}/page
http://[::ffff:127.0.0.1]:{port}/page
http://[::ffff:7f00:1]:{port}/page
http://[::127.0.0.1]:{port}/page
http://[64:ff9b::127.0.0.1]:{port}/page
http://[64:ff9b:1::7f00:1]:{port}/page
http://[2002:7f00:1::]:{port}/page
http://[2001:0:7f00:1::]:{port}/page
http://[fe80::1%25lo]:{port}/page
http://[fe80::1%lo]:{port}/page
http://[::1%25eth0]:{port}/page
http://[::ffff:0:127.0.0.1]:{port}/page
http://[::1:{port}/page
http://[127.0.0.1]:{port}/page
http://10.0.0.1:{port}/page
http://172.16.0.1:{port}/page
http://192.168.0.1:{port}/page
http://169.254.169.254:{port}/page
http://100.64.0.1:{port}/page
http://198.18.0.1:{port}/page
http://224.0.0.1:{port}/page
http://255.255.255.255:{port}/page
http://[fd00::1]:{port}/page
http://[ff02::1]:{port}/page
http://user@127.0.0.1:{port}/page
http://user:secret@127.0.0.1:{port}/page
http://news.example@127.0.0.1:{port}/page
http://@127.0.0.1:{port}/page
http://news.example:80@127.0.0.1:{port}/page
http://127.0.0.1:{port}\\@news.example/page
http://127.0.0.1%2f.news.example:{port}/page
http://%31%32%37.0.0.1:{port}/page
http://127.0.0.1%00.news.example:{port}/page
http://127.0.0.1%23@news.example:{port}/page
http://127。0。0。1:{port}/page
http://１２７.0.0.1:{port}/page
http://①②⑦.0.0.1:{port}/page
http://ｌｏｃａｌｈｏｓｔ:{port}/page
http://loc\u00adalhost:{port}/page
http://127.0.0.1\t:{port}/page
http://127.0.0.1 :{port}/page
http://127.0.0.1:{port}\r\nHost: news.example/page
http:////127.0.0.1:{port}/page
http:/127.0.0.1:{port}/page
http:127.0.0.1:{port}/page
http://:{port}/page
//127.0.0.1:{port}/page
HTTP://127.0.0.1:{port}/page
https://127.0.0.1:{port}/page
file:///etc/hostname
file://127.0.0.1:{port}/page
ftp://127.0.0.1:{port}/page
gopher://127.0.0.1:{port}/_GET%20/page
javascript:fetch('http://127.0.0.1:{port}/page')
data:text/html,<p>page</p>
intranet
http://intranet:{port}/page
""".strip().splitlines()


@pytest.mark.parametrize("form", HOSTILE)
def test_a_hostile_form_is_refused_and_reaches_nobody(form: str, canary: Canary, settings: Settings) -> None:
    policy = Policy(ports=PORTS | {canary.port})  # the port is open: it is the address that has to be refused
    address = (
        form.replace("\\t", "\t")
        .replace("\\r\\n", "\r\n")
        .replace("\\u00ad", "\u00ad")
        .replace("{port}", str(canary.port))
    )
    with pytest.raises(FetchError, match="fetching"):
        Fetcher(settings, policy).fetch(address)
    assert canary.connections == 0


def resolving(*answers: Sequence[str]) -> object:
    """A resolver that gives one answer after the other, the last one ever after."""
    left = list(answers)

    def resolve(host: str, port: int) -> Sequence[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["10.1.2.3"],
        ["fe80::1%lo"],
        ["93.184.216.34", "127.0.0.1"],
        ["127.0.0.1", "93.184.216.34"],
        ["2606:2800:220:1:248:1893:25c8:1946", "fd00::1"],
    ],
)
def test_a_name_with_any_private_address_is_refused(addresses: list[str], canary: Canary, settings: Settings) -> None:
    policy = Policy(ports=PORTS | {canary.port}, resolve=resolving(addresses))
    with pytest.raises(FetchError, match="no public address"):
        Fetcher(settings, policy).fetch(f"http://news.example:{canary.port}/page")
    assert canary.connections == 0


def test_a_name_that_changes_its_address_between_two_connections_is_refused(
    canary: Canary, other: Canary, settings: Settings
) -> None:
    # robots.txt is fetched from the allowed address; for the page the name suddenly means another one
    policy = policy_for(canary, resolve=resolving(["127.0.0.1"], ["127.0.0.2"]))
    with pytest.raises(FetchError, match=r"127\.0\.0\.2"):
        Fetcher(settings, policy).fetch(f"http://news.example:{canary.port}/page")
    assert canary.paths == ["/robots.txt"]
    assert other.connections == 0


def test_the_name_is_looked_up_once_for_check_and_connection(canary: Canary, settings: Settings) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    fetcher = Fetcher(dataclasses.replace(settings, obey_robots=False), policy_for(canary, resolve=resolve))
    fetcher.fetch(f"http://news.example:{canary.port}/page")
    assert asked == ["news.example"]
    assert canary.host_headers == [f"news.example:{canary.port}"]


@pytest.mark.parametrize("port", [22, 25, 3306, 5432, 6379, 8080, 0, 65536])
def test_other_ports_are_refused(port: int, settings: Settings) -> None:
    with pytest.raises(FetchError, match=r"port|Port"):
        Fetcher(settings).fetch(f"http://news.example:{port}/")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{other}/page",
        "http://localhost:{other}/page",
        "//127.0.0.1:{other}/page",
        "http://[::ffff:127.0.0.1]:{other}/page",
        "http://2130706433:{other}/page",
        "http://user@127.0.0.1:{other}/page",
        "file:///etc/hostname",
        "ftp://127.0.0.1:{other}/page",
        "http://[::1",
        "http://127.0.0.1:{other}\\@news.example/",
        "",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(
    location: str, canary: Canary, other: Canary, settings: Settings
) -> None:
    canary.answers["/away"] = (302, {"Location": location.replace("{other}", str(other.port))}, b"")
    with pytest.raises(FetchError):
        Fetcher(settings, policy_for(canary, ports=(other.port,))).fetch(canary.url + "/away")
    assert other.connections == 0


def test_a_page_is_fetched(canary: Canary, settings: Settings) -> None:
    page = Fetcher(settings, policy_for(canary)).fetch(canary.url + "/page#comments")
    assert page.body == page.raw == PAGE
    assert (page.media_type, page.charset, page.address) == ("text/html", "utf-8", canary.url + "/page")
    assert canary.paths == ["/robots.txt", "/page"]


def test_a_packed_page_is_kept_as_received_and_unpacked(canary: Canary, settings: Settings) -> None:
    page = Fetcher(settings, policy_for(canary)).fetch(canary.url + "/packed")
    assert page.body == PAGE
    assert gzip.decompress(page.raw) == PAGE != page.raw


def test_five_redirects_are_followed_and_six_are_not(canary: Canary, settings: Settings) -> None:
    for step in range(6):
        canary.answers[f"/{step}"] = (301, {"Location": f"/{step + 1}"}, b"")
    canary.answers["/6"] = canary.answers["/page"]
    fetcher = Fetcher(settings, policy_for(canary))
    assert fetcher.fetch(canary.url + "/1").address == canary.url + "/6"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher.fetch(canary.url + "/0")


def test_a_circle_of_redirects_ends(canary: Canary, settings: Settings) -> None:
    canary.answers["/round"] = (302, {"Location": "/round"}, b"")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/round")


def test_a_body_that_is_too_large_is_not_read_to_its_end(canary: Canary, settings: Settings) -> None:
    canary.answers["/large"] = (200, {"Content-Type": "text/html"}, b"x" * 3_000_000)
    small = dataclasses.replace(settings, page_bytes=100_000)
    with pytest.raises(FetchError, match="larger than 100,000 bytes"):
        Fetcher(small, policy_for(canary)).fetch(canary.url + "/large")


def test_a_body_that_drips_ends_at_the_time_limit(canary: Canary, settings: Settings) -> None:
    canary.drip = 0.05
    quick = dataclasses.replace(settings, total_seconds=0.6, obey_robots=False)
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"out of time|timed out"):
        Fetcher(quick, policy_for(canary)).fetch(canary.url + "/page")
    assert time.monotonic() - started < 3


def test_a_resolver_that_hangs_ends_at_the_time_limit(canary: Canary, settings: Settings) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        time.sleep(2)
        return ["127.0.0.1"]

    quick = dataclasses.replace(settings, connect_seconds=0.2)
    started = time.monotonic()
    with pytest.raises(FetchError, match="not resolved in time"):
        Fetcher(quick, policy_for(canary, resolve=resolve)).fetch(f"http://news.example:{canary.port}/page")
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_bomb_is_not_unpacked(coding: str, canary: Canary, settings: Settings) -> None:
    zeros = b"\0" * 60_000_000
    packed = gzip.compress(zeros, 1) if coding == "gzip" else zlib.compress(zeros, 1)
    canary.answers["/bomb"] = (200, {"Content-Type": "text/html", "Content-Encoding": coding}, packed)
    with pytest.raises(FetchError, match="grow to more than"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/bomb")


def test_a_packing_that_is_not_read_is_refused(canary: Canary, settings: Settings) -> None:
    canary.answers["/br"] = (200, {"Content-Type": "text/html", "Content-Encoding": "br"}, b"xx")
    with pytest.raises(FetchError, match="'br' is not read"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/br")


@pytest.mark.parametrize("agent", ["*", "Muasal"])
def test_robots_txt_is_obeyed(agent: str, canary: Canary, settings: Settings) -> None:
    rules = f"User-agent: {agent}\nDisallow: /page\n".encode()
    canary.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/page")
    assert canary.paths == ["/robots.txt"]


def test_robots_txt_is_obeyed_after_a_redirect_too(canary: Canary, settings: Settings) -> None:
    canary.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /page\n")
    canary.answers["/free"] = (302, {"Location": "/page"}, b"")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/free")
    assert canary.paths == ["/robots.txt", "/free"]


def test_robots_txt_for_others_does_not_matter(canary: Canary, settings: Settings) -> None:
    canary.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: GreedyBot\nDisallow: /\n")
    assert Fetcher(settings, policy_for(canary)).fetch(canary.url + "/page").body == PAGE


def test_a_failing_robots_txt_forbids(canary: Canary, settings: Settings) -> None:
    canary.answers["/robots.txt"] = (503, {}, b"")
    with pytest.raises(FetchError, match="answer 503"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/page")


def test_robots_txt_is_asked_for_once_a_host(canary: Canary, settings: Settings) -> None:
    fetcher = Fetcher(settings, policy_for(canary))
    fetcher.fetch(canary.url + "/page")
    fetcher.fetch(canary.url + "/packed")
    assert canary.paths.count("/robots.txt") == 1


@pytest.mark.parametrize("status", [204, 403, 404, 410, 500])
def test_an_answer_without_a_page_is_an_error(status: int, canary: Canary, settings: Settings) -> None:
    canary.answers["/gone"] = (status, {}, b"")
    with pytest.raises(FetchError, match=f"answered {status}"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/gone")


def test_what_is_no_page_is_refused(canary: Canary, settings: Settings) -> None:
    canary.answers["/doc"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7")
    with pytest.raises(FetchError, match="application/pdf, not a page"):
        Fetcher(settings, policy_for(canary)).fetch(canary.url + "/doc")


def test_nobody_listening_is_a_clear_error(settings: Settings) -> None:
    server = Canary()
    server.server_close()
    with pytest.raises(FetchError, match="try again later"):
        Fetcher(settings, policy_for(server)).fetch(server.url + "/page")


def test_paths_beyond_ascii_are_encoded(canary: Canary, settings: Settings) -> None:
    canary.answers["/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0"] = canary.answers["/page"]
    assert Fetcher(settings, policy_for(canary)).fetch(canary.url + "/новина").body == PAGE


def test_tls_asks_for_the_host_by_name_at_the_address_that_was_checked(settings: Settings) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []

    def listen() -> None:
        connection, _ = listener.accept()
        heard.append(connection.recv(4096))
        connection.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    port = listener.getsockname()[1]
    policy = Policy(frozenset((port,)), lambda ip, port: str(ip) == "127.0.0.1", lambda host, port: ["127.0.0.1"])
    with pytest.raises(FetchError):
        Fetcher(settings, policy).fetch(f"https://news.example:{port}/page")
    thread.join(2)
    listener.close()
    assert b"news.example" in heard[0]
