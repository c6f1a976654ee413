"""Stories made up for the tests of publish: one that reads well, one full of a hostile string, one with many claims."""

from dataclasses import replace

from muasal.model import (
    Article,
    Attribution,
    Claim,
    Cluster,
    Conflict,
    DateCandidate,
    Drift,
    Entity,
    EntityMention,
    Event,
    Place,
    Quantity,
    Reference,
    Retelling,
    SameClaim,
    Span,
    Story,
    Suspicion,
    Time,
    Update,
)

FERRY = """Ferry with 40 aboard runs aground

Forty people were on the ferry that ran aground off Ende on 3 May 2025, the harbour office said."""
KAPAL = "Feri kandas di Ende\n\nMenurut kantor pelabuhan, 14 orang berada di feri yang kandas di Ende pada 4 Mei 2025."


def at(text: str, words: str) -> Span:
    """The span of some words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def ferry() -> Story:
    """Two articles, an Indonesian one that retells an English one and gets a number and a date wrong."""
    claims = (
        Claim(
            "a1.c1",
            "a1",
            at(FERRY, "Forty people were on the ferry that ran aground off Ende on 3 May 2025"),
            ("a1.t1",),
            ("harbour",),
            "asserts",
            "certain",
            (
                Quantity(at(FERRY, "Forty people"), "numeral", 40.0, "person", role="count:aboard"),
                Place(at(FERRY, "Ende"), "gazetteer", "Ende", "ID", -8.84, 121.66, "point", reason="only one"),
                Time(at(FERRY, "on 3 May 2025"), "date", "2025-05-03", "2025-05-03", role="event-date"),
            ),
            (Event("strand", at(FERRY, "ran aground")),),
            rule="clause",
        ),
        Claim(
            "a2.c1",
            "a2",
            at(KAPAL, "14 orang berada di feri yang kandas di Ende pada 4 Mei 2025"),
            ("a2.t1",),
            ("harbour",),
            "asserts",
            "hedged",
            (
                Quantity(at(KAPAL, "14 orang"), "numeral", 14.0, "person", role="count:aboard"),
                Place(at(KAPAL, "Ende"), "gazetteer", "Ende", "ID", -8.84, 121.66, "point", doubtful=True),
                Time(at(KAPAL, "pada 4 Mei 2025"), "date", "2025-05-04", "2025-05-04", role="event-date"),
            ),
            rule="clause",
        ),
    )
    attributions = (
        Attribution(
            "a1.t1",
            "a1",
            (at(FERRY, "said"),),
            (at(FERRY, "the harbour office"),),
            (claims[0].span,),
            "asserts",
            "certain",
            "indirect",
            "verb",
            (Reference(at(FERRY, "the harbour office"), "named"),),
            ("harbour",),
        ),
        Attribution(
            "a2.t1",
            "a2",
            (at(KAPAL, "Menurut"),),
            (at(KAPAL, "kantor pelabuhan"),),
            (claims[1].span,),
            "asserts",
            "hedged",
            "indirect",
            "prep",
            (),
            ("flores-post", "harbour"),
        ),
    )
    return Story(
        name="ferry-aground",
        articles=(
            Article("a1", FERRY, "en", "Flores Post", "2025-05-03", url="https://flores.example/ferry"),
            Article("a2", KAPAL, "id", "Suara Ende", "2025-05-05", file="a2.id.txt", notes=("language guessed",)),
        ),
        attributions=attributions,
        claims=claims,
        entities={
            "harbour": Entity("harbour", "Harbour office of Ende", "organisation"),
            "flores-post": Entity("flores-post", "Flores Post", "outlet"),
        },
        clusters=(Cluster("k1", "People were on a ferry that ran aground", ("a1.c1", "a2.c1"), ("harbour",), 1),),
        same_claims=(SameClaim("a1.c1", "a2.c1", "same event", "signature"),),
        retellings=(Retelling("a2", "a1", "names the Flores Post", "named"),),
        drifts=(
            Drift("k1", "a1.c1", "a2.c1", "count:aboard", "number", "40 person", "14 person", "copied wrongly"),
            Drift("k1", "a1.c1", "a2.c1", "event-date", "date", "2025-05-03", "2025-05-04"),
        ),
        suspicions=(Suspicion("a2", at(KAPAL, "4 Mei 2025"), "a Sunday, it says Monday", "weekday"),),
    )


KAPAL_HE = "המעבורת עלתה על שרטון\n\n14 נוסעים היו במעבורת, said مكتب الميناء in Ende on 4 May 2025."


def leftwards() -> Story:
    """The story of the ferry with a second article that mixes Hebrew, Arabic and English."""
    story = ferry()
    text = KAPAL_HE
    claim = replace(
        story.claims[1],
        span=at(text, "14 נוסעים היו במעבורת"),
        slots=(
            Quantity(at(text, "14 נוסעים"), "numeral", 14.0, "person", role="count:aboard"),
            Place(at(text, "Ende"), "gazetteer", "אנדה", "ID", -8.84, 121.66, "point", doubtful=True),
            Time(at(text, "on 4 May 2025"), "date", "2025-05-04", "2025-05-04", role="event-date"),
        ),
    )
    told = replace(
        story.attributions[1],
        cue=(at(text, "said"),),
        source=(at(text, "مكتب الميناء"),),
        content=(claim.span,),
    )
    return replace(
        story,
        articles=(story.articles[0], Article("a2", text, "he", "חדשות הנמל (ערוץ 11)", "2025-05-05")),
        attributions=(story.attributions[0], told),
        claims=(story.claims[0], claim),
        entities=dict(story.entities) | {"harbour": Entity("harbour", "مكتب الميناء", "organisation")},
        clusters=(replace(story.clusters[0], gloss="14 נוסעים היו במעבורת"),),
        suspicions=(),
    )


def hostile(payload: str, article: str = "") -> Story:
    """A story in which every text that could come from outside is the payload; its ids, too, unless what articles are
    called is given, as a ledger wants it."""
    p = payload
    text = f"{p}\n\n{p} said {p} on {p}, {p}."
    whole, piece = Span(len(p) + 2, len(text)), Span(len(p) + 2, len(p) * 2 + 2)
    one, two = f"{article or p}1", f"{article or p}2"
    both = (f"{one}.c1", f"{two}.c1") if article else (f"{p}c1", f"{p}c2")
    said = {id: id.replace(".c", ".t") if article else f"{id}t" for id in both}
    slots = (
        Quantity(piece, p, 5.0, p, p, f"count:{p}", p, p),
        Time(piece, p, p, p, p, "event-date", p),
        Time(piece, p, "2025-01-01", "2025-01-01", p, "report-date", p),
        Place(piece, p, p, p, 10.0, 20.0, p, 1, p, p, p, True),
        EntityMention(piece, p, p, p),
    )
    claims = tuple(
        Claim(id, article, whole, (said[id],), (p,), stance, p, slots, (Event(p, piece),), rule=p)
        for id, article, stance in zip(both, (one, two), ("denies", p), strict=True)
    )
    attributions = tuple(
        Attribution(said[c.id], c.article, (piece,), (piece,), (whole,), p, p, p, p, (Reference(piece, p),), (p, p))
        for c in claims
    )
    dates = (DateCandidate(p, p),)
    return Story(
        name=p,
        articles=tuple(Article(id, text, p, p, p, p, url, p, dates, (p,)) for id, url in ((one, p), (two, None))),
        attributions=attributions,
        claims=claims,
        entities={p: Entity(p, p, p, p)},
        clusters=(Cluster(p, p, both, (p,), 1, p, p),),
        same_claims=(SameClaim(*both, p, p),),
        retellings=(Retelling(two, one, p, p),),
        drifts=(Drift(p, *both, f"count:{p}", p, p, p, p, piece, piece), Drift(p, *both, p, "attribution", p, p, p)),
        updates=(Update(p, *both, p, p, p),),
        conflicts=(Conflict(p, both, p, p),),
        suspicions=(Suspicion(one, piece, p, p),),
    )


def many(number: int) -> Story:
    """A story with `number` claims, each a cluster of its own, in ten articles."""
    sentence = "Some 25 houses burned down in village number 0000 on 7 March 2025. "
    each = number // 10
    texts = {
        f"a{i}": "Fires\n\n" + "".join(sentence.replace("0000", f"{n:04}") for n in range(each)) for i in range(10)
    }
    claims = tuple(
        Claim(
            f"{id}.c{n}",
            id,
            Span(7 + n * len(sentence), 6 + (n + 1) * len(sentence)),
            (),
            (id,),
            "asserts",
            "certain",
            (
                Quantity(Span(12 + n * len(sentence), 21 + n * len(sentence)), "numeral", 25.0, "house"),
                Place(Span(37 + n * len(sentence), 56 + n * len(sentence)), "made", f"V{n}", "ID", n / 9, 100 + n / 7),
            ),
        )
        for id in texts
        for n in range(each)
    )
    return Story(
        name="fires",
        articles=tuple(Article(id, text, "en", f"Outlet {id}", "2025-03-08") for id, text in texts.items()),
        claims=claims,
        clusters=tuple(Cluster(f"k{n}", f"Fire number {n}", (c.id,), c.origins, 1) for n, c in enumerate(claims)),
        retellings=tuple(Retelling(f"a{i}", f"a{i - 1}", "", "named") for i in range(1, 10)),
    )


def together(stories: list[Story]) -> Story:
    """One story of several; their ids must differ."""
    parts = ("articles", "attributions", "claims", "clusters", "retellings", "drifts", "updates", "conflicts")
    joined = {name: tuple(item for story in stories for item in getattr(story, name)) for name in parts}
    entities = {id: entity for story in stories for id, entity in story.entities.items()}
    suspicions = tuple(item for story in stories for item in story.suspicions)
    return replace(stories[0], entities=entities, suspicions=suspicions, **joined)
