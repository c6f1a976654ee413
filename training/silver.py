"""Trees for raw news, from several networks together: what they agree on teaches the parser that is shipped."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from evaluation.conllu import Tree, Word
from muasal import languages
from muasal.model import Token
from muasal.read.parser import Unit, trees, units
from muasal.read.segment import segment
from training.corpus import Encoded, Part, batch, encode
from training.network import Labels, Network

TOGETHER = 32  # sentences in a batch
LONGEST = 80  # words; longer sentences are lists and tables
SHORTEST = 4
MARKUP = frozenset("{}|")  # left over from a wiki's page: a sentence with such a word is none
LEAST = 1e-9  # probability: the logarithm of none is no number to reckon with
Array = NDArray[np.float32]


def sentences(path: Path, code: str) -> Iterator[list[Word]]:
    """The sentences of articles of that language in JSON lines, plain or gzip, cut into words."""
    language, data = languages.get(code), path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for article in map(json.loads, filter(str.strip, text.split("\n"))):
        if article["language"] == code:
            yield from _sentences(article["text"], language)


def _sentences(text: str, language: languages.Language) -> Iterator[list[Word]]:
    """The sentences of a text that are neither too short nor too long and are sentences."""
    document = segment(text, language)
    for s in document.sentences:
        tokens = document.tokens[s.first : s.last]
        found = units(tokens, language)
        if SHORTEST <= len(found) <= LONGEST and not any(MARKUP & set(u.form) for u in found):
            yield [_word(u, found[n + 1 : n + 2], tokens) for n, u in enumerate(found)]


def _word(unit: Unit, following: Sequence[Unit], tokens: Sequence[Token]) -> Word:
    """A word without a tree yet."""
    parted = not following or tokens[unit.last - 1].end < tokens[following[0].first].start
    return Word(unit.form, "_", "X", "_", 0, "root", parted)


@dataclass(frozen=True)
class View:
    """What the teachers think of a sentence: logarithms of probabilities; position 0 is the root.

    `relations` are those to `heads`, the best tree.
    """

    arcs: Array  # [word, head]
    heads: list[int]
    relations: Array
    tags: Array


def label(teachers: Sequence[Network], names: Labels, raw: Iterable[list[Word]], style: str, size: int) -> list[Tree]:
    """The trees the teachers find together: their probabilities are averaged, then the best tree is taken."""
    blank = [Tree(f"raw-{n}", "", tuple(words)) for n, words in enumerate(raw)]
    return [
        answered(tree, view, names)
        for tree, view in zip(blank, views(teachers, names, blank, style, size), strict=True)
    ]


def answered(tree: Tree, view: View, names: Labels) -> Tree:
    """The sentence with the heads, relations and tags that are thought best."""
    told = zip(tree.words, view.heads[1:], view.relations[1:].argmax(1), view.tags[1:].argmax(1), strict=True)
    words = (replace(w, head=h, relation=names.relations[r], tag=names.tags[t]) for w, h, r, t in told)
    return replace(tree, words=tuple(words))


@torch.no_grad()
def views(
    teachers: Sequence[Network],
    names: Labels,
    sentences: Sequence[Tree],
    style: str,
    size: int,
    hints: Sequence[Array] | None = None,
) -> list[View]:
    """What the teachers think of each sentence, read in that style.

    `hints`, a sentence each, are added to the logarithms of the arcs before the best tree is sought.
    """
    encoded = encode(Part(sentences, style, arcs=False, tags=False, features=False), names, size)
    for network in teachers:
        network.eval()
    found: dict[int, View] = {}
    ordered = sorted(range(len(sentences)), key=lambda n: len(sentences[n].words))
    for at in range(0, len(ordered), TOGETHER):
        chosen = ordered[at : at + TOGETHER]
        nudges = [hints[n] for n in chosen] if hints else None
        found |= zip(chosen, _together(teachers, [encoded[n] for n in chosen], nudges), strict=True)
    return [found[n] for n in range(len(sentences))]


def _together(
    teachers: Sequence[Network], sentences: Sequence[Encoded], hints: Sequence[Array] | None
) -> Iterator[View]:
    """What the teachers think of a batch of sentences."""
    side_by_side = batch(sentences)
    scores = [network(side_by_side, None) for network in teachers]
    arcs, tags = _mean([s.arcs for s in scores]), _mean([s.tags for s in scores])
    heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
    for n, sentence in enumerate(sentences):
        length = len(sentence.heads)
        np.fill_diagonal(arcs[n], -np.inf)
        nudged = arcs[n, :length, :length] + (hints[n] if hints else 0)
        heads[n, :length] = torch.tensor(trees.tree(nudged))
    relations = _mean([network(side_by_side, heads).labels for network in teachers])
    for n, sentence in enumerate(sentences):
        to = len(sentence.heads)
        yield View(arcs[n, :to, :to].copy(), heads[n, :to].tolist(), relations[n, :to].copy(), tags[n, :to].copy())


def _mean(scores: Sequence[Tensor]) -> Array:
    """Scores of several teachers → the logarithm of their mean probabilities."""
    found: Array = torch.stack([s.softmax(2) for s in scores]).mean(0).clamp(min=LEAST).log().numpy()
    return found
