"""Trees for raw news, from several networks together: what they agree on teaches the parser that is shipped."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from evaluation.conllu import Tree, Word
from muasal import languages
from muasal.model import Token
from muasal.read.parser import Unit, trees, units
from muasal.read.segment import segment
from training.corpus import Part, batch, encode
from training.network import Labels, Network

TOGETHER = 32  # sentences in a batch
LONGEST = 80  # words; longer sentences are lists and tables
SHORTEST = 4


def sentences(path: Path, code: str) -> Iterator[list[Word]]:
    """The sentences of a file of articles in JSON lines, cut into words; those of other languages are passed over."""
    language = languages.get(code)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["language"] == code:
                document = segment(article["text"], language)
                for s in document.sentences:
                    tokens = document.tokens[s.first : s.last]
                    found = units(tokens, language)
                    if SHORTEST <= len(found) <= LONGEST:
                        yield [_word(u, found[n + 1 : n + 2], tokens) for n, u in enumerate(found)]


def _word(unit: Unit, following: Sequence[Unit], tokens: Sequence[Token]) -> Word:
    """A word without a tree yet."""
    parted = not following or tokens[unit.last - 1].end < tokens[following[0].first].start
    return Word(unit.form, "_", "X", "_", 0, "root", parted)


@torch.no_grad()
def label(teachers: Sequence[Network], names: Labels, raw: Iterable[list[Word]], style: str, size: int) -> list[Tree]:
    """The trees the teachers find together: their probabilities are averaged, then the best tree is taken."""
    blank = [Tree("", "", tuple(words)) for words in raw]
    ordered = sorted(range(len(blank)), key=lambda n: len(blank[n].words))
    encoded = encode(Part(blank, style, arcs=False, tags=False, features=False), names, size)
    for network in teachers:
        network.eval()
    out: list[Tree | None] = [None] * len(blank)
    for at in range(0, len(ordered), TOGETHER):
        chosen = ordered[at : at + TOGETHER]
        for n, tree in zip(chosen, _labelled(teachers, names, [encoded[n] for n in chosen]), strict=True):
            heads, relations, tags = tree
            words = [
                Word(w.form, w.lemma, t, "_", h, r, w.space)
                for w, t, h, r in zip(blank[n].words, tags, heads, relations, strict=True)
            ]
            out[n] = Tree(f"raw-{n}", "", tuple(words))
    return [tree for tree in out if tree is not None]


def _labelled(teachers, names, encoded):  # type: ignore[no-untyped-def]
    """Heads, relations and tags of a batch of sentences."""
    together = batch(encoded)
    scores = [network(together, None) for network in teachers]
    arcs = torch.stack([s.arcs.log_softmax(2).exp() for s in scores]).mean(0).clamp(min=1e-9).log().numpy()
    heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
    for n, sentence in enumerate(encoded):
        length = len(sentence.heads)
        found = arcs[n, :length, :length].copy()
        np.fill_diagonal(found, -np.inf)
        heads[n, :length] = torch.tensor(trees.tree(found))
    relations = torch.stack([network(together, heads).labels.softmax(2) for network in teachers]).mean(0).argmax(2)
    tags = torch.stack([s.tags.softmax(2) for s in scores]).mean(0).argmax(2)
    for n, sentence in enumerate(encoded):
        end = len(sentence.heads)
        yield (
            heads[n, 1:end].tolist(),
            [names.relations[r] for r in relations[n, 1:end]],
            [names.tags[t] for t in tags[n, 1:end]],
        )
