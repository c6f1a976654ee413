"""Evidence in lines: the words in «», their offsets in [], the rule that made a finding in ()."""

from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]


def lines(found: Json) -> Iterator[str]:
    """What `evidence` found, for people."""
    ways = {"claim": _claim, "attribution": _attribution, "quotation": _quotation, "evidence": _evidence}
    ways |= {"cluster": _cluster, "drift": _drift}
    yield from ways[found["what"]](found)


def _claim(c: Json) -> Iterator[str]:
    yield f"claim {c['id']}{' (headline)' if c['headline'] else ''} · {where(c['article'])}"
    yield f"  {cited(c)}{by(c)}"
    yield f"  {c['stance']}, {c['certainty']}; origin {', '.join(c['origins']) or 'not known'}"
    if denied := c["negated"]:
        yield f"  tells that it did not happen: {cited(denied)}{by(denied)}"
    for t in c["attributions"]:
        yield f"  attribution {t['id']}{by(t)}"
        yield from (f"  {line}" for line in _parts(t))
    if not c["attributions"]:
        yield "  no attribution: the outlet speaks in its own voice"
    yield from _section("evidence", (_hands(e) for e in c["evidence"]))
    yield from _section("details", (line for m in c["slots"] for line in _slot(m)))
    yield from _section("events", (f"{e['kind']}  {cited(e)}" for e in c["events"]))
    yield from _section("things", (f"{t['code']}  {cited(t)}" for t in c["things"]))
    if k := c["cluster"]:
        yield f"  cluster {k['id']}: {k['gloss']} · independent origins: {k['independent_origins']}"
    yield from _links(c)
    yield from _section("suspicions", (f"{s['reason']}  {cited(s)}{by(s)}" for s in c["suspicions"]))


def _slot(m: Json) -> Iterator[str]:
    yield f"{m['role']} = {value(m)}  {cited(m)}{by(m)}"
    notes = (m.get("reason"), m.get("note"), f"or else {m['runner_up']}" if m.get("runner_up") else None)
    doubt = "doubtful" if m.get("doubtful") else None
    if known := [note for note in (doubt, *notes) if note]:
        yield f"  {'; '.join(known)}"


def _attribution(t: Json) -> Iterator[str]:
    yield f"attribution {t['id']} · {where(t['article'])}{by(t)}"
    yield from _parts(t)
    yield from _section("evidence", (_hands(e) for e in t["evidence"]))
    yield from _section("claims", (f"{c['id']}  {cited(c)}" for c in t["claims"]))


def _quotation(q: Json) -> Iterator[str]:
    yield f"quote without a source {q['id']} · {where(q['article'])}{by(q)}"
    yield f"  {cited(q)}"
    yield "  no attribution takes it up: who says it was not found"


def _evidence(e: Json) -> Iterator[str]:
    yield f"evidence {e['id']} · {where(e['article'])}{by(e)}"
    yield f"  {_hands(e)}"
    for t in e["attributions"]:
        yield f"  attribution {t['id']}{by(t)}"
        yield from (f"  {line}" for line in _parts(t))
    yield from _section("claims", (f"{c['id']}  {cited(c)}" for c in e["claims"]))


def _hands(e: Json) -> str:
    """A piece of evidence in a line: kind, words, and who made, published or has seen it, and where."""
    hands = (f"{h['role']} {cited(h)}{' = ' + h['entity'] if h['entity'] else ''}" for h in e["hands"])
    return "; ".join([f"{e['kind']} {e['id']}  {cited(e)}", *hands])


def _parts(t: Json) -> Iterator[str]:
    for part in ("source", "cue", "content"):
        yield f"  {part:<8} {'  '.join(cited(piece) for piece in t[part]) or 'not in the text'}"
    yield f"  {'chain':<8} {' ← '.join(t['chain']) or 'not known'}"
    for link in t["references"]:
        what = ", ".join(filter(None, (link["kind"], link["type"])))
        yield f"  {'':<8} {what}: {cited(link) if link['span'] else 'silent'}"
    yield f"  {'as':<8} {t['stance']}, {t['certainty']}, {t['quoted']}"


def _cluster(k: Json) -> Iterator[str]:
    yield f"cluster {k['id']}: {k['gloss']}"
    yield f"  independent origins: {k['independent_origins']}; origins: {', '.join(k['origins']) or 'not known'}"
    yield from (f"  {k[name]}" for name in ("signature", "note") if k.get(name))
    yield from _section("claims", (f"{c['id']}  {where(c)}  {c['stance']}  {cited(c)}" for c in k["claims"]))
    yield from _links(k)


def _drift(d: Json) -> Iterator[str]:
    yield f"drift {d['id']} of {d['kind']} in {d['slot']}, cluster {d['cluster']}: {d['gloss']}"
    yield f"  {d['before']} → {d['after']}{'  because ' + d['reason'] if d.get('reason') else ''}"
    for side, name in (("from_claim", "before"), ("to_claim", "after")):
        claim = d[side]
        yield f"  {name:<7} {claim['id']}  {where(claim)}  {cited(claim)}"
        if "changed" in claim:
            yield f"  {'':<7} in {cited(claim['changed'])}"
    yield from _links(d)


def _links(found: Json) -> Iterator[str]:
    """Edges, retellings, drifts and conflicts, where there are any."""
    edges = found.get("edges", [])
    told = found.get("retellings", [])
    yield from _section("same claims", (f"{e['a']} = {e['b']}{why(e)}{by(e)}" for e in edges))
    yield from _section(
        "retellings",
        (f"{r['a']} retells {r['b']}{why(r)}{'  ' + cited(r) if 'span' in r else ''}{by(r)}" for r in told),
    )
    drifts = (
        f"{d['id']}: {d['kind']} of {d['slot']}, {d['before']} → {d['after']} ({d['from']} → {d['to']})"
        for d in found.get("drifts", [])
    )
    yield from _section("drifts", drifts)
    conflicts = found.get("conflicts", [])
    yield from _section("conflicts", (f"{x['kind']}: {' against '.join(x['between'])}{why(x)}" for x in conflicts))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"  {title}"
        yield f"    {line}"


def cited(found: Json) -> str:
    """`«words» [start:end]`."""
    start, end = found["span"]
    return f"«{found['words']}» [{start}:{end}]"


def by(found: Json) -> str:
    """The layer, the rule and the tagger's margin, in brackets."""
    if not found.get("rule"):
        return ""
    margin = f", margin {found['margin']:.1f}" if found.get("margin") is not None else ""
    layer = f"{found['layer']}, " if found.get("layer") else ""
    return f"  ({layer}rule {found['rule']}{margin})"


def why(found: Json) -> str:
    """The reason, after a colon."""
    return f": {found['reason']}" if found.get("reason") else ""


def where(found: Json) -> str:
    """`Outlet, en, 2025-03-03`; what is not known is said."""
    return ", ".join(str(found[name] or f"{name} not known") for name in ("outlet", "language", "published"))


def value(slot: Json) -> str:
    """A slot's value in the schema's words; `?` where it was not decided."""
    found = slot.get("value")
    if found is None:
        return f"? ({slot['worded']})" if slot.get("worded") else "?"
    number = "–".join(f"{n:.15g}" for n in found) if isinstance(found, list) else found
    number = f"{number:.15g}" if isinstance(number, int | float) else number
    more = (slot.get("modifier"), number, slot.get("unit"), f"({slot['country']})" if slot.get("country") else None)
    place = f"at {slot['lat']}, {slot['lon']}" if slot.get("lat") is not None else None
    return " ".join(str(part) for part in (*more, place) if part)
