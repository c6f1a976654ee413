"""Every marked sentence with evidence is read as marked."""

import re
from pathlib import Path

import pytest

from muasal.languages import CODES
from muasal.model import Article, Evidence
from muasal.model.claim import EVIDENCE_KINDS, HANDS
from muasal.read import read

_MARK = re.compile(r"\[([a-z ]+): ([^\]]+)\]")


def rows(code: str) -> list[tuple[str, str]]:
    """Where each sentence stands, and the sentence with its marks."""
    path = Path(__file__).parent / code / "evidence.txt"
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [(f"{code}:{number}", line) for number, line in lines if line.strip() and not line.startswith("#")]


SENTENCES = [pytest.param(code, line, id=where) for code in CODES for where, line in rows(code)]


@pytest.mark.parametrize(("code", "line"), SENTENCES)
def test_marked_evidence(code: str, line: str) -> None:
    text = _MARK.sub(r"\2", line.removeprefix("~").strip())
    marked = {(label, words) for label, words in _MARK.findall(line)}
    found = {pair for evidence in read(Article("a1", text, code)).evidence for pair in labelled(evidence, text)}
    if line.startswith("~"):
        assert found != marked, "this sentence is read as marked now: take its ~ away"
    else:
        assert found == marked


def labelled(evidence: Evidence, text: str) -> list[tuple[str, str]]:
    return [(evidence.kind, evidence.span.of(text)), *((hand.role, hand.span.of(text)) for hand in evidence.hands)]


@pytest.mark.parametrize("code", CODES)
def test_there_are_enough_sentences_with_and_without_evidence(code: str) -> None:
    lines = [line for _, line in rows(code)]
    assert sum(bool(_MARK.search(line)) for line in lines) >= 10
    assert sum(not _MARK.search(line) for line in lines) >= 10
    assert {label for line in lines for label, _ in _MARK.findall(line)} <= {*EVIDENCE_KINDS, *HANDS}
