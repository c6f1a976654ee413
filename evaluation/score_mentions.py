#!/usr/bin/env python3
"""Score slot mentions (times, places, quantities) against gold.  Standard library only.

    score_mentions.py GOLD.jsonl PRED.jsonl [--kind time|place|quantity] [--json] [--ci 1000]
    score_mentions.py --self-test

Both files: one JSON object a line, {"id", "mentions": [{"span": [s, e], "value", ...}]}; spans are
Unicode code points, end exclusive.  A document missing from PRED counts as empty; a PRED document
that GOLD lacks is an error.  A gold span of null (quantities only) is left out of span scores.

detection   exact (same span) and relaxed (any overlap); matching is one to one, widest overlap first
value_acc   share of relaxed matches whose value is right, over gold mentions that carry a value
strict      overlap and value right, P/R/F1 (TempEval-3's "value F1"); places: within 161 km
time        + exact span and value, + TIMEX type accuracy.  Values are compared as TIMEX3 strings
place       + acc@161km, mean/median km, AUC of ln(1+km) (0 best, 1 worst; Gritta et al. 2018)
            over matched gold with coordinates; a match without coordinates counts as 20,039 km.
            exact_161: exact span and within 161 km
quantity    + CQE's bag-of-quantities scores per text, spans ignored: value, value+unit,
            value+modifier, value+unit+modifier (relative tolerance 1e-5; units compared lower-cased)
Corpora whose gold has no values at all (spans only) get detection scores only.
"""

import argparse
import json
import math
import random
import sys

FAR = 20039.0  # km, half the Earth's circumference


def read(path):
    docs = {}
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            if line.strip():
                d = json.loads(line)
                if d["id"] in docs:
                    raise SystemExit("%s:%d: id %r twice" % (path, n, d["id"]))
                docs[d["id"]] = d
    return docs


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def km(a, b):
    p1, p2 = math.radians(a[0]), math.radians(b[0])
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def pairs(gold, pred):
    """One-to-one pairs, exact spans first, then widest overlap."""
    c = [
        ((g["span"] == p["span"]), overlap(g["span"], p["span"]), -i, -j)
        for i, g in enumerate(gold)
        for j, p in enumerate(pred)
        if overlap(g["span"], p["span"]) > 0
    ]
    ug, up, out = set(), set(), []
    for ex, ov, i, j in sorted(c, reverse=True):
        if i not in ug and j not in up:
            ug.add(i)
            up.add(j)
            out.append((gold[-i], pred[-j], ex))
    return out


def same_number(a, b):
    if isinstance(a, (list, tuple)) != isinstance(b, (list, tuple)):
        return False
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(same_number(x, y) for x, y in zip(a, b))
    try:
        a, b = float(a), float(b)
    except (TypeError, ValueError):
        return str(a).strip() == str(b).strip()
    return abs(a - b) <= 1e-8 + 1e-5 * abs(a)


def same_unit(g, p):
    return (g.get("unit") or "-").strip().lower() == (p.get("unit") or "-").strip().lower()


def same_mod(g, p):
    return (g.get("modifier") or "=") == (p.get("modifier") or "=")


def has_value(kind, g):
    return g.get("lat") is not None if kind == "place" else g.get("value") is not None


def dist(g, p):
    if p.get("lat") is None or p.get("lon") is None:
        return FAR
    return km((g["lat"], g["lon"]), (p["lat"], p["lon"]))


def right(kind, g, p):
    if kind == "place":
        return dist(g, p) <= 161.0
    if kind == "time":
        return str(p.get("value") or "").strip() == str(g["value"]).strip()
    return (
        p.get("value") is not None
        and same_number(g["value"], p["value"])
        and (g.get("unit") is None or same_unit(g, p))
    )


BAGS = {"value": (), "value+unit": ("u",), "value+modifier": ("m",), "value+unit+modifier": ("u", "m")}


def count(kind, gold, pred):
    """Counts of one document; everything reported is a ratio of sums of these."""
    c = dict.fromkeys(("g", "p", "exact", "relaxed", "gv", "pv", "mv", "ok", "okx", "ty", "tyn"), 0)
    gs = [g for g in gold if g.get("span")]
    ps = [p for p in pred if p.get("span")]
    c["g"], c["p"] = len(gs), len(ps)
    c["km"] = []
    c["gv"] = sum(has_value(kind, g) for g in gs)
    c["pv"] = len(ps)
    for g, p, ex in pairs(gs, ps):
        c["relaxed"] += 1
        c["exact"] += ex
        if not has_value(kind, g):
            c["pv"] -= 1  # nothing to be right or wrong about
            continue
        c["mv"] += 1
        r = right(kind, g, p)
        c["ok"] += r
        c["okx"] += r and ex
        if kind == "place":
            c["km"].append(dist(g, p))
        if kind == "time" and g.get("timex_type"):
            c["tyn"] += 1
            c["ty"] += g["timex_type"] == p.get("timex_type")
    if kind == "quantity":
        gq = [g for g in gold if g.get("value") is not None]
        pq = [p for p in pred if p.get("value") is not None]
        c["bg"], c["bp"] = len(gq), len(pq)
        for name, need in BAGS.items():
            left, n = list(pq), 0
            for g in gq:
                for p in left:
                    if (
                        same_number(g["value"], p["value"])
                        and ("u" not in need or same_unit(g, p))
                        and ("m" not in need or same_mod(g, p))
                    ):
                        left.remove(p)
                        n += 1
                        break
            c["bag:" + name] = n
    return c


def prf(tp, np, ng):
    p, r = (tp / np if np else 0.0), (tp / ng if ng else 0.0)
    return {"P": round(p, 4), "R": round(r, 4), "F1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def total(cs):
    t = {}
    for c in cs:
        for k, v in c.items():
            t[k] = t.get(k, [] if isinstance(v, list) else 0) + v
    return t


def report(kind, cs):
    t = total(cs)
    out = {"kind": kind, "docs": len(cs), "gold": t.get("g", 0), "pred": t.get("p", 0)}
    if not cs:
        return out
    out["exact"] = prf(t["exact"], t["p"], t["g"])
    out["relaxed"] = prf(t["relaxed"], t["p"], t["g"])
    if t["gv"]:
        out["value_acc"] = round(t["ok"] / t["mv"], 4) if t["mv"] else 0.0
        out["strict"] = prf(t["ok"], t["pv"], t["gv"])
        if kind != "quantity":
            out["exact_and_value" if kind == "time" else "exact_161"] = prf(t["okx"], t["pv"], t["gv"])
    if kind == "time" and t["tyn"]:
        out["type_acc"] = round(t["ty"] / t["tyn"], 4)
    if kind == "place" and t["gv"]:
        e = sorted(t["km"])
        if e:
            logs, n = [math.log(1 + x) for x in e], len(e)
            area = sum((logs[i] + logs[i + 1]) / 2 for i in range(n - 1)) / (n - 1) if n > 1 else logs[0]
            out.update(
                {
                    "acc161": round(sum(x <= 161 for x in e) / n, 4),
                    "mean_km": round(sum(e) / n, 1),
                    "median_km": round((e[(n - 1) // 2] + e[n // 2]) / 2, 1),
                    "auc": round(area / math.log(FAR), 4),
                    "resolved": n,
                }
            )
        else:
            out.update({"acc161": 0.0, "mean_km": None, "median_km": None, "auc": None, "resolved": 0})
    if kind == "quantity" and t.get("bg"):
        out["bag"] = {n: prf(t["bag:" + n], t["bp"], t["bg"]) for n in BAGS}
    return out


def guess(gold):
    ms = [m for d in gold.values() for m in d["mentions"]]
    if any("timex_type" in m for m in ms):
        return "time"
    if any("lat" in m for m in ms):
        return "place"
    return "quantity" if any("unit" in m or "modifier" in m for m in ms) else "place"


def score(gold, pred, kind=None, ci=0, seed=7):
    kind = kind or guess(gold)
    extra = set(pred) - set(gold)
    if extra:
        raise SystemExit("PRED has %d documents that GOLD lacks, e.g. %r" % (len(extra), sorted(extra)[0]))
    for d in pred.values():
        for m in d["mentions"]:
            s = m.get("span")
            if s and not (isinstance(s[0], int) and isinstance(s[1], int) and 0 <= s[0] < s[1]):
                raise SystemExit("bad span %r in %r" % (s, d["id"]))
    cs = [count(kind, d["mentions"], pred[i]["mentions"] if i in pred else []) for i, d in gold.items()]
    out = report(kind, cs)
    if ci and cs:
        rng, runs = random.Random(seed), []
        for _ in range(ci):
            runs.append(report(kind, [cs[rng.randrange(len(cs))] for _ in cs]))
        out["ci95"] = {}
        for path in ("relaxed", "exact", "strict"):
            v = sorted(r[path]["F1"] for r in runs if path in r)
            if v:
                out["ci95"][path] = [v[int(0.025 * len(v))], v[min(len(v) - 1, int(0.975 * len(v)))]]
    return out


# ------------------------------------------------------------------ self-test
def checks():
    """[(name, got, wanted)] on hand-made cases; every case that should lose points does."""
    out = []

    def run(kind, g, p):
        return score({"d": {"id": "d", "mentions": g}}, {"d": {"id": "d", "mentions": p}}, kind)

    def ck(name, got, want):
        out.append((name, got, want))

    T = [
        {"span": [0, 4], "value": "2024-05-01", "timex_type": "DATE"},
        {"span": [10, 20], "value": "P3D", "timex_type": "DURATION"},
    ]
    r = run("time", T, T)
    ck("perfect time", (r["exact"]["F1"], r["relaxed"]["F1"], r["strict"]["F1"], r["type_acc"]), (1, 1, 1, 1))
    r = run("time", T, [])
    ck("empty prediction", (r["exact"]["F1"], r["relaxed"]["F1"], r["strict"]["F1"]), (0, 0, 0))
    r = run("time", T, [dict(T[0], span=[1, 5]), T[1]])
    ck("shifted span: exact .5, relaxed 1", (r["exact"]["F1"], r["relaxed"]["F1"]), (0.5, 1))
    r = run("time", T, [dict(T[0], value="2024-05-02"), T[1]])
    ck("wrong value: relaxed 1, strict .5", (r["relaxed"]["F1"], r["strict"]["F1"], r["value_acc"]), (1, 0.5, 0.5))
    r = run("time", T, [dict(T[0], span=[4, 8]), T[1]])
    ck("touching is not overlapping", r["relaxed"]["R"], 0.5)
    r = run("time", T, T + [dict(T[0])])
    ck("a duplicate matches once", (r["relaxed"]["P"], r["relaxed"]["R"]), (0.6667, 1))
    r = run("time", T, [{"span": [0, 30], "value": "P3D"}])
    ck("one wide span matches one gold", (r["relaxed"]["R"], r["strict"]["R"]), (0.5, 0.5))
    P = [{"span": [0, 4], "lat": 51.73, "lon": 36.19, "value": None}]
    r = run("place", P, [dict(P[0], lat=52.6)])
    ck("97 km is inside 161", (r["acc161"], r["strict"]["F1"]), (1, 1))
    r = run("place", P, [dict(P[0], lat=53.5)])
    ck("197 km is outside", (r["acc161"], r["strict"]["F1"], r["relaxed"]["F1"]), (0, 0, 1))
    ck("km", round(km((0, 0), (0, 1)), 1), 111.2)
    r = run("place", P, [{"span": [0, 4], "value": None}])
    ck("no coordinates is the worst error", (r["mean_km"], r["auc"]), (FAR, 1.0))
    r = run("place", P, P)
    ck("zero error, zero AUC", (r["auc"], r["median_km"]), (0, 0))
    Q = [
        {"span": [0, 4], "value": 2.5, "unit": "tonne", "modifier": ">"},
        {"span": [9, 15], "value": [3, 5], "unit": "dollar", "modifier": "="},
    ]
    r = run("quantity", Q, Q)
    ck("perfect quantity", (r["strict"]["F1"], r["bag"]["value+unit+modifier"]["F1"]), (1, 1))
    r = run("quantity", Q, [dict(Q[0], unit="ton"), Q[1]])
    ck("wrong unit", (r["strict"]["F1"], r["bag"]["value"]["F1"], r["bag"]["value+unit"]["F1"]), (0.5, 1, 0.5))
    r = run("quantity", Q, [dict(Q[0], modifier="<"), Q[1]])
    ck("wrong modifier", (r["bag"]["value+unit"]["F1"], r["bag"]["value+modifier"]["F1"]), (1, 0.5))
    r = run("quantity", Q, [dict(Q[0], value=2.6), dict(Q[1], value=4)])
    ck("wrong number; a range is not its mean", r["bag"]["value"]["F1"], 0)
    r = run("quantity", Q, [dict(q, span=[30 + q["span"][0], 30 + q["span"][1]]) for q in Q])
    ck("right bag at the wrong place", (r["relaxed"]["F1"], r["strict"]["F1"], r["bag"]["value"]["F1"]), (0, 0, 1))
    N = [{"span": [0, 4], "value": None, "timex_type": "DATE"}]
    r = run("time", N, N)
    ck("spans only: no strict score", ("strict" in r, r["exact"]["F1"]), (False, 1))
    return out


def self_test():
    bad = [(n, g, w) for n, g, w in checks() if g != w]
    for n, g, w in bad:
        print("FAIL %s: got %r, wanted %r" % (n, g, w))
    G = globals()
    mutants = {
        "overlap": lambda a, b: 1,
        "same_number": lambda a, b: True,
        "same_unit": lambda g, p: True,
        "same_mod": lambda g, p: True,
        "right": lambda k, g, p: True,
        "km": lambda a, b: 1.0,
        "pairs": lambda g, p: [(x, y, True) for x in g for y in p],
    }
    alive = []
    for name, f in mutants.items():  # a broken scorer must be caught
        keep, G[name] = G[name], f
        try:
            if all(g == w for _, g, w in checks()):
                alive.append(name)
        except Exception:
            pass
        finally:
            G[name] = keep
    for n in alive:
        print("FAIL the checks do not notice a broken %s()" % n)
    print(
        "self-test: %d checks, %d failed; %d broken scorers, %d unnoticed"
        % (len(checks()), len(bad), len(mutants), len(alive))
    )
    return 1 if bad or alive else 0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="?")
    ap.add_argument("pred", nargs="?")
    ap.add_argument("--kind", choices=["time", "place", "quantity"])
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--ci", type=int, default=0, help="bootstrap samples for 95%% intervals")
    ap.add_argument("--self-test", action="store_true")
    a = ap.parse_args()
    if a.self_test:
        sys.exit(self_test())
    if not a.pred:
        ap.error("GOLD and PRED are needed")
    r = score(read(a.gold), read(a.pred), a.kind, a.ci)
    if a.json:
        print(json.dumps(r, ensure_ascii=False))
        return
    for k, v in r.items():
        if isinstance(v, dict) and "F1" in v:
            v = "P %.4f  R %.4f  F1 %.4f" % (v["P"], v["R"], v["F1"])
        elif k == "bag":
            for n, x in v.items():
                print("%-22s P %.4f  R %.4f  F1 %.4f" % ("bag " + n, x["P"], x["R"], x["F1"]))
            continue
        print("%-22s %s" % (k, v))


if __name__ == "__main__":
    main()
