"""Every marked line of every language is split into the claims that are marked, each with its own details."""

from collections import Counter
from pathlib import Path

import pytest
from marked_claims import Claimed, Marked, marked

from muasal import pipeline
from muasal.languages import CODES
from muasal.model import Article, Claim, Quantity, Time
from muasal.resolve import outlet_keys

HERE = Path(__file__).parent
FRAMES = (
    *("several claims in one content", "which number counts what", "which date dates which event"),
    *("a part of a whole", "headline", "number far from its noun", "casualties in one clause"),
    *("it did not happen", "hedge on what it modifies", "date of the statement"),
)
ALIKE = 0.85  # share of characters that a claim and the marked one have in common
LINES = [pytest.param(code, line, id=line.where) for code in CODES for line in marked(HERE / code / "claims.txt")]


@pytest.mark.parametrize(("code", "line"), LINES)
def test_marked_claims(code: str, line: Marked) -> None:
    faults = compare(line, read(code, line))
    if line.not_yet:
        assert faults, f"{line.where} is read as marked now: take its ~ away"
    else:
        assert not faults, f"{line.text}\n" + "\n".join(faults)


@pytest.mark.parametrize("code", CODES)
def test_every_frame_stands_three_times_with_a_negative_twin(code: str) -> None:
    lines = list(marked(HERE / code / "claims.txt"))
    shown, twins = (Counter(line.frame for line in lines if line.twin == twin) for twin in (False, True))
    assert [frame for frame in FRAMES if shown[frame] < 3 or not twins[frame]] == []
    assert set(shown) | set(twins) == set(FRAMES)


@pytest.mark.parametrize("code", CODES)
def test_most_of_them_are_read_rightly(code: str) -> None:
    lines = list(marked(HERE / code / "claims.txt"))
    assert sum(line.not_yet for line in lines) <= 0.15 * len(lines)


def read(code: str, line: Marked) -> list[Claim]:
    article = Article("a", line.text, code, published=line.published)
    return list(pipeline.read_one(article, outlet_keys([article])).claims)


def compare(line: Marked, found: list[Claim]) -> list[str]:
    """What is wrong: claims too many or too few, cut elsewhere, bound to other details."""
    if len(found) != len(line.claims):
        shown = (f"  «{c.span.of(line.text)}»" for c in found)
        return [f"found {len(found)} claims, marked {len(line.claims)}", *shown]
    faults = []
    for want, got in zip(line.claims, found, strict=True):
        said = f"«{got.span.of(line.text)}»"
        if _alike(want, got) < ALIKE:
            faults.append(f"{said} is not «{line.text[want.start : want.end]}»")
        if _details(got) != sorted(want.details):
            faults.append(f"{said} has {_details(got)}, not {sorted(want.details)}")
        if (got.certainty, got.negated is not None) != (want.certainty, want.negated):
            faults.append(f"{said} is {got.certainty}, negated: {got.negated}")
    return faults


def _alike(want: Claimed, got: Claim) -> float:
    common = min(want.end, got.span.end) - max(want.start, got.span.start)
    return 2 * common / (want.end - want.start + got.span.end - got.span.start)


def _details(claim: Claim) -> list[tuple[int, int, str, str]]:
    """The quantities and times of a claim as they are marked."""
    return sorted(
        (m.span.start, m.span.end, m.role, _written(m)) for m in claim.slots if isinstance(m, Quantity | Time)
    )


def _written(detail: Quantity | Time) -> str:
    if isinstance(detail.value, tuple):
        return "..".join(f"{number:g}" for number in detail.value)
    return f"{detail.value:g}" if isinstance(detail.value, float) else str(detail.value)
