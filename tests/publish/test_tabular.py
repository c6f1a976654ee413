import csv
import io
import json

import pytest
from rich.console import Console

from muasal.publish.tabular import as_csv, as_json, as_table

COLUMNS = ("id", "text", "lat", "origins", "headline", "note")
ROW = {
    "note": None,
    "headline": True,
    "origins": ["coast-guard", "selat-line"],
    "lat": -6.752,
    "text": "Пором «сів» на мілину",
    "id": "a1.c1",
}


def cell(value: object) -> str:
    """The only cell of a table of one row, read back."""
    rows = list(csv.reader(io.StringIO(as_csv([{"x": value}], ["x"]), newline="")))
    assert len(rows) == 2
    return rows[1][0] if rows[1] else ""


def table(rows: list[dict[str, object]], columns: tuple[str, ...], width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=True, color_system="truecolor").print(as_table(rows, columns))
    return out.getvalue()


def test_json_keeps_the_order_of_the_columns_and_the_letters() -> None:
    text = as_json([ROW], COLUMNS)
    assert list(json.loads(text)[0].items()) == [(name, ROW[name]) for name in COLUMNS]
    assert "Пором «сів» на мілину" in text


def test_json_of_no_rows() -> None:
    assert as_json([], COLUMNS) == "[]\n"


def test_csv() -> None:
    assert as_csv([ROW], COLUMNS) == (
        "id,text,lat,origins,headline,note\r\na1.c1,Пором «сів» на мілину,-6.752,coast-guard; selat-line,yes,\r\n"
    )


def test_csv_of_no_rows_has_its_head() -> None:
    assert as_csv([], ["id", "text"]) == "id,text\r\n"


@pytest.mark.parametrize("text", ['a "quoted" word', "a, b", "line\nbreak", "carriage\rreturn", "🚢 ‏שלום"])
def test_csv_text_comes_back(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62 21",
        "-5 %",
        "@sum",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "'=1",
        '"=1',
        "\u00a0=1",
        "\ufeff=1",
        "\u200b=1",
        "＝1",
        '=HYPERLINK("http://harbour.example")',
        "-6.752",
    ],
)
def test_csv_text_that_starts_a_formula_is_defused(text: str) -> None:
    assert cell(text) == "'" + text


def test_csv_defuses_lists_too() -> None:
    assert cell(["=1", "x"]) == "'=1; x"


@pytest.mark.parametrize(("number", "text"), [(-6.752, "-6.752"), (-3, "-3"), (0, "0"), (12000.0, "12000.0")])
def test_csv_numbers_stay_numbers(number: float, text: str) -> None:
    assert cell(number) == text


@pytest.mark.parametrize("text", ["a1.c1", "1 = 1", "«=1»", ""])
def test_csv_leaves_harmless_text_alone(text: str) -> None:
    assert cell(text) == text


def test_table_shows_the_columns_asked_for() -> None:
    shown = table([ROW], ("id", "text"))
    assert "a1.c1" in shown
    assert "Пором" in shown
    assert "coast-guard" not in shown


def test_table_takes_no_markup_and_no_commands_from_a_cell() -> None:
    shown = table([{"text": "[red]x[/red] \x1b[31my \x1b]8;;http://harbour.example\x07z"}], ("text",))
    assert "[red]x[/red]" in shown
    assert "\x1b[31m" not in shown
    assert "\x1b]8" not in shown


def test_table_keeps_ids_whole() -> None:
    row = {"short": "1964b3d1.c14", "text": "word " * 40}
    assert "1964b3d1.c14" in table([row], ("short", "text"), width=40)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_table_loses_no_word_where_it_is_narrow(width: int) -> None:
    words = [f"word{number}" for number in range(60)]
    row = {
        "id": "1964b3d1.c14",
        "outlet": "The Harbour Post of Tanjung Layar",
        "text": " ".join(words),
        "stance": "denies",
    }
    shown = table([row], ("id", "outlet", "text", "stance"), width)
    assert all(word in shown for word in [*words, "Harbour", "Tanjung", "denies"])


def test_table_of_no_rows() -> None:
    assert "text" in table([], ("id", "text"))
