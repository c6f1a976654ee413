"""The payloads of xss.txt."""

import re
from pathlib import Path

_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|[nt0\\])")
_LETTERS = {"n": "\n", "t": "\t", "0": "\0", "\\": "\\"}


def payloads() -> list[str]:
    """All payloads, escapes read."""
    lines = Path(__file__).with_name("xss.txt").read_text(encoding="utf-8").splitlines()
    return [_ESCAPE.sub(_read, line) for line in lines if line and not line.startswith("# ")]


def _read(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if code.startswith("u") else _LETTERS[code]
