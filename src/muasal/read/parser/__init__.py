"""The trained parser: words of sentences in, tags, features and trees out. Only `read/parse.py` uses it."""

from muasal.read.parser.network import Network, Parsed
from muasal.read.parser.units import Unit, units

__all__ = ["Network", "Parsed", "Unit", "units"]
