"""Document → kinds of event: the words that name an act or state, by the scheme in languages/events.toml."""

import tomllib
from functools import cache

from muasal import tables
from muasal.errors import TableError
from muasal.languages import Language, Lexicon
from muasal.languages.base import FOLDER
from muasal.languages.lexicon import ELLIPSIS
from muasal.model import Document, Event, Sentence, Span


@cache
def kinds() -> frozenset[str]:
    """The codes of all kinds of event. TableError if the scheme cannot be read."""
    path = FOLDER / "events.toml"
    try:
        areas = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"reading the scheme of event kinds, {path.name}: {error}; reinstall the package") from error
    return frozenset(code for area in areas.values() for code in area)


@cache
def triggers(language: Language) -> Lexicon[str]:
    """The language's trigger words to kinds. TableError names a kind the scheme does not have."""
    rows = tables.load(language.folder / "events.tsv")
    for row in rows:
        if row["kind"] not in kinds():
            raise TableError(f"{language.code}/events.tsv: {row['trigger']!r} has the unknown kind {row['kind']!r}")
    return Lexicon((form, row["kind"]) for row in rows for form in gapless(row["trigger"]))


def gapless(trigger: str) -> list[str]:
    """The trigger, and what it is when its gap is empty."""
    return [trigger, trigger.replace(f"{ELLIPSIS} ", "")] if ELLIPSIS in trigger else [trigger]


def find(document: Document, language: Language) -> list[Event]:
    """Every event named in the document, left to right; asides left out. A gap inside a trigger lies in its span."""
    lexicon = triggers(language)
    if not lexicon:
        return []
    out = []
    for sentence in document.sentences:
        if not sentence.aside:
            bodies = _bodies(document, language, sentence)
            for match in lexicon.find(document.tokens, sentence.first, sentence.last):
                if not bodies.issuperset(match.tokens):
                    first, last = document.tokens[match.tokens[0]], document.tokens[match.tokens[-1]]
                    out.append(Event(match.value, Span(first.start, last.end)))
    return out


def _bodies(document: Document, language: Language, sentence: Sentence) -> set[int]:
    """Tokens of what institutions are called: the transport ministry transports nothing."""
    found = language.organisations.find(document.tokens, sentence.first, sentence.last)
    return {i for match in found if len(match.tokens) > 1 for i in match.tokens}
