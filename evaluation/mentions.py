#!/usr/bin/env python3
"""Times, quantities and places against public corpora, none of which is part of this repository.

    mentions.py DATA_DIR [CORPUS …] [--errors N] [--out DIR] [--json]

DATA_DIR holds `times`, `quantities` and `places`, in each `CORPUS.jsonl`: a document a line, {"id", "language",
"published"?, "text", "mentions": [{"span", "value"?, "unit"?, "lat"?, "lon"?, …}]}. Corpora may be named
(`times/tbaq`); without names all are read. Prints F1 as `score_mentions.py` defines it: `relaxed` spans overlap,
`exact` ones are equal, `value` ones overlap and have the right value (TIMEX3; within 161 km; number and unit), and for
quantities the bags of values and of values with units. `--errors` shows some of each kind, `--out` writes what was
read in the shape of the input.

The corpora mark spans and values in ways of their own. What is needed to meet them stands in time_notation.py,
duckling_notation.py, quantity_conventions.py and place_habits.py, and nowhere else.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import place_habits
import quantity_conventions
import score_mentions
from duckling_notation import ahead, notation
from time_notation import Mention, marked, time_mentions

from muasal.languages import Language, get
from muasal.model import Document
from muasal.read import places, times
from muasal.read.segment import segment
from muasal.resolve import places as placing
from muasal.resolve import times as resolving

KINDS = {"times": "time", "quantities": "quantity", "places": "place"}
POOLED = {  # corpora too small to stand alone
    "times/tbaq + te3_platinum": ("times/tbaq", "times/te3_platinum"),
    "quantities/rt": tuple(f"quantities/rt_{kind}" for kind in ("age", "currency", "dimension", "temperature")),
}
FIGURES = {"relaxed": ("relaxed",), "exact": ("exact",), "value": ("strict",)}
BAGS = {"bag": ("bag", "value"), "bag with unit": ("bag", "value+unit")}
CONTEXT = 30  # characters shown on either side of an error


@dataclass(frozen=True)
class Read:
    """One corpus, or several pooled, with what was read in it."""

    name: str
    documents: Sequence[Mention]
    found: Sequence[list[Mention]]
    seconds: float

    @property
    def kind(self) -> str:
        return KINDS[self.name.partition("/")[0]]

    def scores(self) -> dict[str, float]:
        """F1 in per cent by the name of the figure, those the corpus has gold for."""
        gold = dict(enumerate(self.documents))
        found = {n: {"id": n, "mentions": mentions} for n, mentions in enumerate(self.found)}
        report = score_mentions.score(gold, found, self.kind)
        wanted = FIGURES | (BAGS if self.kind == "quantity" else {})
        values = ((name, _at(report, path)) for name, path in wanted.items())
        return {name: 100 * value["F1"] for name, value in values if value is not None}

    @property
    def speed(self) -> float:
        """KB a second of processor time, cutting into words included."""
        return sum(len(document["text"].encode()) for document in self.documents) / 1000 / max(self.seconds, 1e-6)


def _at(report: Any, path: Sequence[str]) -> Any:
    for key in path:
        report = report.get(key) if report else None
    return report


def corpora(data: Path, names: Sequence[str] = ()) -> Iterator[Read]:
    """The corpora that are there, read one by one, and then those that are pooled."""
    done: dict[str, Read] = {}
    for kind in KINDS:
        for path in sorted((data / kind).glob("*.jsonl")):
            name = f"{kind}/{path.stem}"
            if not names or name in names:
                done[name] = _read(name, path)
                yield done[name]
    for name, parts in POOLED.items():
        if all(part in done for part in parts):
            own = [done[part] for part in parts]
            documents, found = ([x for one in own for x in getattr(one, field)] for field in ("documents", "found"))
            yield Read(name, documents, found, sum(one.seconds for one in own))


def _read(name: str, path: Path) -> Read:
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    start = time.process_time()
    found = [predicted(name, document) for document in documents]
    return Read(name, documents, found, time.process_time() - start)


def predicted(name: str, document: Mention) -> list[Mention]:
    """What Muasal reads in one document, as the corpus would mark it."""
    kind, _, corpus = name.partition("/")
    language = get(document["language"])
    parts = segment(document["text"], language)
    if kind == "places":
        return place_habits.mentions(corpus, placing.resolve(places.candidates(parts, language), parts))
    if kind == "quantities":
        return quantity_conventions.mentions(corpus, parts, language, times.find(parts, language))
    return _times(corpus, document, parts, language)


def _times(corpus: str, document: Mention, parts: Document, language: Language) -> list[Mention]:
    duckling = corpus == "duckling"
    found = [ahead(t) if duckling else t for t in times.find(parts, language) if marked(t, corpus)]
    resolved = resolving.resolve(found, parts, document.get("published"))
    if not duckling:
        return [mention for t in resolved for mention in time_mentions(t, parts, language, corpus)]
    values = (notation(t, t.span.of(document["text"]), document["published"]) for t in resolved)
    return [
        {"span": list(t.span), "value": value, "timex_type": t.timex_type}
        for t, value in zip(resolved, values, strict=True)
    ]


def figures(data: Path) -> dict[str, float]:
    """Every F1, between 0 and 1, by a name that says what it is."""
    return {f"{read.name}: {name}": value / 100 for read in corpora(data) for name, value in read.scores().items()}


def errors(read: Read, limit: int) -> Iterator[str]:
    """Some mentions missed, some invented, some with a wrong value: `limit` of each, taken evenly."""
    kinds: dict[str, list[str]] = {"missed": [], "invented": [], "wrong": []}
    for document, found in zip(read.documents, read.found, strict=True):
        text, gold = document["text"], [m for m in document["mentions"] if m.get("span")]
        pairs = score_mentions.pairs(gold, found)
        for g, p, _ in pairs:
            if score_mentions.has_value(read.kind, g) and not score_mentions.right(read.kind, g, p):
                kinds["wrong"].append(f"{_shown(text, p)} {_value(p)}, gold {_value(g)}")
        known, met = [id(p) for _, p, _ in pairs], [id(g) for g, _, _ in pairs]
        kinds["missed"] += [f"{_shown(text, g)} {_value(g)}" for g in gold if id(g) not in met]
        kinds["invented"] += [f"{_shown(text, p)} {_value(p)}" for p in found if id(p) not in known]
    for name, lines in kinds.items():
        yield from (f"    {name}: {line}" for line in lines[:: max(1, len(lines) // limit)][:limit])


def _shown(text: str, mention: Mention) -> str:
    a, b = mention["span"]
    return f"{text[max(0, a - CONTEXT) : a]!r} [{text[a:b]}] {text[b : b + CONTEXT // 2]!r}"


def _value(mention: Mention) -> str:
    return " ".join(
        str(mention[key]) for key in ("value", "unit", "name", "lat", "lon") if mention.get(key) is not None
    )


def write(read: Read, folder: Path) -> None:
    """What was read, in the shape of the input."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = (
        json.dumps({"id": document["id"], "mentions": mentions}, ensure_ascii=False)
        for document, mentions in zip(read.documents, read.found, strict=True)
    )
    (folder / f"{read.name.replace('/', '-')}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("names", nargs="*", metavar="CORPUS")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--out", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    shown: dict[str, dict[str, float]] = {}
    columns = [*FIGURES, *BAGS]
    if not args.json:
        print(f"{'corpus':34}{'gold':>6}" + "".join(f"{name:>15}" for name in columns) + f"{'KB/s':>8}")
    for read in corpora(args.data, args.names):
        scores = shown[read.name] = read.scores()
        if not args.json:
            gold = sum(len(document["mentions"]) for document in read.documents)
            cells = "".join(f"{scores[name]:15.1f}" if name in scores else f"{'–':>15}" for name in columns)
            print(f"{read.name:34}{gold:6}{cells}{read.speed:8.0f}", flush=True)
        for line in errors(read, args.errors) if args.errors else ():
            print(line)
        if args.out and "+" not in read.name:
            write(read, args.out)
    if args.json:
        print(json.dumps(shown, indent=1, ensure_ascii=False))
    if not shown:
        print(f"{args.data}: no such corpora there, nothing measured", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
