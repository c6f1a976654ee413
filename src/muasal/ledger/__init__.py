"""What was found, kept: an append-only store in one SQLite file, written by `write`, read through `View`."""

from muasal.ledger.claim_rows import CLAIM, Filters
from muasal.ledger.corrections import Correction, correct, corrections, judgements
from muasal.ledger.database import open_ledger
from muasal.ledger.finding import Found
from muasal.ledger.listing import ARTICLE, STORY
from muasal.ledger.view import View
from muasal.ledger.writer import Written, write

__all__ = [
    "ARTICLE",
    "CLAIM",
    "STORY",
    "Correction",
    "Filters",
    "Found",
    "View",
    "Written",
    "correct",
    "corrections",
    "judgements",
    "open_ledger",
    "write",
]
