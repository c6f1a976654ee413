"""Annotation of other customs, brought into the first style. Needs PyTorch, as training does."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch is only needed for training")

from evaluation.conllu import Tree, Word
from training import reconcile, silver
from training.network import Labels
from training.silver import View

NAMES = Labels(["AUX", "NOUN", "PROPN", "VERB"], ["nsubj", "obj", "root"], {}, ["own", "other"])


def annotated(tag: str, relation: str = "nsubj", head: int = 2) -> Tree:
    """Two words; the first as told, the second a verb and the root."""
    return Tree("", "", (Word("a", "", tag, "_", head, relation), Word("b", "", "VERB", "_", 0, "root")))


def view(tags: dict[str, float], relations: dict[str, float]) -> View:
    """What teachers think of the first word; of the second they are sure. Probabilities that are not told are tiny."""
    sure_tags, sure_relations = {"VERB": 1.0}, {"root": 1.0}
    arcs = np.log(np.array([[1, 1e-9, 1e-9], [1e-9, 1e-9, 1], [1, 1e-9, 1e-9]], dtype=np.float32))
    rows = [[shares.get(name, 1e-9) for name in NAMES.tags] for shares in ({}, tags, sure_tags)]
    labels = [[shares.get(name, 1e-9) for name in NAMES.relations] for shares in ({}, relations, sure_relations)]
    return View(arcs, [0, 2, 0], np.log(np.array(labels)), np.log(np.array(rows)))


def settled(tree: Tree, seen: View, others: list[tuple[Tree, View]]) -> Word:
    """The first word of a tree once habits are known from it and others."""
    pairs = [(tree, seen), *others]
    known = reconcile.habits([t for t, _ in pairs], [v for _, v in pairs], NAMES)
    return silver.answered(tree, reconcile.persuaded(tree, seen, known, NAMES), NAMES).words[0]


CERTAIN = [
    (annotated("PROPN"), view({"PROPN": 1.0}, {"nsubj": 1.0})),
    (annotated("NOUN"), view({"NOUN": 1.0}, {"nsubj": 1.0})),
] * 20


def test_an_annotation_that_mostly_agrees_settles_a_close_call() -> None:
    torn = view({"NOUN": 0.55, "PROPN": 0.45}, {"nsubj": 1.0})
    assert settled(annotated("PROPN"), torn, CERTAIN).tag == "PROPN"
    assert settled(annotated("NOUN"), torn, CERTAIN).tag == "NOUN"


def test_another_name_for_the_same_is_translated() -> None:
    habit = [(annotated("VERB"), view({"AUX": 1.0}, {"nsubj": 1.0}))] * 20
    assert settled(annotated("VERB"), view({"AUX": 0.5, "NOUN": 0.5}, {"nsubj": 1.0}), habit).tag == "AUX"


def test_relations_are_weighed_as_tags_are() -> None:
    objects = [(annotated("NOUN", "obj"), view({"NOUN": 1.0}, {"obj": 1.0}))] * 20
    torn = view({"NOUN": 1.0}, {"nsubj": 0.55, "obj": 0.45})
    assert settled(annotated("NOUN", "obj"), torn, CERTAIN + objects).relation == "obj"


def test_a_head_counts_for_more_the_oftener_the_teachers_agree() -> None:
    agreed = reconcile.habits([annotated("NOUN")] * 20, [CERTAIN[1][1]] * 20, NAMES)
    against = reconcile.habits([annotated("NOUN", head=0)] * 20, [CERTAIN[1][1]] * 20, NAMES)
    assert agreed.heads["nsubj"] > 0 > against.heads["nsubj"]
