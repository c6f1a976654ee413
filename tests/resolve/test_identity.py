"""One identity across an article and across languages: the marks of identity.txt."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from muasal.model import Article, Span
from muasal.read import read
from muasal.resolve import Resolved, outlet_keys, outlet_of, resolve, unify

MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
LINES = [
    line
    for line in (Path(__file__).parent / "identity.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]
HEADLINE = "Headline\n\n"
Marks = list[tuple[Span, str]]


def parse(line: str) -> list[tuple[Article, Marks]]:
    """The articles of a line with their marks."""
    return [_article(number, part.strip()) for number, part in enumerate(line.split(" | "), 1)]


def _article(number: int, part: str) -> tuple[Article, Marks]:
    language, _, sentence = part.partition(" ")
    text, marks, at = HEADLINE, [], 0
    for match in MARK.finditer(sentence):
        text += sentence[at : match.start()]
        marks.append((Span(len(text), len(text) + len(match[1])), match[2]))
        text, at = text + match[1], match.end()
    text += sentence[at:] + "\n"
    outlet = f"Outlet {chr(64 + number)}"
    return Article(f"a{number}", text, language, outlet=outlet, published="2025-03-05"), marks


def ids(line: str) -> Iterator[tuple[str, str, str | None]]:
    """Label, words and id of each mark of a line."""
    parsed = parse(line)
    outlets = outlet_keys(article for article, _ in parsed)
    parts = unify([resolve(read(article), outlet_of(article), outlets) for article, _ in parsed])
    for part, (article, marks) in zip(parts, parsed, strict=True):
        for span, label in marks:
            yield label, span.of(article.text), _id(part, span)


def _id(part: Resolved, span: Span) -> str | None:
    """Who the words of a mark are taken for: as a source, else as a name."""
    for a in part.attributions:
        spans = a.source or a.cue
        if a.chain and any(s.overlaps(span) for s in spans):
            return a.chain[0]
    return next((m.value for m in part.mentions if m.kind == "entity" and m.span.overlaps(span)), None)


def faults(found: list[tuple[str, str, str | None]]) -> list[str]:
    """What is wrong with the ids of a line."""
    of: dict[str, str | None] = {}
    for label, _, id in found:
        of.setdefault(label, id)
    wrong = [f"{words}: {id}" for label, words, id in found if id is None or id != of[label]]
    wrong += [f"{words}: {id}, not {label}" for label, words, id in found if label[0] == "=" and id != label[1:]]
    return wrong + ([f"not apart: {of}"] if len(set(of.values())) < len(of) else [])


@pytest.mark.parametrize("line", LINES)
def test_marks_are_who_they_are(line: str) -> None:
    not_yet = line.startswith("~")
    line = line.removeprefix("~")
    wrong = faults(list(ids(line)))
    if not_yet:
        assert wrong, "this line is read as marked now: take its ~ away"
    else:
        assert not wrong
