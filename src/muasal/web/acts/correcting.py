"""Corrections and their undoing."""

from collections.abc import Mapping

from muasal import keeping
from muasal.errors import UsageError
from muasal.ledger import Correction
from muasal.model.judgement import FIELDS as CORRECTABLE
from muasal.web.acts.values import value_of
from muasal.web.declared import Act, Parameter, Posted

FIELDS = (
    Parameter("target", "The finding: a ledger id.", needed=True),
    Parameter("field", f"What of it: {', '.join(CORRECTABLE)}.", needed=True),
    Parameter("value", "What it is instead."),
    Parameter("others", "Of a link: the ids of its other ends, with blanks between them."),
    Parameter("old", "What it was."),
    Parameter("why", "Why.", needed=True),
    Parameter("seen", "The number of the newest correction when the finding was looked at."),
    Parameter("back", "Where to go afterwards."),
)


def correct(posted: Posted) -> str:
    """Adds a correction. ConflictError if the finding was corrected since it was looked at."""
    sent = posted.fields
    correction = Correction(
        who=posted.who,
        made_at=keeping.now(),
        why=sent.get("why", "").strip() or "no reason given",
        target=sent.get("target", ""),
        field=sent.get("field", ""),
        old=sent.get("old") or None,
        new=value_of(posted.view, sent),
        others=tuple(sent.get("others", "").split()),
    )
    keeping.correct(posted.house.engine, correction, number(sent.get("seen")))
    return back(sent)


def undo(posted: Posted) -> str:
    """Takes back the correction with this number."""
    keeping.undo(posted.house.engine, number(posted.ids["id"]) or 0, posted.who)
    return back(posted.fields)


def back(sent: Mapping[str, str]) -> str:
    """A path of this app to go to; anything else leads home."""
    path = sent.get("back", "")
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def number(text: str | None) -> int | None:
    """The number of a correction or act in a form. UsageError for what is none."""
    if not text:
        return None
    if not text.isdecimal() or len(text) > 12:
        raise UsageError(f"{text!r} is no number of a correction or act")
    return int(text)


ACTS = (
    Act("/correct", "Corrects one field of one finding.", correct, FIELDS),
    Act("/corrections/{id}/undo", "Takes a correction back.", undo, (FIELDS[-1],)),
)
