"""How parses are scored."""

from collections.abc import Sequence

import conllu
import parsing
import pytest
from conllu import Tree, Word
from parsing import given, treebank_arcs

from muasal import languages
from muasal.read.parser import Parsed
from muasal.read.segment import segment

GOLD = Tree(
    "t",
    "",
    (
        Word("Dams", "dam", "NOUN", "_", 2, "nsubj"),
        Word("hold", "hold", "VERB", "_", 0, "root", space=False),
        Word(".", ".", "PUNCT", "_", 2, "punct", space=False),
    ),
)


class Answers:
    """A parser that always says the same."""

    def __init__(self, *parsed: Parsed) -> None:
        self.parsed = parsed

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        return list(self.parsed)


RIGHT = Parsed(["NOUN", "VERB", "PUNCT"], ["", "", ""], [2, 0, 2], ["nsubj", "root", "punct"])
WRONG = Parsed(["NOUN", "NOUN", "PUNCT"], ["", "", ""], [2, 0, 1], ["obj", "root", "punct"])


def test_a_right_parse_scores_one() -> None:
    score = given(Answers(RIGHT), [GOLD])
    assert (score.upos, score.uas, score.las, score.words) == (1, 1, 1, 3)


def test_tags_heads_and_relations_are_counted_apart() -> None:
    score = given(Answers(WRONG), [GOLD])
    assert (score.upos, score.uas, score.las) == pytest.approx((2 / 3, 2 / 3, 1 / 3))


def test_words_cut_alike_score_the_same_from_the_text() -> None:
    score = parsing.from_text(Answers(RIGHT), languages.get("en"), [GOLD])
    assert (score.upos, score.uas, score.las) == (1, 1, 1)


def test_a_word_cut_otherwise_counts_against() -> None:
    gold = conllu.Tree("t", "", (Word("Dams-hold", "x", "NOUN", "_", 0, "root", space=False),))
    score = parsing.from_text(Answers(RIGHT), languages.get("en"), [gold])
    assert (score.upos, score.words) == (0, 1)


def test_a_mark_of_several_characters_is_one_word_where_the_treebank_has_one() -> None:
    gold = conllu.Tree("t", "", (Word("``", "x", "PUNCT", "_", 2, "punct", space=False), GOLD.words[0]))
    read = parsing.text_arcs(Answers(RIGHT), languages.get("en"), gold.text)
    assert next(read)[0] == gold.places[0]


def test_parts_of_a_word_lie_side_by_side() -> None:
    article = segment("They don't.", languages.get("en"))
    forms, places = parsing.cut(article.sentences[0], article.tokens, languages.get("en"))
    assert list(zip(forms, places, strict=True))[1:3] == [("do", (5, 7)), ("n't", (7, 10))]


def test_arcs_lie_between_places_in_the_text() -> None:
    assert treebank_arcs(GOLD)[0] == ((0, 4), "NOUN", (5, 9), "nsubj")
    assert treebank_arcs(GOLD)[1] == ((5, 9), "VERB", None, "root")
