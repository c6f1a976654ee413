"""The only file that knows every stage, in order: articles → readings → resolved → one story."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from muasal.compare import compare
from muasal.model import Article, Entity, Story
from muasal.read import read
from muasal.resolve import Resolved, outlet_keys, outlet_of, resolve

Progress = Callable[[str, int, int], None]  # what, done, of


def silent(what: str, done: int, of: int) -> None:
    """No progress shown."""


def trace(articles: Iterable[Article], name: str = "story", progress: Progress = silent) -> Story:
    """The story told by `articles`, in whatever order they come. Same articles, same story, byte for byte."""
    ordered = in_order(articles)
    return compare(gather(name, resolved(ordered, progress)))


def resolved(articles: Sequence[Article], progress: Progress = silent) -> list[Resolved]:
    """Each article read and resolved by itself; only the outlets' names are known across the batch."""
    outlets = outlet_keys(articles)
    out = []
    for done, article in enumerate(articles, 1):
        out.append(resolve(read(article), outlet_of(article), outlets))
        progress("read", done, len(articles))
    return out


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
    used |= {outlet_of(p.article).entity.id for p in parts}
    return Story(
        name=name,
        articles=tuple(_with_outlet(p.article) for p in parts),
        attributions=tuple(a for p in parts for a in p.attributions),
        claims=tuple(c for p in parts for c in p.claims),
        entities={id: entities[id] for id in sorted(entities) if id in used},
        suspicions=tuple(s for p in parts for s in p.suspicions),
    )


def _with_outlet(article: Article) -> Article:
    """The article with its outlet's name filled in where only the address told it."""
    outlet = outlet_of(article)
    return replace(article, outlet=outlet.entity.name) if outlet.known and not article.outlet else article
