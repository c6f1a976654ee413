"""Packed bytes → bytes, never more than the settings allow, whatever the packed bytes promise."""

import zlib
from collections.abc import Iterator

from muasal.errors import ExtractError
from muasal.settings import Settings

GZIP_MAGIC = b"\x1f\x8b"
CODINGS = ("gzip", "x-gzip", "deflate")
_CHUNK = 64 * 1024
_GZIP_OR_ZLIB, _RAW_DEFLATE = 47, -15  # zlib's own numbers for what to expect


def unpack(data: bytes, coding: str, settings: Settings) -> bytes:
    """`data` unpacked. `coding` is a Content-Encoding: gzip, deflate, identity or "".

    ExtractError: another coding, broken data, or more than `unpacked_bytes` or `unpack_ratio` times the packed size.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return data
    if coding not in CODINGS:
        raise ExtractError(f"unpacking: {coding!r} is not read; ask for gzip or plain bytes")
    limit = min(settings.unpacked_bytes, settings.unpack_ratio * len(data))
    try:
        return _bounded(data, _GZIP_OR_ZLIB, limit)
    except zlib.error as error:
        if coding != "deflate":
            raise ExtractError(f"unpacking {coding}: the data are broken ({error}); fetch or save them again") from None
    try:
        return _bounded(data, _RAW_DEFLATE, limit)  # some servers leave out the zlib header
    except zlib.error as error:
        raise ExtractError(f"unpacking deflate: the data are broken ({error}); fetch or save them again") from None


def _bounded(data: bytes, window: int, limit: int) -> bytes:
    out = bytearray()
    for chunk in _chunks(data, window):
        out += chunk
        if len(out) > limit:
            raise ExtractError(
                f"unpacking: {len(data):,} bytes grow to more than {limit:,}, which no article does; not read further"
            )
    return bytes(out)


def _chunks(data: bytes, window: int) -> Iterator[bytes]:
    """The unpacked bytes, piece by piece; gzip files may hold several members one after another."""
    while data:
        engine = zlib.decompressobj(window)
        rest = data
        while rest and not engine.eof:
            yield engine.decompress(rest, _CHUNK)
            rest = engine.unconsumed_tail
        while not engine.eof and (more := engine.decompress(b"", _CHUNK)):
            yield more
        if not engine.eof:
            raise zlib.error("it ends too early")
        data = engine.unused_data if engine.unused_data.startswith(GZIP_MAGIC) else b""
