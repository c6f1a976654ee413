"""What the software is less sure of, found story by story when it comes to stand; unsure.py makes the queue of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from muasal.ledger import schema, shown
from muasal.ledger.loading import gather
from muasal.ledger.row_spans import Row, span_of
from muasal.model import Anchor, Span

# How unsure, from 0 to 1, and why. Parts of the names of rules of attributions first.
RULES: Mapping[str, tuple[float, str]] = {
    "tagger": (0.8, "found by the learned tagger alone"),
    "impersonal": (0.75, "nobody is named as the source"),
    "hedge": (0.7, "a hedge stands where a source might"),
    "backward": (0.65, "the source was named after what it says"),
    "shared": (0.6, "a second verb shares its source with the first"),
    "continued": (0.55, "the source was carried on from the sentence before"),
    "carried": (0.55, "the source was carried on from the sentence before"),
    "clitic": (0.5, "a pronoun stands for the source"),
}
PLACE, NOBODY, EDGE, DRIFT = 0.9, 0.85, 0.58, 0.4


@dataclass(frozen=True)
class Unsure:
    """One finding to look at. `target` and `others` are ledger ids, `span` the words it rests on."""

    weight: float
    what: str  # attribution · claim · place · edge · drift
    why: str
    article: str  # key
    span: Span
    target: str
    claim: str  # the claim to open for correcting; of an attribution that carries none, its own id
    anchors: tuple[Anchor, ...]
    field: str = "verdict"
    others: tuple[str, ...] = ()


def rows(connection: sa.Connection, run: str) -> list[Row]:
    """The rows of shown.unsure for the articles that are shown as this run has them."""
    query = sa.select(shown.articles).where(shown.articles.c.run == run)
    at = {row.reading: row._asdict() for row in connection.execute(query)}
    found = [one for way in (_places, _nobody, _attributions, _links) for one in way(connection, at)]
    return [_row(run, one) for one in sorted(found, key=lambda one: (-one.weight, one.article, one.span, one.target))]


def _row(run: str, one: Unsure) -> Row:
    names = ("weight", "what", "why", "article", "target", "claim", "field")
    row = {"run": run, **{name: getattr(one, name) for name in names}}
    row |= {"span_start": one.span.start, "span_end": one.span.end, "others": " ".join(one.others)}
    row["anchors"] = json.dumps([[a.article, a.what, list(a.span or ())] for a in one.anchors])
    return row | {"decision": decision(one.field, one.anchors)}


def unsure_of(row: Mapping[str, Any]) -> Unsure:
    """The finding that a row tells of."""
    names = ("weight", "what", "why", "article", "target", "claim", "field")
    anchors = (
        Anchor(article, what, Span(*span) if span else None) for article, what, span in json.loads(row["anchors"])
    )
    span = Span(row["span_start"], row["span_end"])
    kept = {name: row[name] for name in names}
    return Unsure(**kept, span=span, anchors=tuple(anchors), others=tuple(row["others"].split()))


def decision(field: str, anchors: Iterable[Anchor]) -> str:
    """What somebody decides about these, in whatever order they stand, as one text."""
    ends = sorted(f"{a.article}.{a.what}.{'-'.join(map(str, a.span or ()))}" for a in set(anchors))
    return " ".join([field, *ends])


def _places(connection: sa.Connection, told: Mapping[str, Row]) -> Iterator[Unsure]:
    slots = schema.slots.c
    where = (slots.kind == "place", slots.runner_up.is_not(None), slots.runner_up != "")
    for row in gather(connection, slots.reading, told, *where):
        article, span = told[row["reading"]]["article"], Span(row["span_start"], row["span_end"])
        claim = f"{article}.{row['claim']}"
        target = f"{claim}@place:{span.start}-{span.end}"
        why = f"{row['value']}, or else {row['runner_up']}"
        yield Unsure(PLACE, "place", why, article, span, target, claim, (Anchor(article, "place", span),))


def _nobody(connection: sa.Connection, told: Mapping[str, Row]) -> Iterator[Unsure]:
    rows = gather(connection, schema.claim_origins.c.reading, told, schema.claim_origins.c.entity == "unspecified")
    claims = {(r["reading"], r["claim"]) for r in rows}
    for row in gather(connection, schema.claims.c.reading, {reading for reading, _ in claims}):
        if (row["reading"], row["id"]) in claims:
            article, span = told[row["reading"]]["article"], Span(row["span_start"], row["span_end"])
            id = f"{article}.{row['id']}"
            why, anchors = "no origin could be told", (Anchor(article, "claim", span),)
            yield Unsure(NOBODY, "claim", why, article, span, id, id, anchors)


def _attributions(connection: sa.Connection, told: Mapping[str, Row]) -> Iterator[Unsure]:
    table = schema.attributions.c
    rows = gather(connection, table.reading, told, sa.or_(*(table.rule.contains(part) for part in RULES)))
    wanted = {(row["reading"], row["id"]): row["rule"] for row in rows}
    readings = {reading for reading, _ in wanted}
    words = _first(gather(connection, schema.attribution_spans.c.reading, readings), wanted)
    carried = gather(connection, schema.claim_attributions.c.reading, readings)
    claims = {(row["reading"], row["attribution"]): row["claim"] for row in reversed(carried)}
    for (reading, name), rule in wanted.items():
        article, span = told[reading]["article"], words.get((reading, name))
        if span is None:
            continue
        weight, why = max(value for part, value in RULES.items() if part in rule)
        id, anchors = f"{article}.{name}", (Anchor(article, "attribution", span),)
        claim = f"{article}.{claims.get((reading, name), name)}"
        yield Unsure(weight, "attribution", why, article, span, id, claim, anchors)


def _first(rows: Iterable[Row], wanted: Mapping[tuple[str, str], Any]) -> dict[tuple[str, str], Span]:
    """The first cue of each attribution, else its source, else its content."""
    order = {"cue": 0, "source": 1, "content": 2}
    best: dict[tuple[str, str], tuple[int, int, Span]] = {}
    for row in rows:
        key = row["reading"], row["attribution"]
        if key in wanted:
            one = order[row["part"]], row["position"], Span(row["span_start"], row["span_end"])
            best[key] = min(best.get(key, one), one)
    return {key: one[2] for key, one in best.items()}


def _links(connection: sa.Connection, told: Mapping[str, Row]) -> Iterator[Unsure]:
    """Edges that alone hold two claims together, and drifts."""
    runs = {row["run"] for row in told.values()}
    size: dict[tuple[str, str], int] = {}
    cluster: dict[tuple[str, str], str] = {}
    for row in gather(connection, schema.cluster_claims.c.run, runs):
        cluster[row["run"], row["claim"]] = row["cluster"]
        key = row["run"], row["cluster"]
        size[key] = size.get(key, 0) + 1
    edges = gather(connection, schema.edges.c.run, runs, schema.edges.c.kind == "same-claim")
    lone = [e for e in edges if size.get((e["run"], cluster.get((e["run"], e["a"]), "")), 0) == 2]
    drifts = gather(connection, schema.drifts.c.run, runs)
    ends = {(e["run"], e[end]) for e in lone for end in "ab"}
    ends |= {(d["run"], d[end]) for d in drifts for end in ("source", "target")}
    at = _claims(connection, told, ends)
    for e in lone:
        yield from _link(at, e["run"], e["a"], e["b"], EDGE, "edge", f"only this joins the two: {e['reason']}")
    for d in drifts:
        said = f"{d['kind']} {d['slot']}: {d['before']} → {d['after']}"
        yield from _link(at, d["run"], d["source"], d["target"], DRIFT, "drift", said, f"drift:{d['slot']}:{d['kind']}")


Ends = Mapping[tuple[str, str], tuple[str, str, Span]]


def _claims(connection: sa.Connection, told: Mapping[str, Row], ends: set[tuple[str, str]]) -> Ends:
    """Run and the run's id of a claim → its ledger id, its article and span."""
    readings = {(row["run"], row["id"]): reading for reading, row in told.items()}
    articles = {(run, local): (run, local.rpartition(".")[0]) for run, local in ends}
    wanted = {end: readings[article] for end, article in articles.items() if article in readings}
    rows = {(r["reading"], r["id"]): span_of(r) for r in gather(connection, schema.claims.c.reading, wanted.values())}
    out: dict[tuple[str, str], tuple[str, str, Span]] = {}
    for (run, local), reading in wanted.items():
        name, article = local.rpartition(".")[2], told[reading]["article"]
        span = rows.get((reading, name))
        if span is not None:
            out[run, local] = f"{article}.{name}", article, span
    return out


def _link(
    at: Ends, run: str, a: str, b: str, weight: float, what: str, why: str, field: str = "same"
) -> Iterator[Unsure]:
    if (run, a) in at and (run, b) in at:
        (one, article, span), (other, second, there) = at[run, a], at[run, b]
        anchors = (Anchor(article, "claim", span), Anchor(second, "claim", there))
        yield Unsure(weight, what, why, article, span, one, one, anchors, field, (other,))
