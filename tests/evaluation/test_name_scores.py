"""Names are counted as the docstring of evaluation/names.py says."""

import gzip
from pathlib import Path

import names
import pytest

from muasal.model import Span

CONLL = "Kata X O\nPak X O\nHarun X B-PER\n, X O\nBank X B-ORG\nBiru X I-ORG\ntutup X O\n. X O\n\n"
IOB2 = "# newdoc id = a\n# text = Ann's bank.\n1\tAnn\tB-PER\t-\t-\n2\t's\tO\t-\t-\n3\tbank\tB-OTH\t-\t-\n4\t.\tO\n"


def packed(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_tokens_become_a_text_with_names(tmp_path: Path) -> None:
    (text,) = names.conll(packed(tmp_path / "a.gz", CONLL))
    assert text.text == "Kata Pak Harun, Bank Biru tutup."
    assert [(span.of(text.text), label) for span, label in text.names] == [("Harun", "PER"), ("Bank Biru", "ORG")]


def test_other_labels_are_no_names(tmp_path: Path) -> None:
    (text,) = names.iob2(packed(tmp_path / "a.gz", IOB2))
    assert text.text == "Ann's bank."
    assert text.names == [(Span(0, 3), "PER")]


def test_a_marked_name_is_met_once() -> None:
    gold, found = [Span(0, 9)], [Span(0, 4), Span(5, 9)]
    assert names.matched(gold, found, exact=False) == 1
    assert names.matched(gold, found, exact=True) == 0


def test_a_type_counts_as_right_wrong_or_open() -> None:
    text = names.Text("Ann Bo Cy", [(Span(0, 3), "PER"), (Span(4, 6), "PER"), (Span(7, 9), "ORG")])
    tally = names.score([text], "en", lambda *_: [(Span(0, 3), "PER"), (Span(4, 6), "ORG"), (Span(7, 9), "")])
    figures = tally.figures()
    assert (figures["typed_right"], figures["typed_wrong"]) == (0.3333, 0.3333)
    assert figures["PER_exact_f1"] == 0.6667


def test_missing_files_are_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert names.measure(tmp_path) == ({}, {})
    assert "missing, left out" in capsys.readouterr().err
