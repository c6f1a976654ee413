"""A story: articles that retell the same facts, and everything found in them. The only place that knows JSON keys.

`to_json` gives the shape of `story.json`, `from_json` reads it back. What the shape of story.json has no word for
(rules, reasons, events, updates, edges, notes) goes into keys of its own, which other readers of story.json may ignore.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from muasal.model.article import Article
from muasal.model.claim import Attribution, Claim, Event, Evidence, Negation, Quotation, Reference, Thing
from muasal.model.evidence_json import evidence_from, pointing_json, quotation_from
from muasal.model.link import Cluster, Conflict, Drift, Retelling, SameClaim, Suspicion, Update
from muasal.model.series import series
from muasal.model.text import Span
from muasal.model.value import Box, Entity, EntityMention, Mention, Place, Quantity, Time

Json = dict[str, Any]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Story:
    """All findings over a set of articles. Tuples are in story order: articles by date, the rest by offset."""

    name: str = "story"
    articles: tuple[Article, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    clusters: tuple[Cluster, ...] = ()
    same_claims: tuple[SameClaim, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    drifts: tuple[Drift, ...] = ()
    inner_drifts: tuple[Drift, ...] = ()  # inside one article: headline against body, narration against quotation
    updates: tuple[Update, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    quotations: tuple[Quotation, ...] = ()  # those without a source
    evidence: tuple[Evidence, ...] = ()

    def article(self, id: str) -> Article:
        """The article with this id. KeyError if there is none."""
        return next_or_raise((a for a in self.articles if a.id == id), id)

    def claim(self, id: str) -> Claim:
        """The claim with this id. KeyError if there is none."""
        return next_or_raise((c for c in self.claims if c.id == id), id)

    def attribution(self, id: str) -> Attribution:
        """The attribution with this id. KeyError if there is none."""
        return next_or_raise((t for t in self.attributions if t.id == id), id)

    def cluster_of(self) -> dict[str, str]:
        """Claim id to cluster id."""
        return {claim: cluster.id for cluster in self.clusters for claim in cluster.claims}


def next_or_raise(found: Iterable[_T], id: str) -> _T:
    for item in found:
        return item
    raise KeyError(id)


# -- to JSON ---------------------------------------------------------------------------------------------------------


def to_json(story: Story) -> Json:
    """The story as plain data in the shape of story.json."""
    cluster_of = story.cluster_of()
    parents: dict[str, list[str]] = {}
    for edge in story.retellings:
        parents.setdefault(edge.child, []).append(edge.parent)
    return {
        "story": story.name,
        "summary": "; ".join(c.gloss for c in story.clusters[:1]),
        "articles": [article_json(a, sorted(set(parents.get(a.id, [])))) for a in story.articles],
        "attributions": [attribution_json(t) for t in story.attributions],
        "claims": [claim_json(c, cluster_of.get(c.id)) for c in story.claims],
        "entities": {e.id: entity_json(e) for e in sorted(story.entities.values(), key=lambda e: e.id)},
        "clusters": {c.id: cluster_json(c) for c in story.clusters},
        "drifts": [drift_json(d) for d in story.drifts],
        "inner_drifts": [drift_json(d) for d in story.inner_drifts],
        "conflicts": [conflict_json(c) for c in story.conflicts],
        "updates": [
            {
                "cluster": u.cluster,
                "from": u.source,
                "to": u.target,
                "slot": u.slot,
                "before": u.before,
                "after": u.after,
            }
            for u in story.updates
        ],
        "series": [
            {
                "cluster": s.cluster,
                "slot": s.slot,
                "figures": [{"when": f.when, "value": f.value, "claim": f.claim} for f in s.figures],
            }
            for s in series(story.updates, {c.id: c for c in story.claims}, {a.id: a for a in story.articles})
        ],
        "edges": [
            {"a": e.a, "b": e.b, "kind": "same-claim", "reason": e.reason, "rule": e.rule} for e in story.same_claims
        ]
        + [
            _drop(
                {"a": r.child, "b": r.parent, "kind": "retells", "reason": r.reason, "rule": r.rule, "words": r.words}
            )
            for r in story.retellings
        ],
        "suspicions": [
            {"article": s.article, "span": list(s.span), "reason": s.reason, "rule": s.rule} for s in story.suspicions
        ],
        **pointing_json(story.quotations, story.evidence),
    }


SHAPE: dict[str, tuple[str, ...]] = {
    "articles": ("id", "file", "language", "outlet", "published", "retells"),
    "attributions": ("id", "article", "cue", "source", "content", "chain", "stance", "certainty", "quoted"),
    "claims": (
        *("id", "article", "cluster", "span", "attributions", "origins"),
        *("stance", "certainty", "slots"),
    ),
    "slots": (
        *("role", "kind", "span", "value", "unit", "modifier"),
        *("country", "lat", "lon", "precision"),
    ),
    "entities": ("name", "type"),
    "clusters": ("gloss", "origins", "independent_origins"),
    "drifts": ("cluster", "from", "to", "slot", "kind", "before", "after"),
    "conflicts": ("cluster", "between", "kind"),
}


def to_shape(story: Story) -> Json:
    """The story in the very shape of story.json: what its words do not cover (rules, reasons, edges) is left out."""
    full = to_json(story)
    out: Json = {"story": full["story"], "summary": full["summary"]}
    for name in ("articles", "attributions", "claims"):
        out[name] = [_only(record, SHAPE[name]) for record in full[name]]
    for claim in out["claims"]:
        claim["slots"] = [_slot_shape(slot) for slot in claim["slots"] if _whole(slot)]
    for name in ("entities", "clusters"):
        out[name] = {id: _only(record, SHAPE[name]) for id, record in full[name].items()}
    for name in ("drifts", "conflicts"):
        out[name] = [_only(record, SHAPE[name]) for record in full[name]]
    return out


def _whole(slot: Json) -> bool:
    """Has a slot all that story.json asks of it? A sea has no country, a part of a land no point of its own."""
    return slot["kind"] != "place" or all(slot.get(key) is not None for key in ("country", "lat", "lon", "precision"))


def _slot_shape(slot: Json) -> Json:
    """The slot with the keys of story.json; what is counted without a unit of its own counts in its own noun."""
    shaped = _only(slot, SHAPE["slots"])
    return shaped | {"unit": shaped["unit"] or slot.get("noun") or "item"} if slot["kind"] == "quantity" else shaped


def _only(record: Json, keys: tuple[str, ...]) -> Json:
    return {key: record[key] for key in keys if key in record}


def article_json(article: Article, retells: list[str]) -> Json:
    return _drop(
        {
            "id": article.id,
            "file": article.file,
            "language": article.language,
            "outlet": article.outlet,
            "published": article.published,
            "retells": retells,
            "url": article.url,
            "sha256": article.digest or None,
            "notes": list(article.notes) or None,
        }
    )


def attribution_json(t: Attribution) -> Json:
    return {
        "id": t.id,
        "article": t.article,
        "cue": _spans(t.cue),
        "source": _spans(t.source),
        "content": _spans(t.content),
        "chain": list(t.chain),
        "stance": t.stance,
        "certainty": t.certainty,
        "quoted": t.quoted,
        "rule": t.rule,
        "references": [
            {"span": list(r.span) if r.span else None, "kind": r.kind, "type": r.type} for r in t.references
        ],
    }


def claim_json(c: Claim, cluster: str | None) -> Json:
    return _drop(
        {
            "id": c.id,
            "article": c.article,
            "cluster": cluster,
            "span": list(c.span),
            "attributions": list(c.attributions),
            "origins": list(c.origins),
            "stance": c.stance,
            "certainty": c.certainty,
            "slots": [mention_json(m) for m in c.slots],
            "events": [{"kind": e.kind, "span": list(e.span)} for e in c.events],
            "things": [{"code": t.code, "span": list(t.span)} for t in c.things],
            "negated": {"span": list(c.negated.span), "rule": c.negated.rule} if c.negated else None,
            "headline": c.headline or None,
            "rule": c.rule,
        }
    )


def mention_json(m: Mention) -> Json:
    """A slot of a claim: role, kind, span, value and what belongs to its kind."""
    out: Json = {"role": m.role, "kind": m.kind, "span": list(m.span)}
    if isinstance(m, Quantity):
        out |= {"value": list(m.value) if isinstance(m.value, tuple) else m.value, "unit": m.unit}
        out |= {
            "modifier": m.modifier if m.modifier != "exactly" else None,
            "noun": m.noun or None,
            "per": m.per or None,
            "note": m.note or None,
        }
    elif isinstance(m, Time):
        out |= {"value": m.value, "worded": m.worded, "timex_type": m.timex_type}
        out |= {"note": m.note or None, "contradiction": m.contradiction or None}
    elif isinstance(m, Place):
        out |= {"value": m.value, "country": m.country, "lat": m.lat, "lon": m.lon, "precision": m.precision}
        out |= {"geonameid": m.geonameid, "reason": m.reason or None, "runner_up": m.runner_up or None}
        out |= {"doubtful": m.doubtful or None, "area": m.area or None}
        out |= {"box": list(m.box) if m.box else None, "box_from": m.box_from or None}
    else:
        out |= {"value": m.value}
    return _drop(out | {"rule": m.rule})


def entity_json(e: Entity) -> Json:
    return _drop({"name": e.name, "type": e.type, "country": e.country, "registry": e.registry or None})


def cluster_json(c: Cluster) -> Json:
    return _drop(
        {
            "gloss": c.gloss,
            "origins": list(c.origins),
            "independent_origins": c.independent_origins,
            "claims": list(c.claims),
            "signature": c.signature or None,
            "note": c.note or None,
        }
    )


def drift_json(d: Drift) -> Json:
    out = {"cluster": d.cluster, "from": d.source, "to": d.target, "slot": d.slot, "kind": d.kind}
    out |= {"before": d.before, "after": d.after}
    return _drop(out | {"reason": d.reason or None, "before_span": d.before_span, "after_span": d.after_span})


def conflict_json(c: Conflict) -> Json:
    return _drop({"cluster": c.cluster, "between": list(c.between), "kind": c.kind, "reason": c.reason or None})


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _drop(record: Json) -> Json:
    """The record without its empty (None) fields."""
    return {
        key: list(value) if isinstance(value, Span) else value for key, value in record.items() if value is not None
    }


# -- from JSON -------------------------------------------------------------------------------------------------------


def from_json(data: Json, texts: Mapping[str, str]) -> Story:
    """The story in `data`; `texts` maps article ids to their texts. KeyError where a required field is missing."""
    claims = tuple(claim_from(c) for c in data.get("claims", []))
    in_cluster: dict[str, list[str]] = {}
    for record in data.get("claims", []):
        if record.get("cluster"):
            in_cluster.setdefault(record["cluster"], []).append(record["id"])
    edges = data.get("edges", [])
    return Story(
        name=data.get("story", "story"),
        articles=tuple(article_from(a, texts.get(a["id"], "")) for a in data.get("articles", [])),
        attributions=tuple(attribution_from(t) for t in data.get("attributions", [])),
        claims=claims,
        entities={i: entity_from(i, e) for i, e in data.get("entities", {}).items()},
        clusters=tuple(cluster_from(i, c, in_cluster.get(i, [])) for i, c in data.get("clusters", {}).items()),
        same_claims=tuple(
            SameClaim(e["a"], e["b"], e["reason"], e["rule"]) for e in edges if e["kind"] == "same-claim"
        ),
        retellings=tuple(_retellings_from(data, edges)),
        drifts=tuple(drift_from(d) for d in data.get("drifts", [])),
        inner_drifts=tuple(drift_from(d) for d in data.get("inner_drifts", [])),
        updates=tuple(
            Update(u["cluster"], u["from"], u["to"], u["slot"], u["before"], u["after"])
            for u in data.get("updates", [])
        ),
        conflicts=tuple(
            Conflict(c["cluster"], (c["between"][0], c["between"][1]), c["kind"], c.get("reason", ""))
            for c in data.get("conflicts", [])
        ),
        suspicions=tuple(
            Suspicion(s["article"], Span(*s["span"]), s["reason"], s["rule"]) for s in data.get("suspicions", [])
        ),
        quotations=tuple(quotation_from(q) for q in data.get("quotes_without_source", [])),
        evidence=tuple(evidence_from(e) for e in data.get("evidence", [])),
    )


def article_from(a: Json, text: str) -> Article:
    return Article(
        id=a["id"],
        text=text,
        language=a.get("language", "und"),
        outlet=a.get("outlet"),
        published=a.get("published"),
        file=a.get("file"),
        url=a.get("url"),
        digest=a.get("sha256", ""),
        notes=tuple(a.get("notes", ())),
    )


def attribution_from(t: Json) -> Attribution:
    references = tuple(Reference(_span(r["span"]), r["kind"], r.get("type", "")) for r in t.get("references", []))
    return Attribution(
        id=t["id"],
        article=t["article"],
        cue=_span_tuple(t["cue"]),
        source=_span_tuple(t["source"]),
        content=_span_tuple(t["content"]),
        stance=t["stance"],
        certainty=t["certainty"],
        quoted=t["quoted"],
        rule=t.get("rule", ""),
        references=references,
        chain=tuple(t["chain"]),
    )


def claim_from(c: Json) -> Claim:
    return Claim(
        id=c["id"],
        article=c["article"],
        span=Span(*c["span"]),
        attributions=tuple(c["attributions"]),
        origins=tuple(c["origins"]),
        stance=c["stance"],
        certainty=c["certainty"],
        slots=tuple(mention_from(s) for s in c.get("slots", [])),
        events=tuple(Event(e["kind"], Span(*e["span"])) for e in c.get("events", [])),
        things=tuple(Thing(t["code"], Span(*t["span"])) for t in c.get("things", [])),
        negated=Negation(Span(*n["span"]), n["rule"]) if (n := c.get("negated")) else None,
        headline=bool(c.get("headline", False)),
        rule=c.get("rule", ""),
    )


def mention_from(s: Json) -> Mention:
    """The slot in `s` as a mention."""
    span, rule, role, value = Span(*s["span"]), s.get("rule", ""), s["role"], s.get("value")
    match s["kind"]:
        case "quantity":
            number = (float(value[0]), float(value[1])) if isinstance(value, list) else value
            modifier = s.get("modifier") or "exactly"
            unit = s.get("unit") or ""
            words = (s.get("noun", ""), s.get("per", ""), s.get("note", ""))
            return Quantity(span, rule, number, unit, modifier, role, *words)
        case "time":
            worded = s.get("worded") or value or ""
            return Time(
                span,
                rule,
                worded,
                value,
                s.get("timex_type", _timex_type(value)),
                role,
                s.get("note", ""),
                s.get("contradiction", ""),
            )
        case "place":
            return Place(
                span,
                rule,
                value,
                country=s.get("country"),
                lat=s.get("lat"),
                lon=s.get("lon"),
                precision=s.get("precision"),
                geonameid=s.get("geonameid"),
                role=role,
                reason=s.get("reason", ""),
                runner_up=s.get("runner_up", ""),
                doubtful=bool(s.get("doubtful", False)),
                area=s.get("area", ""),
                box=Box(*s["box"]) if s.get("box") else None,
                box_from=s.get("box_from", ""),
            )
        case _:
            return EntityMention(span, rule, value, role)


def entity_from(id: str, e: Json) -> Entity:
    return Entity(id, e["name"], e["type"], e.get("country"), bool(e.get("registry", False)))


def cluster_from(id: str, c: Json, claims: list[str]) -> Cluster:
    return Cluster(
        id=id,
        gloss=c["gloss"],
        claims=tuple(c.get("claims", claims)),
        origins=tuple(c["origins"]),
        independent_origins=c["independent_origins"],
        signature=c.get("signature", ""),
        note=c.get("note", ""),
    )


def drift_from(d: Json) -> Drift:
    return Drift(
        cluster=d["cluster"],
        source=d["from"],
        target=d["to"],
        slot=d["slot"],
        kind=d["kind"],
        before=d["before"],
        after=d["after"],
        reason=d.get("reason", ""),
        before_span=_span(d.get("before_span")),
        after_span=_span(d.get("after_span")),
    )


def _retellings_from(data: Json, edges: list[Json]) -> Iterable[Retelling]:
    explained = {(e["a"], e["b"]): e for e in edges if e["kind"] == "retells"}
    for a in data.get("articles", []):
        for parent in a.get("retells") or []:
            edge = explained.get((a["id"], parent), {"reason": "", "rule": "given"})
            yield Retelling(a["id"], parent, edge["reason"], edge["rule"], _span(edge.get("words")))


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _span_tuple(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _timex_type(value: str | None) -> str:
    return "DURATION" if (value or "").startswith("P") else "TIME" if "T" in (value or "") else "DATE"
