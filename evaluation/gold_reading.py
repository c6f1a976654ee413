"""Scores the comparing stage alone: each story's gold reading goes into `compare`, the result is scored.

    python evaluation/gold_reading.py [--json] STORY_DIR...

The clusters, retellings, drifts and conflicts of the gold file are dropped before comparing; kinds of event and
things are found in the texts by `read.events` and `read.things`; a claim inside the first line is a headline. Mean
over the stories last.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from score_story import Scorer, load_gold

from muasal.compare import compare
from muasal.languages import get
from muasal.model import Claim, Event, Story, Thing, from_json, to_json
from muasal.read import events, things
from muasal.read.segment import segment

FIGURES = {
    "B-cubed": "clustering/b_cubed/f1",
    "pairwise": "clustering/pairwise/f1",
    "origins": "independent_origins/accuracy",
    "origins not one": "independent_origins/not_one/f1",
    "retellings": "retellings/f1",
    "drifts strict": "drifts/strict/f1",
    "drifts relaxed": "drifts/relaxed/f1",
    "conflicts relaxed": "conflicts/relaxed/f1",
}
INVENTED = "invented drifts"  # how many: no share


def gold_reading(folder: Path) -> Story:
    """What a perfect reader would hand to `compare`: articles, attributions, claims, entities."""
    data = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    for article in data["articles"]:
        article["retells"] = []
    for key in ("clusters", "drifts", "conflicts"):
        data.pop(key, None)
    texts = {a["id"]: (folder / a["file"]).read_text(encoding="utf-8") for a in data["articles"]}
    story = from_json(data, texts)
    named = {a.id: found(a.text, a.language) for a in story.articles}
    headlines = {a.id: len(a.text.partition("\n")[0]) for a in story.articles}
    claims = tuple(with_found(c, *named[c.article], headlines[c.article]) for c in story.claims)
    known = {id: replace(entity, registry=True) for id, entity in story.entities.items()}
    return replace(story, claims=claims, entities=known)


def found(text: str, code: str) -> tuple[list[Event], list[Thing]]:
    """The events and things that the text names."""
    language = get(code)
    document = segment(text, language)
    return events.find(document, language), things.find(document, language)


def with_found(claim: Claim, acts: list[Event], named: list[Thing], headline: int) -> Claim:
    """The claim with those that lie within it."""
    return replace(
        claim,
        events=tuple(e for e in acts if e.span.within(claim.span)),
        things=tuple(t for t in named if t.span.within(claim.span)),
        headline=claim.span.end <= headline,
    )


def figures(scores: dict[str, Any]) -> dict[str, float | None]:
    """The figures by name; None where the story has nothing of the kind."""
    out: dict[str, float | None] = {}
    for name, path in FIGURES.items():
        value: Any = scores
        for key in path.split("/"):
            value = value.get(key) if isinstance(value, dict) else None
        out[name] = float(value) if isinstance(value, int | float) else None
    return {**out, INVENTED: float(invented(scores))}


def invented(scores: dict[str, Any]) -> int:
    """Drifts told where the gold has none: updates, rounding, respelling, or two claims that are not the same."""
    relaxed = scores["drifts"]["relaxed"]
    return int(relaxed["pred"] - relaxed["tp"])


def main(arguments: list[str]) -> int:
    folders = [Path(a) for a in arguments if not a.startswith("-")]
    if not folders:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    rows = {f.name: figures(Scorer(load_gold(str(f)), to_json(compare(gold_reading(f)))).score()) for f in folders}
    names = (*FIGURES, INVENTED)
    rows["mean"] = {n: mean([row[n] for row in rows.values()]) for n in names}
    if "--json" in arguments:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = max(len(name) for name in rows)
    print(" " * width, *names, sep="  ")
    for name, row in rows.items():
        print(
            name.ljust(width),
            *((f"{row[n]:.3f}" if row[n] is not None else "–").ljust(len(n)) for n in names),
            sep="  ",
        )
    return 0


def mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
