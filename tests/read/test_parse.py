"""Trees over a document's tokens."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from muasal import languages
from muasal.errors import TableError
from muasal.languages import Language
from muasal.read import parse as parsing
from muasal.read.parse import JOINED, ROOT, Tree, network, parse, stored
from muasal.read.parser.trees import cycle
from muasal.read.segment import segment

TEXTS = {
    "en": "The mayor of Harlow, who won in May, said the dam hadn't burst. Mr. Bell can't say why.",
    "id": "Menurut Kepala BPBD, banjir di 12 desa sudah surut. Ia tak menyebut jumlah korban.",
    "uk": "Речник служби Іван Мельник заявив, що 12-річний хлопець вижив. У м. Рівне про це не знали.",
    "ru": "По словам главы МЧС, пожар потушен. Пострадавших нет, уточнили в ведомстве.",
}
WITH_PARSER = [code for code in languages.CODES if stored(languages.get(code))]


def trees(code: str, text: str) -> list[Tree]:
    document = segment(text, languages.get(code))
    return list(parse(document, languages.get(code), document.sentences).values())


@dataclass(frozen=True)
class Elsewhere(Language):
    """A language whose folder lies where a test wants it."""

    place: Path = Path()

    @property
    def folder(self) -> Path:
        return self.place


@pytest.mark.parametrize("code", WITH_PARSER)
def test_each_sentence_has_one_root_and_no_cycle(code: str) -> None:
    for tree in trees(code, TEXTS[code]):
        heads = [0, *(head - tree.first + 1 if head != ROOT else 0 for head in tree.heads)]
        assert heads[1:].count(0) == 1
        assert not cycle(heads)


@pytest.mark.parametrize("code", WITH_PARSER)
def test_trees_cover_the_sentence(code: str) -> None:
    document = segment(TEXTS[code], languages.get(code))
    found = parse(document, languages.get(code), document.sentences)
    assert [(t.first, t.last) for t in found.values()] == [(s.first, s.last) for s in document.sentences]


@pytest.mark.parametrize("code", WITH_PARSER)
def test_only_the_sentences_asked_for_are_parsed(code: str) -> None:
    document = segment(TEXTS[code], languages.get(code))
    assert list(parse(document, languages.get(code), document.sentences[1:])) == [document.sentences[1].first]


@pytest.mark.skipif("uk" not in WITH_PARSER, reason="no Ukrainian parser in this checkout")
def test_pieces_of_one_word_hang_together() -> None:
    code = "uk"
    tree = next(t for t in trees(code, "Про це пише 12-річний хлопець."))
    assert tree.relations.count(JOINED) == 2


def test_a_language_without_a_parser_has_no_trees() -> None:
    german = languages.get("de")
    document = segment("Der Damm hält.", german)
    assert parse(document, german, document.sentences) == {}


def test_a_broken_parser_is_named(tmp_path: Path) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / parsing.STORED).write_bytes(b"no weights")
    with pytest.raises(TableError, match=r"parser.*install Muasal again"):
        network(Elsewhere("xx", place=tmp_path))


def test_what_hangs_on_a_token_can_leave_branches_out() -> None:
    tree = Tree(
        3, ("NOUN", "PRON", "VERB", "VERB"), ("",) * 4, (6, 5, 3, ROOT), ("nsubj", "nsubj", "acl:relcl", "root")
    )
    assert tree.below(6) == {3, 4, 5, 6}
    assert tree.below(6, without=["acl:relcl"]) == {3, 6}
    assert tree.children(6, "nsubj") == [3]
