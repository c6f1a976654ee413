"""Rewrites the tables of scores between `<!-- scores -->` and `<!-- /scores -->` in README.md.

usage: python tools/write_scores.py

Runs evaluation/run.py on the bundled stories; figures are means, `unseen` those over the stories whose texts were not
read while the rules were made (UNSEEN in evaluation/run.py). Exit 1 where a score lies below its floor.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- /scores -->)", re.DOTALL)
sys.path.insert(0, str(ROOT / "evaluation"))

SHOWN = {
    "attribution, relaxed F1": "who said what: content with source or cue",
    "chain accuracy of gold": "the whole chain of sources right, of all attributions there are",
    "claims detection F1": "claims found",
    "slots, any claim, all kinds F1": "details: all kinds",
    "quantity": "– quantities, value and unit",
    "time": "– times, to the day",
    "place": "– places, within 25 km (regions 150 km)",
    "entity": "– people, bodies, states",
    "clustering B-cubed F1": "claims that say the same, grouped",
    "independent origins accuracy": "number of independent origins right",
    "retelling edges F1": "which article retells which",
    "drifts relaxed F1": "drifts",
    "drifts relaxed precision": "drifts: how many of those shown are right (precision)",
    "conflicts relaxed F1": "conflicts",
}


def table(rows: dict[str, dict[str, float]], unseen: tuple[str, ...]) -> str:
    """The scores as Markdown."""
    out = ["| what (F1 unless said otherwise) | mean | unseen |", "|---|---|---|"]
    for name, words in SHOWN.items():
        row = rows[name]
        out.append(f"| {words} | {row['mean']:.2f} | {mean(row[story] for story in unseen):.2f} |")
    return "\n".join(out) + "\n"


def main() -> int:
    from run import UNSEEN

    command = [sys.executable, str(ROOT / "evaluation" / "run.py"), "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    text = README.read_text(encoding="utf-8")
    if not PLACE.search(text):
        raise SystemExit("README.md has no <!-- scores --> … <!-- /scores -->")
    made = table(json.loads(done.stdout), UNSEEN)
    README.write_text(PLACE.sub(lambda _: made, text), encoding="utf-8")
    print(made, end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
