"""A learned tagger of attributions that sees no words: cues first, then the source and the content of each cue.

It sees the tree, classes of words out of the language's tables, marks and quotations (`signs`), so that one network
serves every language that has a parser and tables. Trained on English by `training/tagging`.
"""

from functools import cache
from pathlib import Path
from zipfile import BadZipFile

from muasal.errors import TableError
from muasal.read.tagger.network import Tagger
from muasal.read.tagger.signs import Seen, seen
from muasal.read.tagger.tagged import Tagged, tagged

__all__ = ["STORED", "Seen", "Tagged", "Tagger", "seen", "tagged", "tagger"]

STORED = Path(__file__).parents[2] / "data" / "tagger" / "weights.npz"


@cache
def tagger() -> Tagger | None:
    """The trained tagger, loaded when first asked for; None where it is not there. A broken file raises TableError."""
    if not STORED.exists():
        return None
    try:
        return Tagger.load(STORED)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise TableError(f"loading the tagger from {STORED.name}: {error}; install Muasal again") from error
