"""Bytes → characters. What cannot be decoded is an error with a hint, never a page of question marks."""

import codecs
import re

from muasal.errors import ExtractError, InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML = re.compile(rb"\A\s*<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^<>]*\?>")
# Python knows "encodings" that are no charsets of pages (hex, idna, utf-7, unicode_escape): only these are looked up.
_CHARSET = re.compile(
    r"(utf-?(8|16(-?[lb]e)?)|(us-)?ascii|iso-?8859-?\d+|latin-?\d+|(windows|cp|x-cp)-?\d+|koi8-?[rut]|x?-?mac-?cyrillic|"
    r"gb(2312|k|18030)|big5(-?hkscs)?|euc-?(jp|kr)|shift[_-]?jis|tis-?620)"
)
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_HEAD = 4096
_BAD_SHARE = 1000  # one undecodable byte in so many is a page with a scratch, more is a wrong charset
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-packed"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
)


def decode_page(data: bytes, header: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of an HTML page, and notes on how they were read.

    Order: byte order mark, `header` (charset of the HTTP header), the page's own meta, UTF-8.
    ExtractError if none fits.
    """
    if kind := _kind(data):
        raise ExtractError(f"it is {kind}, not a page; save the article as text or HTML")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict_or_scratched(data[len(mark) :], [name])
    declared = [header, _match(_XML, data), _match(_META, data)]
    names = [name for name in (charset(d) for d in declared if d) if name]
    text, notes = _strict_or_scratched(data, list(dict.fromkeys([*names, "utf-8"])))
    return _XML_HEAD.sub("", text).replace("\x00", ""), notes


def _match(pattern: re.Pattern[bytes], data: bytes) -> str | None:
    match = pattern.search(data[:_HEAD])
    return match.group(1).decode("ascii", "replace") if match else None


def charset(label: str) -> str | None:
    """Python's name for a charset label of the web, None if it is no charset a page may have."""
    label = label.strip().strip("\"'").lower()
    if not _CHARSET.fullmatch(label):
        return None
    try:
        name = codecs.lookup(label.removeprefix("x-").replace("windows-", "cp")).name
    except LookupError:
        return None
    return _SUPERSETS.get(name, name)


def _strict_or_scratched(data: bytes, names: list[str]) -> tuple[str, tuple[str, ...]]:
    for name in names:
        try:
            return data.decode(name), ()
        except UnicodeDecodeError:
            continue
    for name in names:
        text = data.decode(name, "replace")
        bad = text.count("\ufffd")
        if bad * _BAD_SHARE <= len(text):
            return text, (f"{bad} bytes could not be read as {name}; they stand as \ufffd",)
    raise ExtractError(
        f"decoding the page: it is not {' nor '.join(names)}{_suspect(data)}; save it as UTF-8 and try again"
    )


def decode_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a UTF-8 text file; a byte order mark is cut, and a note says so. Nothing else is changed.

    InputError: empty, binary, or not UTF-8 (with the offset of the first bad byte, and a guess at what it is).
    """
    refuse_binary(data)
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(codecs.BOM_UTF8) if marked else 0)
        raise InputError(f"byte {at} is not UTF-8{_suspect(data)}; convert the file to UTF-8 and try again") from None
    if not text.strip():
        raise InputError("it is empty; give a file with an article's text")
    return text, (("a byte order mark at the start was cut",) if marked else ())


def refuse_binary(data: bytes) -> None:
    """InputError if `data` are empty or no text of any kind."""
    if not data:
        raise InputError("it is empty; give a file with an article's text")
    if kind := _kind(data):
        raise InputError(f"it is {kind}, not text; save the article as text or HTML")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("it is UTF-16, not UTF-8; convert the file to UTF-8 and try again")
    if b"\x00" in data[:65536]:
        raise InputError(f"it is binary (a zero byte at {data.index(0)}), not text; save the article as text or HTML")


def _kind(data: bytes) -> str | None:
    """What known kind of binary file the bytes are, None if of none."""
    return next((kind for magic, kind in _KINDS if data.startswith(magic)), None)


def _suspect(data: bytes) -> str:
    """A guess at the old charset of bytes that are not UTF-8, worded as a hint."""
    high = [byte for byte in data[:65536] if byte >= 0x80]
    cyrillic = sum(byte >= 0xC0 for byte in high)
    if len(high) * 4 > min(len(data), 65536) and cyrillic * 10 > len(high) * 8:
        return " (perhaps windows-1251 or KOI8, as old Cyrillic pages are)"
    return " (perhaps windows-1252 or latin-1)" if high else ""
