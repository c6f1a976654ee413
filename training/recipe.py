"""A language's recipe (`recipes/<code>.toml`) as objects: which treebanks in which style, in which phases."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.conllu import Tree, read
from training import outside, silver
from training.corpus import Part
from training.learn import Phase
from training.network import Size

RECIPES = Path(__file__).parent / "recipes"


@dataclass(frozen=True)
class Recipe:
    """How one language's parser is trained.

    `parts` are treebanks, in the order of their styles: the first style is the one the finished parser follows.
    `phases` train each teacher, `last` the parser itself; `raw` are files of news for the teachers to label.
    """

    code: str
    split: bool
    dropout: float
    size: Size
    parts: Sequence[Mapping[str, Any]]
    phases: Sequence[Phase]
    last: Sequence[Phase]
    teachers: int
    raw: Sequence[str]
    dev: Sequence[str]
    notes: Sequence[str]  # for the model card

    def missing(self, data: Path) -> list[str]:
        """The files of the recipe that the data folder does not have."""
        files = [*(file for part in self.parts for file in part["files"]), *self.raw, *self.dev]
        return sorted({file for file in files if not (data / file).exists()})

    def treebanks(self, data: Path) -> list[Part]:
        """The treebanks of the recipe, read from the data folder."""
        return [self._part(data, part) for part in self.parts]

    def _part(self, data: Path, part: Mapping[str, Any]) -> Part:
        if part.get("parser") == "natasha":
            raw = (words for file in part["files"] for words in silver.sentences(data / file, self.code))
            trees = list(outside.natasha(raw))
        else:
            trees = [tree for file in part["files"] for tree in self.trees(data / file)]
        kept = [t for t in trees if not any(genre in t.document for genre in part.get("without", ()))]
        return Part(kept, part["style"], part.get("weight", 1.0), features=part.get("features", True))

    def trees(self, path: Path) -> list[Tree]:
        """The trees of a file, words cut as this language's parser wants them."""
        return list(read(path, self.split))


def load(code: str) -> Recipe:
    """The recipe of a language. A file or key that is not there is an error that names it."""
    told = tomllib.loads((RECIPES / f"{code}.toml").read_text(encoding="utf-8"))
    return Recipe(
        code=code,
        split=told.get("split", False),
        dropout=told.get("dropout", 0.3),
        size=Size(**told.get("size", {})),
        parts=told["part"],
        phases=[_phase(p) for p in told["phase"]],
        last=[_phase(p) for p in told.get("last", told["phase"])],
        teachers=told.get("teachers", 0),
        raw=told.get("raw", ()),
        dev=told["dev"],
        notes=told.get("notes", ()),
    )


def _phase(told: Mapping[str, Any]) -> Phase:
    return Phase(**{**told, "styles": tuple(told["styles"])})
