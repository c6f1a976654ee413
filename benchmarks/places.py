"""Finding and placing of places on public corpora.

    python benchmarks/places.py FOLDER [--errors N] [--out DIR]

FOLDER holds `*.jsonl` files of documents: {"id", "language", "text", "mentions": [{"span", "lat"?, "lon"?}]}; none is
part of this repository. `relaxed` asks for an overlap, `strict` also for at most 161 km; each prediction serves one
mention. `sure` leaves out what is marked doubtful. With `--out`, the predictions are written there, a file a corpus, in
the shape of the input. Without the folder it says so and ends well.

The corpora differ in what they call a place: adjectives and peoples, streets and buildings, the "Ukraine" in the name
of a ministry. What is needed to meet each stands here (`HABITS`) and nowhere else.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from muasal import languages
from muasal.model import Document, Place
from muasal.read.places import candidates
from muasal.read.segment import segment
from muasal.resolve.gazetteer import Spot
from muasal.resolve.place_scores import distance
from muasal.resolve.places import resolve

KM = 161.0
DEMONYMS, SITES, ACTING, SEATS = "demonyms", "sites", "acting", "seats"
# what a corpus counts beside names that stand for a place; of a corpus that is not listed, nothing is left out
HABITS = {
    "geovirus": {ACTING, SEATS},
    "geowebnews": {ACTING, SEATS, DEMONYMS},
    "lgl": {ACTING, SEATS, DEMONYMS},
    "trnews": {ACTING, SEATS, DEMONYMS},
    "idner": {SITES, SEATS},  # a state that acts is no LOC there
    "ner_uk": {SITES, ACTING},  # a body's place is part of its name, an ORG
    "nerel": {ACTING, SEATS, DEMONYMS},
}
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, metavar="DIR", help="write the predictions there")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each kind a file")
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.jsonl"))
    if not files:
        print(f"{given.folder}: no corpora there, nothing measured", file=sys.stderr)
        return
    print("corpus\tmentions\trelaxed P R F1\tstrict P R F1\tsure: relaxed P R F1\tKB/s")
    for file in files:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
        documents = [(row, segment(row["text"], languages.get(row["language"]))) for row in rows]
        start = time.process_time()
        found = [placed(document) for _, document in documents]
        seconds = time.process_time() - start
        found = [counted(file.stem, places) for places in found]
        print_scores(file.stem, rows, found, sum(len(row["text"]) for row in rows) / 1000 / seconds)
        if given.out:
            write(given.out / file.name, rows, found)
        for line in errors(rows, found, given.errors):
            print(line)


def write(path: Path, rows: list[Row], found: list[list[Place]]) -> None:
    """The predictions in the shape of the input."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for row, places in zip(rows, found, strict=True):
            mentions = [
                {"span": list(p.span), "name": p.value, "country": p.country, "lat": p.lat, "lon": p.lon}
                for p in places
            ]
            file.write(json.dumps({"id": row["id"], "mentions": mentions}, ensure_ascii=False) + "\n")


def placed(document: Document) -> list[Place]:
    return resolve(candidates(document, languages.get(document.language)), document)


def counted(corpus: str, places: list[Place]) -> list[Place]:
    """The places that are ones by the habits of the corpus."""
    habits = HABITS.get(corpus, {DEMONYMS, SITES, ACTING, SEATS})
    if SEATS not in habits:
        places = [place for place in places if place.role != "seat"]
    return [place for place in places if kind(place) in (habits | {""})]


def kind(place: Place) -> str:
    """Which of the habits a place needs to be counted, "" for none."""
    if place.rule == "place:demonym":
        return DEMONYMS
    if place.rule in ("place:street", "place:landmark") and place.lat is None:
        return SITES
    return ACTING if place.doubtful else ""


def print_scores(name: str, rows: list[Row], found: list[list[Place]], speed: float) -> None:
    gold = sum(len(row["mentions"]) for row in rows)
    sure = [[place for place in places if not place.doubtful] for places in found]
    scores = prf(rows, found, strict=False), prf(rows, found, strict=True), prf(rows, sure, strict=False)
    print("\t".join([name, str(gold), *scores, f"{speed:.0f}"]))


def prf(rows: Iterable[Row], found: Iterable[list[Place]], strict: bool) -> str:
    """Precision, recall and F1 in per cent; strict counts only mentions with coordinates, and what misses them."""
    hit = gold = predicted = 0
    for row, places in zip(rows, found, strict=True):
        for mention, place in pairs(row["mentions"], places):
            if mention is None or not strict or "lat" in mention:
                gold += mention is not None
                predicted += place is not None
                hit += mention is not None and place is not None and (not strict or near(mention, place))
    p, r = hit / predicted if predicted else 0.0, hit / gold if gold else 0.0
    return f"{100 * p:.1f} {100 * r:.1f} {200 * p * r / (p + r) if p + r else 0:.1f}"


def pairs(mentions: list[Row], places: list[Place]) -> Iterator[tuple[Row | None, Place | None]]:
    """Mentions with the predictions they overlap, each at most once, then what is left on either side."""
    free = list(places)
    for mention in mentions:
        a, b = mention["span"]
        place = next((p for p in free if p.span.start < b and a < p.span.end), None)
        if place:
            free.remove(place)
        yield mention, place
    yield from ((None, place) for place in free)


def near(mention: Row, place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return distance(_spot(mention["lat"], mention["lon"]), _spot(place.lat, place.lon)) <= KM


def _spot(lat: float, lon: float) -> Spot:
    return Spot(0, "", "settlement", None, lat, lon, None, 0, None, False, False)


def errors(rows: list[Row], found: list[list[Place]], limit: int) -> Iterator[str]:
    """The first `limit` mentions missed, places invented and places misplaced."""
    kinds: dict[str, list[str]] = {"missed": [], "invented": [], "misplaced": []}
    for row, places in zip(rows, found, strict=True):
        text = row["text"]
        for mention, place in pairs(row["mentions"], places):
            a, b = mention["span"] if mention else place.span if place else (0, 0)
            words = f"{text[max(0, a - 30) : a]!r} [{text[a:b]}] {text[b : b + 15]!r}"
            if place is None:
                kinds["missed"].append(words)
            elif mention is None:
                kinds["invented"].append(f"{words} {place.rule} {place.value} {'doubtful' if place.doubtful else ''}")
            elif "lat" in mention and not near(mention, place):
                where = f"{place.value}, {place.country} ({place.lat}, {place.lon}); {place.reason}"
                kinds["misplaced"].append(f"{words} → {where}; gold {mention['lat']}, {mention['lon']}")
    for kind, lines in kinds.items():
        step = max(1, len(lines) // limit) if limit else 1
        yield from (f"    {kind}: {line}" for line in lines[::step][:limit])


if __name__ == "__main__":
    main()
