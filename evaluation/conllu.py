"""Reads CoNLL-U treebanks as Muasal's parsers see them: surface words, one tree a sentence, relations cut down.

Relations: the main relation, but `nsubj:pass`, `csubj:pass`, `obl:agent`, `acl:relcl`, `nmod:poss`, `obl:tmod` keep
their subtype. A word written together with another (a multiword token) is one surface word with one head, save in
English, where the parts ("do" + "n't") join to the form and stay apart.
"""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

SUBTYPES = frozenset({"nsubj:pass", "csubj:pass", "obl:agent", "acl:relcl", "nmod:poss", "obl:tmod"})


@dataclass(frozen=True, slots=True)
class Word:
    """A surface word. `head` counts words of the sentence from 1; 0 is the root. `space`: does white space follow?"""

    form: str
    lemma: str
    tag: str  # universal part of speech
    features: str  # "Case=Nom|Number=Sing", "_" for none
    head: int
    relation: str
    space: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank."""

    id: str
    document: str  # "" where the treebank does not say
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return "".join(w.form + (" " if w.space else "") for w in self.words).rstrip()

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where each word stands in the text: (start, end)."""
        ends = accumulate((len(w.form) + w.space for w in self.words), initial=0)
        return [(start, start + len(w.form)) for start, w in zip(ends, self.words, strict=False)]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    columns: Sequence[str]


def read(path: Path, split: bool = False) -> Iterator[Tree]:
    """The trees of a file, plain or gzip. `split`: keep the parts of words written together, where they join up."""
    document = ""
    for block in _blocks(path):
        comments = dict(line[1:].split("=", 1) for line in block if line.startswith("#") and "=" in line)
        told = {key.strip(): value.strip() for key, value in comments.items()}
        document = told.get("newdoc id", document)
        columns = [line.split("\t") for line in block if not line.startswith("#")]
        rows = [_Row(int(c[0]), c) for c in columns if c[0].isdigit()]
        ranges = [(c[0].split("-"), c) for c in columns if "-" in c[0]]
        groups = [(int(first), int(last), c) for (first, last), c in ranges]
        if rows:
            yield Tree(told.get("sent_id", ""), document, tuple(_words(rows, groups, split)))


def _blocks(path: Path) -> Iterator[list[str]]:
    """The lines of each sentence, comments with them."""
    block: list[str] = []
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in [*data.decode("utf-8").split("\n"), ""]:
        if line.strip():
            block.append(line.rstrip("\r"))
        elif block:
            yield block
            block = []


def reduced(relation: str) -> str:
    """A relation cut down to what the parsers tell apart."""
    return relation if relation in SUBTYPES else relation.partition(":")[0]


def _words(rows: list[_Row], groups: Sequence[tuple[int, int, Sequence[str]]], split: bool) -> Iterator[Word]:
    """The surface words: each row by itself, or a group of rows as one word."""
    place: dict[int, int] = {0: 0}  # row → surface word
    surfaces: list[tuple[list[_Row], str, bool]] = []
    grouped = {first: (last, columns) for first, last, columns in groups}
    at = 0
    while at < len(rows):
        last, columns = grouped.get(rows[at].number, (rows[at].number, rows[at].columns))
        members = [r for r in rows[at:] if r.number <= last]
        parts = [r.columns[1] for r in members]
        space = "SpaceAfter=No" not in columns[9]
        if len(members) > 1 and split and "".join(parts) == columns[1]:
            surfaces += [([r], r.columns[1], space and r is members[-1]) for r in members]
        else:
            surfaces.append((members, columns[1], space))
        at += len(members)
    for number, (members, _, _) in enumerate(surfaces, 1):
        place.update((r.number, number) for r in members)
    for members, form, space in surfaces:
        inside = {r.number for r in members}
        top = next(r for r in members if int(r.columns[6]) not in inside)
        c = top.columns
        yield Word(form, c[2], c[3], c[5], place[int(c[6])], reduced(c[7]), space)
