"""Floors under scores: a JSON file of name → least value, that only rises."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path


def load(path: Path) -> dict[str, float]:
    """The floors of a file; none, if it is not there."""
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def below(scores: Mapping[str, float], floors: Mapping[str, float]) -> bool:
    """Does a score lie below its floor? Each that does is named on stderr, and each floor that has no score."""
    for name in floors.keys() - scores.keys():
        print(f"not measured, so its floor was not checked: {name}", file=sys.stderr)
    low = [name for name, floor in floors.items() if scores.get(name, floor) < floor]
    for name in low:
        print(f"below its floor: {name.strip()} {scores[name]:.4f} < {floors[name]}", file=sys.stderr)
    return bool(low)


def lift(path: Path, scores: Mapping[str, float], margin: float, digits: int) -> None:
    """Write floors just under the scores, none lower than it was."""
    old = load(path)
    new = old | {name: max(old.get(name, 0.0), round(value - margin, digits)) for name, value in scores.items()}
    path.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
