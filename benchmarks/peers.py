"""Times, quantities and places beside dateparser, quantulum3 and flashgeotext: the same texts in the same run.

    python benchmarks/peers.py [DATA_DIR] [--json]

Without DATA_DIR the texts are the marked sentences of `tests/languages`, of every language a peer reads. DATA_DIR adds
corpora laid out as for `evaluation/mentions.py`; of each the first texts are taken, since one peer is slow. `found`
is F1 of spans that overlap, `value` F1 of those whose value is right too, speed is processor time with the cutting into
words. Peers are judged kindly: a date is right at the grain of the gold one, a number whatever its unit; places have
no value here, since the peer gives none. What a peer does not read at all has no row.

Needs `pip install '.[peers]'`; a peer that is not installed is named and passed over.
"""

import argparse
import importlib.util
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from muasal import languages
from muasal.languages import CODES
from muasal.model import Document, Place
from muasal.read import quantities, times
from muasal.read.places import candidates
from muasal.read.segment import segment
from muasal.resolve import places as placing
from muasal.resolve import times as resolving

ROOT = Path(__file__).parents[1]
MARKED = ROOT / "tests" / "languages"
sys.path[:0] = [str(MARKED), str(ROOT / "evaluation")]  # the marked sentences' own readers, the scorer

import marked_details  # noqa: E402
import marked_places  # noqa: E402
import score_mentions  # noqa: E402

LONGEST = 60  # texts of a corpus
CORPORA = {
    "times": ("te3_platinum", "tbaq", "indotimex", "wikiwars_ua"),
    "quantities": ("newsquant", "rt_currency", "rt_dimension", "rt_temperature"),
    "places": ("lgl", "trnews", "geovirus", "geowebnews"),
}
Mention = dict[str, Any]
Reader = Callable[["Text"], list[Mention]]


@dataclass(frozen=True)
class Text:
    """One text with its gold mentions."""

    text: str
    language: str
    published: str | None
    mentions: Sequence[Mention]


@dataclass(frozen=True)
class Peer:
    """Another library: `reads` are the languages it knows, `load` gives its reader."""

    name: str
    kind: str
    reads: Sequence[str]
    load: Callable[[], Reader]


# -- Muasal ------------------------------------------------------------------------------------------------------------


def our_times(text: Text) -> list[Mention]:
    document, language = _cut(text)
    found = resolving.resolve(times.find(document, language), document, text.published)
    return [{"span": list(t.span), "value": t.value} for t in found if t.role]


def our_quantities(text: Text) -> list[Mention]:
    document, language = _cut(text)
    found = quantities.find(document, language, times.find(document, language))
    return [{"span": list(q.span), "value": list(q.value) if isinstance(q.value, tuple) else q.value} for q in found]


def our_places(text: Text) -> list[Mention]:
    document, language = _cut(text)
    found: list[Place] = placing.resolve(candidates(document, language), document)
    return [{"span": list(place.span), "value": None} for place in found]


def _cut(text: Text) -> tuple[Document, languages.Language]:
    language = languages.get(text.language)
    return segment(text.text, language), language


OURS: dict[str, Reader] = {"times": our_times, "quantities": our_quantities, "places": our_places}


# -- the others --------------------------------------------------------------------------------------------------------


def dateparser() -> Reader:
    """Dates by `search_dates`, relative ones from the day of publication. It gives no offsets: words are searched."""
    from dateparser.search import search_dates

    def read(text: Text) -> list[Mention]:
        base = {"RELATIVE_BASE": datetime.fromisoformat(text.published[:10])} if text.published else {}
        out, at = [], 0
        for words, found in search_dates(text.text, languages=[text.language], settings=base) or []:
            start = text.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append({"span": [start, at], "value": found.date().isoformat()})
        return out

    return read


def quantulum3() -> Reader:
    """Quantities by the rules of quantulum3, without its trained classifier of units."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the classifier is not installed
        from quantulum3 import parser

    def read(text: Text) -> list[Mention]:
        return [{"span": list(q.span), "value": float(q.value)} for q in parser.parse(text.text)]

    return read


def flashgeotext() -> Reader:
    """Cities and countries by their English names."""
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.disable("flashgeotext")
    finder = GeoText()

    def read(text: Text) -> list[Mention]:
        found = finder.extract(text.text, span_info=True).values()
        spans = sorted(span for names in found for name in names.values() for span in name["span_info"])
        return [{"span": list(span), "value": None} for span in spans]

    return read


PEERS = (
    Peer("dateparser", "times", CODES, dateparser),
    Peer("quantulum3", "quantities", ("en",), quantulum3),
    Peer("flashgeotext", "places", ("en",), flashgeotext),
)


# -- texts -------------------------------------------------------------------------------------------------------------


def texts(kind: str, codes: Sequence[str], data: Path | None) -> Iterator[tuple[str, list[Text]]]:
    """The texts of a kind by the name of their set: marked sentences a language, then the corpora of `data`."""
    for code in codes:
        yield f"marked sentences, {code}", list(_marked(kind, code))
    for name in CORPORA[kind] if data else ():
        path = (data or Path()) / kind / f"{name}.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        found = [Text(r["text"], r["language"], r.get("published"), r["mentions"]) for r in rows[:LONGEST]]
        if found[0].language in codes:
            yield name, found


def _marked(kind: str, code: str) -> Iterator[Text]:
    path = MARKED / code / f"{kind}.txt"
    if kind == "places":
        for sentence in marked_places.marked_places(path):
            yield Text(sentence.text, code, None, [{"span": [p.start, p.end]} for p in sentence.places])
        return
    for said in marked_details.sentences(path):
        mentions = [{"span": [a, b], "value": _value(kind, value)} for a, b, value in said.marks]
        yield Text(said.text, code, said.published, mentions)


def _value(kind: str, said: str) -> Any:
    """The value of a mark: `2025-03-14 as-of`, `18..20|tanker`."""
    if kind == "times":
        return said.split()[0]
    low, _, high = said.split("|")[0].partition("..")
    return [float(low), float(high)] if high else float(low)


# -- scores ------------------------------------------------------------------------------------------------------------


def compare(peer: Peer, data: Path | None) -> Iterator[dict[str, Any]]:
    """A row for each set of texts: scores and speed of both, and the ratios."""
    theirs, ours = peer.load(), OURS[peer.kind]
    for name, chosen in texts(peer.kind, peer.reads, data):
        for read in (ours, theirs):
            read(chosen[0])  # tables load once
        yield {
            "kind": peer.kind,
            "texts": name,
            "peer": peer.name,
            "muasal": measured(peer.kind, ours, chosen),
            "theirs": measured(peer.kind, theirs, chosen),
        }


def measured(kind: str, read: Reader, chosen: Sequence[Text]) -> dict[str, float]:
    start = time.process_time()
    found = [read(text) for text in chosen]
    seconds = time.process_time() - start
    gold = [[m for m in text.mentions if m.get("span")] for text in chosen]
    pairs = [score_mentions.pairs(g, p) for g, p in zip(gold, found, strict=True)]
    sizes = sum(map(len, found)), sum(map(len, gold))
    out = {"found": f1(sum(map(len, pairs)), *sizes)}
    if kind != "places":
        right = sum(agrees(kind, g.get("value"), p["value"]) for some in pairs for g, p, _ in some)
        out["value"] = f1(right, *sizes)
    return out | {"KB/s": sum(len(text.text.encode()) for text in chosen) / 1000 / max(seconds, 1e-6)}


def f1(hits: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return float(100 * score_mentions.prf(hits, found, gold)["F1"])


def agrees(kind: str, gold: Any, found: Any) -> bool:
    """Is the value right; of dates, at the grain of the gold one?"""
    if gold is None or found is None:
        return gold is found
    if kind != "times":
        return bool(score_mentions.same_number(gold, found))
    gold, found = str(gold), str(found)
    return found == gold or found.startswith(gold) or (len(gold) > 10 and gold.startswith(found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", metavar="DATA_DIR")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = []
    for peer in PEERS:
        if importlib.util.find_spec(peer.name) is None:
            print(f"{peer.name} is not installed (pip install '.[peers]'): passed over", file=sys.stderr)
            continue
        rows += compare(peer, args.data)
    print(json.dumps(rows, indent=1)) if args.json else show(rows)
    return 0


def show(rows: Sequence[dict[str, Any]]) -> None:
    """A table: Muasal / peer, and how many times the peer's figure ours is."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    table = Table(title="Muasal beside its peers: Muasal / peer (ratio)")
    for name in ("texts", "peer", "found, F1", "value, F1", "KB/s"):
        table.add_column(name, justify="left" if name in ("texts", "peer") else "right")
    for row in rows:
        cells = [versus(row["muasal"].get(key), row["theirs"].get(key)) for key in ("found", "value", "KB/s")]
        table.add_row(row["texts"], row["peer"], *cells)
    console.print(table)


def versus(ours: float | None, theirs: float | None) -> str:
    if ours is None or theirs is None:
        return "–"
    return f"{ours:.1f} / {theirs:.1f} ({ours / theirs:.1f}×)" if theirs else f"{ours:.1f} / 0"


if __name__ == "__main__":
    sys.exit(main())
