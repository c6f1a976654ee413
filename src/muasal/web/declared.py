"""What a page and an act declare of themselves; routes and openapi.json are made from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from muasal.ledger import View
from muasal.ledger.database import open_for_reading
from muasal.ledger.shelf import Shelf
from muasal.publish.wording import ENGLISH, Wording
from muasal.web.jobs import Jobs
from muasal.web.sessions import Sessions

Found = dict[str, Any]
ROLES = ("reader", "reviewer", "admin")  # each may do what those before may
LISTS = ("csv", "jsonl")


@dataclass(frozen=True)
class House:
    """What the whole app shares."""

    path: Path  # of the ledger
    engine: sa.Engine
    jobs: Jobs
    sessions: Sessions
    accounts: bool = False  # must people sign in?
    shelf: Shelf = field(default_factory=Shelf)  # the stories that were looked at lately

    @cached_property
    def reader(self) -> sa.Engine:
        """Reads only, and never waits for a writer. One for all requests: it remembers how statements are put."""
        return open_for_reading(self.path, QueuePool)

    def view(self) -> View:
        """What stands now."""
        return View(self.reader, self.path, self.shelf)


@dataclass(frozen=True)
class Asked:
    """One request, as far as a view needs it."""

    house: House
    view: View
    ids: Mapping[str, str]  # from the path
    query: Mapping[str, str]
    who: str
    role: str
    wording: Wording = field(default=ENGLISH, kw_only=True)  # how the page speaks; lists for programs are in English
    form: str = field(default="", kw_only=True)  # of a twin: json, csv …; "" for the page


@dataclass(frozen=True)
class Parameter:
    """One question a page or an act takes, with what it means. `choices` empty: any text."""

    name: str
    what: str
    choices: tuple[str, ...] = ()
    needed: bool = False


class Moved(Exception):
    """What was asked for has another address now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Page:
    """A page at `path` and its `.json` twin. `rows`: the key of its list, given as CSV and JSON lines, too."""

    path: str  # /claim/{id}
    what: str
    view: Callable[[Asked], Found]
    template: str
    query: Sequence[Parameter] = ()
    rows: str = ""
    role: str = "reader"
    feed: bool = False  # also as Atom; its id is hard to guess, and who has it may read

    @property
    def formats(self) -> tuple[str, ...]:
        return ("json", *(LISTS if self.rows else ()), *(("atom",) if self.feed else ()))


@dataclass(frozen=True)
class Posted(Asked):
    """A form that was sent: its fields, and the files by field."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[tuple[str, bytes]] = ()  # name and content


@dataclass(frozen=True)
class Act:
    """Something that is changed by sending a form; `do` gives the address of the page to go to."""

    path: str
    what: str
    do: Callable[[Posted], str]
    fields: Sequence[Parameter] = ()
    role: str = "reviewer"
    files: bool = False
