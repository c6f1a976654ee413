"""How the time of comparing grows with the number of articles, reading left out.

    python benchmarks/comparing.py [--json]

Synthetic readings (benchmarks/synthetic.py) of 1,000 and 10,000 articles of a year, and of 200 and 2,000 articles about
one event, go through `muasal.compare.compare`. Each measure runs in a process of its own, on one core; seconds are
processor time, the median of several runs; peak memory is of the whole process, the made articles included.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

import synthetic

from muasal.compare import compare

FEW, MANY = 1_000, 10_000
EVENT_FEW, EVENT_MANY = 200, 2_000
RUNS = 3
TIMES, SECONDS, MEGABYTES = 13, 120, 2_048  # what MANY may cost
SHAPES = {"year": synthetic.year, "event": synthetic.one_event}


def once(shape: str, number: int) -> dict[str, float]:
    """Seconds, peak memory and what came out. Wants a process of its own."""
    story = SHAPES[shape](number)
    start = time.process_time()
    compared = compare(story)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": spent, "megabytes": peak, "claims": len(story.claims), "clusters": len(compared.clusters)}


def apart(shape: str, number: int) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, __file__, "--once", shape, str(number)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """The median of each figure."""
    return {name: median(run[name] for run in runs) for name in runs[0]}


def grown(shape: str, few: int, many: int) -> dict[str, object]:
    """What ten times the articles cost. Few and many take turns: a machine is not equally quick at all times."""
    runs = [(apart(shape, few), apart(shape, many)) for _ in range(RUNS)]
    ratios = [large["seconds"] / small["seconds"] for small, large in runs]
    small, large = medians([run[0] for run in runs]), medians([run[1] for run in runs])
    return {
        "articles": f"{few:,} to {many:,}",
        "claims": f"{small['claims']:,.0f} to {large['claims']:,.0f}",
        "clusters": f"{small['clusters']:,.0f} to {large['clusters']:,.0f}",
        "seconds": f"{small['seconds']:.2f} to {large['seconds']:.2f}",
        "times as long": round(median(ratios), 1),
        "least, greatest": f"{min(ratios):.1f}, {max(ratios):.1f}",
        "peak, MB": round(large["megabytes"]),
    }


def measure() -> dict[str, object]:
    """Both shapes, and whether the year keeps its limits."""
    year, event = grown("year", FEW, MANY), grown("event", EVENT_FEW, EVENT_MANY)
    seconds = float(str(year["seconds"]).split()[-1])
    kept = (
        float(str(year["times as long"])) <= TIMES and seconds <= SECONDS and float(str(year["peak, MB"])) <= MEGABYTES
    )
    limits = f"{TIMES} times, {SECONDS} s, {MEGABYTES} MB at {MANY:,}"
    return {
        "comparing, a year of news": year,
        "comparing, one event": event,
        f"comparing keeps to {limits}": "yes" if kept else "no",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--once", nargs=2, metavar=("SHAPE", "NUMBER"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(once(given.once[0], int(given.once[1]))))
    elif given.json:
        print(json.dumps(measure(), indent=1))
    else:
        for title, figures in measure().items():
            if isinstance(figures, dict):
                print(f"\n{title}")
                for name, figure in figures.items():
                    print(f"  {name:<16} {figure}")
            else:
                print(f"\n{title}: {figures}")


if __name__ == "__main__":
    main()
