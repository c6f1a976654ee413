#!/usr/bin/env python3
"""Scores of reading on treebanks and corpora of a folder of your own, held against floors.

    analysis.py DATA_DIR [--json] [--raise]

The treebanks' tags, heads and relations (`parsing.py`), subjects and clauses of reporting verbs, sources of reporting
verbs and of marked sentences (`reporting.py`), attributions of PolNeAR (`attributing.py`), times, quantities and places
of public corpora (`mentions.py`). Exit 1 below a floor of `floors_analysis.json`; a floor whose data are not there is
named and passed over. `--raise` lifts the floors to what was reached, less a margin.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import attributing
import conllu
import floors
import mentions
import parsing
import reporting

from muasal import languages
from muasal.read.parse import network

FLOORS = Path(__file__).parent / "floors_analysis.json"
MARGIN = 0.005


def figures(data: Path) -> dict[str, float]:
    """Every figure that could be measured, by a name that says what it is."""
    found: dict[str, float] = {}
    for name, ways in parsing.scores(data).items():
        for how, score in ways.items():
            found |= {f"{name}, {how}: {k}": getattr(score, k) for k in ("upos", "uas", "las")}
    for code in languages.CODES:
        found |= dict(_reporting(data, code))
    for code, row in reporting.score_sentences(reporting.sentences(data)).items():
        found |= {f"{code}, marked sentences: sources, overlap": row["sentences_source_f"] or 0.0}
    found |= attributing.figures(data)
    found |= mentions.figures(data)
    return {name: round(value, 4) for name, value in found.items()}


def _reporting(data: Path, code: str) -> Iterator[tuple[str, float]]:
    """Reporting verbs of the language's treebanks that no parser was trained on."""
    paths = reporting.present(data, reporting.UNSEEN[code])
    if not paths:
        return
    row = reporting.summary(reporting.score_files(paths, code))
    yield f"{code}, reporting verbs: sources right", row["sources"] or 0.0
    yield f"{code}, reporting verbs found: sources right", row["found_sources"] or 0.0
    yield f"{code}, reporting verbs found: contents right", row["found_contents"] or 0.0
    parser = network(languages.get(code))
    if parser is not None:
        gold = [tree for path in paths for tree in conllu.read(path, split=code == "en")]
        for relation, agreement in reporting.relations(gold, list(parsing.as_trees(parser, gold)), code).items():
            yield f"{code}, {relation} of reporting verbs: F1", agreement["f1"] or 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    args = parser.parse_args()
    found = figures(args.data)
    least = floors.load(FLOORS)
    print(json.dumps(found, indent=1, ensure_ascii=False) if args.json else table(found, least))
    low = floors.below(found, least)
    if args.lift and not low:
        floors.lift(FLOORS, found, MARGIN, 3)
    return int(low)


def table(found: dict[str, float], least: dict[str, float]) -> str:
    """A line a figure, with its floor."""
    width = max(map(len, found), default=0)
    lines = [f"{name:<{width}}  {value:.4f}  {least.get(name, ''):>6}" for name, value in found.items()]
    return "\n".join([f"{'':<{width}}  {'':6}  {'floor':>6}", *lines])


if __name__ == "__main__":
    sys.exit(main())
