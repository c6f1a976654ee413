#!/usr/bin/env python3
"""The two layers of attribution on story folders, a language at a time.

    layers.py STORY_DIR… [--json]

For each language and way of putting the layers together: the share of gold attributions whose cue was found, how far
source and content of those agree with the gold (Dice over characters, 0 to 1), and how many more were found an article
than the gold has. The ways are the grammar alone, the tagger adding cues that the grammar does not see, and the tagger
also redrawing what the grammar found.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from rich.console import Console
from rich.table import Table
from score_story import chars, dice, load_gold

from muasal import languages, read
from muasal.model import Article, Attribution, Span

WAYS = {"grammar": (False, False), "tagger adds": (True, False), "tagger adds and redraws": (True, True)}
SWITCH = "tagger_redraws"
Record = dict[str, Any]


@dataclass
class Tally:
    """What one way gave in one language."""

    gold: int = 0
    predicted: int = 0
    articles: int = 0
    sources: tuple[float, ...] = ()
    contents: tuple[float, ...] = ()

    def row(self) -> dict[str, float]:
        """The figures of the tally."""
        return {
            "cues found": len(self.sources) / self.gold,
            "source": mean(self.sources),
            "content": mean(self.contents),
            "extras an article": (self.predicted - len(self.sources)) / self.articles,
        }


def articles(folders: Sequence[Path]) -> Iterator[tuple[Article, list[Record]]]:
    """Every article of the stories with its gold attributions."""
    for folder in folders:
        gold = load_gold(str(folder))
        for a in gold["articles"]:
            text = (folder / a["file"]).read_text(encoding="utf-8")
            article = Article(a["id"], text, a["language"], outlet=a["outlet"], published=a["published"])
            yield article, [t for t in gold["attributions"] if t["article"] == a["id"]]


def ranges(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def overlap(gold: list[list[int]], spans: Sequence[Span]) -> float:
    """Agreement of two sets of characters; two empty ones agree."""
    return dice(chars(gold), chars(ranges(spans))) if gold or spans else 1.0


def best(gold: Record, found: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose cue, and then content, is most the gold's; None if no cue overlaps."""
    cued = [a for a in found if overlap(gold["cue"], a.cue) > 0]
    return max(cued, key=lambda a: (overlap(gold["cue"], a.cue), overlap(gold["content"], a.content)), default=None)


def measure(folders: Sequence[Path], attitudes: bool, redraws: bool) -> dict[str, Tally]:
    """Language to its tally, for one way of putting the layers together."""
    out: dict[str, Tally] = {}
    for article, gold in articles(folders):
        language = languages.get(article.language)
        before = language.config.get(SWITCH)
        language.config[SWITCH] = redraws
        found = read.read(article, attitudes).attributions
        language.config[SWITCH] = before
        tally = out.setdefault(article.language, Tally())
        pairs = [(t, a) for t in gold if (a := best(t, found)) is not None]
        tally.gold += len(gold)
        tally.predicted += len(found)
        tally.articles += 1
        tally.sources += tuple(overlap(t["source"], a.source) for t, a in pairs)
        tally.contents += tuple(overlap(t["content"], a.content) for t, a in pairs)
    return dict(sorted(out.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path, metavar="STORY_DIR")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = {way: measure(args.stories, *how) for way, how in WAYS.items()}
    figures = {way: {code: tally.row() for code, tally in of.items()} for way, of in found.items()}
    if args.json:
        print(json.dumps(figures, indent=1))
        return
    table = Table("layers", "language", *next(iter(next(iter(figures.values())).values())))
    for way, rows in figures.items():
        for code, row in rows.items():
            table.add_row(way, code, *(f"{value:.3f}" for value in row.values()))
    Console().print(table)


if __name__ == "__main__":
    main()
