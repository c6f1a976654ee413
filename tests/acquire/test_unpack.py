import dataclasses
import gzip
import os
import zlib

import pytest

from muasal.acquire.unpack import unpack
from muasal.errors import ExtractError
from muasal.settings import Settings

WORDS = b"Harvest figures were corrected on Friday. " * 50


@pytest.mark.parametrize("coding", ["", "identity"])
def test_plain_bytes_stay(coding: str) -> None:
    assert unpack(WORDS, coding, Settings()) == WORDS


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
def test_gzip(coding: str) -> None:
    assert unpack(gzip.compress(WORDS), coding, Settings()) == WORDS


def test_gzip_of_several_members() -> None:
    assert unpack(gzip.compress(WORDS) + gzip.compress(b"more"), "gzip", Settings()) == WORDS + b"more"


def test_deflate_with_and_without_header() -> None:
    raw = zlib.compressobj(wbits=-15)
    assert unpack(zlib.compress(WORDS), "deflate", Settings()) == WORDS
    assert unpack(raw.compress(WORDS) + raw.flush(), "deflate", Settings()) == WORDS


def test_too_much_is_not_unpacked() -> None:
    noise = os.urandom(1000) * 1000
    with pytest.raises(ExtractError, match="grow to more than 500,000"):
        unpack(gzip.compress(noise), "gzip", dataclasses.replace(Settings(), unpacked_bytes=500_000))


def test_too_great_a_ratio_is_not_unpacked() -> None:
    with pytest.raises(ExtractError, match="grow to more than"):
        unpack(gzip.compress(b"\0" * 10_000_000), "gzip", Settings())


def test_many_small_members_count_together() -> None:
    with pytest.raises(ExtractError, match="grow to more than"):
        unpack(gzip.compress(b"\0" * 40_000) * 100, "gzip", dataclasses.replace(Settings(), unpack_ratio=20))


@pytest.mark.parametrize("data", [gzip.compress(WORDS, mtime=0)[:-20], b"\x1f\x8bnonsense", b"plain"])
def test_broken_data_are_an_error(data: bytes) -> None:
    with pytest.raises(ExtractError, match="broken"):
        unpack(data, "gzip", Settings())
