"""Every marked name and noun phrase of every language has the type that is marked, and nothing else is typed."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from muasal import languages
from muasal.languages import CODES
from muasal.model import Span
from muasal.read import names, places
from muasal.read.name_words import Words
from muasal.read.segment import segment
from muasal.read.types import TYPES, of_phrase

_MARK = re.compile(r"\[(\w*): ([^\]]+)\]")


@dataclass(frozen=True)
class Line:
    """A line with its marks: spans of its text and their types."""

    where: str
    text: str
    marks: tuple[tuple[Span, str], ...]
    not_yet: bool


def lines(path: Path) -> list[Line]:
    """The marked lines of a file."""
    rows = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [parse(f"{path.parent.name}:{n}", row) for n, row in rows if row.strip() and not row.startswith("#")]


def parse(where: str, row: str) -> Line:
    text, marks, at = "", [], 0
    row, not_yet = row.removeprefix("~").strip(), row.startswith("~")
    for match in _MARK.finditer(row):
        text += row[at : match.start()]
        marks.append((Span(len(text), len(text) + len(match[2])), match[1]))
        text, at = text + match[2], match.end()
    return Line(where, text + row[at:], tuple(marks), not_yet)


LINES = [
    pytest.param(code, line, id=line.where)
    for code in CODES
    for line in lines(Path(__file__).parent / code / "names.txt")
]


@pytest.mark.parametrize(("code", "line"), LINES)
def test_marked_names(code: str, line: Line) -> None:
    faults = compare(code, line)
    if line.not_yet:
        assert faults, f"{line.where} is read as marked now: take its ~ away"
    else:
        assert not faults, f"{line.text}\n" + "\n".join(faults)


def compare(code: str, line: Line) -> list[str]:
    """What is wrong: a mark of another type, a typed name that is not marked."""
    language = languages.get(code)
    document = segment(line.text, language)
    found = names.typed_runs(document, language, places.candidates(document, language))
    spans = {names.span_of(document, language, run): typed for run, typed in found}
    starts = [t.start for t in document.tokens]
    faults = []
    for span, type in line.marks:
        tokens = [i for i, start in enumerate(starts) if span.start <= start < span.end]
        phrase = of_phrase(Words(document.tokens, language), tokens[0], tokens[-1] + 1, found)
        typed = spans.get(span, phrase)
        if typed.type != type:
            faults.append(f"{span.of(line.text)}: {typed}, marked {type or 'unknown'}")
    marked = [span for span, _ in line.marks]
    for span, typed in spans.items():
        if typed.type and not any(span.within(m) for m in marked):
            faults.append(f"{span.of(line.text)}: {typed}, not marked")
    return faults


@pytest.mark.parametrize(("code", "line"), LINES)
def test_marks_are_types(code: str, line: Line) -> None:
    assert {type for _, type in line.marks} <= {*TYPES, ""}
    assert not re.search(r"[\[\]]", line.text)
