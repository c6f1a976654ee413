"""Raw news, cut into words for teachers to label. Needs PyTorch, as training does."""

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="PyTorch is only needed for training")

from training import silver

ARTICLES = (
    {"language": "en", "text": "The dam held all night. No. {{photo|left}} shows it."},
    {"language": "ru", "text": "Плотина выдержала всю ночь."},
)
LINES = "".join(json.dumps(article) + "\n" for article in ARTICLES).encode()


def forms(path: Path) -> list[str]:
    return [" ".join(w.form for w in words) for words in silver.sentences(path, "en")]


def test_sentences_of_the_language_that_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    assert forms(tmp_path / "a.jsonl") == ["The dam held all night ."]


def test_packed_files_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES))
    assert forms(tmp_path / "a.jsonl.gz") == forms(tmp_path / "a.jsonl")
