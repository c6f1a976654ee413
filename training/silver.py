"""Trees for raw news, from several networks together: what they agree on teaches the parser that is shipped."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

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
LEAST = 1e-9  # probability: the logarithm of none is no number to reckon with
Answer = tuple[list[int], list[str], list[str]]  # heads, relations, tags


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
    blank = [Tree(f"raw-{n}", "", tuple(words)) for n, words in enumerate(raw)]
    encoded = encode(Part(blank, style, arcs=False, tags=False, features=False), names, size)
    for network in teachers:
        network.eval()
    found: dict[int, Tree] = {}
    ordered = sorted(range(len(blank)), key=lambda n: len(blank[n].words))
    for at in range(0, len(ordered), TOGETHER):
        chosen = ordered[at : at + TOGETHER]
        answers = _together(teachers, names, [encoded[n] for n in chosen])
        found |= {n: replace(blank[n], words=_answered(blank[n], a)) for n, a in zip(chosen, answers, strict=True)}
    return [found[n] for n in range(len(blank))]


def _answered(tree: Tree, answer: Answer) -> tuple[Word, ...]:
    """The words with the teachers' heads, relations and tags."""
    told = zip(tree.words, *answer, strict=True)
    return tuple(replace(w, head=head, relation=relation, tag=tag) for w, head, relation, tag in told)


def _together(teachers: Sequence[Network], names: Labels, sentences: Sequence[Encoded]) -> Iterator[Answer]:
    """What the teachers say of a batch of sentences."""
    side_by_side = batch(sentences)
    scores = [network(side_by_side, None) for network in teachers]
    arcs = torch.stack([s.arcs.softmax(2) for s in scores]).mean(0).clamp(min=LEAST).log().numpy()
    heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
    for n, sentence in enumerate(sentences):
        length = len(sentence.heads)
        np.fill_diagonal(arcs[n], -np.inf)
        heads[n, :length] = torch.tensor(trees.tree(arcs[n, :length, :length]))
    labels = [network(side_by_side, heads).labels for network in teachers]
    relations = torch.stack([scores.softmax(2) for scores in labels]).mean(0).argmax(2)
    tags = torch.stack([s.tags.softmax(2) for s in scores]).mean(0).argmax(2)
    for n, sentence in enumerate(sentences):
        words = slice(1, len(sentence.heads))
        yield (
            heads[n, words].tolist(),
            [names.relations[r] for r in relations[n, words]],
            [names.tags[t] for t in tags[n, words]],
        )
