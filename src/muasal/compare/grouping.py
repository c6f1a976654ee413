"""Articles → stories: those that share claims stand together.

A link between two articles rests on the marks that both bear (marks.py) and on nothing else. Links are followed from
the strongest down; what people put together stays together, and two such sets are never joined by links. The same
articles and the same decisions give the same stories, in whatever order they came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from muasal.compare.marks import PLACE, Marks

ENOUGH = 2.5  # summed weight of shared marks from which two articles tell one story
DAYS = 28  # that may lie between them
SHOWN = 4  # marks that a reason names


@dataclass(frozen=True, slots=True)
class Known:
    """An article as grouping knows it: its marks, its date, and the set that people put it into (`core`), if any."""

    marks: Marks
    published: str | None = None
    core: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two articles (keys, the lower first) are taken to tell one story."""

    a: str
    b: str
    weight: float
    shared: tuple[str, ...]  # marks, the weightiest first

    @property
    def reason(self) -> str:
        """What they share, in a line."""
        told = [readable(mark) for mark in self.shared if not mark.startswith("row ")]
        rows = "the same passages" if any(mark.startswith("row ") for mark in self.shared) else ""
        return "both have " + "; ".join([*told[:SHOWN], *filter(None, [rows])])


def readable(mark: str) -> str:
    """A mark without its codes: `die: count:dead 23 person` is `die: 23 dead`."""
    act, _, detail = mark.rpartition(": ")
    kind, _, rest = detail.partition(" ")
    if kind == "place":
        words = rest.partition(" ")[2]
    elif kind == "day":
        words = rest
    else:
        counted, _, what = kind.partition(":")
        amount = rest.partition(" ")[0]
        named = (amount, what) if counted == "count" else (what or counted, amount)
        words = " ".join(named).replace("-", " ")
    return f"{act.replace('-', ' ')}: {words}" if act else words


def links(known: Mapping[str, Known]) -> list[Link]:
    """The links between these articles, in the order of their keys."""
    bearers: dict[str, list[str]] = {}
    for key in sorted(known):
        for mark in known[key].marks:
            bearers.setdefault(mark, []).append(key)
    shared: dict[tuple[str, str], list[str]] = {}
    for mark, keys in bearers.items():
        for pair in combinations(keys, 2):
            shared.setdefault(pair, []).append(mark)
    found = (link(a, b, known[a], known[b], marks) for (a, b), marks in sorted(shared.items()))
    return [one for one in found if one is not None]


def link(a: str, b: str, one: Known, other: Known, shared: Iterable[str]) -> Link | None:
    """The link between two articles that share these marks, None if they are too few or too far apart in time. Places
    by themselves count once: one town brings others along."""
    weights = {mark: one.marks[mark] for mark in shared}
    if sum(weights.values()) < ENOUGH or not near(one.published, other.published):
        return None
    places = sum(weight for mark, weight in weights.items() if mark.startswith("place "))
    weight = sum(weights.values()) - max(0.0, places - PLACE)
    ordered = tuple(sorted(weights, key=lambda mark: (-weights[mark], mark)))
    return Link(a, b, weight, ordered) if weight >= ENOUGH else None


def near(a: str | None, b: str | None) -> bool:
    """Published within four weeks of each other, as far as is known."""
    try:
        return abs((date.fromisoformat((a or "")[:10]) - date.fromisoformat((b or "")[:10])).days) <= DAYS
    except ValueError:
        return True


def joined(known: Mapping[str, Known]) -> tuple[list[list[str]], list[Link]]:
    """The articles by story, keys in order and stories by their first; and the links that hold them together."""
    head = {key: key for key in known}
    core = {key: one.core for key, one in known.items()}  # of the story that begins with this article

    def find(key: str) -> str:
        while head[key] != key:
            head[key] = head[head[key]]
            key = head[key]
        return key

    def unite(a: str, b: str) -> bool:
        first, second = sorted((find(a), find(b)))
        if first == second or (core[first] != core[second] and core[first] and core[second]):
            return False
        head[second] = first
        core[first] = core[first] or core[second]
        return True

    by_core: dict[str, str] = {}
    for key in sorted(known):
        if core[key]:
            unite(by_core.setdefault(known[key].core, key), key)
    ordered = sorted(links(known), key=lambda link: (-link.weight, link.a, link.b))
    used = [one for one in ordered if unite(one.a, one.b)]
    made: dict[str, list[str]] = {}
    for key in sorted(known):
        made.setdefault(find(key), []).append(key)
    return sorted(made.values()), used
