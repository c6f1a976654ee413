"""Settings: one frozen object, read once at the edge and handed down."""

from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and places. Sizes in bytes, times in seconds."""

    ledger: Path = Path("muasal.db")
    interface_language: str = "en"  # of the report: en, id, uk or ru
    page_bytes: int = 10 * MB
    unpacked_bytes: int = 50 * MB
    unpack_ratio: int = 200
    redirects: int = 5
    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    obey_robots: bool = True
    user_agent: str = "Muasal/0.1 (news provenance; reads single pages a person asked for)"
