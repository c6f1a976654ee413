"""Which outlet an article is from, and the keys by which a batch's outlets are recognised in one another's texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from muasal import languages
from muasal.model import Article, Entity
from muasal.resolve import registry
from muasal.resolve.register import outlet_key, slug


@dataclass(frozen=True, slots=True)
class Outlet:
    """An article's outlet; an unknown one is the article itself (`outlet-a3`), never a guess."""

    entity: Entity
    known: bool


def outlet_of(article: Article) -> Outlet:
    """The outlet of `article`: by domain, by name in the register, else by its own name."""
    known = registry.load()
    host = urlsplit(article.url or "").hostname or ""
    at_home = known.outlet_at(host)
    if at_home and (not article.outlet or article.outlet == at_home.name):
        return Outlet(at_home, True)
    if not article.outlet:
        name = host.removeprefix("www.") or f"unknown outlet of {article.id}"
        return Outlet(Entity(f"outlet-{slug(name, languages.get(article.language))}", name, "outlet"), bool(host))
    language = languages.get(article.language)
    found = _registered(article)
    id, country = (found.id, found.country) if found else (slug(article.outlet, language), None)
    return Outlet(Entity(id, article.outlet, "outlet", country), True)


def _registered(article: Article) -> Entity | None:
    """The registered entity that bears the outlet's name: a ministry may publish, too, a state does not."""
    found = registry.load().called(article.outlet or "", article.language)
    return found if found and found.type not in ("country", "person") else None


def outlet_keys(articles: Iterable[Article]) -> dict[str, str]:
    """Name key → entity id, for all outlets of a batch that have a name."""
    found = {}
    for article in articles:
        if article.outlet:
            key = outlet_key(article.outlet, languages.get(article.language))
            found[key] = outlet_of(article).entity.id
    return found
