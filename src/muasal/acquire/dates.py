"""Dates of publication as pages write them → ISO 8601 dates. The day is taken as written, in the page's own zone."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_PACKED = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?\s*$")
_ADDRESS = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)"),
    re.compile(r"[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/_.-]|$)"),
    re.compile(r"[/_-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)"),
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2099  # the web's years


def day(written: str) -> str | None:
    """The ISO date of a machine-written date or date-time (ISO 8601, 2024/10/25, 20241025, RFC 2822), else None."""
    for pattern in (_ISO, _SLASHED, _PACKED):
        match = pattern.match(written)
        if match:
            return _valid(*match.groups())
    try:
        return _valid(*parsedate_to_datetime(written[:60]).strftime("%Y %m %d").split())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_in_address(address: str) -> str | None:
    """The date in an address such as /2024/10/25/a-title, None if there is none or two differ."""
    path = address.partition("?")[0].partition("#")[0]
    found = {_valid(*match.groups()) for pattern in _ADDRESS for match in pattern.finditer(path)} - {None}
    return found.pop() if len(found) == 1 else None


def _valid(year: str, month: str, of_month: str) -> str | None:
    try:
        found = date(int(year), int(month), int(of_month))
    except ValueError:
        return None
    return found.isoformat() if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
