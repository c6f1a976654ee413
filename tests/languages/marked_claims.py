"""Reads marked claims: `{…}` is a claim, `[words](role value)` a detail bound to the claim it stands in.

A detail outside every claim is bound to those whose numbers follow (`[On Monday](statement-date 2026-03-02 1,2)`).
After a tab: `certainty=hedged negated=yes`, where a claim is not certain or tells that something did not happen; a
number goes with its claim: `negated2=yes`. `# == name` opens a frame, `@ date` is the day of publication of what
follows, `¶` opens a new paragraph, `-` a negative twin: it looks like the frame, and is not to be split or bound.
`~` opens a line that is not read rightly yet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(r"\{|\}|\[([^\]]*)\]\(([^)]*)\)")


@dataclass
class Claimed:
    """A claim as marked: its span and its details as (start, end, role, value)."""

    start: int
    end: int = 0
    details: list[tuple[int, int, str, str]] = field(default_factory=list)
    certainty: str = "certain"
    negated: bool = False


@dataclass
class Marked:
    """A text without its marks, and the claims in it, left to right."""

    where: str
    frame: str
    published: str | None
    text: str = ""
    claims: list[Claimed] = field(default_factory=list)
    twin: bool = False
    not_yet: bool = False


def marked(path: Path) -> Iterator[Marked]:
    """The marked lines of a file."""
    frame, published = "", None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# =="):
            frame = line.removeprefix("# ==").strip()
        elif line.startswith("@"):
            published = line[1:].strip() or None
        elif line.strip() and not line.startswith("#"):
            yield _parse(line, Marked(f"{path.parent.name}:{path.stem}:{number}", frame, published))


def _parse(line: str, out: Marked) -> Marked:
    sentence, _, fields = line.partition("\t")
    signs = re.match(r"[~-]*", sentence)
    assert signs is not None
    out.not_yet, out.twin = "~" in signs[0], "-" in signs[0]
    sentence = sentence[signs.end() :].strip().replace("¶", "\n\n")
    at, beside, inside = 0, list[tuple[tuple[int, int, str, str], str]](), False
    for mark in _MARK.finditer(sentence):
        out.text += sentence[at : mark.start()]
        at = mark.end()
        if mark[0] == "{":
            out.claims.append(Claimed(len(out.text)))
            inside = True
        elif mark[0] == "}":
            out.claims[-1].end, inside = len(out.text), False
        else:
            role, value, *numbers = mark[2].split()
            detail = (len(out.text), len(out.text) + len(mark[1]), role, value)
            out.text += mark[1]
            if inside:
                out.claims[-1].details.append(detail)
            else:
                beside.append((detail, numbers[0]))
    out.text += sentence[at:]
    for detail, numbers in beside:
        for number in numbers.split(","):
            out.claims[int(number) - 1].details.append(detail)
    for pair in fields.split():
        name, value = pair.split("=", 1)
        claim = out.claims[int(name[-1]) - 1 if name[-1].isdigit() else 0]
        if name.startswith("certainty"):
            claim.certainty = value
        else:
            claim.negated = value == "yes"
    return out
