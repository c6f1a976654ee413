"""What the parser sees of a word."""

from muasal.read.parser.features import ROWS, normal, rows, shape, strings


def test_rows_are_as_many_for_every_word_and_within_the_table() -> None:
    for word in ("a", "Kementerian", "12.000", "«", "п’ять"):
        found = rows(word, 1000)
        assert len(found) == ROWS
        assert all(0 <= row < 1000 for row in found)


def test_rows_are_the_same_on_every_machine() -> None:
    assert rows("agency", 9000)[:4] == [945, 347, 2719, 5456]


def test_marks_of_different_styles_look_alike() -> None:
    assert strings("«") == strings('"') == strings("„")
    assert strings("–") == strings("-")
    assert normal("п’ять") == normal("п'ять")


def test_marks_of_a_typewriter_look_like_any_others() -> None:
    assert strings("--") == strings("—")
    assert strings("``") == strings("''") == strings("«")
    assert strings("------") != strings("-")  # a line across the page


def test_html_that_was_left_in_is_read() -> None:
    assert strings("&#39;&#39;") == strings("»")
    assert strings("AT&amp;T") == strings("AT&T")


def test_digits_are_alike() -> None:
    assert strings("1998") == strings("2024")


def test_shapes() -> None:
    assert shape("Kyiv") == "Xx"
    assert shape("NATO") == "XX"
    assert shape("F-16s") == "X.0x"
    assert shape("word") == "x"
