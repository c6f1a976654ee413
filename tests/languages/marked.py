"""Reads marked sentences: `[S: source] [C: cue] [T: content]`, several attributions as `[S1: …] [T2: …]`.

A tab after the sentence may hold `stance=… certainty=…`. `¶` opens a new paragraph. `#` opens a comment, `# ==` a frame
(the kind of attribution that the sentences below show). `~` before a sentence says that the
grammar does not manage it yet; once it does, the test asks for the sign to be taken away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

_OPEN = re.compile(r"\[([SCT])(\d?):\s*")


@dataclass
class Marked:
    """A sentence with what is marked in it: for each attribution, role to spans."""

    where: str
    text: str
    attributions: dict[str, dict[str, list[tuple[int, int]]]] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    not_yet: bool = False
    frame: str = ""


def marked(path: Path) -> Iterator[Marked]:
    """The marked sentences of a file."""
    frame = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# =="):
            frame = line.removeprefix("# ==").strip()
        elif line.strip() and not line.startswith("#"):
            yield replace(parse(f"{path.parent.name}:{path.stem}:{number}", line), frame=frame)


def parse(where: str, line: str) -> Marked:
    """The sentence of one line; marks may stand inside one another."""
    sentence, _, fields = line.partition("\t")
    out = Marked(where, "", not_yet=sentence.startswith("~"))
    sentence = sentence.removeprefix("~").strip().replace("¶", "\n")
    open_marks: list[tuple[str, str, int]] = []
    text, at = "", 0
    while at < len(sentence):
        opening = _OPEN.match(sentence, at)
        if opening:
            open_marks.append((opening.group(1), opening.group(2) or "1", len(text)))
            at = opening.end()
        elif sentence[at] == "]" and open_marks:
            role, number, start = open_marks.pop()
            out.attributions.setdefault(number, {}).setdefault(role, []).append((start, len(text)))
            at += 1
        else:
            text += sentence[at]
            at += 1
    out.text = text
    out.expected = dict(pair.split("=", 1) for pair in fields.split() if "=" in pair)
    return out
