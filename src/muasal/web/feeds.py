"""A watch as an Atom feed (RFC 4287)."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from muasal.web.rendering import printable


def atom(found: Mapping[str, Any], address: str) -> str:
    """The feed of what is new in a watch. `address`: where the app is, without a slash at its end."""
    entries = "".join(_entry(row, found["made_at"], address) for row in found["rows"])
    here = f"{address}/watches/{found['watch']}"
    updated = max([found["made_at"], *(_moment(row, "") for row in found["rows"])])
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom">\n<id>{escape(here)}</id>\n<title>{escape(found["name"])}</title>\n'
        f'<updated>{escape(updated)}</updated>\n<link rel="self" href={quoteattr(f"{here}.atom")}/>\n'
        f"<link href={quoteattr(here)}/>\n<author><name>Muasal</name></author>\n{entries}</feed>\n"
    )
    return printable(text)


def _entry(row: Mapping[str, Any], without: str, address: str) -> str:
    here = f"{address}/claim/{row['id']}"
    origins = ", ".join(row["origins"])
    return (
        f"<entry>\n<id>{escape(here)}</id>\n<title>{escape(' '.join(row['text'].split()))}</title>\n"
        f"<updated>{escape(_moment(row, without))}</updated>\n<link href={quoteattr(here)}/>\n"
        f"<summary>{escape(str(row['outlet'] or 'outlet not known'))}; from: {escape(origins)}</summary>\n</entry>\n"
    )


def _moment(row: Mapping[str, Any], without: str) -> str:
    """The date of publication as a moment."""
    return f"{row['published'][:10]}T00:00:00Z" if row["published"] else without
