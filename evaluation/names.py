#!/usr/bin/env python3
"""Names of people and organisations, measured on sentences with marked names.

    names.py DATA_DIR [--json] [--show N] [--read]

DATA_DIR holds ner/*.gz (tagged tokens, IOB2) and places/*.jsonl; a file that is missing is named and left out.

detection    any name found, whatever its type, against any marked name (people, organisations, places)
PER, ORG     found names of type person, of types organisation and medium, against the marked ones
overlap      a found name counts that shares a character with a marked one, each used once; exact: the same characters
typed        of found names that overlap a marked person or organisation: the share whose type is the marked one,
             the share that is typed otherwise; the rest has no type
places       marked places of places/*.jsonl: the share that a found person overlaps (the less the better); all there
             is to check Ukrainian and Russian by

The texts of idner are rebuilt from their tokens; each sentence stands alone. Those of EWT are read by
the document.
--read       names as read, before the register of entities and the map of places are asked
--show N     N errors a file: what is marked and not found so, what is found and not marked so
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from muasal.model import Article, EntityMention, Place, Span
from muasal.pipeline import resolved
from muasal.read import read as read_article

FILES = (
    ("id", "id_idner-dev", "conll"),
    ("en", "en_uner-ewt-dev", "iob2"),
    ("en", "en_uner-ewt-test", "iob2"),
)
PLACES = (("id", "idner"), ("en", "trnews"), ("uk", "ner_uk"), ("ru", "nerel"))
LABELS = {"person": "PER", "organisation": "ORG", "medium": "ORG", "place": "LOC"}
SCORED = ("PER", "ORG")
NO_SPACE_BEFORE = frozenset(",.;:!?)%]")
NO_SPACE_AFTER = frozenset("([")

Figures = dict[str, float | int | None]
Name = tuple[Span, str]  # label, "" for a name without a type
Reader = Callable[[str, str], Sequence[Name]]  # text, language → names


@dataclass
class Text:
    """A text with its marked names, built up token by token."""

    text: str = ""
    names: list[Name] = field(default_factory=list)

    def add(self, token: str, tag: str, gap: str) -> None:
        """A further token. `tag` is its IOB2 tag; labels other than PER, LOC and ORG are no names."""
        start = len(self.text) + len(gap)
        self.text += gap + token
        label = tag[2:]
        if tag.startswith("B-") and label in ("PER", "LOC", "ORG"):
            self.names.append((Span(start, len(self.text)), label))
        elif tag.startswith("I-") and self.names and self.names[-1][0].end + len(gap) == start:
            self.names[-1] = (Span(self.names[-1][0].start, len(self.text)), self.names[-1][1])


def muasal(text: str, language: str) -> list[Name]:
    """The names Muasal finds in a text that stands alone: what `muasal read` shows as entities and places."""
    mentions = resolved([Article("s", text, language)])[0].mentions
    entities = [(m.span, LABELS.get(m.type, "")) for m in mentions if isinstance(m, EntityMention)]
    taken = [span for span, _ in entities]
    places = [(m.span, "LOC") for m in mentions if isinstance(m, Place) and m.value and not _within(m.span, taken)]
    return sorted((s, at) for s, at in [*entities, *places] if any(c.isupper() for c in s.of(text)))


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def as_read(text: str, language: str) -> list[Name]:
    """The same before register and map are asked."""
    return [(m.span, LABELS.get(m.type, "")) for m in read_article(Article("s", text, language)).names]


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")


def conll(path: Path) -> Iterator[Text]:
    """`token POS tag`, a blank line after each sentence; spaces put back as one would write them."""
    text, before = Text(), "("
    for line in [*_lines(path), ""]:
        cells = line.split()
        if not cells:
            if text.text:
                yield text
            text, before = Text(), "("
            continue
        tight = before in NO_SPACE_AFTER or cells[0] in NO_SPACE_BEFORE
        text.add(cells[0], cells[-1], "" if tight else " ")
        before = cells[0]


def iob2(path: Path) -> Iterator[Text]:
    """Tab-separated tokens under `# text = …`; a text for each `# newdoc`, one sentence a line."""
    text, line, at = Text(), "", 0
    for row in _lines(path):
        if row.startswith("# newdoc") and text.text:
            yield text
            text = Text()
        elif row.startswith("# text ="):
            line, at = row.removeprefix("# text =").strip(), 0
        cells = row.split("\t")
        if row.startswith("#") or len(cells) < 3:
            continue
        token = cells[1]
        begin = line.find(token, at)
        opens = at == 0
        gap = line[at:begin] if begin >= 0 else " "
        text.add(token, cells[2], "\n" * bool(text.text) if opens else gap)
        at = begin + len(token) if begin >= 0 else at
    if text.text:
        yield text


READERS = {"conll": conll, "iob2": iob2}


def matched(gold: Sequence[Span], found: Sequence[Span], exact: bool) -> int:
    """How many found spans meet a marked one, each marked one used once."""
    left, hits = list(gold), 0
    for span in found:
        partner = next((g for g in left if (g == span if exact else g.overlaps(span))), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


class Tally:
    """Counts over texts: by what is scored and how it is matched, marked, found and met."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], list[int]] = {}
        self.types = [0, 0, 0]  # overlapping a marked person or organisation, typed right, typed wrong
        self.texts = 0
        self.errors: list[str] = []

    def add(self, text: Text, found: Sequence[Name]) -> None:
        """A further text with what was found in it."""
        self.texts += 1
        for label in ("any", *SCORED):
            gold, mine = ([s for s, at in names if label in ("any", at)] for names in (text.names, found))
            for way in ("overlap", "exact"):
                met = matched(gold, mine, way == "exact")
                was = self.counts.setdefault((label, way), [0, 0, 0])
                self.counts[label, way] = [a + b for a, b in zip(was, (len(gold), len(mine), met), strict=True)]
        for span, label in found:
            marked = {at for s, at in text.names if s.overlaps(span)}
            if marked & set(SCORED):
                self.types[0] += 1
                self.types[1] += label in marked
                self.types[2] += bool(label) and label not in marked
        self.errors += _errors(text, found)

    def figures(self) -> Figures:
        """Always under the same keys."""
        out: Figures = {"texts": self.texts}
        for (label, way), (gold, found, met) in self.counts.items():
            key = "detection" if label == "any" else label
            out |= {f"{key}_n": gold, f"{key}_{way}_precision": _ratio(met, found)}
            out |= {f"{key}_{way}_recall": _ratio(met, gold), f"{key}_{way}_f1": _ratio(2 * met, gold + found)}
        out |= {"typed_right": _ratio(self.types[1], self.types[0])}
        return out | {"typed_wrong": _ratio(self.types[2], self.types[0])}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _errors(text: Text, found: Sequence[Name]) -> Iterator[str]:
    """Marked people and organisations not found so, and found ones that are not marked so."""
    for here, there, word in ((text.names, found, "missed"), (found, text.names, "false ")):
        for span, label in here:
            others = [(s, at) for s, at in there if s.overlaps(span)]
            if label in SCORED and label not in {at for _, at in others}:
                instead = ", ".join(f"{at or '-'} {s.of(text.text)}" for s, at in others) or "nothing"
                around = text.text[max(0, span.start - 30) : span.end + 20].replace("\n", " / ")
                yield f"  {word} {label} {span.of(text.text)!r} ({instead}): …{around}…"


def score(texts: Iterable[Text], language: str, reader: Reader = muasal) -> Tally:
    """All texts against what the reader finds in them."""
    tally = Tally()
    for text in texts:
        tally.add(text, reader(text.text, language))
    return tally


def score_places(path: Path, language: str, reader: Reader = muasal) -> Figures:
    """Marked places that are taken for people."""
    marked = wrong = 0
    for row in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(row)
        people = [span for span, label in reader(record["text"], language) if label == "PER"]
        for mention in record["mentions"]:
            marked += 1
            wrong += any(Span(*mention["span"]).overlaps(span) for span in people)
    return {"places": marked, "places_as_persons": _ratio(wrong, marked)}


def present(path: Path) -> bool:
    """Is the file there? If not, it is named on stderr."""
    if not path.exists():
        print(f"missing, left out: {path}", file=sys.stderr)
    return path.exists()


def measure(data: Path, reader: Reader = muasal) -> tuple[dict[str, Figures], dict[str, list[str]]]:
    """The figures and the errors by file."""
    figures: dict[str, Figures] = {}
    errors: dict[str, list[str]] = {}
    for code, name, form in FILES:
        path = data / "ner" / f"{name}.{form}.gz"
        if present(path):
            tally = score(READERS[form](path), code, reader)
            figures[name], errors[name] = tally.figures(), tally.errors
    for code, name in PLACES:
        path = data / "places" / f"{name}.jsonl"
        if present(path):
            figures[f"places-{name}"] = score_places(path, code, reader)
    return figures, errors


def table(figures: dict[str, Figures]) -> Iterator[str]:
    """Lines to read: a file a row."""
    heads = ("texts", "any", "any exact", "PER", "PER exact", "ORG", "ORG exact", "typed right", "typed wrong")
    keys = ("texts", "detection_overlap_f1", "detection_exact_f1", "PER_overlap_f1", "PER_exact_f1")
    keys += ("ORG_overlap_f1", "ORG_exact_f1", "typed_right", "typed_wrong")
    yield "F1 of names (overlap unless exact)"
    yield " " * 20 + "".join(head.rjust(12) for head in heads)
    for name, row in figures.items():
        if "texts" in row:
            yield name.ljust(20) + "".join(_cell(row[key]).rjust(12) for key in keys)
    yield ""
    yield "Places taken for people"
    for name, row in figures.items():
        if "places" in row:
            yield name.ljust(20) + _cell(row["places"]).rjust(12) + _cell(row["places_as_persons"]).rjust(12)


def _cell(value: float | int | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--json", action="store_true", help="print JSON: figures by file")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N errors a file")
    parser.add_argument("--read", action="store_true", help="names as read, without register and map")
    args = parser.parse_args()
    figures, errors = measure(args.data, as_read if args.read else muasal)
    print(json.dumps(figures, indent=1) if args.json else "\n".join(table(figures)))
    for name, lines in errors.items() if args.show else ():
        print(f"\n{name}", *lines[:: max(1, len(lines) // args.show)][: args.show], sep="\n")
    return 0 if figures else 1


if __name__ == "__main__":
    sys.exit(main())
