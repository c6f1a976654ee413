"""Where comparing goes wrong on story folders: by kind, by pair of languages, by number of origins.

    python evaluation/errors.py [--gold-reading] [--show] [--json] STORY_DIR…

Without `--gold-reading` the whole pipeline is looked at; with it the gold reading goes into `compare`, so that errors
of reading play no part: the two tables side by side tell the halves of the error apart. `--show` also lists every error
with the claims it concerns. Do not use it on stories that are kept unseen.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from gold_reading import gold_reading
from score_story import Scorer, load_gold

from muasal import pipeline
from muasal.compare import compare
from muasal.model import to_json
from muasal.settings import Settings

Record = dict[str, Any]  # a claim, drift or conflict as story.json has it


class Error(NamedTuple):
    """One thing that was looked at: what it is of, and whether it was right, missed or extra."""

    topic: str  # drifts by kind · pairs of claims by languages …
    group: str
    outcome: str  # right · missed · extra
    words: str = ""


def scorer(folder: Path, perfect: bool) -> Scorer:
    """Gold and prediction of a story folder; `perfect`: the reading is the gold's."""
    gold = load_gold(str(folder))
    if perfect:
        return Scorer(gold, to_json(compare(gold_reading(folder))))
    return Scorer(gold, to_json(pipeline.trace_sources([str(folder)], Settings()).story))


def errors(s: Scorer) -> Iterator[Error]:
    """Everything that was right or wrong in one story."""
    yield from pairs(s)
    yield from origins(s)
    yield from drifts(s)
    yield from conflicts(s)


def pairs(s: Scorer) -> Iterator[Error]:
    """Pairs of claims that are in one cluster, in the gold or as predicted, by their languages."""
    language = {a["id"]: a["language"] for a in s.g["articles"]}
    for a, b in combinations(s.cpair, 2):
        ours, theirs = s.gc[a], s.gc[b]
        together = ours["cluster"] == theirs["cluster"]
        joined = s.pc[s.cpair[a]].get("cluster") == s.pc[s.cpair[b]].get("cluster")
        if together or joined:
            group = "–".join(sorted((language[ours["article"]], language[theirs["article"]])))
            outcome = "right" if together and joined else "missed" if together else "extra"
            yield Error("pairs of claims, by languages", group, outcome, f"{a} {b}")


def origins(s: Scorer) -> Iterator[Error]:
    """The number of independent origins, by what it should be. What is wrong is missed there, and extra nowhere."""
    paired, predicted = s.pair_clusters(), s.p.get("clusters") or {}
    for id, cluster in s.g["clusters"].items():
        count = cluster["independent_origins"]
        got = (predicted.get(paired.get(id)) or {}).get("independent_origins")
        words = f"{id} {cluster['gloss']}: {got} for {count}"
        yield Error("independent origins, by their number", str(count), "right" if got == count else "missed", words)


def drifts(s: Scorer) -> Iterator[Error]:
    """Drifts by kind and by languages, teller first. Right: kind, both articles and detail."""
    gold, found = s.g["drifts"], s.p.get("drifts") or []

    def same(g: Record, p: Record) -> float:
        ends = s.drift_articles(g, True) == s.drift_articles(p, False)
        return float(g["kind"] == p.get("kind") and ends and s.same_detail(g, p))

    language = {a["id"]: a["language"] for a in s.g["articles"]}
    for drift, outcome, is_gold in outcomes(s, gold, found, same):
        ends = s.drift_articles(drift, is_gold)
        way = "→".join(language.get(end, "?") for end in ends)
        words = f"{drift['kind']} {drift['from']} → {drift['to']}: {drift['before']!r} → {drift['after']!r}"
        yield Error("drifts, by kind", drift["kind"], outcome, words)
        yield Error("drifts, by languages", way, outcome)


def conflicts(s: Scorer) -> Iterator[Error]:
    """Conflicts by kind. Right: kind, and both claims in the gold conflict's cluster."""
    gold, found = s.g["conflicts"], s.p.get("conflicts") or []

    def same(g: Record, p: Record) -> float:
        claims = [s.gold_claim_of(id) for id in p["between"]]
        return float(g["kind"] == p["kind"] and all(c is not None and c["cluster"] == g["cluster"] for c in claims))

    for conflict, outcome, _ in outcomes(s, gold, found, same):
        yield Error("conflicts, by kind", conflict["kind"], outcome, f"{conflict['kind']} {conflict['between']}")


def outcomes(
    s: Scorer, gold: list[Record], found: list[Record], same: Callable[[Record, Record], float]
) -> Iterator[tuple[Record, str, bool]]:
    """Each gold record as right or missed, each unpaired predicted one as extra; the last says whether it is gold."""
    matched = s.match(gold, found, same)[0]
    for at, record in enumerate(gold):
        yield record, "right" if at in matched else "missed", True
    for at, record in enumerate(found):
        if at not in matched.values():
            yield record, "extra", False


def table(all_errors: Iterable[Error]) -> dict[str, dict[str, dict[str, int]]]:
    """Topic → group → outcome → number, topics as they come, groups in order."""
    counted = Counter((e.topic, e.group, e.outcome) for e in all_errors)
    out: dict[str, dict[str, dict[str, int]]] = {}
    for topic in dict.fromkeys(topic for topic, _, _ in counted):
        for group in sorted({g for t, g, _ in counted if t == topic}):
            row = {outcome: counted[topic, group, outcome] for outcome in ("right", "missed", "extra")}
            out.setdefault(topic, {})[group] = row
    return out


def show(rows: dict[str, dict[str, dict[str, int]]]) -> None:
    """The tables on stdout."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=100 if not sys.stdout.isatty() else None)
    for topic, groups in rows.items():
        drawn = Table("", *("right", "missed", "extra"), title=topic, title_justify="left")
        for group, row in groups.items():
            drawn.add_row(group, *(str(n) if n else "·" for n in row.values()))
        console.print(drawn)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--gold-reading", action="store_true", help="compare what a careful reader found")
    parser.add_argument("--show", action="store_true", help="also list every error")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    found = [(folder.name, e) for folder in args.stories for e in errors(scorer(folder, args.gold_reading))]
    rows = table(e for _, e in found)
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        show(rows)
    for story, e in found if args.show else ():
        if e.outcome != "right" and e.words:
            print(f"{story}  {e.topic}  {e.outcome}: {e.words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
