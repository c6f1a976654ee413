"""What a form says → the JSON of a correction."""

import json
from collections.abc import Mapping
from typing import Any

from muasal import languages
from muasal.errors import UsageError
from muasal.ledger import View
from muasal.model import Entity
from muasal.resolve import registry
from muasal.resolve.register import slug

LINKS = 4  # sources of one chain a form has room for
NUMBERS = ("value", "lat", "lon")


def value_of(view: View, sent: Mapping[str, str]) -> str:
    """The new value in JSON, by the field: words as they are, chains and details from their own inputs."""
    head = sent.get("field", "").partition(":")[0]
    if head == "chain":
        links = [sent.get(f"link{n}", "").strip() for n in range(1, LINKS + 1)]
        value: Any = [who(view, link, sent.get("type", "")) for link in links if link]
        if not value:
            raise UsageError("a source needs a name; to say that there is none, reject the attribution")
    elif head == "value":
        value = _detail(view, sent)
    elif head == "span":
        value = [_whole(sent.get("start", "")), _whole(sent.get("end", ""))]
    elif head == "entity":
        value = {"from": sent.get("target", "").removeprefix("somebody:"), **who(view, sent.get("value", "").strip())}
    elif head in ("same", "retells"):
        value = sent.get("value") == "yes"
    else:
        value = sent.get("value", "").strip()
        if not value:
            raise UsageError(f"correcting {sent.get('field', '')!r}: say what it is instead")
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def who(view: View, name: str, type: str = "") -> dict[str, str]:
    """The entity with this id or name: of the ledger, of the register, else a new one."""
    known = view.entities(name)
    entity = known[0] if known else registry.load().entities.get(name) or _called(name)
    if entity is None:
        entity = Entity(slug(name, languages.get("en")), name, type or "organisation")
    return {"id": entity.id, "name": entity.name, "type": entity.type}


def _called(name: str) -> Entity | None:
    found = (registry.load().called(name, code) for code in languages.CODES)
    return next((entity for entity in found if entity), None)


def _detail(view: View, sent: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a detail that were filled in."""
    kind = sent.get("target", "").rpartition("@")[2].partition(":")[0]
    names = ("value", "unit", "modifier", "role", "per", "country", "lat", "lon", "precision")
    filled = {name: sent[f"new-{name}"].strip() for name in names if sent.get(f"new-{name}", "").strip()}
    if not filled:
        raise UsageError("say what the detail is instead")
    found: dict[str, Any] = {
        name: _number(text) if name in NUMBERS and (kind == "quantity" or name != "value") else text
        for name, text in filled.items()
    }
    if kind == "entity" and "value" in found:
        entity = who(view, found["value"])
        found |= {"value": entity["id"], "name": entity["name"], "type": entity["type"]}
    return found


def _number(text: str) -> float | list[float]:
    """A number, or two with a dash between them for a range."""
    low, dash, high = text.replace(",", "").replace("–", "-").lstrip("-").partition("-")
    try:
        return [float(low), float(high)] if dash else float(text.replace(",", ""))
    except ValueError:
        raise UsageError(f"{text!r} is no number; write 12000, 1.5 or 10000-12000") from None


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"{text!r} is no place in a text")
    return int(text)
