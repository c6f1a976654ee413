#!/usr/bin/env python3
"""Where a parser goes wrong on a treebank: by relation, which is taken for which, and what is only another custom.

    parsing_errors.py FILE --language L [--other FILE …]

FILE is a CoNLL-U file whose words are handed to the shipped parser. Treebanks differ in what they call the same thing,
and one treebank is not always of one mind. So each relation that is wrong under the right head is held against the
words of its kind (tag, case, side, the head's tag, the preposition):

unsteady   the treebank itself mostly calls other words of this kind what the parser says
custom     the treebanks named by --other do, though FILE does not
error      neither does

Wrong heads: `swapped` are two words of which each is the other's head, which is often no more than custom; `follows`
are heads of marks, which hang on the rest of the tree.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from conllu import Tree, Word, read
from parsing import as_trees

from muasal import languages
from muasal.read.parse import network

ENOUGH = 3  # words of a kind, from which on a treebank has a custom
MOST = 15  # rows of a table
Kind = tuple[str, ...]
Customs = Mapping[Kind, Counter[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the treebank, `place` counted from 1, and what the parser makes of it."""

    tree: Tree
    place: int
    gold: Word
    found: Word
    swapped: bool  # its head and it have changed places

    @property
    def head_wrong(self) -> bool:
        return self.gold.head != self.found.head

    @property
    def wrong(self) -> bool:
        return self.head_wrong or self.gold.relation != self.found.relation


def pairs(gold: Iterable[Tree], found: Iterable[Tree]) -> Iterator[Pair]:
    """Every word of the treebank beside the parser's."""
    for one, other in zip(gold, found, strict=True):
        for place, (g, f) in enumerate(zip(one.words, other.words, strict=True), 1):
            yield Pair(one, place, g, f, f.head > 0 and one.words[f.head - 1].head == place)


def kind(tree: Tree, place: int) -> Kind:
    """What decides a word's relation in most treebanks: tag, case, side, the head's tag, a preposition of its own."""
    word = tree.words[place - 1]
    case = next((f for f in word.features.split("|") if f.startswith("Case=")), "")
    side = "root" if not word.head else "left" if place < word.head else "right"
    head = tree.words[word.head - 1].tag if word.head else ""
    own = " ".join(w.form.lower() for w in tree.words if w.head == place and w.relation == "case")
    return word.tag, case, side, head, own


def customs(trees: Iterable[Tree]) -> Customs:
    """How often words of a kind have each relation."""
    found: defaultdict[Kind, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for place, word in enumerate(tree.words, 1):
            found[kind(tree, place)][word.relation] += 1
    return found


def usual(known: Customs, at: Kind, without: str = "") -> str:
    """What more than half of the words of a kind are called; "" if nothing, or if they are few.

    `without`: the relation of one of them, that is not to count for itself.
    """
    counts = Counter(known.get(at, Counter()))
    counts[without] -= 1 if without else 0
    relation, most = max(counts.items(), key=lambda one: one[1], default=("", 0))
    total = sum(counts.values())
    return relation if total >= ENOUGH and 2 * most > total else ""


def reason(pair: Pair, own: Customs, other: Customs) -> str:
    """Why a word is wrong, in the words of this file's head."""
    if pair.head_wrong:
        return "follows" if pair.gold.relation == "punct" else "swapped" if pair.swapped else "head"
    at = kind(pair.tree, pair.place)
    if usual(own, at, pair.gold.relation) == pair.found.relation:
        return "unsteady"
    return "custom" if usual(other, at) == pair.found.relation else "error"


def by_relation(words: Sequence[Pair]) -> Iterator[str]:
    """A line a relation of the treebank, those with most errors first."""
    wrong = Counter(p.gold.relation for p in words if p.wrong)
    heads = Counter(p.gold.relation for p in words if p.head_wrong)
    all_of = Counter(p.gold.relation for p in words)
    yield f"{'relation':<12}{'words':>7}{'wrong':>7}{'head':>7}{'right':>8}{'of all errors':>15}"
    for name, n in wrong.most_common(MOST):
        share = n / wrong.total()
        yield f"{name:<12}{all_of[name]:>7}{n:>7}{heads[name]:>7}{1 - n / all_of[name]:>8.3f}{share:>15.3f}"


def by_reason(words: Sequence[Pair], own: Customs, other: Customs) -> Iterator[str]:
    """A line a reason, with the relations it is most often met at."""
    wrong = [(reason(p, own, other), p) for p in words if p.wrong]
    for name, n in Counter(name for name, _ in wrong).most_common():
        met = Counter(p.gold.relation for why, p in wrong if why == name)
        yield f"{name:<10}{n:>6}{n / len(wrong):>7.3f}  " + ", ".join(f"{r} {k}" for r, k in met.most_common(6))


def confused(words: Iterable[Pair]) -> Iterator[str]:
    """Relations taken for others under the right head."""
    taken = Counter((p.gold.relation, p.found.relation) for p in words if p.wrong and not p.head_wrong)
    yield from (f"{gold} taken for {found}: {n}" for (gold, found), n in taken.most_common(MOST))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=languages.CODES, required=True)
    parser.add_argument("--other", type=Path, nargs="*", default=(), metavar="FILE", help="treebanks of other customs")
    args = parser.parse_args()
    shipped = network(languages.get(args.language))
    if shipped is None:
        raise SystemExit(f"no parser is shipped for {args.language!r}; `muasal doctor` lists them")
    split = args.language == "en"
    gold = list(read(args.file, split))
    words = list(pairs(gold, as_trees(shipped, gold)))
    other = customs(tree for file in args.other for tree in read(file, split))
    marks = [p for p in words if p.gold.relation != "punct"]
    print(f"{len(words)} words, {sum(p.wrong for p in words)} wrong; without marks {len(marks)}, ", end="")
    print(f"heads {sum(not p.head_wrong for p in marks) / len(marks):.3f}, ", end="")
    print(f"with relations {sum(not p.wrong for p in marks) / len(marks):.3f}\n")
    print(*by_relation(words), "", *by_reason(words, customs(gold), other), "", *confused(words), sep="\n")


if __name__ == "__main__":
    main()
