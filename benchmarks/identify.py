"""Scores the recognition of languages on whole articles and on single lines of them.

    python benchmarks/identify.py DATA_DIR

DATA_DIR holds .jsonl or .jsonl.gz files of {"language", "text"}.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from muasal.acquire.identify import Identified, identify


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Language and text of every article below `folder`."""
    for path in sorted(folder.glob("*.jsonl*")):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record["language"], record["text"]


def line_of(text: str, words: int = 8) -> str:
    """The first line of a text with at least so many words."""
    return next((line for line in text.splitlines() if len(line.split()) >= words), text)


def report(name: str, results: list[tuple[str, Identified]]) -> None:
    for code in sorted({gold for gold, _ in results}):
        found = [identified for gold, identified in results if gold == code]
        right = sum(f.code == code for f in found)
        sure = [f for f in found if f.sure]
        wrong = Counter(f.code for f in found if f.code != code)
        surely_right = sum(f.code == code for f in sure)
        print(
            f"{name:8} {code}  {right / len(found):.4f} of {len(found)}; sure of {len(sure) / len(found):.3f}, "
            f"right then {surely_right / max(1, len(sure)):.4f}; taken for {dict(sorted(wrong.items()))}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    data = list(articles(parser.parse_args().data))
    if not data:
        print("no .jsonl files there: nothing measured", file=sys.stderr)
        return 1
    started = time.perf_counter()
    report("article", [(code, identify(text)) for code, text in data])
    seconds = time.perf_counter() - started
    report("line", [(code, identify(line_of(text))) for code, text in data])
    print(f"{len(data) / seconds:.0f} articles/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
