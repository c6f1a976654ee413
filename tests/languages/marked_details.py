"""Reads marked sentences: `[words](value …)` in plain text files that a speaker can extend without Python."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks; `marks` are (start, end, what stands in the round brackets)."""

    text: str
    marks: tuple[tuple[int, int, str], ...]
    published: str | None
    where: str


def sentences(path: Path) -> Iterator[Marked]:
    """The marked sentences of a file. `# …` is a remark, `@ date` the publication day of what follows."""
    published = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            published = line[1:].strip() or None
        elif line.strip() and not line.startswith("#"):
            yield _parse(line, published, f"{path.parent.name}/{path.name}:{number}")


def _parse(line: str, published: str | None, where: str) -> Marked:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return Marked(text + line[at:], tuple(marks), published, where)
