"""The reading half of the ledger. Nothing can be written through it.

Rows are dicts whose keys, in order, are named in ARTICLE, CLAIM and STORY. What an id may look like is said in
finding.py.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import finding, listing, members, placings, schema, shown
from muasal.ledger.anchoring import target_and_anchors
from muasal.ledger.audit import Entry, trail
from muasal.ledger.claim_rows import Filters, claim_rows, entities_named
from muasal.ledger.corrections import Correction, corrections, last_of, newest, of_article, of_somebody
from muasal.ledger.database import failing, open_for_reading
from muasal.ledger.finding import Found
from muasal.ledger.listing import Row
from muasal.ledger.loading import gather, load
from muasal.ledger.marks import marks_of
from muasal.ledger.placings import Act
from muasal.ledger.search import Query, Result, called, count, search
from muasal.ledger.shelf import Opened, Shelf
from muasal.ledger.standing import runs_standing
from muasal.ledger.unsure import Unsure, unsure
from muasal.ledger.watches import Watch, watches
from muasal.ledger.widths import width
from muasal.model import Anchor, Entity, Story


class View:
    """What stands in a ledger. A context manager; each method reads one consistent state."""

    def __init__(self, engine: sa.Engine, path: Path, shared: Shelf | None = None) -> None:
        """`shared`: others read through the engine, too, so it is left open; they keep the stories they open there."""
        self._engine = engine
        self._path = path
        self._shared = shared is not None
        self._shelf = shared or Shelf()

    @classmethod
    def open(cls, path: Path) -> Self:
        """The ledger in the file at `path`. LedgerError if there is none."""
        return cls(open_for_reading(path), Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        if not self._shared:
            self._engine.dispose()

    def articles(self) -> list[Row]:
        """The articles, by date of publication."""
        with self._reading() as connection:
            return listing.article_rows(connection)

    def claims(self, **filters: Unpack[Filters]) -> list[Row]:
        """The claims that pass the filters, each once, by date of publication and place in the article.

        A claim of several stories is shown with the cluster it has in the one that counts (see standing.py).
        UsageError for a stance or certainty that does not exist.
        """
        with self._reading() as connection:
            return claim_rows(connection, filters)

    def claim(self, id: str) -> Row:
        """The claim with this id. UsageError if there is none."""
        found = self.find(id)
        if found.what != "claim":
            raise UsageError(f"{id!r} is a {found.what}, not a claim; `muasal explain {id}` explains it")
        return next(row for row in self.claims(article=found.id.partition(".")[0]) if row["id"] == found.id)

    def stories(self, first: int = 0, most: int | None = None) -> list[Row]:
        """The stories, by name: all, or so many from the place asked for."""
        with self._reading() as connection:
            return listing.story_rows(connection, first, most)

    def how_many(self) -> int:
        """How many stories there are."""
        with self._reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(shown.stories)) or 0

    def newest(self, most: int = 50) -> list[Row]:
        """The stories of the articles that came last: id and name, the newest first."""
        with self._reading() as connection:
            return listing.newest(connection, most)

    def story(self, key: str, number: int | None = None) -> Story:
        """The story with this key (the beginning will do) or name: as the run that stands found it, or, by number
        from 1, as an earlier one did. UsageError if there is none."""
        with self._reading() as connection:
            return load(connection, finding.run_of(connection, finding.story_of(connection, key), number))

    def opened(self, id: str | Found) -> tuple[Story, str]:
        """The story that holds what `id` means, with short ledger ids for its articles, claims and clusters, and the
        id in it: what it prints can be asked for again. UsageError as for find."""
        with self._reading() as connection:
            found = finding.find(connection, id) if isinstance(id, str) else id
            opened, story = self._open(connection, found.story)
            return opened.story, _renamed(found, opened.names, story)

    def opened_story(self, key: str) -> tuple[Story, str]:
        """The story with this key (the beginning will do) or name with ledger ids, and its shortened key. UsageError if
        there is none."""
        with self._reading() as connection:
            opened, story = self._open(connection, finding.story_of(connection, key))
            return opened.story, story

    def _open(self, connection: sa.Connection, key: str) -> tuple[Opened, str]:
        """The story with this full key, and its shortened key."""
        run, story = finding.run_of(connection, key), key[: width(connection, schema.stories)]

        def load_it() -> Opened:
            names = listing.names(connection, run)
            return Opened(names, load(connection, run, names, story))

        return self._shelf.taken((run, story, width(connection)), load_it), story

    def held(self, target: str, field: str = "") -> tuple[Anchor, ...]:
        """What a correction of this field of the target would hold on to. UsageError as for find."""
        with self._reading() as connection:
            return target_and_anchors(connection, target, field)[2]

    def find(self, id: str) -> Found:
        """What a ledger id, or a story's own id while it is unambiguous, means. UsageError if nothing or several."""
        with self._reading() as connection:
            return finding.find(connection, id)

    def entities(self, name: str) -> list[Entity]:
        """The entities that stand anywhere in the ledger with this id or, in any case, this name; by id."""
        with self._reading() as connection:
            run, table = runs_standing(), schema.entities
            query = (
                sa.select(table)
                .where(table.c.id.in_(entities_named(connection, name)))
                .order_by(table.c.id, table.c.run)
            )
            rows = connection.execute(query.join(run, run.c.run == table.c.run))
            found = {r.id: Entity(r.id, r.name, r.type, r.country, r.registry) for r in rows}
        return [e for e in found.values() if e.id == name or e.name.casefold() == name.casefold()]

    def entity(self, id: str) -> Entity | None:
        """The entity with this id, as one of the stories that stand has it: always the same one; None if none has."""
        run, table = runs_standing(), schema.entities
        query = sa.select(table).join(run, run.c.run == table.c.run).where(table.c.id == id)
        with self._reading() as connection:
            row = connection.execute(query.order_by(table.c.run.desc()).limit(1)).first()
        return Entity(row.id, row.name, row.type, row.country, row.registry) if row else None

    def called(self, ids: Collection[str]) -> dict[str, str]:
        """Entity id → one of its names; ids that nothing has are left out."""
        with self._reading() as connection:
            return called(connection, ids)

    def search(
        self, asked: Query, first: int = 0, most: int = 50, after: int | None = None, whole: bool = True
    ) -> Result:
        """Full text and facets over the claims that stand; see muasal.ledger.search. UsageError as for claims."""
        with self._reading() as connection:
            return search(connection, asked, first, most, after, whole)

    def heirs(self, key: str) -> list[str]:
        """The stories that stand for one that gave way and whose key begins so; none where there is no such story."""
        with self._reading() as connection:
            return members.heirs(connection, key)

    def acts(self, keys: Collection[str]) -> list[Act]:
        """What people put together or took apart of these articles (keys), the newest first."""
        with self._reading() as connection:
            return placings.acts(connection, keys)

    def marks(self, keys: Collection[str]) -> dict[str, dict[str, float]]:
        """What these articles (keys) can be known by among others: mark → weight, by article."""
        with self._reading() as connection:
            return marks_of(connection, keys)

    def count(self, asked: Query, after: int | None = None) -> int:
        """How many claims a search would find. UsageError as for claims."""
        with self._reading() as connection:
            return count(connection, asked, after)

    def find_story(self, key: str) -> str:
        """The full key of the story with this name or whose key begins so. UsageError if there is none, or several."""
        with self._reading() as connection:
            return finding.story_of(connection, key)

    def audit(self, most: int) -> tuple[list[Entry], int, int | None]:
        """The newest rows of the audit trail, the newest first; how many there are in all; and the number of the first
        of all that does not fit the one before, if any."""
        with self._reading() as connection:
            return trail(connection, most)

    def watches(self) -> list[Watch]:
        """The saved searches that are on, by name."""
        with self._reading() as connection:
            return watches(connection)

    def unsure(self, most: int = 50) -> tuple[list[Unsure], int]:
        """What the software was least sure of and nobody decided yet, at most so many; and how many there are."""
        with self._reading() as connection:
            return unsure(connection, most)

    def texts(self, keys: Iterable[str]) -> dict[str, Row]:
        """Text, language, outlet and date of the articles with these keys."""
        with self._reading() as connection:
            return {row["key"]: row for row in gather(connection, schema.articles.c.key, keys)}

    def corrections(self, target: str | None = None, *, standing: bool = False) -> list[Correction]:
        """What people corrected, oldest first: all, or of one finding; `standing` leaves out the superseded ones."""
        return corrections(self._engine, target, standing=standing)

    def newest_correction(self) -> int:
        """The number of the newest correction, 0 where there is none."""
        with self._reading() as connection:
            return newest(connection)

    def last_correction(self, who: str) -> Correction | None:
        """The newest correction of somebody that stands and takes nothing back."""
        with self._reading() as connection:
            return last_of(connection, who)

    def corrections_in(self, article: str) -> list[Correction]:
        """The corrections that hold on to something in the article with this key, oldest first."""
        with self._reading() as connection:
            return of_article(connection, article)

    def corrections_of_somebody(self, id: str) -> list[Correction]:
        """The corrections of an entity, and those that take somebody for another one, oldest first."""
        with self._reading() as connection:
            return of_somebody(connection, id)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with failing("read", self._path), self._engine.begin() as connection:
            yield connection


def _renamed(found: Found, names: Mapping[str, str], story: str) -> str:
    """The finding's id once the story has ledger ids."""
    if found.what == "article":
        return names[found.local]
    if found.what in ("cluster", "drift"):
        return f"{story}.{found.local}"
    article, _, name = found.local.rpartition(".")
    return f"{names[article]}.{name}"
