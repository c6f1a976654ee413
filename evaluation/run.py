#!/usr/bin/env python3
"""Scores of the whole pipeline on story folders, held against floors that only rise.

    run.py [STORY_DIR…] [--json] [--raise]

Without folders: the bundled stories by groups, the mean of each group held against its floors in floors.json; exit 1
below a floor. `--raise` lifts the floors to what was reached (less a margin for one unit of chance) and never lowers
one. Marked `*`: stories that were not looked at while the rules were made.
"""

import argparse
import json
import sys
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

import floors
from gold_reading import invented
from score_story import Scorer, load_gold

from muasal import pipeline
from muasal.model import to_json
from muasal.settings import Settings

if TYPE_CHECKING:
    from rich.table import Table

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
UNSEEN = ("lada-marija-trial",)
FIRST = "first four"
GROUPS = {
    FIRST: ("lumbung-bayar-leak", "mamasa-landslide", "north-korea-troops", "tanker-sanctions"),
    "three more": ("galle-chikungunya", "kelvara-recall", "lada-marija-trial"),
}
MARGIN = 0.02
FEW = ("independent origins, not one F1", "conflicts relaxed F1")  # a story has a handful of these
FEW_MARGIN = 0.1  # what one of them right or wrong moves the mean of a group by

INVENTED = "invented drifts, how many"
MOST_INVENTED = 2.0  # the mean of a group

FIGURES = {
    "attribution, relaxed F1": ("attribution", "relaxed", "f1"),
    "attribution, all parts F1": ("attribution", "all", "f1"),
    "chain accuracy of gold": ("attribution", "chain_accuracy_of_gold"),
    "origin accuracy of gold": ("attribution", "origin_accuracy_of_gold"),
    "claims detection F1": ("claims", "detection", "f1"),
    "claims: origins accuracy": ("claims", "origins_accuracy"),
    "slots, any claim, all kinds F1": ("slots_any_claim", "all", "f1"),
    "  quantity": ("slots_any_claim", "quantity", "f1"),
    "  time": ("slots_any_claim", "time", "f1"),
    "  place": ("slots_any_claim", "place", "f1"),
    "  entity": ("slots_any_claim", "entity", "f1"),
    "clustering B-cubed F1": ("clustering", "b_cubed", "f1"),
    "clustering pairwise F1": ("clustering", "pairwise", "f1"),
    "independent origins accuracy": ("independent_origins", "accuracy"),
    "independent origins, not one F1": ("independent_origins", "not_one", "f1"),
    "retelling edges F1": ("retellings", "f1"),
    "drifts relaxed F1": ("drifts", "relaxed", "f1"),
    "drifts relaxed precision": ("drifts", "relaxed", "p"),
    "drifts strict F1": ("drifts", "strict", "f1"),
    "conflicts relaxed F1": ("conflicts", "relaxed", "f1"),
}


def score(folder: Path) -> dict[str, Any]:
    """The scorer's whole answer for one story folder; only the articles of its story.json are read."""
    traced = pipeline.trace_sources([str(folder)], Settings())
    if traced.refused:
        raise SystemExit("\n".join(str(r.error) for r in traced.refused))
    return Scorer(load_gold(str(folder)), to_json(traced.story)).score()


def pick(scores: dict[str, Any], path: tuple[str, ...]) -> float:
    """One figure; what was not found at all counts as 0."""
    value: Any = scores
    for key in path:
        value = value[key]
    return float(value or 0.0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    args = parser.parse_args()
    groups = {"given": tuple(folder.name for folder in args.stories)} if args.stories else GROUPS
    folders = args.stories or [HERE / "stories" / name for names in groups.values() for name in names]
    scores = {folder.name: score(folder) for folder in folders}
    rows = {name: {story: pick(s, path) for story, s in scores.items()} for name, path in FIGURES.items()}
    rows[INVENTED] = {story: float(invented(s)) for story, s in scores.items()}
    least = {} if args.stories else floors.load(FLOORS)
    if args.json:
        print(json.dumps({k.strip(): v | {"mean": round(mean(v.values()), 4)} for k, v in rows.items()}, indent=1))
    else:
        show(rows, groups, least)
    made_up = means({INVENTED: rows.pop(INVENTED)}, groups)
    reached = means(rows, groups)
    low = floors.below(reached, least) | too_many(made_up if least else {})
    if args.lift and not low and not args.stories:
        few = {name: value for name, value in reached.items() if name.endswith(FEW)}
        floors.lift(FLOORS, {name: value for name, value in reached.items() if name not in few}, MARGIN, 2)
        floors.lift(FLOORS, few, FEW_MARGIN, 2)
    return int(low)


def too_many(made_up: dict[str, float]) -> bool:
    """Does a group have more invented drifts than it may? Each that does is named on stderr."""
    high = {name: value for name, value in made_up.items() if value > MOST_INVENTED}
    for name, value in high.items():
        print(f"too many: {name} {value:.2f} > {MOST_INVENTED}", file=sys.stderr)
    return bool(high)


def floor_name(group: str, figure: str) -> str:
    """The name of a figure's floor. Those of the first four are plain, as they were before there were groups."""
    return figure if group == FIRST else f"{group}: {figure.strip()}"


def means(rows: dict[str, dict[str, float]], groups: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """The mean of each figure over each group, by the name of its floor."""
    return {
        floor_name(group, figure): mean(values[story] for story in stories)
        for group, stories in groups.items()
        for figure, values in rows.items()
    }


def show(rows: dict[str, dict[str, float]], groups: dict[str, tuple[str, ...]], least: dict[str, float]) -> None:
    """A table a group on stdout."""
    from rich.console import Console

    console = Console(width=140 if not sys.stdout.isatty() else None)
    console.print("Whole pipeline on story sets (* not looked at while the rules were made)")
    for group, stories in groups.items():
        console.print(table(group, stories, rows, least))


def table(group: str, stories: tuple[str, ...], rows: dict[str, dict[str, float]], least: dict[str, float]) -> "Table":
    """The scores of a group's stories, their mean and its floor."""
    from rich.table import Table

    made = Table(title=f"Stories: {group}")
    made.add_column("")
    for story in stories:
        made.add_column(story + ("*" if story in UNSEEN else ""), justify="right")
    made.add_column("mean", justify="right", style="bold")
    made.add_column("floor", justify="right")
    for figure, values in rows.items():
        cells = [values[story] for story in stories]
        if figure == INVENTED:
            made.add_row(figure, *(f"{c:.0f}" for c in cells), f"{mean(cells):.2f}", f"≤ {MOST_INVENTED:.0f}")
            continue
        floor = least.get(floor_name(group, figure))
        made.add_row(
            figure, *(f"{c:.3f}" for c in cells), f"{mean(cells):.3f}", "" if floor is None else f"{floor:.2f}"
        )
    return made


if __name__ == "__main__":
    sys.exit(main())
