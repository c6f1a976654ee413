#!/usr/bin/env python3
"""Attributions against PolNeAR (Newell, Margolin & Ruths 2018), which is not part of this repository.

    attributing.py DATA_DIR [--split dev] [--grammar] [--out FILE] [--json]

DATA_DIR/polnear/SPLIT.jsonl: an article a line, {"id", "language", "text", "published"?, "attributions": [{"source",
"cue", "content"}]}, each role a list of [start, end]. Prints F1 of pieces and tokens of each role, and of attributions
found, with their source (`who`), usable and exact, as `score_attributions.py` defines them.

PolNeAR's contents take the that-word and the quotation marks, its sources the comma behind an apposition; Muasal's do
not. What is needed to meet it stands here.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import score_attributions

from muasal import languages, read
from muasal.model import Article, Attribution, Document, Span

ROLES = score_attributions.ROLES
FIGURES = (
    *(("attribution", name) for name in ("found", "who", "usable", "exact")),
    *((role, name) for role in ROLES for name in ("pieces", "tokens")),
)


def figures(data: Path, split: str = "dev", attitudes: bool = True) -> dict[str, float]:
    """F1 of each figure, by a name that says what it is; {} if the corpus is not there.

    With `attitudes` both layers are asked, else the grammar alone.
    """
    path = data / "polnear" / f"{split}.jsonl"
    if not path.exists():
        return {}
    found = score_attributions.score(score_attributions.load(path, True), predicted(path, attitudes))["all"]
    return {f"PolNeAR {split}, {group} {name}": found[group][name]["f1"] for group, name in FIGURES}


def predicted(path: Path, attitudes: bool) -> dict[str, Any]:
    """The attributions Muasal reads in the articles of a file, in the corpus's habits."""
    out = {}
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            article = Article(row["id"], row["text"], row["language"], row.get("outlet"), row.get("published"))
            reading = read.read(article, attitudes)
            told = [as_annotated(a, reading.document) for a in reading.attributions]
            out[row["id"]] = {"id": row["id"], "attributions": told}
    return out


def as_annotated(attribution: Attribution, document: Document) -> dict[str, tuple[Span, ...]]:
    """One attribution as PolNeAR has it."""
    content = tuple(widened(span, document) for span in attribution.content)
    return {
        "source": tuple(sorted(closed(span, document.text) for span in attribution.source)),
        "cue": tuple(sorted(attribution.cue)),
        "content": tuple(sorted(content)),
    }


def closed(span: Span, text: str) -> Span:
    """A source with the comma that closes its apposition: `Ana Ruiz, 25,`."""
    apposition = "," in span.of(text) and text[span.end : span.end + 1] == ","
    return Span(span.start, span.end + apposition)


def widened(span: Span, document: Document) -> Span:
    """A content with its quotation marks and the that-word before it."""
    start, end, text = span.start, span.end, document.text
    if any(q.start == start for q in document.quotes):
        start = next(t.start for t in reversed(document.tokens) if t.end <= start)
    mark = end
    while text[mark : mark + 1] in tuple(".,!?…"):
        mark += 1
    if any(q.end == mark for q in document.quotes):
        end = next(t.end for t in document.tokens if t.start >= mark)
    thats = languages.get(document.language).words.get("complementizer", ())
    before = text[:start].rstrip()
    word = before.rsplit(maxsplit=1)[-1] if before else ""
    if word.casefold() in thats:
        start = len(before) - len(word)
    return Span(start, end)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--grammar", action="store_true", help="the grammar alone, without the tagger")
    parser.add_argument("--out", type=Path, help="write what was read here, an article a line")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(arguments)
    path = args.data / "polnear" / f"{args.split}.jsonl"
    if not path.exists():
        parser.error(f"{path} is not there")
    if args.out:
        rows = (json.dumps(row) for row in predicted(path, not args.grammar).values())
        args.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = figures(args.data, args.split, not args.grammar)
    print(json.dumps(found, indent=1) if args.json else "\n".join(f"{k:<36}{100 * v:6.1f}" for k, v in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
