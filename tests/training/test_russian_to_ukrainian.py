"""Russian words become Ukrainian ones, in the right form, whether or not a list of known words is at hand."""

import time
from pathlib import Path

import pytest

from training.russian_to_ukrainian import TABLES, Translator
from training.written_letters import rows

MARKED = Path(__file__).with_name("russian_to_ukrainian.txt").read_text(encoding="utf-8").splitlines()
TRANSLATOR = Translator()


def features(text: str) -> dict[str, str]:
    return {} if text == "_" else dict(part.split("=") for part in text.split("|"))


def translated(marked: str, translator: Translator = TRANSLATOR) -> str:
    """The Ukrainian for words marked `form UPOS lemma features`, parted by slashes."""
    words = [word.split(" ") for word in marked.split(" / ")]
    return " ".join(translator.word(form, lemma, upos, features(feats)) for form, upos, lemma, feats in words)


@pytest.mark.parametrize("line", [line for line in MARKED if " → " in line])
def test_words_and_sentences_come_out_as_marked(line: str) -> None:
    russian, ukrainian = line.split(" → ")
    assert translated(russian) == ukrainian


def test_a_known_word_wins_over_the_first_candidate() -> None:
    word = "хрен NOUN хрен Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing"
    assert (translated(word), translated(word, Translator(words={"хрін"}))) == ("хрен", "хрін")


def test_the_fewest_departures_win_among_known_words() -> None:
    word = "стог NOUN стог Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing"
    assert translated(word, Translator(words={"стіг", "стог"})) == "стог"


@pytest.mark.parametrize(("form", "expected"), [("Если", "Якщо"), ("ЕСЛИ", "ЯКЩО"), ("если", "якщо"), ("О", "Про")])
def test_capitals_stay(form: str, expected: str) -> None:
    upos = "ADP" if form == "О" else "SCONJ"
    assert TRANSLATOR.word(form, form.lower(), upos, {}) == expected


@pytest.mark.parametrize("form", ["42", "3,5", "...", "Windows", "@имя_1", "😀", ""])
def test_what_is_not_cyrillic_stays(form: str) -> None:
    assert TRANSLATOR.word(form, form, "NOUN", {}) == form


@pytest.mark.parametrize("upos", ["NOUN", "VERB", "ADJ", "ADV", "PRON", "DET", "NUM", "PROPN", "X", "AUX"])
@pytest.mark.parametrize("form", ["я", "ось", "ая", "ь", "щёщ", "подъезд-то", "ся", "т.д."])
def test_odd_words_come_out_as_one_word(form: str, upos: str) -> None:
    word = TRANSLATOR.word(form, form, upos, {"Case": "Loc", "Number": "Plur", "VerbForm": "Part"})
    assert word
    assert not {"+", "~", " ", "0", "ы", "э", "ё", "ъ"} & set(word)


def test_seen_words_come_fast() -> None:
    start = time.perf_counter()
    for _ in range(20_000):
        TRANSLATOR.word("новых", "новый", "ADJ", {"Case": "Gen", "Number": "Plur"})
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.tsv")), ids=lambda path: path.name)
def test_tables_say_where_they_come_from_and_hold_no_spaces_or_russian_letters(path: Path) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[:3]
    assert [line.split(":")[0] for line in head] == ["# source", "# licence", "# what"]
    if path.name in {"closed.tsv", "lemmas.tsv"}:
        column = -1 if path.name == "closed.tsv" else 2
        assert not [row for row in rows(path) if {" ", "ы", "э", "ё", "ъ"} & set(row[column])]
