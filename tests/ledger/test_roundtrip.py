"""Whatever a text holds, it comes back, and writing it again adds nothing."""

from dataclasses import replace
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from muasal.ledger import View, open_ledger, write
from muasal.model import (
    Article,
    Attribution,
    Box,
    Claim,
    Cluster,
    Drift,
    Event,
    Evidence,
    Hand,
    Mention,
    Negation,
    Place,
    Quantity,
    Quotation,
    Reference,
    Retelling,
    Span,
    Story,
    Suspicion,
    Thing,
    Time,
)

# Letters of several scripts, emoji with joiners, combining marks, marks of direction, line ends, NUL.
TEXTS = st.text(st.sampled_from("aЇéé👩‍🚒🇮🇩של\u202e\u200f\ufeff\u00a0\r\n\t\0 '\"%_;="), max_size=30)
KNOWN = st.none() | TEXTS
NUMBERS = st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    edges = st.integers(0, len(text))
    return st.tuples(edges, edges).map(lambda pair: Span(min(pair), max(pair)))


def slots_in(text: str) -> st.SearchStrategy[Mention]:
    spans = spans_in(text)
    values = st.none() | NUMBERS | st.tuples(NUMBERS, NUMBERS)
    side = st.floats(-180, 180).map(lambda x: x + 0.0)  # SQLite knows no minus zero, nor does a map
    degrees, boxes = st.none() | side, st.none() | st.builds(Box, side, side, side, side)
    places = st.builds(Place, spans, TEXTS, KNOWN, KNOWN, degrees, degrees, reason=TEXTS, doubtful=st.booleans())
    extents = st.builds(Place, spans, TEXTS, KNOWN, area=TEXTS, box=boxes, box_from=TEXTS)
    return (
        st.builds(Quantity, spans, TEXTS, values, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
        | st.builds(Time, spans, TEXTS, TEXTS, KNOWN, TEXTS, TEXTS, TEXTS)
        | places
        | extents
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of up to three articles with findings on arbitrary spans."""
    ids = ["a1", "a2.en.txt", "стаття"][: draw(st.integers(1, 3))]
    parts = [draw(findings(id)) for id in ids]
    claims = tuple(c for part in parts for c in part.claims)
    return Story(
        name=draw(TEXTS),
        articles=tuple(part.article for part in parts),
        attributions=tuple(t for part in parts for t in part.attributions),
        claims=claims,
        clusters=(Cluster("k1", draw(TEXTS), tuple(c.id for c in claims), ("x",), 1, draw(TEXTS), draw(TEXTS)),),
        retellings=(Retelling(ids[-1], ids[0], draw(TEXTS), "named"),),
        drifts=(Drift("k1", f"{ids[0]}.c1", f"{ids[-1]}.c1", "", "unit", draw(TEXTS), draw(TEXTS)),),
        inner_drifts=tuple(
            Drift("k1", f"{ids[0]}.c1", f"{ids[0]}.c1", "", kind, draw(TEXTS), draw(TEXTS))
            for kind in draw(st.sampled_from(((), ("unit",), ("unit", "date"))))
        ),
        suspicions=tuple(s for part in parts for s in part.suspicions),
        quotations=tuple(q for part in parts for q in part.quotations),
        evidence=tuple(e for part in parts for e in part.evidence),
    )


class Findings(NamedTuple):
    """What one article says."""

    article: Article
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    suspicions: tuple[Suspicion, ...]
    quotations: tuple[Quotation, ...]
    evidence: tuple[Evidence, ...]


@st.composite
def findings(draw: st.DrawFn, id: str) -> Findings:
    text = draw(TEXTS)
    spans = spans_in(text)
    article = Article(id, text, "und", draw(KNOWN), draw(KNOWN), draw(KNOWN), draw(KNOWN), draw(TEXTS))
    several = st.lists(spans, max_size=3).map(tuple)
    references = st.lists(st.builds(Reference, st.none() | spans, TEXTS, TEXTS), max_size=2).map(tuple)
    attribution = Attribution(
        f"{id}.t1", id, draw(several), draw(several), draw(several), "asserts", "certain", "mixed", draw(TEXTS)
    )
    attribution = replace(attribution, references=draw(references), chain=draw(st.lists(TEXTS, max_size=2).map(tuple)))
    claim = Claim(f"{id}.c1", id, draw(spans), (attribution.id,), ("x",), "asserts", "hedged", ())
    slots = draw(st.lists(slots_in(text), max_size=3).map(tuple))
    events = draw(st.lists(st.builds(Event, TEXTS, spans), max_size=2).map(tuple))
    things = draw(st.lists(st.builds(Thing, TEXTS, spans), max_size=2).map(tuple))
    negated = draw(st.none() | st.builds(Negation, spans, TEXTS))
    claim = replace(claim, slots=slots, events=events, things=things, headline=draw(st.booleans()), negated=negated)
    suspicion = Suspicion(id, draw(spans), draw(TEXTS), draw(TEXTS))
    quotation = Quotation(f"{id}.q1", id, draw(spans), draw(TEXTS))
    hands = draw(st.lists(st.builds(Hand, TEXTS, spans, TEXTS), max_size=3).map(tuple))
    evidence = Evidence(f"{id}.e1", id, draw(spans), draw(TEXTS), hands, (attribution.id,), draw(TEXTS))
    return Findings(article, (attribution,), (claim,), (suspicion,), (quotation,), (evidence,))


@given(stories())
@settings(max_examples=25, deadline=None)
def test_any_story_comes_back_and_is_written_once(empty: Path, story: Story) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "muasal.db"
        copy(empty, path)
        engine = open_ledger(path)
        written = write(engine, story)
        assert write(engine, story).total == 0
        with View.open(path) as view:
            back = view.story(written.story)
            assert back == story
            assert repr(back) == repr(story)
            texts = {a.id: a.text for a in back.articles}
            shown = {row["text"] for row in view.claims()}
            assert shown <= {c.span.of(texts[c.article]) for c in back.claims}
