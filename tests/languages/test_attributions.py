"""Every marked sentence of every language is read as marked."""

from pathlib import Path

import pytest
from marked import Marked, marked

from muasal import languages
from muasal.languages import CODES
from muasal.model import Attribution, Span
from muasal.read import attributions, times
from muasal.read.segment import segment

SENTENCES = [
    pytest.param(code, sentence, id=sentence.where)
    for code in CODES
    for name in ("attributions", "frames")
    for sentence in marked(Path(__file__).parent / code / f"{name}.txt")
]


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_marked_sentence(code: str, sentence: Marked) -> None:
    found = read(code, sentence.text)
    faults = compare(sentence, found)
    if sentence.not_yet:
        assert faults, f"{sentence.where} is read as marked now: take its ~ away"
    else:
        assert not faults, f"{sentence.text}\n" + "\n".join(faults)


def read(code: str, text: str) -> list[Attribution]:
    language = languages.get(code)
    document = segment(text, language)
    return attributions.find(document, language, [t.span for t in times.find(document, language)])


def compare(sentence: Marked, found: list[Attribution]) -> list[str]:
    """What is wrong: an attribution missing, one too many, spans or stance unlike what is marked."""
    faults = [f"found {len(found)} attributions, marked {len(sentence.attributions)}"]
    if len(found) != len(sentence.attributions):
        return faults + [f"  {show(a, sentence.text)}" for a in found]
    faults = []
    for want in sentence.attributions.values():
        best = max(found, key=lambda a: sum(dice(spans(a, role), want.get(role, [])) for role in "SCT"))
        for role, least in (("S", 0.7), ("C", 0.4), ("T", 0.7)):
            if dice(spans(best, role), want.get(role, [])) < least:
                faults.append(f"{role} of {show(best, sentence.text)}")
    for name, value in sentence.expected.items():
        if all(value not in told(a, name.rstrip("0123456789")) for a in found):
            faults.append(f"{name} is not {value}")
    return faults


def told(a: Attribution, name: str) -> list[str]:
    """A field of the attribution; `kind` is that of each link of its chain."""
    return [r.kind for r in a.references] if name == "kind" else [getattr(a, name)]


def spans(a: Attribution, role: str) -> list[tuple[int, int]]:
    chosen: tuple[Span, ...] = {"S": a.source, "C": a.cue, "T": a.content}[role]
    return [tuple(span) for span in chosen]


def dice(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> float:
    x = {i for s, e in a for i in range(s, e)}
    y = {i for s, e in b for i in range(s, e)}
    return 2 * len(x & y) / (len(x) + len(y)) if x or y else 1.0


def show(a: Attribution, text: str) -> str:
    parts = (
        f"{n}«{' … '.join(s.of(text) for s in ss)}»" for n, ss in (("S", a.source), ("C", a.cue), ("T", a.content))
    )
    return f"[{a.rule}] " + " ".join(parts)
