"""Times and quantities against public corpora.

    python benchmarks/details.py DATA_DIR [OUT_DIR]

DATA_DIR holds `times/*.jsonl` and `quantities/*.jsonl`: a document a line, {"id", "language", "published"?, "text",
"mentions": [{"span", "value"?, "unit"?, "timex_type"?}]}. Prints, for each file, F1 of relaxed spans (any overlap, one
to one), of exact spans, and of relaxed spans with the right value; for quantities also F1 of the bag of values a text,
spans ignored (`bag`), and of values with their units (`+unit`). With OUT_DIR the predictions are written there, a file
a corpus, in the shape of the input.

The corpora mark spans and values in ways of their own (no preposition, TIMEX3 instead of intervals, other names for
units). What is needed to meet them stands in time_notation.py and quantity_conventions.py and nowhere else.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import quantity_conventions
from duckling_notation import ahead, notation
from time_notation import Mention, marked, time_mentions

from muasal.languages import get
from muasal.model import Time
from muasal.read import times
from muasal.read.segment import segment
from muasal.resolve import times as resolving


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2) or not Path(arguments[0]).is_dir():
        print("usage: details.py DATA_DIR [OUT_DIR]: DATA_DIR was not given or is no folder", file=sys.stderr)
        return 2
    out = Path(arguments[1]) if len(arguments) == 2 else None
    print(
        f"{'corpus':34}{'gold':>6}{'found':>7}{'relaxed':>9}{'exact':>7}{'value':>7}{'bag':>7}{'+unit':>7}{'KB/s':>7}"
    )
    for kind in ("times", "quantities"):
        for path in sorted(Path(arguments[0], kind).glob("*.jsonl")):
            run(kind, path, out)
    return 0


def run(kind: str, path: Path, out: Path | None) -> None:
    """Reads one corpus, prints its line, and writes the predictions."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    started = time.process_time()
    predicted = [predict(kind, path.stem, document) for document in documents]
    seconds = time.process_time() - started
    size = sum(len(document["text"].encode()) for document in documents) / 1000
    print(f"{kind + '/' + path.stem:34}{score(kind, documents, predicted)}{size / seconds:7.0f}")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps({"id": d["id"], "mentions": m}) for d, m in zip(documents, predicted, strict=True)]
        (out / f"{kind}-{path.stem}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def predict(kind: str, corpus: str, document: Mention) -> list[Mention]:
    language = get(document["language"])
    parts = segment(document["text"], language)
    found = times.find(parts, language)
    if kind == "quantities":
        return quantity_conventions.mentions(corpus, parts, language, found)
    found = [ahead(t) if corpus == "duckling" else t for t in found if marked(t, corpus)]
    resolved = resolving.resolve(found, parts, document.get("published"))
    if corpus == "duckling":
        return [duckling_mention(t, document) for t in resolved]
    return [mention for t in resolved for mention in time_mentions(t, parts, language, corpus)]


def duckling_mention(found: Time, document: Mention) -> Mention:
    value = notation(found, found.span.of(document["text"]), document["published"])
    return {"span": list(found.span), "value": value, "timex_type": found.timex_type}


def score(kind: str, documents: list[Mention], predicted: list[list[Mention]]) -> str:
    gold = found = relaxed = exact = right = valued = bag = golden = worth = united = 0
    for document, mentions in zip(documents, predicted, strict=True):
        spans = [m for m in document["mentions"] if m.get("span")]
        pairs = paired(spans, mentions)
        gold, found, relaxed = gold + len(spans), found + len(mentions), relaxed + len(pairs)
        exact += sum(g["span"] == p["span"] for g, p in pairs)
        right += sum(g.get("value") is not None and same(kind, g["value"], p["value"]) for g, p in pairs)
        valued += sum(g.get("value") is not None for g in spans)
        worth += len(mentions) - sum(g.get("value") is None for g, _ in pairs)
        golden += sum(m.get("value") is not None for m in document["mentions"])
        bag += in_bag(kind, document["mentions"], mentions)
        united += in_bag(kind, document["mentions"], mentions, with_unit=True)
    figures = [f1(right, worth, valued), f1(bag, found, golden)] + [f1(united, found, golden)] * (kind == "quantities")
    values = "".join(f"{figure:7.1f}" if valued else f"{'–':>7}" for figure in figures).ljust(21)
    return f"{gold:6}{found:7}{f1(relaxed, found, gold):9.1f}{f1(exact, found, gold):7.1f}{values}"


def paired(gold: list[Mention], found: list[Mention]) -> list[tuple[Mention, Mention]]:
    """One-to-one pairs that overlap, equal spans first, then the widest overlap."""
    width = {
        (i, j): min(g["span"][1], p["span"][1]) - max(g["span"][0], p["span"][0])
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
    }
    order = sorted(
        (k for k in width if width[k] > 0), key=lambda k: (gold[k[0]]["span"] != found[k[1]]["span"], -width[k], k)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for i, j in order:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((gold[i], found[j]))
    return out


def in_bag(kind: str, gold: list[Mention], found: list[Mention], with_unit: bool = False) -> int:
    """How many values of the gold stand in the bag of those found, each once; `with_unit`: with the same unit."""
    left = list(found)
    hits = 0
    for wanted in (m for m in gold if m.get("value") is not None):
        unit = (wanted.get("unit") or "-").lower() if with_unit else None
        fits = (m for m in left if same(kind, wanted["value"], m["value"]))
        match = next((m for m in fits if unit is None or unit == (m.get("unit") or "-").lower()), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def same(kind: str, a: Any, b: Any) -> bool:
    if kind == "times" or b is None:
        return str(a) == str(b)
    ends = [x if isinstance(x, list) else [x] for x in (a, b)]
    return len(ends[0]) == len(ends[1]) and all(abs(x - y) <= 1e-5 * abs(x) for x, y in zip(*ends, strict=True))


def f1(hits: int, found: int, gold: int) -> float:
    return 200 * hits / (found + gold) if found + gold else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
