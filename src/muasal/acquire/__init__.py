"""Acquire: an address, a file, a folder or standard input → articles. `gather` is the way in."""

from muasal.acquire.gather import gather
from muasal.acquire.results import Acquired, Refused

__all__ = ["Acquired", "Refused", "gather"]
