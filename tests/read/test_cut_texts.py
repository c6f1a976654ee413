"""A text may end anywhere: in a headline's middle, behind a cue, with the word for a piece of evidence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from muasal.languages import CODES
from muasal.model import Article
from muasal.read import read

LANGUAGES = Path(__file__).parent.parent / "languages"
MARK = re.compile(r"\[[a-z ]+: ([^\]]+)\]")


def cut(code: str) -> Iterator[str]:
    """The sentences about evidence up to each of their words."""
    for line in (LANGUAGES / code / "evidence.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text = MARK.sub(r"\1", line.removeprefix("~"))
            yield from (text[: match.end()] for match in re.finditer(r"\w+", text))


@pytest.mark.parametrize("code", CODES)
def test_a_text_that_ends_anywhere_is_read(code: str) -> None:
    for text in cut(code):
        reading = read(Article("a1", text, code))
        assert all(e.span.end <= len(text) for e in reading.evidence)
