"""What people correct. A correction is a row; it is never changed: one that replaces or takes back another says so."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from muasal.errors import ConflictError, UsageError
from muasal.ledger import audit
from muasal.ledger.anchoring import target_and_anchors
from muasal.ledger.database import failing
from muasal.ledger.loading import gather
from muasal.ledger.schema import correction_anchors
from muasal.ledger.schema import corrections as table
from muasal.model import Anchor, Judgement, Span
from muasal.model.judgement import FIELDS, WORDS

_COLUMNS = ("who", "made_at", "why", "field", "old", "new", "supersedes")


@dataclass(frozen=True)
class Correction:
    """Who says that `field` of the finding `target` is `new` and not `old`, when and why.

    `new` is JSON, as told in muasal.model.judgement; None takes back what it supersedes: it is as the software read it.
    """

    who: str
    made_at: str  # ISO 8601
    why: str
    target: str  # a ledger id, `<claim>@<kind>:<start>-<end>` for a detail, `somebody:<entity>` or `story:<key>`
    field: str
    old: str | None
    new: str | None
    id: int = 0  # given by the ledger, from 1
    supersedes: int | None = None
    superseded_by: int | None = None  # found when reading; nothing is written into the old row
    others: tuple[str, ...] = ()  # ids of a link's other ends; asked for, not kept: the anchors are
    anchors: tuple[Anchor, ...] = ()  # what it holds on to, found by the ledger


def correct(engine: sa.Engine, correction: Correction, seen: int | None = None) -> Correction:
    """Adds a correction and its row in the audit trail, and returns it with its id, anchors and full target.

    `seen`: the number of the newest correction at the time the target was looked at; what stands since before then is
    superseded without being named.

    UsageError if the target does not exist or has no such field, the value is none for it, nobody or no reason is
    named, or what it supersedes is no correction of the same. ConflictError if somebody was quicker: if it does not
    supersede the correction that stands, or if the target was corrected after number `seen`.
    """
    for name in ("who", "made_at", "why", "field"):
        if not getattr(correction, name).strip():
            raise UsageError(f"a correction needs {name!r}: say who corrects what, when and why")
    with failing("correct", engine.url.database or ""), engine.begin() as connection:
        new = _anchored(connection, correction)
        _check(new)
        past = about(connection, new.anchors[0])
        if new.anchors[0].what == "somebody":  # anchors of people hold no words: their id tells them apart
            past = [c for c in past if c.target == new.target]
        new = _in_turn(past, new, seen)
        number = (connection.scalar(sa.select(sa.func.max(table.c.id))) or 0) + 1
        row = {"id": number, "target": new.target, **{column: getattr(new, column) for column in _COLUMNS}}
        connection.execute(table.insert(), row)
        connection.execute(correction_anchors.insert(), [_anchor_row(number, n, a) for n, a in enumerate(new.anchors)])
        action = "correct" if new.new is not None else "undo"
        audit.record(connection, new.who, new.made_at, action, new.target, {**row, "anchors": list(new.anchors)})
        return replace(new, id=number)


def _anchored(connection: sa.Connection, c: Correction) -> Correction:
    if c.supersedes is not None and not c.others:
        old = next(iter(_load(connection, [table.c.id == c.supersedes])), None)
        if old is not None and old.field == c.field and c.target == old.target:
            return replace(c, anchors=old.anchors)
    target, field, anchors = target_and_anchors(connection, c.target, c.field)
    ends = [target_and_anchors(connection, other, c.field)[2][0] for other in c.others]
    if c.target.startswith("somebody:") and ends:
        anchors = ()
    return replace(c, target=target, field=field, anchors=(*anchors, *ends))


def _check(c: Correction) -> None:
    head = c.field.partition(":")[0]
    what = c.anchors[0].what if c.anchors else ""
    if what not in FIELDS.get(head, ()):
        raise UsageError(f"{c.target} is a {what} and has no {c.field!r}; it has {', '.join(_fields(what))}")
    if c.new is None:
        return
    try:
        value: Any = json.loads(c.new)
    except ValueError:
        raise UsageError(f"correcting {c.field!r} to {c.new!r}: this is no JSON") from None
    if head in WORDS and value not in WORDS[head]:
        raise UsageError(f"correcting {c.field!r} to {value!r}: it is one of {', '.join(WORDS[head])}")


def _in_turn(past: list[Correction], new: Correction, seen: int | None) -> Correction:
    """The correction with what it supersedes, as far as nobody was quicker."""
    same = [c for c in past if (c.field, c.anchors) == (new.field, new.anchors)]
    standing = next((c for c in same if c.superseded_by is None), None)
    if new.supersedes is not None and new.supersedes not in {c.id for c in same}:
        raise UsageError(f"correction {new.supersedes} is none of {new.field!r} of {new.target}")
    last = past[-1] if past else None
    late = last if seen is not None and last is not None and last.id > seen else None
    if late is None and standing is not None and standing.id != new.supersedes:
        if seen is not None and new.supersedes is None:
            return replace(new, supersedes=standing.id)
        late = standing
    if late is not None:
        raise ConflictError(
            f"{late.who} corrected {late.field!r} of {late.target} at {late.made_at} ({late.why}: number {late.id}); "
            f"look at it again, and supersede that one if it is still wrong"
        )
    return new


def _anchor_row(correction: int, position: int, a: Anchor) -> dict[str, Any]:
    start, end = a.span or (None, None)
    found = {"article": a.article, "what": a.what, "span_start": start, "span_end": end}
    return {"correction": correction, "position": position, **found}


# -- reading ---------------------------------------------------------------------------------------------------------


def corrections(engine: sa.Engine, target: str | None = None, *, standing: bool = False) -> list[Correction]:
    """The corrections, oldest first: all, or those of one finding; `standing` leaves out the superseded ones."""
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        if target is None:
            found = _load(connection, [])
        else:
            found = about(connection, target_and_anchors(connection, target, "")[2][0])
        return [c for c in found if not (standing and c.superseded_by is not None)]


def about(connection: sa.Connection, anchor: Anchor) -> list[Correction]:
    """The corrections whose first anchor is this one, oldest first, the superseded ones, too."""
    a, (start, end) = correction_anchors.c, anchor.span or (None, None)
    same = sa.select(a.correction).where(a.position == 0, a.article == anchor.article, a.what == anchor.what)
    same = same.where(a.span_start.is_(None) if start is None else (a.span_start == start) & (a.span_end == end))
    return _load(connection, [table.c.id.in_(same)])


def newest(connection: sa.Connection) -> int:
    """The number of the newest correction, 0 where there is none."""
    return connection.scalar(sa.select(sa.func.max(table.c.id))) or 0


def last_of(connection: sa.Connection, who: str) -> Correction | None:
    """The newest correction of somebody that stands and takes nothing back."""
    later = sa.select(table.c.supersedes).where(table.c.supersedes.is_not(None))
    mine = sa.select(sa.func.max(table.c.id)).where(
        table.c.who == who, table.c.new.is_not(None), table.c.id.not_in(later)
    )
    return next(iter(_load(connection, [table.c.id == mine.scalar_subquery()])), None)


def of_article(connection: sa.Connection, key: str) -> list[Correction]:
    """The corrections that hold on to something in the article with this key, oldest first."""
    a = correction_anchors.c
    return _load(connection, [table.c.id.in_(sa.select(a.correction).where(a.article == key))])


def of_somebody(connection: sa.Connection, id: str) -> list[Correction]:
    """The corrections of an entity, and those that take somebody for another one, oldest first."""
    return _load(connection, [(table.c.target == f"somebody:{id}") | (table.c.field == "entity")])


def judgements(connection: sa.Connection, articles: Iterable[str]) -> list[Judgement]:
    """What stands of what people decided about the articles with these keys, and about entities everywhere."""
    wanted = {"", *articles}
    return [
        Judgement(c.id, c.who, c.anchors, c.field, c.new, c.why)
        for c in _load(connection, [table.c.new.is_not(None)])
        if c.new is not None and c.superseded_by is None and c.anchors and {a.article for a in c.anchors} <= wanted
    ]


def decided(connection: sa.Connection) -> set[tuple[str, frozenset[Anchor]]]:
    """Field and anchors of what people decided and did not take back. Whoever corrected a finding has seen it: its
    verdict counts as given."""
    standing = [c for c in _load(connection, [table.c.new.is_not(None)]) if c.superseded_by is None and c.anchors]
    seen = {("verdict", frozenset(c.anchors)) for c in standing if "verdict" in _fields(c.anchors[0].what)}
    return seen | {(c.field, frozenset(c.anchors)) for c in standing}


def _fields(what: str) -> list[str]:
    return [name for name, whats in FIELDS.items() if what in whats]


def _load(connection: sa.Connection, where: list[sa.ColumnElement[bool]]) -> list[Correction]:
    later = table.alias("later")
    query = sa.select(table, later.c.id.label("superseded_by")).outerjoin(later, later.c.supersedes == table.c.id)
    rows = [row._asdict() for row in connection.execute(query.where(*where).order_by(table.c.id))]
    held: dict[int, list[Anchor]] = {}
    for row in gather(connection, correction_anchors.c.correction, [row["id"] for row in rows]):
        span = None if row["span_start"] is None else Span(row["span_start"], row["span_end"])
        held.setdefault(row["correction"], []).append(Anchor(row["article"], row["what"], span))
    return [Correction(**row, anchors=tuple(held.get(row["id"], ()))) for row in rows]
