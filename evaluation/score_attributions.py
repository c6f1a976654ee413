#!/usr/bin/env python3
"""Score attributions (source, cue, content) against gold.  Standard library only.

    score_attributions.py GOLD.jsonl PRED.jsonl [--bootstrap 1000] [--compact]
    score_attributions.py --self-test

GOLD and PRED: one JSON object a line (.gz allowed), {"id", "attributions": [{"source": [[s,e],..],
"cue": [[s,e],..], "content": [[s,e],..]}]}, code-point offsets, end exclusive.  GOLD also has "text", and
may have "language" (adds a breakdown) and "ignore" ([[s,e],..]: predictions wholly inside are dropped).
An article missing from PRED counts as nothing predicted; one that GOLD lacks is an error.

Every figure is precision p, recall r, f1 (0..1), micro over articles.  For each role (source, cue, content):
  exact       the role's whole set of pieces in one attribution is identical
  trimmed     the same, after non-alphanumeric characters are trimmed off both ends of every piece
  pieces      each contiguous piece is a unit, whoever it belongs to; identical span (CofeNet's "Exact Match")
  begin       the same, only the start has to agree (CofeNet's "Begin Match")
  tokens      word tokens that carry the role, whoever they belong to (Citron's "overlap")
  chars       the same over non-space characters
  soft        span coverage (Johansson & Moschitti 2010; the "partial" score of Pareti et al. 2013): p = mean
              over predicted pieces of the share of their tokens that gold covers, r = the converse
  jaccard     CofeNet's J: mean over gold pieces of the best Jaccard, spurious predictions counting 0
For attributions, after one-to-one alignment (greedy on dice(cue) + dice(content) + dice(source)/2):
  exact       source, cue and content all exact
  trimmed     all three trimmed-exact
  usable      dice >= 0.5 for cue or content, and >= 0.5 for content, and for source (or both have none)
  found       dice >= 0.5 for cue or for content
  who         found, and the source's dice >= 0.5 (or both have none)
  soft        mean of the three dices of each aligned pair, as a fractional true positive
Dice is over non-space characters.  --bootstrap N adds 95 % intervals by resampling articles (seed 0).
"""

import argparse
import gzip
import json
import random
import re
import sys

ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")


def clean(pieces, where):
    out = []
    for p in sorted((int(s), int(e)) for s, e in (pieces or [])):
        if not 0 <= p[0] < p[1]:
            raise ValueError("%s: bad span %r" % (where, list(p)))
        out.append(p)
    return tuple(out)


def load(path, need_text):
    rows = {}
    with gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            if not line.strip():
                continue
            row = json.loads(line)
            if row["id"] in rows:
                raise ValueError("%s:%d: article %r twice" % (path, n, row["id"]))
            if need_text and "text" not in row:
                raise ValueError("%s:%d: no text" % (path, n))
            row["attributions"] = [
                {r: clean(a.get(r), "%s %s" % (row["id"], a.get("id"))) for r in ROLES}
                for a in row.get("attributions", [])
            ]
            rows[row["id"]] = row
    return rows


def trim(pieces, text):
    out = []
    for s, e in pieces:
        while s < e and not text[s].isalnum():
            s += 1
        while e > s and not text[e - 1].isalnum():
            e -= 1
        if s < e:
            out.append((s, e))
    return tuple(out)


def chars(pieces, text):
    return {i for s, e in pieces for i in range(s, min(e, len(text))) if not text[i].isspace()}


def dice(a, b):
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def score_article(gold, pred):
    """Counts, one list [tp, predicted, gold] a metric; [tp_p, predicted, gold, tp_r] where p and r differ."""
    text, c = gold["text"], {}
    for a in gold["attributions"] + pred:
        for r in ROLES:
            if a[r] and max(e for _, e in a[r]) > len(text):
                raise ValueError("article %s: a span ends past the text" % gold.get("id"))
    ignore = chars(gold.get("ignore", []), text)

    def add(name, tp, np_, ng, tp_r=None):
        row = c.setdefault(name, [0.0, 0, 0, 0.0])
        row[0] += tp
        row[1] += np_
        row[2] += ng
        row[3] += tp if tp_r is None else tp_r

    G = gold["attributions"]
    P = [a for a in pred if not ignore or not (chars(sum((a[r] for r in ROLES), ()), text) <= ignore)]
    token_of, n_tok = {}, 0
    for m in TOKEN.finditer(text):
        for i in range(m.start(), m.end()):
            token_of[i] = n_tok
        n_tok += 1
    cg = [{r: chars(a[r], text) for r in ROLES} for a in G]
    cp = [{r: chars(a[r], text) for r in ROLES} for a in P]
    tg = [{r: trim(a[r], text) for r in ROLES} for a in G]
    tp_ = [{r: trim(a[r], text) for r in ROLES} for a in P]

    def multiset(a, b):
        b, n = list(b), 0
        for x in a:
            if x in b:
                b.remove(x)
                n += 1
        return n

    for r in ROLES:
        g, p = [a[r] for a in G if a[r]], [a[r] for a in P if a[r]]
        add(r + ".exact", multiset(p, g), len(p), len(g))
        g2, p2 = [a[r] for a in tg if a[r]], [a[r] for a in tp_ if a[r]]
        add(r + ".trimmed", multiset(p2, g2), len(p2), len(g2))
        gp, pp = [x for a in g for x in a], [x for a in p for x in a]
        add(r + ".pieces", multiset(pp, gp), len(pp), len(gp))
        add(r + ".begin", multiset([x[0] for x in pp], [x[0] for x in gp]), len(pp), len(gp))
        gc = set().union(*[a[r] for a in cg]) if cg else set()
        pc = set().union(*[a[r] for a in cp]) if cp else set()
        add(r + ".chars", len(gc & pc), len(pc), len(gc))
        gt, pt = {token_of[i] for i in gc if i in token_of}, {token_of[i] for i in pc if i in token_of}
        add(r + ".tokens", len(gt & pt), len(pt), len(gt))
        gs = [{token_of[i] for i in range(s, min(e, len(text))) if i in token_of} for s, e in gp]
        ps = [{token_of[i] for i in range(s, min(e, len(text))) if i in token_of} for s, e in pp]
        gs, ps = [x for x in gs if x], [x for x in ps if x]
        add(r + ".soft", sum(len(x & gt) / len(x) for x in ps), len(ps), len(gs), sum(len(x & pt) / len(x) for x in gs))
        best = sum(max([len(x & y) / len(x | y) for y in ps] or [0]) for x in gs)
        spurious = sum(1 for y in ps if not any(x & y for x in gs))
        add(r + ".jaccard", best, len(gs) + spurious, len(gs) + spurious)

    pairs = []
    where = {}
    for j, a in enumerate(cp):
        for r in ("cue", "content"):
            for i in a[r]:
                where.setdefault((r, i), set()).add(j)
    for i, a in enumerate(cg):
        for j in {j for r in ("cue", "content") for k in a[r] for j in where.get((r, k), ())}:
            d = {r: dice(a[r], cp[j][r]) for r in ROLES}
            pairs.append((-(d["cue"] + d["content"] + d["source"] / 2), i, j, d))
    pairs.sort(key=lambda x: x[:3])
    used_g, used_p, n = set(), set(), dict.fromkeys(("exact", "trimmed", "found", "who", "usable", "soft"), 0)
    for _, i, j, d in pairs:
        if i in used_g or j in used_p:
            continue
        used_g.add(i)
        used_p.add(j)
        no_source = not G[i]["source"] and not P[j]["source"]
        who = no_source or d["source"] >= 0.5
        found = d["cue"] >= 0.5 or d["content"] >= 0.5
        n["exact"] += all(G[i][r] == P[j][r] for r in ROLES)
        n["trimmed"] += all(tg[i][r] == tp_[j][r] for r in ROLES)
        n["found"] += found
        n["who"] += found and who
        n["usable"] += d["content"] >= 0.5 and who
        n["soft"] += (d["cue"] + d["content"] + (1.0 if no_source else d["source"])) / 3
    for k, v in n.items():
        add("attribution." + k, v, len(P), len(G))
    return c


def total(counters):
    out = {}
    for c in counters:
        for k, v in c.items():
            row = out.setdefault(k, [0.0, 0, 0, 0.0])
            for i in range(4):
                row[i] += v[i]
    return out


def prf(row):
    p = row[0] / row[1] if row[1] else (1.0 if not row[2] else 0.0)
    r = row[3] / row[2] if row[2] else (1.0 if not row[1] else 0.0)
    return p, r, (2 * p * r / (p + r) if p + r else 0.0)


def report(counters, bootstrap=0, spans=None):
    tot, out = total(counters), {"articles": len(counters)}
    intervals = {}
    if bootstrap and len(counters) > 1:
        rng, runs = random.Random(0), {k: [] for k in tot}
        for _ in range(bootstrap):
            t = total(rng.choices(counters, k=len(counters)))
            for k in tot:
                runs[k].append(prf(t.get(k, [0, 0, 0, 0]))[2])
        for k, v in runs.items():
            v.sort()
            intervals[k] = [round(v[int(0.025 * len(v))], 4), round(v[min(len(v) - 1, int(0.975 * len(v)))], 4)]
    for k, row in tot.items():
        group, name = k.split(".")
        p, r, f = prf(row)
        cell = {"p": round(p, 4), "r": round(r, 4), "f1": round(f, 4)}
        if name in ("exact", "pieces"):
            cell["predicted"], cell["gold"] = int(row[1]), int(row[2])
        if k in intervals:
            cell["f1_95"] = intervals[k]
        out.setdefault(group, {})[name] = cell
    return out


def score(gold, pred, bootstrap=0):
    extra = sorted(set(pred) - set(gold))
    if extra:
        raise ValueError("PRED has %d article(s) that GOLD lacks, such as %r" % (len(extra), extra[0]))
    by_language, counters = {}, []
    for key, row in gold.items():
        c = score_article(row, pred.get(key, {"attributions": []})["attributions"])
        counters.append(c)
        by_language.setdefault(row.get("language"), []).append(c)
    out = {"all": report(counters, bootstrap), "missing_articles": sum(k not in pred for k in gold)}
    if set(by_language) - {None}:
        out["by_language"] = {str(k): report(v, bootstrap) for k, v in sorted(by_language.items(), key=str)}
    return out


def self_test():
    text = "Budi said that rain fell. “It was wet,” added Ani, “and cold.” Kata Тарас, дощ ішов. Reportedly it was dry. The end."

    def at(s, start=0):
        i = text.index(s, start)
        return (i, i + len(s))

    gold_a = [
        {"source": (at("Budi"),), "cue": (at("said"),), "content": (at("that rain fell"),)},
        {"source": (at("Ani"),), "cue": (at("added"),), "content": (at("It was wet,"), at("and cold."))},
        {"source": (at("Тарас"),), "cue": (at("Kata"),), "content": (at("дощ ішов"),)},
        {"source": (), "cue": (at("Reportedly"),), "content": (at("it was dry"),)},
    ]
    gold = {
        "a": {"text": text, "language": "id", "attributions": gold_a},
        "b": {"text": "Nothing here.", "language": "en", "attributions": []},
    }

    def run(attributions, g=gold):
        return score(g, {"a": {"attributions": attributions}})["all"]

    def f(out):
        return {g + "." + n: c["f1"] for g, v in out.items() if isinstance(v, dict) for n, c in v.items()}

    checks = []

    def check(name, ok):
        checks.append((name, bool(ok)))

    perfect = f(run(gold_a))
    check("perfect prediction scores 1.0 everywhere", all(v == 1.0 for v in perfect.values()) and len(perfect) == 30)
    empty = f(run([]))
    check("empty prediction scores 0.0 everywhere", all(v == 0.0 for v in empty.values()))
    shifted = f(run([{r: tuple((s + 2, e + 2) for s, e in a[r]) for r in ROLES} for a in gold_a]))
    check(
        "shifted spans: every exact score is 0",
        all(v == 0 for k, v in shifted.items() if k.split(".")[1] in ("exact", "pieces", "begin")),
    )
    check(
        "shifted spans: every overlap score lies strictly between",
        all(0 < v < 1 for k, v in shifted.items() if k.split(".")[1] in ("chars", "soft", "jaccard")),
    )
    swapped = [dict(a) for a in gold_a]
    swapped[0]["source"], swapped[1]["source"] = gold_a[1]["source"], gold_a[0]["source"]
    out = f(run(swapped))
    check(
        "swapped sources: role scores stay 1, attributions fall to 0.5",
        out["source.exact"] == 1
        and out["attribution.exact"] == 0.5
        and out["attribution.who"] == 0.5
        and out["attribution.found"] == 1,
    )
    out = run(gold_a + gold_a)
    check(
        "everything twice: recall 1, precision 0.5",
        out["attribution"]["exact"]["r"] == 1
        and out["attribution"]["exact"]["p"] == 0.5
        and out["cue"]["exact"]["p"] == 0.5,
    )
    half = [dict(a) for a in gold_a]
    half[1]["content"] = (at("It was wet,"),)
    out = run(half)
    check(
        "one piece of two: exact 3/4, pieces r 4/5 p 1",
        out["content"]["exact"]["f1"] == 0.75
        and out["content"]["pieces"]["r"] == 0.8
        and out["content"]["pieces"]["p"] == 1,
    )
    out = run([{"source": (), "cue": (), "content": ((0, len(text)),)}])
    check(
        "whole text as content: soft recall 1, soft precision = share of tokens",
        out["content"]["soft"]["r"] == 1
        and abs(out["content"]["soft"]["p"] - out["content"]["tokens"]["p"]) < 1e-9
        and 0 < out["content"]["soft"]["p"] < 1,
    )
    quoted = [dict(a) for a in gold_a]
    quoted[1]["content"] = (at("“It was wet,”"), at("“and cold.”"))
    out = f(run(quoted))
    check(
        "quote marks included: exact falls, trimmed does not",
        out["content.exact"] == 0.75 and out["content.trimmed"] == 1,
    )
    out = f(run(gold_a[:3] + [dict(gold_a[3], source=(at("Budi"),))]))
    check("a source invented for an implicit one costs", out["attribution.usable"] == 0.75)
    ign = {"a": dict(gold["a"], ignore=[[at("Reportedly")[0], len(text)]], attributions=gold_a[:3])}
    check("predictions inside an ignored span are dropped", run(gold_a, ign)["attribution"]["exact"]["p"] == 1)
    check("languages are broken down", set(score(gold, {})["by_language"]) == {"id", "en"})
    for bad, what in (
        ({"zz": {"attributions": []}}, "an article that gold lacks is refused"),
        (
            {"a": {"attributions": [{"source": (), "cue": ((0, 9999),), "content": ()}]}},
            "a span past the end of the text is refused",
        ),
    ):
        try:
            score(gold, bad)
            check(what, False)
        except ValueError:
            check(what, True)
    try:
        clean([[5, 5]], "x")
        check("an empty span is refused", False)
    except ValueError:
        check("an empty span is refused", True)
    for name, ok in checks:
        print(("ok   " if ok else "FAIL ") + name)
    return all(ok for _, ok in checks)


def main():
    ap = argparse.ArgumentParser(description="Score attributions; see the head of this file.")
    ap.add_argument("gold", nargs="?")
    ap.add_argument("pred", nargs="?")
    ap.add_argument("--bootstrap", type=int, default=0, metavar="N")
    ap.add_argument("--compact", action="store_true", help="a short table of F1 in place of JSON")
    ap.add_argument("--self-test", action="store_true")
    a = ap.parse_args()
    if a.self_test:
        sys.exit(0 if self_test() else 1)
    if not a.gold or not a.pred:
        ap.error("GOLD and PRED are needed")
    try:
        out = score(load(a.gold, True), load(a.pred, False), a.bootstrap)
    except ValueError as e:
        sys.exit("error: %s" % e)
    if a.compact:
        for part, rep in [("all", out["all"])] + sorted(out.get("by_language", {}).items()):
            print("%s (%d articles)" % (part, rep["articles"]))
            for group in ROLES + ("attribution",):
                print(
                    "  %-12s" % group + "  ".join("%s %.1f" % (k, 100 * v["f1"]) for k, v in rep.get(group, {}).items())
                )
    else:
        json.dump(out, sys.stdout, indent=1)
        print()


if __name__ == "__main__":
    main()
