"""Random small stories, and the gold readings of the bundled ones."""

import sys
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from telling import Said, Told, amount

from muasal.model import Story

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "evaluation" / "stories").glob("*/story.json"))
OUTLETS = ("One Times", "Two News", "Three Post", "Four Radio")
SOURCES = ("rescuers", "hospital", "police", "unspecified", "one-times", "two-news", "three-post", "four-radio")
KINDS = ("die", "injure", "flood", "sell", "detain")

QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@cache
def gold(folder: Path) -> Story:
    """The story as a perfect reader would hand it to `compare`."""
    sys.path.insert(0, str(ROOT / "evaluation"))
    from gold_reading import gold_reading

    return gold_reading(folder)


@st.composite
def said(draw: st.DrawFn, article: int) -> Said:
    n = draw(st.integers(0, 4))
    sources = [source for source in SOURCES if source != OUTLETS[article].casefold().replace(" ", "-")]
    chain = tuple(draw(st.lists(st.sampled_from(sources), max_size=2, unique=True)))
    stance = draw(st.sampled_from(("asserts", "asserts", "asserts", "confirms", "denies", "declines")))
    slots = (amount(draw(st.sampled_from((11, 12, 40))), f"count:thing-{n}"),) if draw(st.booleans()) else ()
    words = " ".join(f"{KINDS[n]}{article}{word}" for word in range(draw(st.integers(3, 9))))
    return Said(words, (KINDS[n],), chain, slots, stance, draw(st.sampled_from(("certain", "hedged"))))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Told, ...]:
    """One to four articles, one an outlet, of three days, that share no sentences but may name each other."""
    return tuple(
        Told(
            f"a{n}",
            OUTLETS[n],
            f"2024-03-0{draw(st.integers(1, 3))}",
            tuple(draw(st.lists(said(n), min_size=1, max_size=4))),
            draw(st.sampled_from(("en", "id"))),
            filler=" ".join(f"filler{n}{word}" for word in range(60)),
        )
        for n in range(draw(st.integers(1, 4)))
    )
