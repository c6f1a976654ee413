"""The model card beside a parser's weights: what it was trained on, how well it does, under which licence it is."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from muasal import languages, tables
from training.corpus import Part
from training.recipe import Recipe

HERE = Path(__file__).parent
NAMES = {"upos": "tags (UPOS)", "uas": "heads (UAS)", "las": "heads and relations (LAS)"}


def write(plan: Recipe, parts: Sequence[Part], data: Path, out: Path, minutes: float) -> None:
    """Write README.md into the parser's folder. The scores are those of the weights that lie there."""
    weights = out / "weights.npz"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    name = languages.get(plan.code).name
    lines = [
        f"# The {name} parser",
        "",
        f"`weights.npz`: tags, features and dependency trees, trained on {date.today()} by "
        f"`make train LANG={plan.code} DATA=…` in {minutes:.0f} minutes.",
        "",
        "**Licence of the weights: [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)**, apart from the "
        "code, which is Apache-2.0. They were trained on the treebanks below, whose makers are to be named:",
        "",
        *_data(plan),
        "",
        *_seen(parts),
        "",
        "## Scores",
        "",
        *_scores(plan, data),
        "",
        "Printed by `python evaluation/parsing.py DATA`. Relations are cut down as `evaluation/conllu.py` says.",
        "",
        "## File",
        "",
        f"{weights.stat().st_size / 1e6:.2f} MB, float16. SHA-256 `{digest}`.",
        "No word is stored: words are known by hashes of their parts.",
        "",
    ]
    (out / "README.md").write_text("\n".join(lines), encoding="utf-8")


def _data(plan: Recipe) -> list[str]:
    """A table of the files the recipe names."""
    known = {row["file"]: row for row in tables.load(HERE / "sources.tsv")}
    files = [file for part in plan.parts for file in part["files"]] + list(plan.raw)
    rows = [known[file] for file in files]
    told = [f"| {row['title']} | `{Path(row['file']).name}` | {row['origin']} | {row['licence']} |" for row in rows]
    return ["| what | file | from | licence |", "|---|---|---|---|", *dict.fromkeys(told)]


def _seen(parts: Sequence[Part]) -> list[str]:
    """How much of each style the parser saw."""
    told = [f"{sum(len(t.words) for t in p.trees):,} words in the style *{p.style}*" for p in parts]
    return ["Seen in training: " + ", ".join(told) + ". The parser follows the first."]


def _scores(plan: Recipe, data: Path) -> list[str]:
    """What `evaluation/parsing.py` says of this language."""
    command = [sys.executable, str(HERE.parent / "evaluation" / "parsing.py"), str(data), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = {name: ways for name, ways in json.loads(done.stdout).items() if name.startswith(f"{plan.code}_")}
    rows = [
        f"| {name} | {how} | " + " | ".join(f"{score[k]:.4f}" for k in NAMES) + " |"
        for name, ways in found.items()
        for how, score in ways.items()
    ]
    return ["| treebank | | " + " | ".join(NAMES.values()) + " |", "|---|---|---|---|---|", *rows]
