#!/usr/bin/env python3
"""Scores of the trained parsers on treebanks: tags (UPOS), heads (UAS), heads and relations (LAS).

    parsing.py DATA_DIR [--json]            the treebanks the floors are for, as far as DATA_DIR/ud has them
    parsing.py --treebank FILE --language L any CoNLL-U file, plain or gzip

`words given` takes the treebank's own words and sentences. `from text` lets Muasal cut the sentence's text itself and
counts a word only where both cut alike (F1, as in the CoNLL shared tasks). Relations are cut down as `conllu.py` says.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import conllu

from muasal import languages
from muasal.model import Sentence, Token
from muasal.read.parse import network
from muasal.read.parser import Network, Parsed, units
from muasal.read.segment import segment

TREEBANKS = {
    "en": ("ud/en_ewt-test.conllu.gz",),
    "id": ("ud/id_gsd-test.conllu.gz",),
    "uk": ("ud/evaluation-only/uk_iu-dev.conllu.gz", "ud/uk_parlamint-test.conllu.gz"),
    "ru": ("ud/ru_gsd-test.conllu.gz",),
}
TOGETHER = 16  # sentences parsed at once
Arc = tuple[tuple[int, int], str, tuple[int, int] | None, str]  # word, tag, head (None: root), relation; as characters


@dataclass(frozen=True)
class Score:
    """Shares of right answers; F1 where words may differ."""

    upos: float
    uas: float
    las: float
    words: int


def given(parser: Network, trees: Sequence[conllu.Tree]) -> Score:
    """The treebank's words handed in."""
    tag = head = both = words = 0
    for tree, parsed in zip(trees, predicted(parser, trees), strict=True):
        for word, t, h, r in zip(tree.words, parsed.tags, parsed.heads, parsed.relations, strict=True):
            words += 1
            tag += t == word.tag
            head += h == word.head
            both += h == word.head and r == word.relation
    return Score(tag / words, head / words, both / words, words)


def predicted(parser: Network, trees: Sequence[conllu.Tree]) -> Iterator[Parsed]:
    """What the parser makes of the treebank's words, sentence by sentence."""
    for at in range(0, len(trees), TOGETHER):
        yield from parser.parse([[w.form for w in tree.words] for tree in trees[at : at + TOGETHER]])


def as_trees(parser: Network, trees: Sequence[conllu.Tree]) -> Iterator[conllu.Tree]:
    """The treebank's words with the parser's tags, features and trees."""
    for tree, parsed in zip(trees, predicted(parser, trees), strict=True):
        found = zip(tree.words, parsed.tags, parsed.features, parsed.heads, parsed.relations, strict=True)
        words = (replace(w, tag=t, features=f or "_", head=h, relation=r) for w, t, f, h, r in found)
        yield replace(tree, words=tuple(words))


def from_text(parser: Network, language: languages.Language, trees: Sequence[conllu.Tree]) -> Score:
    """The sentence's text handed in, cut into words by Muasal."""
    tag = head = both = gold = found = 0
    for tree in trees:
        right = {arc[0]: arc for arc in treebank_arcs(tree)}
        read = list(text_arcs(parser, language, tree.text))
        gold, found = gold + len(right), found + len(read)
        for place, t, h, r in read:
            if place in right:
                _, gold_tag, gold_head, relation = right[place]
                tag += t == gold_tag
                head += h == gold_head
                both += h == gold_head and r == relation
    return Score(*(2 * n / (gold + found) for n in (tag, head, both)), gold)


def treebank_arcs(tree: conllu.Tree) -> list[Arc]:
    """A treebank's sentence as arcs between places in its text."""
    places = tree.places
    heads = [places[w.head - 1] if w.head else None for w in tree.words]
    return [(p, w.tag, h, w.relation) for p, w, h in zip(places, tree.words, heads, strict=True)]


def text_arcs(parser: Network, language: languages.Language, text: str) -> Iterator[Arc]:
    """The same of what Muasal reads in a text."""
    document = segment(text, language)
    for sentence in document.sentences:
        forms, places = cut(sentence, document.tokens, language)
        parsed = parser.parse([forms])[0]
        for place, t, h, r in zip(places, parsed.tags, parsed.heads, parsed.relations, strict=True):
            yield place, t, places[h - 1] if h else None, r


def cut(
    sentence: Sentence, tokens: Sequence[Token], language: languages.Language
) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of a sentence as the parser gets them, and where they stand."""
    inside = tokens[sentence.first : sentence.last]
    found = units(inside, language)
    places: list[tuple[int, int]] = []
    for n, unit in enumerate(found):
        again = n > 0 and found[n - 1].first == unit.first
        parted = again or (found[n + 1 : n + 2] and found[n + 1].first == unit.first)
        start = places[-1][1] if again else inside[unit.first].start
        places.append((start, start + len(unit.form) if parted else inside[unit.last - 1].end))
    return [u.form for u in found], places


def score(parser: Network, path: Path, code: str) -> dict[str, Score]:
    """Both ways of measuring a parser on one treebank file."""
    trees = list(conllu.read(path, split=code == "en"))
    return {"words given": given(parser, trees), "from text": from_text(parser, languages.get(code), trees)}


def scores(data: Path) -> dict[str, dict[str, Score]]:
    """Every treebank that is there, by its file's name; what is missing is said on stderr."""
    out: dict[str, dict[str, Score]] = {}
    for code in TREEBANKS:
        parser = network(languages.get(code))
        if parser is None:
            print(f"not measured: no parser is shipped for {code!r}", file=sys.stderr)
        else:
            out |= score_files(parser, data, code)
    return out


def score_files(parser: Network, data: Path, code: str) -> dict[str, dict[str, Score]]:
    """One parser on the treebanks of its language, by the file's name."""
    out = {}
    for file in TREEBANKS[code]:
        if (data / file).exists():
            out[Path(file).name.partition(".")[0]] = score(parser, data / file, code)
        else:
            print(f"not measured: no {file} in {data}", file=sys.stderr)
    return out


def one(path: Path, code: str) -> dict[str, dict[str, Score]]:
    """The shipped parser of a language on one file."""
    parser = network(languages.get(code))
    if parser is None:
        raise SystemExit(f"no parser is shipped for {code!r}; `muasal doctor` lists them")
    return {path.name: score(parser, path, code)}


def as_json(found: dict[str, dict[str, Score]]) -> dict[str, Any]:
    """The scores as plain numbers."""
    return {
        name: {how: {k: round(getattr(s, k), 4) for k in ("upos", "uas", "las", "words")} for how, s in ways.items()}
        for name, ways in found.items()
    }


def show(found: dict[str, dict[str, Score]]) -> None:
    """The table on stdout."""
    print(f"{'treebank':<20}{'':<14}{'UPOS':>8}{'UAS':>8}{'LAS':>8}{'words':>9}")
    for name, ways in found.items():
        for how, s in ways.items():
            print(f"{name:<20}{how:<14}{s.upos:>8.4f}{s.uas:>8.4f}{s.las:>8.4f}{s.words:>9}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, metavar="DATA_DIR")
    parser.add_argument("--treebank", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=languages.CODES)
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    if (args.treebank and not args.language) or not (args.treebank or args.data):
        parser.error("give DATA_DIR, or --treebank FILE with --language")
    found = one(args.treebank, args.language) if args.treebank else scores(args.data)
    if args.json:
        print(json.dumps(as_json(found), indent=1))
    else:
        show(found)


if __name__ == "__main__":
    main()
