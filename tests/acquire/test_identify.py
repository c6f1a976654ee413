"""Languages, by sentences in tests/acquire/languages/<code>.txt (one a line; add yours)."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from muasal.acquire.identify import digest, identify

FOLDER = Path(__file__).parent / "languages"
SENTENCES = [
    (path.stem, line)
    for path in sorted(FOLDER.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_a_sentence(code: str, sentence: str) -> None:
    assert identify(sentence).code == code


@pytest.mark.parametrize("code", ["en", "id", "ms", "ru", "uk"])
def test_a_paragraph_is_sure(code: str) -> None:
    found = identify("\n".join(sentence for language, sentence in SENTENCES if language == code))
    assert (found.code, found.sure) == (code, True)


@pytest.mark.parametrize("text", ["", "   ", "12 000", "— … !", "😀😀", "\u0301\u200d"])
def test_without_words_it_is_undetermined(text: str) -> None:
    assert identify(text) == identify("")
    assert (identify(text).code, identify(text).sure) == ("und", False)


@pytest.mark.parametrize("text", ["Jakarta", "OK", "Київ", "Pulau Bali"])
def test_a_word_or_two_are_never_sure(text: str) -> None:
    assert not identify(text).sure


def test_quoted_words_of_another_language_do_not_decide() -> None:
    text = "Речник сказав, що проєкт «The House of the Future with All of You» буде завершено у травні цього року."
    assert identify(text).code == "uk"


def test_the_four_languages_load_no_model() -> None:
    script = (
        "import sys; from muasal.acquire.identify import identify;"
        "identify('The mayor said that the bridge was closed.'); sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_digest() -> None:
    assert digest(b"abc") == hashlib.sha256(b"abc").hexdigest()
