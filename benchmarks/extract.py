"""Scores the reading of HTML pages: token-4-gram precision, recall and F1 against text that people took from them.

    python benchmarks/extract.py DATA_DIR

DATA_DIR holds gold.jsonl ({"file", "text", "url"?, "title"?, "published"?}) and the pages it names
(plain or gzip-packed).
The headline is left out on both sides where gold has none.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from muasal.acquire.extract import Extracted, extract
from muasal.errors import InputError
from muasal.settings import Settings


def grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """The token n-grams of `text`, counted; a shorter text is one gram."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()


def score(found: str, gold: str) -> tuple[float, float]:
    """Precision and recall of one page."""
    a, b = grams(found), grams(gold)
    same = (a & b).total()
    return (same / a.total() if a else float(not b)), (same / b.total() if b else 1.0)


def comparable(extracted: Extracted, gold: dict[str, str]) -> str:
    """The text without its headline where gold has none."""
    has_title = gold.get("title") and gold["text"].startswith(gold["title"])
    head = (extracted.title or "") + "\n\n"
    return extracted.text.removeprefix(head) if not has_title else extracted.text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", action="store_true", help="print each page's figures")
    arguments = parser.parse_args()
    gold_file = arguments.data / "gold.jsonl"
    if not gold_file.exists():
        print(f"{gold_file} is not there: nothing measured", file=sys.stderr)
        return 1
    totals, dates, titles, started = [], Counter[str](), Counter[str](), time.perf_counter()
    for line in gold_file.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        raw = (arguments.data / gold["file"]).read_bytes()
        raw = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        try:
            found = extract(raw, Settings(), address=gold.get("url"))
            precision, recall = score(comparable(found, gold), gold["text"])
            if gold.get("published"):
                dates[
                    "right" if found.published == gold["published"][:10] else "wrong" if found.published else "none"
                ] += 1
            if gold.get("title"):
                titles["right" if (found.title or "").split() == gold["title"].split() else "other"] += 1
        except InputError as error:
            precision = recall = 0.0
            print(f"{gold['id']}: {error}", file=sys.stderr)
        totals.append((precision, recall))
        if arguments.pages:
            print(
                f"{gold['id']} {gold['language']} P {precision:.2f} R {recall:.2f} {found.title!r} {found.outlet!r} "
                f"{found.published} gold {gold.get('title')!r} {gold.get('published')} {found.notes}"
            )
    seconds = time.perf_counter() - started
    precision, recall = (sum(column) / len(totals) for column in zip(*totals, strict=True))
    f1 = sum(2 * p * r / (p + r) if p + r else 0.0 for p, r in totals) / len(totals)
    print(f"pages {len(totals)}  4-gram precision {precision:.3f}  recall {recall:.3f}  F1 (mean of pages) {f1:.3f}")
    print(f"dates {dict(sorted(dates.items()))}  titles {dict(sorted(titles.items()))}")
    print(f"{len(totals) / seconds:.1f} pages/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
