"""Treebanks of Russian as training data for Ukrainian: the words rewritten, the trees left as they are."""

from dataclasses import replace
from pathlib import Path

from evaluation.conllu import Tree
from training.corpus import Part
from training.russian_agreement import translated
from training.russian_to_ukrainian import Translator


def part(russian: Part, words: Path | None) -> Part:
    """The part in Ukrainian. `words`: a list of Ukrainian word forms, one a line, that decides between candidates."""
    known = frozenset(words.read_text(encoding="utf-8").casefold().split()) if words else frozenset()
    translator = Translator(words=known)
    return replace(russian, trees=[_tree(tree, translator) for tree in russian.trees])


def _tree(tree: Tree, translator: Translator) -> Tree:
    forms = translated(tree.words, translator)
    return replace(tree, words=tuple(replace(w, form=f) for w, f in zip(tree.words, forms, strict=True)))
