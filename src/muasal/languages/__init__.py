"""The languages Muasal reads: a folder of tables each."""

from muasal.languages.base import CODES, Cue, Handling, Kind, Language, Noun, get
from muasal.languages.lexicon import Lexicon, Match

__all__ = ["CODES", "Cue", "Handling", "Kind", "Language", "Lexicon", "Match", "Noun", "get"]
