"""What `muasal show` and `muasal explain` print: text for people, or JSON."""

import json
from collections.abc import Iterable
from typing import Any

from muasal.model import Story
from muasal.publish import evidence, evidence_lines, showing
from muasal.publish.terminal import clean


def explain(story: Story, id: str, *, as_json: bool = False) -> str:
    """Why a claim, attribution, cluster or drift was found: its spans, rules and edges. UsageError for another id."""
    found = evidence.evidence(story, id)
    return _json(found) if as_json else _text(evidence_lines.lines(found))


def show(story: Story, id: str, *, as_json: bool = False) -> str:
    """A claim with its sources, details and siblings; a cluster or an article with its claims. UsageError for another
    id."""
    found = showing.shown(story, id)
    return _json(found) if as_json else _text(showing.lines(found))


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _text(lines: Iterable[str]) -> str:
    """One line each, with nothing in it that commands a terminal."""
    return "".join(f"{clean(line).rstrip()}\n" for line in lines)
