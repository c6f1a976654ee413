import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from muasal.errors import UsageError
from muasal.model import Negation, Span, Story, from_json
from muasal.publish.explain import explain, show

FOLDER = Path(__file__).parents[1] / "ledger" / "story"


@pytest.fixture(scope="module")
def story() -> Story:
    data = json.loads((FOLDER / "story.json").read_text(encoding="utf-8"))
    return from_json(data, {a["id"]: (FOLDER / a["file"]).read_text(encoding="utf-8") for a in data["articles"]})


def spans_of(found: Any) -> list[dict[str, Any]]:
    """Every part of an explanation that has a span."""
    if isinstance(found, list):
        return [span for part in found for span in spans_of(part)]
    if isinstance(found, dict):
        own = [found] if found.get("span") else []
        return own + [span for part in found.values() for span in spans_of(part)]
    return []


@pytest.mark.parametrize("id", ["a1.c3", "a2.c2", "a3.c1", "a1.t2", "a2.t2", "a1.e1"])
def test_every_span_is_given_with_its_words(story: Story, id: str) -> None:
    found = json.loads(explain(story, id, as_json=True))
    text = story.article(id.partition(".")[0]).text
    assert len(spans_of(found)) > 1
    for part in spans_of(found):
        start, end = part["span"]
        assert text[start:end] == part["words"]


def test_a_claim_with_its_rules(story: Story) -> None:
    text = explain(story, "a1.c3")
    assert "claim a1.c3 · Harbour Post, en, 2025-03-03" in text
    assert "«about 40 passengers were taken off by fishing boats» [147:198]  (grammar, rule claim.content)" in text
    assert "attribution a1.t1  (grammar, rule cue.said)" in text
    assert "count:passenger = approximately 40 person  «about 40 passengers» [147:166]  (rule quantity.test)" in text
    assert "a1.c3 = a2.c3: both: rescue, count:passenger  (rule signature)" in text
    assert "d1: number of count:passenger, 40 person → 14 person (a1.c3 → a2.c3)" in text
    assert "denial: a1.c3 against a3.c1: the company denies" in text


def test_a_claim_with_its_chain_as_worded_and_as_entities(story: Story) -> None:
    text = explain(story, "a2.c3")
    assert "chain    harbour-post ← coast-guard" in text
    assert "named: «Harbour Post»" in text
    assert "generic: «penjaga pantai»" in text


def test_what_is_not_known_is_said(story: Story) -> None:
    assert "actor = ?" in explain(story, "a1.c3")
    assert "source   not in the text" in explain(story, "a2.t2")
    assert "implicit: silent" in explain(story, "a2.t2")
    assert "the outlet speaks in its own voice" in explain(story, "a1.c1")
    nameless = replace(story, articles=tuple(replace(a, outlet=None, published=None) for a in story.articles))
    assert "outlet not known, en, published not known" in explain(nameless, "a1.c1")


def test_a_place_with_its_doubts(story: Story) -> None:
    text = explain(story, "a2.c2")
    assert "location = Tanjung Layar (ID) at -6.752, 105.21" in text
    assert "doubtful; named with the strait; or else Tanjung Layar, Bangka" in text


def test_a_suspicion_within_the_claim(story: Story) -> None:
    assert "14 beside 40 in its source  «14 penumpang»" in explain(story, "a2.c1")


def test_an_attribution_with_the_claims_it_carries(story: Story) -> None:
    text = explain(story, "a1.t2")
    assert text.startswith("attribution a1.t2 · Harbour Post")
    assert "a1.c4  «Nobody was hurt»" in text


def test_a_claim_and_an_attribution_with_the_evidence_behind_them(story: Story) -> None:
    for id in ("a1.c4", "a1.t2"):
        text = explain(story, id)
        assert "video a1.e1  «video» [311:316]; place «Telegram»" in text
        assert "publisher «Rahmi Oslo» [339:349] = rahmi-oslo" in text


def test_evidence_with_what_rests_on_it(story: Story) -> None:
    text = explain(story, "a1.e1")
    assert text.startswith("evidence a1.e1 · Harbour Post, en, 2025-03-03  (grammar, rule evidence:hands)")
    assert "attribution a1.t2" in text
    assert "a1.c4  «Nobody was hurt»" in text


def test_a_quote_without_a_source(story: Story) -> None:
    text = explain(story, "a1.q1")
    assert text.startswith("quote without a source a1.q1 · Harbour Post, en, 2025-03-03  (grammar, rule quotation")
    assert "«We heard the rocks before we saw them.»" in text


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("tagger:4.1", "(tagger, rule tagger:4.1, margin 4.1)"),
        ("verb:that+tagger:2.5", "(both, rule verb:that+tagger:2.5, margin 2.5)"),
        ("verb:that+goes-on", "(grammar, rule verb:that+goes-on)"),
    ],
)
def test_the_layer_of_an_attribution_and_the_taggers_margin(story: Story, rule: str, shown: str) -> None:
    tagged = tuple(replace(t, rule=rule) if t.id == "a1.t1" else t for t in story.attributions)
    assert shown in explain(replace(story, attributions=tagged), "a1.t1")
    assert shown in explain(replace(story, attributions=tagged), "a1.c3")


def test_a_cluster_with_its_edges(story: Story) -> None:
    text = explain(story, "k2")
    assert "independent origins: 1; origins: coast-guard, selat-line" in text
    assert "a3.c1  Морські вісті, uk, 2025-03-05  denies" in text
    assert "a1.c3 = a3.c1: a denial of the nearest claim  (rule denial)" in text
    assert "a2 retells a1: names Harbour Post  «Harbour Post»" in text


def test_a_drift_with_both_sides(story: Story) -> None:
    text = explain(story, "d1")
    assert "40 person → 14 person  because one role, one unit, another number" in text
    assert "in «about 40 passengers»" in text
    assert "in «Sekitar 14 penumpang»" in text


def test_a_drift_of_a_story_with_ledger_ids(story: Story) -> None:
    drifts = tuple(replace(d, cluster=f"3f2a9c01.{d.cluster}") for d in story.drifts)
    assert explain(replace(story, drifts=drifts), "3f2a9c01.d2").startswith("drift 3f2a9c01.d2 of attribution")


@pytest.mark.parametrize("id", ["a1.c99", "d0", "d3", "", "k9"])
def test_an_unknown_id(story: Story, id: str) -> None:
    with pytest.raises(UsageError, match="muasal claims"):
        explain(story, id)
    with pytest.raises(UsageError, match="muasal claims"):
        show(story, id)


def test_each_points_to_the_other(story: Story) -> None:
    with pytest.raises(UsageError, match="muasal show a1"):
        explain(story, "a1")
    with pytest.raises(UsageError, match="muasal explain d1"):
        show(story, "d1")


def test_showing_a_claim(story: Story) -> None:
    text = show(story, "a2.c3")
    assert "«Sekitar 14 penumpang dievakuasi oleh nelayan», kata penjaga pantai" in text
    assert "from     Kabar Selat ← Harbour Post ← Indonesian Coast Guard" in text
    assert "passenger: about 14 people" in text
    assert "said by 1 origin (Indonesian Coast Guard)" in text
    assert "a3.c1 · Морські вісті · Ukrainian · 5 March 2025 · denies" in text


def test_showing_a_claim_leaves_it_out_of_its_siblings(story: Story) -> None:
    told = json.loads(show(story, "a2.c3", as_json=True))["cluster"]["claims"]
    assert [claim["id"] for claim in told] == ["a1.c3", "a2.c1", "a3.c1", "a3.c2"]


def test_showing_a_claim_no_one_else_tells(story: Story) -> None:
    assert "no other article was found to say this" in show(replace(story, clusters=()), "a1.c1")


def test_showing_a_claim_in_a_long_paragraph(story: Story) -> None:
    article = story.articles[0]
    claim = replace(story.claims[1], attributions=(), slots=(), events=(), span=Span(5_000, 5_010))
    text = "word " * 1_000 + "the claim." + " word" * 1_000
    found = show(Story(articles=(replace(article, text=text),), claims=(claim,)), claim.id)
    assert "word «the claim.» word" in found
    assert max(map(len, found.splitlines())) < 600


def test_showing_a_cluster(story: Story) -> None:
    text = show(story, "k3")
    assert text.startswith("k3 · People were hurt")
    assert "one origin is unseen" in text
    assert "from Kabar Selat ← nobody named" in text


def test_a_retelling_without_a_reason(story: Story) -> None:
    given = replace(story, retellings=(replace(story.retellings[0], reason="", words=None, rule="given"),))
    assert "a2 retells a1  (rule given)" in explain(given, "k2")
    assert "retells a1 (Harbour Post)\n" in show(given, "a2")


def test_showing_an_article(story: Story) -> None:
    text = show(story, "a2")
    assert "Feri kandas, 14 penumpang dievakuasi" in text
    assert "language guessed" in text
    assert "retells a1 (Harbour Post): names Harbour Post" in text


@pytest.mark.parametrize("way", [explain, show])
def test_nothing_commands_the_terminal(story: Story, way: Callable[[Story, str], str]) -> None:
    text = story.articles[0].text.replace("lighthouse", "light\x1b[2Jhs")
    bad = replace(story, articles=(replace(story.articles[0], text=text, outlet="\x1b]0;x\x07"), *story.articles[1:]))
    said = way(bad, "a1.c2")
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_claim_that_something_did_not_happen(story: Story) -> None:
    denied = Negation(Span(147, 152), "negated:none")
    claims = tuple(replace(c, negated=denied) if c.id == "a1.c3" else c for c in story.claims)
    text = explain(replace(story, claims=claims), "a1.c3")
    assert "tells that it did not happen: «about» [147:152]  (rule negated:none)" in text
    assert "did not happen" not in explain(story, "a1.c3")
