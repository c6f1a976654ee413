#!/usr/bin/env python3
"""Who says what, measured on treebanks with gold trees and on marked sentences.

    reporting.py DATA_DIR [--json] [--show N] [--seen]

DATA_DIR holds ud/*.conllu.gz and reporting-sentences.jsonl; a file that is missing is named and left out. From the
trees each reporting verb's source and content are derived (reporting_gold.py says how) and held against what Muasal
finds in the sentence's text at that cue, if its cue shares a character with the verb:

source right    Dice of characters >= .5          content right   Dice of characters >= .7
all             over all cases; a cue that is not found has both wrong
found           over the cases whose cue is found

--show N        N errors a language, spread over all there are, as the tree has it and as Muasal has it:
                S[source] C[cue] T[what is told]
--seen          the treebanks that parsers were trained on, too: larger, and no test for a parser
`relations` holds a parser's trees against gold ones: nsubj and ccomp of reporting verbs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from conllu import Tree, read
from reporting_gold import Case, cases, reporting_verbs

from muasal.languages import CODES, get
from muasal.model import Article, Attribution, Span
from muasal.read import read as read_article

UNSEEN = {
    "id": ("id_gsd-test",),
    "en": ("en_ewt-test", "en_gum-test", "en_ewt-dev", "en_gum-dev"),
    "uk": ("evaluation-only/uk_iu-dev", "uk_parlamint-test"),
    "ru": ("ru_gsd-test",),
}
SEEN = {
    "id": ("id_csui-train", "id_pud-test", "id_gsd-dev"),
    "en": ("en_ewt-train", "en_gum-train"),
    "uk": ("uk_parlamint-train", "uk_parlamint-dev"),
    "ru": ("ru_gsd-dev", "ru_taiga-dev", "ru_taiga-test", "ru_taiga-train-old"),
}
SENTENCES = "reporting-sentences.jsonl"
SOURCE_RIGHT = 0.5
CONTENT_RIGHT = 0.7
RELATIONS = ("nsubj", "ccomp")

Figures = dict[str, float | None]  # None: there was nothing to measure
Reader = Callable[[str, str], Sequence[Attribution]]  # text, language → what is found in it


@dataclass(frozen=True, slots=True)
class Scored:
    """A case, what was found at its cue (None for nothing) and how well source and content agree, 0 to 1."""

    case: Case
    found: Attribution | None
    source: float
    content: float

    @property
    def source_right(self) -> bool:
        return self.source >= SOURCE_RIGHT

    @property
    def content_right(self) -> bool:
        return self.content >= CONTENT_RIGHT


def muasal(text: str, language: str) -> Sequence[Attribution]:
    """What Muasal finds in a text that stands alone."""
    return read_article(Article("s", text, language)).attributions


def overlap(a: Iterable[Sequence[int]], b: Iterable[Sequence[int]]) -> float:
    """Dice of the characters of two lists of (start, end); two empty ones agree."""
    one, other = ({at for start, end in spans for at in range(start, end)} for spans in (a, b))
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def score(case: Case, attributions: Iterable[Attribution]) -> Scored:
    """The case against the attribution at its cue; of several, the one that agrees best."""
    at_cue = [a for a in attributions if any(case.cue.overlaps(span) for span in a.cue)]
    scored = [Scored(case, a, overlap(case.source, a.source), overlap(case.content, a.content)) for a in at_cue]
    return max(scored, key=lambda s: s.source + s.content, default=Scored(case, None, 0.0, 0.0))


def score_trees(trees: Iterable[Tree], code: str, reader: Reader = muasal) -> Iterator[Scored]:
    """All cases of the trees against what the reader finds in their texts."""
    for tree in trees:
        found = list(cases(tree, get(code)))
        attributions = reader(tree.text, code) if found else ()
        yield from (score(case, attributions) for case in found)


def summary(scored: Sequence[Scored]) -> Figures:
    """The figures of a language, always under the same keys."""
    found = [s for s in scored if s.found is not None]
    return {
        "n": len(scored),
        "found": _share(s.found is not None for s in scored),
        "source_f": _share(s.source for s in scored),
        "sources": _share(s.source_right for s in scored),
        "contents": _share(s.content_right for s in scored),
        "found_source_f": _share(s.source for s in found),
        "found_sources": _share(s.source_right for s in found),
        "found_contents": _share(s.content_right for s in found),
    }


def _share(values: Iterable[float]) -> float | None:
    known = [float(value) for value in values]
    return round(mean(known), 4) if known else None


def score_sentences(rows: Iterable[dict[str, Any]], reader: Reader = muasal) -> dict[str, Figures]:
    """Marked sentences by language: mean overlap of source, cue and content, the share with all three exact.

    Of several attributions in a sentence the one whose cue agrees best counts, then the one whose content does.
    """
    parts: dict[str, list[tuple[float, ...]]] = {}
    for row in rows:
        text, code = str(row["text"]), str(row["language"])
        parts.setdefault(code, []).append(_sentence(row, reader(text, code)))
    return {code: _sentence_figures(parts.get(code, [])) for code in CODES}


def _sentence(row: dict[str, Any], attributions: Iterable[Attribution]) -> tuple[float, ...]:
    """Overlap of cue, content and source of one sentence, zeros where no cue is met."""
    gold = {part: [Span(*pair) for pair in row[part]] for part in ("cue", "content", "source")}
    scores = [tuple(overlap(gold[part], getattr(a, part)) for part in gold) for a in attributions]
    return max((s for s in scores if s[0] > 0), default=(0.0, 0.0, 0.0))


def _sentence_figures(found: Sequence[tuple[float, ...]]) -> Figures:
    return {
        "sentences": len(found),
        "sentences_source_f": _share(source for _, _, source in found),
        "sentences_cue_f": _share(cue for cue, _, _ in found),
        "sentences_content_f": _share(content for _, content, _ in found),
        "sentences_source_exact": _share(source == 1 for _, _, source in found),
        "sentences_exact": _share(set(parts) == {1.0} for parts in found),
    }


def relations(gold: Sequence[Tree], predicted: Sequence[Tree], code: str) -> dict[str, Figures]:
    """Precision, recall and F1 of nsubj and ccomp whose head is a reporting verb of the gold tree.

    Both lists hold the same sentences with the same words; `code` is the language, whose cues say what reports.
    """
    counts = {name: [0, 0, 0] for name in RELATIONS}  # in gold, predicted, in both
    for one, other in zip(gold, predicted, strict=True):
        if [w.form for w in one.words] != [w.form for w in other.words]:
            raise ValueError(f"{one.id}: the two trees have different words")
        verbs = frozenset(reporting_verbs(one, get(code)))
        for name, count in counts.items():
            a, b = (_arcs(tree, verbs, name) for tree in (one, other))
            counts[name] = [n + len(arcs) for n, arcs in zip(count, (a, b, a & b), strict=True)]
    return {name: _agreement(*count) for name, count in counts.items()}


def _arcs(tree: Tree, heads: frozenset[int], relation: str) -> set[tuple[int, int]]:
    return {(i, w.head) for i, w in enumerate(tree.words, 1) if w.relation == relation and w.head in heads}


def _agreement(gold: int, predicted: int, both: int) -> Figures:
    return {
        "n": gold,
        "precision": both / predicted if predicted else 0.0,
        "recall": both / gold if gold else 0.0,
        "f1": 2 * both / (gold + predicted) if gold + predicted else 0.0,
    }


def present(data: Path, names: Sequence[str]) -> list[Path]:
    """The treebanks that are there; those that are not are named on stderr."""
    paths = [data / "ud" / f"{name}.conllu.gz" for name in names]
    for path in paths:
        if not path.exists():
            print(f"missing, left out: {path}", file=sys.stderr)
    return [path for path in paths if path.exists()]


def score_files(paths: Iterable[Path], code: str) -> list[Scored]:
    """All cases of treebanks of one language. English words written together are kept apart, as its parser does."""
    return [s for path in paths for s in score_trees(read(path, split=code == "en"), code)]


def sentences(data: Path) -> list[dict[str, Any]]:
    """The marked sentences; none, and a word on stderr, if the file is missing."""
    path = data / SENTENCES
    if not path.exists():
        print(f"missing, left out: {path}", file=sys.stderr)
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def marked(text: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> str:
    """The text with S[source], C[cue] and T[what is told] marked."""
    named = [(span, name) for name, spans in (("S", source), ("C", cue), ("T", content)) for span in spans]
    marks = [(s.end, 0, -s.start, "]") for s, _ in named] + [(s.start, 1, -s.end, f"{name}[") for s, name in named]
    for at, _, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def errors(scored: Sequence[Scored], number: int) -> Iterator[str]:
    """`number` of the wrong cases, spread evenly, as lines to read."""
    wrong = [s for s in scored if not (s.source_right and s.content_right)]
    for s in wrong[:: max(1, len(wrong) // max(1, number))][:number]:
        yield f"{s.case.id} ({s.case.way}): source {s.source:.2f}, content {s.content:.2f}"
        yield "  tree    " + marked(s.case.text, s.case.source, (s.case.cue,), s.case.content)
        yield "  muasal  " + (marked(s.case.text, s.found.source, s.found.cue, s.found.content) if s.found else "–")


def table(title: str, columns: dict[str, str], rows: dict[str, Figures]) -> Iterator[str]:
    """Lines of a table, a language a row; `columns` are the keys of figures and their headings."""
    yield title
    yield " " * 8 + "".join(heading.rjust(17) for heading in columns.values())
    for name, figures in rows.items():
        cells = (figures.get(key) for key in columns)
        yield name.ljust(8) + "".join(_cell(value).rjust(17) for value in cells)
    yield ""


def _cell(value: float | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


ALL = {"n": "cases", "found": "cue found", "source_f": "source F", "sources": "sources right"}
ALL |= {"contents": "contents right", "found_source_f": "found: source F"}
ALL |= {"found_sources": "found: sources", "found_contents": "found: contents"}
MARKED = {"sentences": "sentences", "sentences_source_f": "source F", "sentences_cue_f": "cue F"}
MARKED |= {
    "sentences_content_f": "content F",
    "sentences_source_exact": "sources exact",
    "sentences_exact": "all exact",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--json", action="store_true", help="print JSON: figures by language")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N errors a language")
    parser.add_argument("--seen", action="store_true", help="the treebanks that parsers were trained on, too")
    args = parser.parse_args()
    scored = {code: score_files(present(args.data, UNSEEN[code]), code) for code in CODES}
    seen = {code: score_files(present(args.data, SEEN[code]), code) for code in CODES if args.seen}
    trees, more = ({code: summary(s) for code, s in group.items()} for group in (scored, seen))
    own = score_sentences(sentences(args.data))
    if args.json:
        both = {code: trees[code] | own[code] for code in CODES}
        print(json.dumps(both | {f"{code} (seen)": figures for code, figures in more.items()}, indent=1))
    else:
        show(trees, more, own)
        for code in CODES if args.show else ():
            print(f"\n{code}", *errors([*scored[code], *seen.get(code, ())], args.show), sep="\n")
    return 0 if any(trees[code]["n"] or own[code]["sentences"] for code in CODES) else 1


def show(trees: dict[str, Figures], seen: dict[str, Figures], own: dict[str, Figures]) -> None:
    """The tables on stdout."""
    print(*table("Reporting verbs of treebanks (cue not found: wrong)", ALL, trees), sep="\n")
    if seen:
        print(*table("The same, treebanks SEEN IN TRAINING", ALL, seen), sep="\n")
    print(*table("Marked sentences", MARKED, own), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
