"""Sentences → dependency trees over the document's tokens, where the language has a trained parser.

Sentences are parsed together, and only those a later step asks for. What comes back has no cycles. Without a parser
there are no trees, and the token grammar reads by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from zipfile import BadZipFile

from muasal.errors import TableError
from muasal.languages import Language
from muasal.model import Document, Sentence
from muasal.read.parser import Network, Parsed, Unit, units

ROOT = -1
JOINED = "goeswith"  # the relation of a token that is a further piece of the word before it
STORED = "parser/weights.npz"  # in the language's folder


@dataclass(frozen=True)
class Tree:
    """The tree of one sentence. Indexes are token indexes of the document, from `first`."""

    first: int
    tags: tuple[str, ...]  # universal parts of speech
    features: tuple[str, ...]  # "Case=Nom|Number=Sing"
    heads: tuple[int, ...]  # ROOT for the root
    relations: tuple[str, ...]  # Universal Dependencies

    @property
    def last(self) -> int:
        return self.first + len(self.heads)

    def tag(self, index: int) -> str:
        return self.tags[index - self.first]

    def head(self, index: int) -> int:
        return self.heads[index - self.first]

    def relation(self, index: int) -> str:
        return self.relations[index - self.first]

    def children(self, index: int, *relations: str) -> list[int]:
        """The tokens that hang on this one, of these relations if any are named, left to right."""
        hanging = self._hanging.get(index, ())
        return [i for i in hanging if not relations or self.relation(i) in relations]

    @cached_property
    def _hanging(self) -> dict[int, list[int]]:
        """The tokens that hang on each."""
        found: dict[int, list[int]] = {}
        for index, head in enumerate(self.heads, self.first):
            found.setdefault(head, []).append(index)
        return found

    def below(self, index: int, without: Iterable[str] = ()) -> set[int]:
        """The token and all that hangs on it, branches of the relations in `without` left out."""
        left_out = frozenset(without)
        found, waiting = {index}, [index]
        while waiting:
            at = waiting.pop()
            for child in self.children(at):
                if self.relation(child) not in left_out:
                    found.add(child)
                    waiting.append(child)
        return found


def parse(document: Document, language: Language, sentences: Sequence[Sentence]) -> dict[int, Tree]:
    """The trees of these sentences of the document, by the sentence's first token. {} without a parser."""
    parser = network(language)
    if parser is None or not sentences:
        return {}
    cut = [units(document.tokens[s.first : s.last], language) for s in sentences]
    parsed = parser.parse([[u.form for u in words] for words in cut])
    return {s.first: _tree(s, words, p) for s, words, p in zip(sentences, cut, parsed, strict=True)}


def stored(language: Language) -> Path | None:
    """Where the language's trained parser lies; None if it has none."""
    path = language.folder / STORED
    return path if path.exists() else None


@cache
def network(language: Language) -> Network | None:
    """The language's parser, loaded when first asked for; None if it has none. A broken file raises TableError."""
    path = stored(language)
    if path is None:
        return None
    try:
        return Network.load(path)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise TableError(
            f"loading the {language.name} parser from {path.parent.parent.name}/{STORED}: {error}; install Muasal again"
        ) from error


def _tree(sentence: Sentence, words: Sequence[Unit], parsed: Parsed) -> Tree:
    """The parser's words back to tokens: a token of several words stands where its topmost word hangs.

    What that word hangs on is nearer the root, and so is the topmost word of its token: no cycle can come about.
    """
    size = sentence.last - sentence.first
    tags, features, relations = ["X"] * size, [""] * size, [JOINED] * size
    heads = [ROOT] * size
    for token, n in _topmost(words, _depths(parsed.heads)).items():
        head, unit = parsed.heads[n], words[n]
        tags[token], features[token], relations[token] = parsed.tags[n], parsed.features[n], parsed.relations[n]
        heads[token] = sentence.first + words[head - 1].first if head else ROOT
        for further in range(token + 1, unit.last):  # the other tokens of a word
            heads[further] = sentence.first + token
    return Tree(sentence.first, tuple(tags), tuple(features), tuple(heads), tuple(relations))


def _topmost(words: Sequence[Unit], depths: Sequence[int]) -> dict[int, int]:
    """For each token that begins a word, its word nearest the root, the first of equal ones."""
    found: dict[int, int] = {}
    for n, unit in enumerate(words):
        if unit.first not in found or depths[n] < depths[found[unit.first]]:
            found[unit.first] = n
    return found


def _depths(heads: Sequence[int]) -> list[int]:
    """How many words stand above each word of a tree; `heads` count words from 1, 0 is the root."""
    depths: dict[int, int] = {0: -1}
    for word in range(1, len(heads) + 1):
        way = []
        while word not in depths:
            way.append(word)
            word = heads[word - 1]
        for step in reversed(way):
            depths[step] = depths[heads[step - 1]] + 1
    return [depths[word] for word in range(1, len(heads) + 1)]
