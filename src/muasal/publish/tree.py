"""The family tree of retellings, drawn from the first tellers down, each retelling beneath the article it took from."""

from dataclasses import dataclass

from muasal.model import Retelling
from muasal.publish import changes, wording
from muasal.publish.drawing import Dot, Drawing, Path, Words, rounded, wrap
from muasal.publish.index import Index

NAME, SMALL = 15, 12.5  # font sizes
BOLD = 1.12  # how much broader bold letters are
LINE = 17
MOST_CHANGES = 4  # lines of changes on one arrow
RULES = ("named", "shared-passage", "shared-details")  # the surest first


@dataclass(frozen=True, slots=True)
class Branch:
    """An article in the tree. `brings`: origins no article above it has; `changes`: what differs from its parent."""

    number: int
    outlet: str
    published: str
    tongue: str
    code: str
    depth: int
    parent: int | None
    how: str
    others: tuple[str, ...]
    brings: tuple[str, ...]
    changes: tuple[str, ...]


def branches(index: Index) -> list[Branch]:
    """The articles as a tree, parents before children, siblings by date. A circle is cut where it is entered."""
    edges: dict[str, list[Retelling]] = {}
    for edge in index.story.retellings:
        if edge.child in index.articles and edge.parent in index.articles and edge.child != edge.parent:
            edges.setdefault(edge.child, []).append(edge)
    chosen = {child: min(found, key=lambda edge: _surest(index, edge)) for child, found in edges.items()}
    children: dict[str, list[str]] = {}
    for child in sorted(chosen, key=lambda id: _age(index, id)):
        children.setdefault(chosen[child].parent, []).append(child)
    out: list[Branch] = []
    seen: set[str] = set()
    by_age = sorted(index.articles, key=lambda id: _age(index, id))
    for root in [*(id for id in by_age if id not in chosen), *by_age]:
        stack: list[tuple[str, tuple[str, ...]]] = [(root, ())]
        while stack:
            id, above = stack.pop()
            if id not in seen:
                seen.add(id)
                out.append(_branch(index, id, above, edges.get(id, []), chosen.get(id)))
                stack += [(child, (*above, id)) for child in reversed(children.get(id, []))]
    return out


def _age(index: Index, id: str) -> tuple[str, int]:
    return (index.articles[id].published or "9999", index.article_number[id])


def _surest(index: Index, edge: Retelling) -> tuple[int, int]:
    rank = RULES.index(edge.rule) if edge.rule in RULES else len(RULES)
    return (rank, -index.article_number[edge.parent])


def _branch(index: Index, id: str, above: tuple[str, ...], edges: list[Retelling], chosen: Retelling | None) -> Branch:
    article, known = index.articles[id], set(above)
    parent = chosen.parent if chosen and above else None
    old = {o for c in index.story.claims if c.article in known for o in c.origins}
    new = [o for c in index.story.claims if c.article == id for o in c.origins if o not in old]
    brings = [index.name(o) for o in dict.fromkeys(new) if not _nobody(index, o, index.outlet(id))]
    return Branch(
        number=index.article_number[id],
        outlet=index.outlet(id),
        published=wording.date(article.published),
        tongue=wording.language(article.language),
        code=article.language,
        depth=len(above),
        parent=index.article_number[parent] if parent else None,
        how=(index.readable(chosen.reason) or wording.plain("retelling", chosen.rule)) if chosen and parent else "",
        others=tuple(index.outlet(edge.parent) for edge in edges if edge.parent != parent),
        brings=tuple(brings),
        changes=tuple(_changes(index, parent, id)) if parent else (),
    )


def _nobody(index: Index, origin: str, outlet: str) -> bool:
    """Is this no origin to speak of: the outlet itself, or nobody?"""
    entity = index.story.entities.get(origin)
    return origin == "unspecified" or (entity is not None and (entity.type == "none" or entity.name == outlet))


def _changes(index: Index, parent: str, child: str) -> list[str]:
    """What changed on the way from one article to the other, each once."""
    found = [
        drift
        for drift in index.story.drifts
        if drift.source in index.claims
        and drift.target in index.claims
        and (index.claims[drift.source].article, index.claims[drift.target].article) == (parent, child)
    ]
    return list(dict.fromkeys(phrase(changes.change(index, drift)) for drift in sorted(found, key=changes.rank)))


def phrase(change: changes.Change) -> str:
    """`50 metres → 50 grams`; for a source or a hedge, what happened to it."""
    if change.kind == "certainty":
        return change.title
    if change.kind == "attribution":
        return f"{change.title}: {change.before} → {change.after}"
    return f"{change.slot or change.kind}: {change.before} → {change.after}"


def tree(found: list[Branch], width: int) -> Drawing:
    """The tree drawn at most `width` pixels wide."""
    deepest = max((branch.depth for branch in found), default=0)
    indent = min(40.0, width * 0.28 / max(deepest, 1))
    paths: list[Path] = []
    dots: list[Dot] = []
    words: list[Words] = []
    middles: dict[int, tuple[float, float]] = {}
    y = 14.0
    for branch in found:
        x = 9 + branch.depth * indent
        if branch.parent in middles:
            paths.append(Path(elbow(*middles[branch.parent], x, y), "stem"))
            paths.append(Path(arrowhead(x - 9, y), "head"))
        middles[branch.number] = (x, y)
        css = "root" if branch.parent is None else "node"
        dots.append(Dot(x, y, 6, css, f"{branch.outlet}, {branch.published}"))
        rows = lines_of(branch, width - x - 16)
        for text, style in rows:
            size_step = LINE + 2 if style == "name" else LINE
            words.append(Words(x + 14, y + 5, text, style))
            y += size_step
        y += 16
    return Drawing(width, int(y), tuple(paths), tuple(dots), tuple(words))


def lines_of(branch: Branch, width: float) -> list[tuple[str, str]]:
    """The lines of text beside a node, each with its style."""
    rows = [(line, "name") for line in wrap(branch.outlet, width, NAME * BOLD)]
    rows += [(line, "soft") for line in wrap(f"{branch.code} · {branch.published}", width, SMALL, 1)]
    rows += [(line, "brings") for line in listed("◆ ", branch.brings, width)]
    shown = branch.changes[:MOST_CHANGES]
    for change in shown:
        rows += [(line, "changed") for line in wrap(f"≠ {change}", width, SMALL, 2)]
    if len(branch.changes) > len(shown):
        rows.append((f"≠ and {len(branch.changes) - len(shown)} more", "changed"))
    return rows + [(line, "soft") for line in listed("also from ", branch.others, width)]


def listed(head: str, names: tuple[str, ...], width: float) -> list[str]:
    return wrap(head + ", ".join(names), width, SMALL, 2) if names else []


def elbow(x1: float, y1: float, x2: float, y2: float) -> str:
    """From a parent's dot straight down, then round the corner to the child's."""
    start, bend, end = rounded(y1 + 7), rounded(y2 - 8), rounded(x2 - 10)
    return f"M{rounded(x1)} {start}V{bend}Q{rounded(x1)} {rounded(y2)} {rounded(x1 + 8)} {rounded(y2)}H{end}"


def arrowhead(x: float, y: float) -> str:
    return f"M{rounded(x)} {rounded(y)}l-6 -4v8z"
