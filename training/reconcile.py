"""Trees of other customs → trees of the first style: what was annotated is evidence beside what teachers see.

How often other annotators, or another parser, give an answer where the first style has a certain one is reckoned from
the teachers' probabilities, and then speaks for or against each answer (Dawid & Skene 1979, one round).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evaluation.conllu import Tree
from training import silver
from training.network import Labels, Network
from training.silver import Array, View

TRUST = 0.5  # what the annotation counts for: teachers that have learned from it are no independent witnesses
RIVALS = 3  # heads that a wrong one is taken from, about
LEAST = 0.01  # occurrences that every answer is taken to have had


@dataclass(frozen=True)
class Habits:
    """How others annotate, as logarithms of probabilities: [their answer, ours]; their head, by their relation."""

    tags: Array
    relations: Array
    heads: Mapping[str, float]


def reconciled(teachers: Sequence[Network], names: Labels, trees: Sequence[Tree], style: str, size: int) -> list[Tree]:
    """The trees as the first style would have them, by the teachers' and the annotation's word."""
    known = habits(trees, silver.views(teachers, names, trees, style, size), names)
    views = silver.views(teachers, names, trees, style, size, [_hint(tree, known) for tree in trees])
    return [
        silver.answered(tree, persuaded(tree, view, known, names), names)
        for tree, view in zip(trees, views, strict=True)
    ]


def habits(trees: Sequence[Tree], views: Sequence[View], names: Labels) -> Habits:
    """What the annotation of the trees tends to say, in the light of what the teachers think."""
    tags = np.full((len(names.tags),) * 2, LEAST)
    relations = np.full((len(names.relations),) * 2, LEAST)
    agreed = defaultdict(lambda: [0.5, 1.0])  # by relation: probability of their heads, words
    for tree, view in zip(trees, views, strict=True):
        told_tags, told_relations = _told(tree, names)
        np.add.at(tags, told_tags, np.exp(view.tags[1:]))
        np.add.at(relations, told_relations, np.exp(view.relations[1:]))
        for n, word in enumerate(tree.words, 1):
            agreed[word.relation][0] += np.exp(view.arcs[n, word.head])
            agreed[word.relation][1] += 1
    heads = {name: float(np.log(RIVALS * seen / (words - seen))) for name, (seen, words) in agreed.items()}
    return Habits(np.log(tags / tags.sum(0)), np.log(relations / relations.sum(0)), heads)


def _told(tree: Tree, names: Labels) -> tuple[list[int], list[int]]:
    """The annotated tags and relations as numbers."""
    return [names.tags.index(w.tag) for w in tree.words], [names.relations.index(w.relation) for w in tree.words]


def _hint(tree: Tree, known: Habits) -> Array:
    """[word, head]: what the annotated heads speak for."""
    out = np.zeros((len(tree.words) + 1,) * 2, dtype=np.float32)
    for n, word in enumerate(tree.words, 1):
        out[n, word.head] = TRUST * known.heads[word.relation]
    return out


def persuaded(tree: Tree, view: View, known: Habits, names: Labels) -> View:
    """The view after the annotated tags and relations were heard."""
    tags, relations = view.tags.copy(), view.relations.copy()
    told_tags, told_relations = _told(tree, names)
    tags[1:] += TRUST * known.tags[told_tags]
    relations[1:] += TRUST * known.relations[told_relations]
    return replace(view, tags=tags, relations=relations)
