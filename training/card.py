#!/usr/bin/env python3
"""The model card beside a parser's weights: what it was trained on, how well it does, under which licence it is.

python -m training.card LANGUAGE DATA_DIR FOLDER MINUTES    writes it anew for weights that are there
"""

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from muasal import languages, tables
from muasal.read.parser import Network
from training import recipe
from training.recipe import Recipe

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "evaluation"))  # its modules import one another by their bare names

NAMES = {"upos": "tags (UPOS)", "uas": "heads (UAS)", "las": "heads and relations (LAS)"}


def write(plan: Recipe, data: Path, out: Path, minutes: float) -> None:
    """Write README.md into the parser's folder. The scores are those of the weights that lie there."""
    weights = out / "weights.npz"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    lines = [
        f"# The {languages.get(plan.code).name} parser",
        "",
        f"`weights.npz`: tags, features and dependency trees, trained on {date.today()} by "
        f"`make train LANG={plan.code} DATA=folder` in {minutes:.0f} minutes on a busy machine of two cores.",
        "",
        "**Licence of the weights: [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)**, apart from the "
        "code, which is Apache-2.0. They were trained on the following, whose makers are to be named; the first "
        "treebank's style is the parser's.",
        "",
        *_data(plan),
        "",
        "## Scores",
        "",
        *_scores(plan, data, weights),
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
    notes = [line for note in plan.notes for line in ("", note)]
    return ["| what | file | from | licence |", "|---|---|---|---|", *dict.fromkeys(told), *notes]


def _scores(plan: Recipe, data: Path, weights: Path) -> Iterator[str]:
    """How the weights do on the treebanks of their language."""
    import parsing

    yield f"| treebank | | {' | '.join(NAMES.values())} |"
    yield "|---|---|---|---|---|"
    for name, ways in parsing.as_json(parsing.score_files(Network.load(weights), data, plan.code)).items():
        for how, score in ways.items():
            yield f"| {name} | {how} | {' | '.join(f'{score[k]:.4f}' for k in NAMES)} |"


if __name__ == "__main__":
    code, data, folder, minutes = sys.argv[1:]
    write(recipe.load(code), Path(data), Path(folder), float(minutes))
