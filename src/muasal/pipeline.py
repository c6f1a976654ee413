"""The only file that knows every stage, in order: articles → readings → resolved → one story."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from muasal.acquire import Acquired, Refused
from muasal.acquire import gather as acquire
from muasal.acquire.identify import identify
from muasal.amend import Amended, amend
from muasal.compare import compare
from muasal.errors import UsageError
from muasal.languages import CODES
from muasal.model import Article, Attribution, Entity, Judgement, Story
from muasal.read import read
from muasal.resolve import Resolved, outlet_keys, outlet_of, resolve, unify
from muasal.settings import Settings

Progress = Callable[[str, int, int], None]  # what, done, of


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says about articles that do not say it themselves."""

    outlet: str | None = None
    published: str | None = None
    language: str | None = None

    def fill(self, article: Article) -> Article:
        """The article with unknown fields filled; a language that was said wins over one that was guessed."""
        return replace(
            article,
            outlet=article.outlet or self.outlet,
            published=article.published or self.published,
            language=self.language or article.language,
            notes=tuple(n for n in article.notes if not (self.language and n.startswith("language "))),
        )


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class Traced:
    """What came of a list of sources: the story, what was refused, and the bytes as received by SHA-256."""

    story: Story
    refused: Sequence[Refused]
    received: Mapping[str, tuple[bytes, str]]


def silent(what: str, done: int, of: int) -> None:
    """No progress shown."""


def trace_sources(
    sources: Sequence[str],
    settings: Settings,
    given: Given = NOTHING_GIVEN,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Traced:
    """Paths, folders and addresses as a person gives them → one story. What cannot be used is in `refused`."""
    acquired, refused = acquire_all(sources, settings, given, stdin)
    story = trace([a.article for a in acquired], story_name(sources), progress)
    return Traced(story, refused, {a.article.digest: (a.raw, a.media_type) for a in acquired})


def acquire_all(
    sources: Sequence[str], settings: Settings, given: Given, stdin: BinaryIO | None
) -> tuple[list[Acquired], list[Refused]]:
    """The articles of the sources, with what the person said of them filled in where they do not say it themselves."""
    results = list(acquire(sources, settings, stdin=stdin))
    acquired = [replace(r, article=given.fill(r.article)) for r in results if isinstance(r, Acquired)]
    return acquired, [r for r in results if isinstance(r, Refused)]


def story_name(sources: Sequence[str]) -> str:
    """A name for what is traced: the folder's, if it is one folder."""
    path = Path(sources[0]) if len(sources) == 1 else None
    return path.resolve().name if path is not None and path.is_dir() else "story"


def trace(articles: Iterable[Article], name: str = "story", progress: Progress = silent) -> Story:
    """The story told by `articles`, in whatever order they come. Same articles, same story, byte for byte."""
    ordered = in_order(articles)
    return told(name, resolved(ordered, progress))


def corrected(story: Story, keys: Mapping[str, str], judgements: Sequence[Judgement]) -> Amended:
    """A traced story as people corrected it: judgements go between resolving and comparing, which is done anew.

    `keys`: the story's id of an article to the key that judgements name it by. Where no judgement holds, the story is
    returned as it is.
    """
    outlets = {a.id: outlet_of(a).entity.id for a in story.articles}
    amended = amend(story, keys, outlets, judgements)
    return replace(amended, story=compare(amended.story, amended.decided)) if amended.held else amended


def attributions(text: str, language: str | None = None, attitudes: bool = True) -> list[Attribution]:
    """Who says what in `text`: source, cue and content as spans of it, chain, stance, certainty and rule, in order.

    `language` is one of languages.CODES; without it the language is told from the text. A text in none of them has no
    attributions. With `attitudes` also what somebody wants, supports or fears, as the learned tagger sees it; `trace`
    goes without. UsageError for another code.
    """
    if language is not None and language not in CODES:
        raise UsageError(f"reading attributions: no tables for {language!r}; give one of {', '.join(CODES)}, or none")
    article = Article("text", text, language or identify(text).code)
    return list(read_one(article, outlet_keys([article]), attitudes).attributions)


def resolved(articles: Sequence[Article], progress: Progress = silent, attitudes: bool = False) -> list[Resolved]:
    """Each article read and resolved by itself; only the outlets' names are known across the batch.

    `attitudes` as for attributions.
    """
    outlets = outlet_keys(articles)
    out = []
    with no_search_for_cycles():  # once for all of them: what has been read stays
        for done, article in enumerate(articles, 1):
            out.append(read_one(article, outlets, attitudes))
            progress("read", done, len(articles))
    return out


def read_one(article: Article, outlets: Mapping[str, str], attitudes: bool = False) -> Resolved:
    """One article read and resolved. `outlets`: the outlets' names of the whole batch, see outlet_keys."""
    with no_search_for_cycles():
        return resolve(read(article, attitudes), outlet_of(article), outlets)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Meanwhile Python does not look for objects that hold each other and are held by nothing else. Reading makes a
    great many objects and none such (a test sees to it), but the search would go through all tables again and again."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def told(name: str, parts: Sequence[Resolved]) -> Story:
    """The story that read articles tell, in story order."""
    return compare(gather(name, unify(parts)))


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Story order: by date of publication, the undated last, then by id."""
    return sorted(articles, key=lambda a: (a.published or "9999", a.id, a.digest))


def gather(name: str, parts: Sequence[Resolved]) -> Story:
    """The readings as one story, nothing compared yet."""
    entities: dict[str, Entity] = {}
    for part in parts:
        for id, entity in part.entities.items():
            entities.setdefault(id, entity)
    used = {id for p in parts for a in p.attributions for id in a.chain} | {
        o for p in parts for c in p.claims for o in c.origins
    }
    used |= {str(s.value) for p in parts for c in p.claims for s in c.slots if s.kind == "entity"}
    used |= {hand.entity for p in parts for e in p.evidence for hand in e.hands}
    used |= {outlet_of(p.article).entity.id for p in parts}
    return Story(
        name=name,
        articles=tuple(_with_outlet(p.article) for p in parts),
        attributions=tuple(a for p in parts for a in p.attributions),
        claims=tuple(c for p in parts for c in p.claims),
        entities={id: entities[id] for id in sorted(entities) if id in used},
        suspicions=tuple(s for p in parts for s in p.suspicions),
        quotations=tuple(q for p in parts for q in p.quotations),
        evidence=tuple(e for p in parts for e in p.evidence),
    )


def _with_outlet(article: Article) -> Article:
    """The article with its outlet's name filled in where only the address told it."""
    outlet = outlet_of(article)
    return replace(article, outlet=outlet.entity.name) if outlet.known and not article.outlet else article
