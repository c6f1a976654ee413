"""Treebanks as the parsers see them."""

import gzip
from pathlib import Path

import conllu
import pytest

INDONESIAN = """# newdoc id = a
# sent_id = a-1
# text = Menurutnya banjir surut.
1-2\tMenurutnya\t_\t_\t_\t_\t_\t_\t_\t_
1\tMenurut\tturut\tADP\t_\t_\t2\tcase\t_\t_
2\tnya\tdia\tPRON\t_\tPerson=3\t4\tobl\t_\t_
3\tbanjir\tbanjir\tNOUN\t_\tNumber=Sing\t4\tnsubj\t_\t_
4\tsurut\tsurut\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""
ENGLISH = """# sent_id = b-1
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod:neg\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_
3.1\tgone\tgo\tVERB\t_\t_\t_\t_\t_\t_
4\tzum\tzu\tX\t_\t_\t3\tobl:agent\t_\t_
"""


def trees(tmp_path: Path, text: str, split: bool = False) -> list[conllu.Tree]:
    (tmp_path / "t.conllu").write_text(text, encoding="utf-8")
    return list(conllu.read(tmp_path / "t.conllu", split))


def test_words_written_together_are_one_word_with_one_head(tmp_path: Path) -> None:
    (tree,) = trees(tmp_path, INDONESIAN)
    assert [w.form for w in tree.words] == ["Menurutnya", "banjir", "surut", "."]
    assert [w.head for w in tree.words] == [3, 3, 0, 3]
    assert tree.words[0].relation == "obl"
    assert (tree.id, tree.document) == ("a-1", "a")


def test_the_text_has_its_spaces(tmp_path: Path) -> None:
    assert trees(tmp_path, INDONESIAN)[0].text == "Menurutnya banjir surut."


def test_words_stand_where_the_text_has_them(tmp_path: Path) -> None:
    (tree,) = trees(tmp_path, INDONESIAN)
    assert [tree.text[a:b] for a, b in tree.places] == [w.form for w in tree.words]


def test_parts_that_join_up_can_stay_apart(tmp_path: Path) -> None:
    (tree,) = trees(tmp_path, ENGLISH, split=True)
    assert [w.form for w in tree.words] == ["do", "n't", "go", "zum"]
    assert tree.text == "don't go zum"


def test_empty_nodes_are_passed_over_and_the_last_sentence_needs_no_blank_line(tmp_path: Path) -> None:
    assert [w.head for w in trees(tmp_path, ENGLISH)[0].words] == [2, 0, 2]


@pytest.mark.parametrize(
    ("relation", "cut"),
    [
        ("nsubj:pass", "nsubj:pass"),
        ("acl:relcl", "acl:relcl"),
        ("flat:name", "flat"),
        ("obl:arg", "obl"),
        ("obj", "obj"),
    ],
)
def test_relations_are_cut_down(relation: str, cut: str) -> None:
    assert conllu.reduced(relation) == cut


def test_packed_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "t.conllu.gz").write_bytes(gzip.compress(INDONESIAN.encode()))
    assert len(list(conllu.read(tmp_path / "t.conllu.gz"))) == 1
