"""Word lists with their inflection classes, used in training only: which endings go with which kind of word.

A second task beside parsing: from a word's vector, say in which classes a lexicon has it. So the endings of words that
no treebank has are learned. Nothing of a lexicon is stored in the weights but what it taught.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from muasal.read.parser import features
from training.network import Network

COMMON = 300  # words a class must have
MOST = 300_000  # words kept, chosen by lot
WORD_FORGOTTEN = 0.9  # how often the word itself is left out, so that its parts carry the class


@dataclass(frozen=True)
class Lexicon:
    """Words as rows, and the classes of each."""

    rows: Tensor  # [words, rows a word]
    classes: list[list[int]]
    size: int  # number of classes

    def loss(self, network: Network, luck: random.Random, sample: int = 400) -> Tensor:
        """How badly the network tells the classes of a sample of the words."""
        chosen = luck.sample(range(len(self.classes)), sample)
        rows = self.rows[chosen].long()
        keep = torch.ones(rows.shape)
        keep[:, :2] = (torch.rand(sample, 1) >= WORD_FORGOTTEN).float()
        vectors = network.norm(network.table(rows, per_sample_weights=keep))
        gold = torch.zeros(sample, self.size)
        for n, word in enumerate(chosen):
            gold[n, self.classes[word]] = 1
        assert network.classes is not None
        loss = nn.functional.binary_cross_entropy_with_logits(network.classes(vectors), gold, reduction="sum")
        return loss / sample


def of(source: str, size: int) -> Lexicon | None:
    """The lexicon a recipe names: `pymorphy3`, or `hunspell:FILE` without its ending; None for none."""
    kind, _, place = source.partition(":")
    if kind == "pymorphy3":
        return build(pymorphy(), size, MOST)
    if kind == "hunspell":
        return build(hunspell(Path(f"{place}.dic"), Path(f"{place}.aff")), size, MOST)
    return None


def build(entries: Iterable[tuple[str, str]], size: int, most: int, seed: int = 0) -> Lexicon:
    """From pairs of word and class; `most` words are kept, chosen by lot. Rare classes are dropped."""
    found: dict[str, set[str]] = {}
    for word, label in entries:
        found.setdefault(word, set()).add(label)
    counts = Counter(label for labels in found.values() for label in labels)
    number = {label: n for n, label in enumerate(sorted(k for k, v in counts.items() if v >= COMMON))}
    words = sorted(w for w, labels in found.items() if any(label in number for label in labels))
    words = random.Random(seed).sample(words, min(most, len(words)))
    rows = torch.tensor([features.rows(w, size) for w in words], dtype=torch.int32)
    return Lexicon(rows, [sorted(number[x] for x in found[w] if x in number) for w in words], len(number))


def hunspell(dic: Path, aff: Path) -> Iterator[tuple[str, str]]:
    """Every form of a Hunspell dictionary with suffixes, and the rule that makes it: (word, "flag:ending")."""
    rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for line in aff.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) == 5 and parts[0] == "SFX":
            _, flag, strip, add, condition = parts
            add = add.partition("/")[0]
            rule = ("" if strip == "0" else strip, "" if add == "0" else add, re.compile(f"(?:{condition})$"))
            rules.setdefault(flag, []).append(rule)
    for line in dic.read_text(encoding="utf-8").splitlines()[1:]:
        stem, _, flags = line.partition("/")
        stem = stem.strip()
        flags = flags.split()[0] if flags.split() else ""
        for flag in flags:
            yield stem, f"{flag}="
            for strip, add, condition in rules.get(flag, ()):
                if stem.endswith(strip) and condition.search(stem):
                    yield stem[: len(stem) - len(strip)] + add, f"{flag}:{add}"


def pymorphy(kept: int = 400_000, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Forms of the Russian OpenCorpora dictionary and their tags, a part chosen by lot."""
    import pymorphy3

    luck = random.Random(seed)
    known = pymorphy3.MorphAnalyzer(lang="ru").dictionary
    share = kept / 5_100_000
    for word, tag, *_ in known.iter_known_words():
        if luck.random() < share:
            yield word, _grammemes(str(tag))


_IDLE = re.compile(
    r"\b(Name|Surn|Patr|Geox|Orgn|Trad|Abbr|Init|Fixd|Infr|Slng|Arch|Litr|Erro|Dist|V-\w+|[A-Z]\w+-\w+)\b"
)


def _grammemes(tag: str) -> str:
    return ",".join(sorted(g for g in re.split(r"[ ,]", _IDLE.sub("", tag)) if g))
