"""Why a parser's answer is wrong."""

from dataclasses import replace

from conllu import Tree, Word
from parsing_errors import Pair, by_relation, confused, customs, kind, pairs, reason, usual

GOLD = Tree(
    "t",
    "",
    (
        Word("Minister", "minister", "NOUN", "Case=Nom", 3, "nsubj"),
        Word("Marsh", "Marsh", "PROPN", "Case=Nom", 1, "appos"),
        Word("speaks", "speak", "VERB", "_", 0, "root"),
        Word("in", "in", "ADP", "_", 5, "case"),
        Word("Lund", "Lund", "PROPN", "Case=Loc", 3, "obl", space=False),
        Word(".", ".", "PUNCT", "_", 3, "punct", space=False),
    ),
)


def answered(**changes: tuple[int, str]) -> list[Pair]:
    """The tree as a parser finds it that gives some words other heads and relations."""
    words = tuple(
        replace(w, head=changes[w.form][0], relation=changes[w.form][1]) if w.form in changes else w for w in GOLD.words
    )
    return list(pairs([GOLD], [replace(GOLD, words=words)]))


def wrong(found: list[Pair]) -> Pair:
    return next(p for p in found if p.wrong)


def test_a_right_tree_has_no_errors() -> None:
    assert not any(p.wrong for p in answered())


def test_a_kind_is_tag_case_side_head_and_preposition() -> None:
    assert kind(GOLD, 5) == ("PROPN", "Case=Loc", "right", "VERB", "in")
    assert kind(GOLD, 3) == ("VERB", "", "root", "", "")


def test_a_custom_is_what_more_than_half_are_called() -> None:
    known = customs([GOLD] * 3)
    assert usual(known, kind(GOLD, 2)) == "appos"
    assert usual(known, kind(GOLD, 2), without="appos") == ""  # two others are too few
    assert usual(known, ("NOUN",)) == ""


def test_what_the_treebank_itself_mostly_says_is_unsteady() -> None:
    other = replace(GOLD, words=(*GOLD.words[:1], replace(GOLD.words[1], relation="flat"), *GOLD.words[2:]))
    found = wrong(answered(Marsh=(1, "flat")))
    assert reason(found, customs([GOLD, *[other] * 3]), {}) == "unsteady"


def test_what_only_other_treebanks_say_is_custom() -> None:
    other = replace(GOLD, words=(*GOLD.words[:1], replace(GOLD.words[1], relation="flat"), *GOLD.words[2:]))
    found = wrong(answered(Marsh=(1, "flat")))
    assert reason(found, customs([GOLD] * 4), customs([other] * 3)) == "custom"


def test_what_nobody_says_is_an_error() -> None:
    assert reason(wrong(answered(Marsh=(1, "obj"))), customs([GOLD] * 4), customs([GOLD])) == "error"


def test_wrong_heads_are_told_apart() -> None:
    assert reason(wrong(answered(Lund=(1, "obl"))), {}, {}) == "head"
    assert reason(wrong(answered(Minister=(2, "nsubj"))), {}, {}) == "swapped"
    assert reason(list(answered(**{".": (1, "punct")}))[-1], {}, {}) == "follows"


def test_tables_count_what_is_wrong() -> None:
    found = answered(Marsh=(1, "flat"), Lund=(1, "obl"))
    assert list(confused(found)) == ["appos taken for flat: 1"]
    assert [line.split()[:4] for line in by_relation(found)][1:] == [["appos", "1", "1", "0"], ["obl", "1", "1", "1"]]
