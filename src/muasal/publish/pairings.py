"""Side by side: an article and the one it retells, thing by thing, with what changed marked in both."""

from dataclasses import dataclass

from muasal.model import Article, Claim, Drift
from muasal.publish import changes
from muasal.publish.changes import Change, Side
from muasal.publish.highlight import Mark
from muasal.publish.index import Index

Told = dict[int, list[Claim]]  # group number → an article's claims in it


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is told: the earlier article's words for it, the later one's; one side is empty where only the
    other tells it."""

    group: int
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two articles."""

    number: int
    outlet: str
    published: str
    day: str
    tongue: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """A retelling: `before` is the article taken from, `rows` in the later one's order, then what it left out."""

    before: Head
    after: Head
    rows: tuple[Row, ...]

    @property
    def changed(self) -> int:
        return sum(len(row.changes) for row in self.rows)

    @property
    def shared(self) -> int:
        return sum(bool(row.before and row.after) for row in self.rows)

    @property
    def added(self) -> int:
        return sum(not row.before for row in self.rows)

    @property
    def left_out(self) -> int:
        return sum(not row.after for row in self.rows)


def pairings(index: Index) -> list[Pairing]:
    """Every retelling, in order of the later article's number, each once."""
    edges = {(edge.child, edge.parent) for edge in index.story.retellings if edge.child != edge.parent}
    known = [(child, parent) for child, parent in edges if child in index.articles and parent in index.articles]
    order = sorted(known, key=lambda edge: (index.article_number[edge[0]], index.article_number[edge[1]]))
    told = tellings(index)
    return [pairing(index, told, parent, child) for child, parent in order]


def tellings(index: Index) -> dict[str, Told]:
    """For each article the groups it tells of, with its claims; headlines only where the body says nothing of it."""
    out: dict[str, Told] = {id: {} for id in index.articles}
    for number, cluster in enumerate(index.clusters, 1):
        for claim in index.tellings(cluster):
            if claim.article in out:
                out[claim.article].setdefault(number, []).append(claim)
    return {id: {number: _bodies(claims) for number, claims in groups.items()} for id, groups in out.items()}


def _bodies(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if not claim.headline] or claims


def pairing(index: Index, told: dict[str, Told], parent: str, child: str) -> Pairing:
    """The two articles side by side."""
    before, after = told[parent], told[child]
    found = [drift for drift in index.story.drifts if _way(index, drift) == (parent, child)]
    marks = _marks(index, found)
    groups = [*sorted(after, key=lambda n: after[n][0].span), *(n for n in sorted(before) if n not in after)]
    rows = tuple(
        Row(
            group=number,
            before=tuple(_side(index, claim, marks) for claim in before.get(number, [])),
            after=tuple(_side(index, claim, marks) for claim in after.get(number, [])),
            changes=_changes(index, found, after.get(number, [])),
        )
        for number in groups
    )
    return Pairing(head(index, index.articles[parent]), head(index, index.articles[child]), rows)


def _way(index: Index, drift: Drift) -> tuple[str, str]:
    """The articles a drift leads from and to."""
    source, target = index.claims.get(drift.source), index.claims.get(drift.target)
    return (source.article, target.article) if source and target else ("", "")


def _marks(index: Index, drifts: list[Drift]) -> dict[str, list[list[Mark]]]:
    """Claim id to the marks of what changed in it."""
    out: dict[str, list[list[Mark]]] = {}
    for drift in drifts:
        out.setdefault(drift.source, []).append(changes.before_mark(index, drift))
        out.setdefault(drift.target, []).append(changes.after_mark(index, drift))
    return out


def _side(index: Index, claim: Claim, marks: dict[str, list[list[Mark]]]) -> Side:
    details = [Mark(slot.span, slot.kind) for slot in claim.slots]
    return changes.side(index, claim, [details, *marks.get(claim.id, [])])


def _changes(index: Index, drifts: list[Drift], claims: list[Claim]) -> tuple[Change, ...]:
    held = {claim.id for claim in claims}
    found = sorted((drift for drift in drifts if drift.target in held), key=changes.rank)
    return tuple(dict.fromkeys(changes.change(index, drift) for drift in found))


def head(index: Index, article: Article) -> Head:
    return Head(
        number=index.article_number[article.id],
        outlet=index.outlet(article.id),
        published=index.wording.date(article.published),
        day=article.published or "",
        tongue=index.wording.language(article.language),
    )
