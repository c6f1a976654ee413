"""Trees over a document's tokens."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muasal import languages
from muasal.errors import TableError
from muasal.languages import Language
from muasal.read import parse as parsing
from muasal.read.parse import JOINED, ROOT, Tree, network, parse, stored
from muasal.read.parser import Parsed
from muasal.read.parser.trees import cycle
from muasal.read.parser.trees import tree as best
from muasal.read.segment import segment

TEXTS = {
    "en": "The mayor of Harlow, who won in May, said the dam hadn't burst. Mr. Bell can't say why.",
    "id": "Menurut Kepala BPBD, banjir di 12 desa sudah surut. Ia tak menyebut jumlah korban.",
    "uk": "Речник служби Іван Мельник заявив, що 12-річний хлопець вижив. У м. Рівне про це не знали.",
    "ru": "По словам главы МЧС, пожар потушен. Пострадавших нет, уточнили в ведомстве.",
}


def trees(code: str, text: str) -> list[Tree]:
    document = segment(text, languages.get(code))
    return list(parse(document, languages.get(code), document.sentences).values())


def assert_tree(tree: Tree) -> None:
    """One root, no cycle."""
    heads = [0, *(head - tree.first + 1 if head != ROOT else 0 for head in tree.heads)]
    assert heads[1:].count(0) == 1
    assert not cycle(heads)


class Answers:
    """A parser whose heads are those a test gives."""

    def __init__(self, heads: list[int]) -> None:
        self.heads = heads

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        size = len(self.heads)
        assert [len(s) for s in sentences] == [size]
        return [Parsed(["X"] * size, [""] * size, self.heads, [f"r{n}" for n in range(size)])]


def answered(text: str, heads: list[int], monkeypatch: pytest.MonkeyPatch) -> Tree:
    """The tokens' tree of an English sentence whose words have these heads."""
    monkeypatch.setattr(parsing, "network", lambda _: Answers(heads))
    return trees("en", text)[0]


@dataclass(frozen=True)
class Elsewhere(Language):
    """A language whose folder lies where a test wants it."""

    place: Path = Path()

    @property
    def folder(self) -> Path:
        return self.place


@pytest.mark.parametrize("code", languages.CODES)
def test_every_language_ships_a_parser(code: str) -> None:
    assert stored(languages.get(code)) is not None


@pytest.mark.parametrize("code", languages.CODES)
def test_a_parser_is_small_and_its_card_tells_its_digest(code: str) -> None:
    weights = stored(languages.get(code))
    assert weights is not None
    assert weights.stat().st_size <= 4_000_000
    card = (weights.parent / "README.md").read_text(encoding="utf-8")
    assert f"`{hashlib.sha256(weights.read_bytes()).hexdigest()}`" in card


@pytest.mark.parametrize("code", languages.CODES)
def test_each_sentence_has_one_root_and_no_cycle(code: str) -> None:
    for tree in trees(code, TEXTS[code]):
        assert_tree(tree)


@pytest.mark.parametrize("code", languages.CODES)
def test_trees_cover_the_sentence(code: str) -> None:
    document = segment(TEXTS[code], languages.get(code))
    found = parse(document, languages.get(code), document.sentences)
    assert [(t.first, t.last) for t in found.values()] == [(s.first, s.last) for s in document.sentences]


@pytest.mark.parametrize("code", languages.CODES)
def test_only_the_sentences_asked_for_are_parsed(code: str) -> None:
    document = segment(TEXTS[code], languages.get(code))
    assert list(parse(document, languages.get(code), document.sentences[1:])) == [document.sentences[1].first]


def test_a_token_of_several_words_stands_where_its_topmost_word_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = answered("Kyiv's mayor", [3, 0, 2], monkeypatch)  # Kyiv → mayor, 's → root, mayor → 's
    assert (tree.heads, tree.relations) == ((ROOT, 0), ("r1", "r2"))


@given(st.integers(0, 10_000))
@settings(deadline=None)
def test_words_that_share_tokens_make_no_cycle(seed: int) -> None:
    words = 13  # It / 's / a / well / - / known / six / - / year / - / old / U.S. / plan
    scores = np.random.default_rng(seed).normal(size=(words + 1, words + 1)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    with pytest.MonkeyPatch.context() as patched:
        assert_tree(answered("It's a well-known six-year-old U.S. plan", best(scores)[1:], patched))


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
