import pytest

from muasal.acquire.decode import charset, decode_page, decode_text
from muasal.errors import ExtractError, InputError

UKRAINIAN = "<html><body><p>Міська рада ухвалила бюджет, повідомив речник мерії.</p></body></html>"


def test_the_header_decides() -> None:
    assert decode_page(UKRAINIAN.encode("cp1251"), "windows-1251")[0] == UKRAINIAN


@pytest.mark.parametrize(
    "meta", ['<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=cp1251">']
)
def test_the_meta_tag_decides_where_the_header_is_silent(meta: str) -> None:
    assert decode_page((meta + UKRAINIAN).encode("cp1251"))[0] == meta + UKRAINIAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_all(encoding: str) -> None:
    assert decode_page(UKRAINIAN.encode(encoding), "windows-1251")[0] == UKRAINIAN


def test_a_wrong_declaration_gives_way_to_utf8() -> None:
    assert decode_page(UKRAINIAN.encode(), "us-ascii")[0].count("\ufffd") == 0


def test_a_few_broken_bytes_are_noted() -> None:
    text, notes = decode_page((UKRAINIAN * 50).encode() + b"\xff")
    assert text.endswith("\ufffd")
    assert "1 bytes could not be read" in notes[0]


def test_what_fits_no_charset_is_an_error_with_a_hint() -> None:
    with pytest.raises(ExtractError, match="windows-1251"):
        decode_page(UKRAINIAN.removeprefix("<html><body><p>").encode("cp1251"))


@pytest.mark.parametrize("label", ["hex", "utf-7", "unicode_escape", "idna", "rot13", "zip", "", "no-such"])
def test_what_is_no_charset_of_pages_is_not_used(label: str) -> None:
    assert charset(label) is None


def test_latin_1_means_windows_1252_on_the_web() -> None:
    assert decode_page(b"<p>\x93so\x94</p>", "iso-8859-1")[0] == "<p>“so”</p>"


@pytest.mark.parametrize("text", ["Line\r\nline\r\n", "a\u00a0b\u2028c", "👩‍👩‍👧 e\u0301 \u202eabc", "  spaced  \n"])
def test_a_text_keeps_its_characters(text: str) -> None:
    assert decode_text(text.encode()) == (text, ())


def test_a_byte_order_mark_is_cut_and_noted() -> None:
    assert decode_text(b"\xef\xbb\xbfHello") == ("Hello", ("a byte order mark at the start was cut",))


def test_a_wrong_encoding_names_the_byte_and_a_guess() -> None:
    with pytest.raises(InputError, match=r"byte 6 is not UTF-8 .*windows-1251"):
        decode_text(b"Title\n" + "Мэр города подписал бюджет".encode("cp1251"))


def test_the_offset_counts_from_the_start_of_the_file() -> None:
    with pytest.raises(InputError, match=r"byte 6 is not UTF-8 .*latin-1"):
        decode_text(b"\xef\xbb\xbfcaf\xe9 and much more of it")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"PK\x03\x04..", "ZIP"),
        (b"\x1f\x8b\x08..", "gzip"),
        ("text".encode("utf-16"), "UTF-16"),
        (b"abc\x00def", "a zero byte at 3"),
    ],
)
def test_what_is_no_text_is_an_error_that_says_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode_text(data)
