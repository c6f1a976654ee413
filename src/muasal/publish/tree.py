"""The family tree of retellings, drawn from the origins down, each retelling beneath the article it took from."""

from collections import Counter
from dataclasses import dataclass

from muasal.model import Retelling
from muasal.publish import changes
from muasal.publish.drawing import BOLD, Dot, Drawing, Path, Words, rounded, wrap
from muasal.publish.index import Index
from muasal.publish.wording import ENGLISH, Wording

NAME, SMALL = 15, 12.5  # font sizes
LINE = 17
MOST_CHANGES = 4  # lines of changes on one arrow
RULES = ("named", "shared-passage", "shared-details")  # the surest first


@dataclass(frozen=True, slots=True)
class Branch:
    """An article in the tree. `brings`: origins no article above it has; `changes`: what differs from its parent;
    `others`: what it also takes from; `circle`: what it takes from though that took from it."""

    number: int
    outlet: str
    published: str
    tongue: str
    code: str
    depth: int
    parent: int | None
    rule: str
    how: str
    others: tuple[str, ...]
    circle: tuple[str, ...]
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
                out.append(_branch(index, id, above, edges.get(id, []), chosen.get(id), _below(children, id)))
                stack += [(child, (*above, id)) for child in reversed(children.get(id, []))]
    return out


def _age(index: Index, id: str) -> tuple[str, int]:
    return (index.articles[id].published or "9999", index.article_number[id])


def _surest(index: Index, edge: Retelling) -> tuple[int, int]:
    rank = RULES.index(edge.rule) if edge.rule in RULES else len(RULES)
    return (rank, -index.article_number[edge.parent])


def _below(children: dict[str, list[str]], id: str) -> set[str]:
    """The articles beneath one, however deep."""
    out: set[str] = set()
    waiting = [id]
    while waiting:
        new = [child for child in children.get(waiting.pop(), []) if child not in out]
        out.update(new)
        waiting += new
    return out


def _branch(
    index: Index, id: str, above: tuple[str, ...], edges: list[Retelling], chosen: Retelling | None, below: set[str]
) -> Branch:
    article, known = index.articles[id], set(above)
    parent = chosen.parent if chosen and above else None
    others = [edge.parent for edge in edges if edge.parent != parent]
    old = {o for c in index.story.claims if c.article in known for o in c.origins}
    new = [o for c in index.story.claims if c.article == id for o in c.origins if o not in old]
    brings = [index.name(o) for o in dict.fromkeys(new) if not _nobody(index, o, index.outlet(id))]
    return Branch(
        number=index.article_number[id],
        outlet=index.outlet(id),
        published=index.wording.date(article.published),
        tongue=index.wording.language(article.language),
        code=article.language,
        depth=len(above),
        parent=index.article_number[parent] if parent else None,
        how=index.wording.plain("retelling", chosen.rule) if chosen and parent else "",
        rule=chosen.rule if chosen and parent else "",
        others=tuple(dict.fromkeys(index.outlet(o) for o in others if o not in below)),
        circle=tuple(dict.fromkeys(index.outlet(o) for o in others if o in below)),
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
    return f"{change.slot or change.title}: {change.before} → {change.after}"


def columns(found: list[Branch]) -> dict[int, int]:
    """The column of each article: an only child stands in its parent's, straight beneath it, others one further in."""
    children = Counter(branch.parent for branch in found)
    out: dict[int, int] = {}
    for branch in found:
        above = out.get(branch.parent, 0) if branch.parent else 0
        out[branch.number] = above + (branch.parent is not None and children[branch.parent] > 1)
    return out


def tree(found: list[Branch], width: int, wording: Wording = ENGLISH) -> Drawing:
    """The tree drawn `width` pixels wide, from the origins down. What changed stands on the arrow it changed on."""
    column = columns(found)
    indent = min(40.0, width * 0.3 / max([1, *column.values()]))
    paths: list[Path] = []
    dots: list[Dot] = []
    words: list[Words] = []
    at: dict[int, tuple[float, float]] = {}
    y = 14.0
    for branch in found:
        x = 9 + column[branch.number] * indent
        if branch.parent in at:
            above = at[branch.parent]
            y = _write(arrow_lines(branch, width - above[0] - 14, wording), above[0] + 12, y, words)
            y += 6 if branch.changes else 0
            paths += arrow(above, (x, y), "stem" if branch.rule in ("named", "given") else "stem guessed")
        elif branch.brings:
            start = y
            y = _write(listed("", branch.brings, width - x - 16), x + 14, y, words) + 10
            paths += [Path(diamond(x, start), "origin"), *arrow((x, start), (x, y), "stem origins")]
        at[branch.number] = (x, y)
        dots.append(Dot(x, y, 6, "root" if branch.parent is None else "node", f"{branch.outlet}, {branch.published}"))
        y = _write(article_lines(branch, width - x - 16, wording), x + 14, y, words) + 14
    return Drawing(width, int(y), tuple(paths), tuple(dots), tuple(words))


def _write(rows: list[tuple[str, str]], x: float, y: float, words: list[Words]) -> float:
    """Writes lines from `y` down; gives the y of the next."""
    for text, style in rows:
        words.append(Words(x, y + 5, text, style))
        y += LINE + 2 if style == "name" else LINE
    return y


def arrow_lines(branch: Branch, width: float, wording: Wording) -> list[tuple[str, str]]:
    """What stands on the arrow that leads to an article: what changed on the way."""
    shown = branch.changes[:MOST_CHANGES]
    rows = [(line, "changed") for change in shown for line in wrap(f"≠ {change}", width, SMALL, 2)]
    left_out = len(branch.changes) - len(shown)
    return [*rows, (f"≠ {wording.say('and more', number=left_out)}", "changed")] if left_out else rows


def article_lines(branch: Branch, width: float, wording: Wording) -> list[tuple[str, str]]:
    """The lines of text beside an article's dot, each with its style."""
    rows = [(line, "name") for line in wrap(branch.outlet, width, NAME * BOLD)]
    rows += [(line, "soft") for line in wrap(f"{branch.code} · {branch.published}", width, SMALL, 1)]
    rows += listed("+ ", branch.brings, width) if branch.parent else []
    rows += [(line, "soft") for line in wrap(also(branch.others, "also from", wording), width, SMALL, 2)]
    return rows + [(line, "soft") for line in wrap(also(branch.circle, "in a circle with", wording), width, SMALL, 2)]


def also(names: tuple[str, ...], key: str, wording: Wording) -> str:
    return wording.say(key, names=", ".join(names)) if names else ""


def listed(head: str, names: tuple[str, ...], width: float) -> list[tuple[str, str]]:
    """Names of origins."""
    return [(line, "brings") for line in wrap(head + ", ".join(names), width, SMALL, 2)] if names else []


def arrow(above: tuple[float, float], below: tuple[float, float], css: str) -> list[Path]:
    """A stem from one dot to another, straight down or down and round the corner, and its head."""
    (x1, y1), (x2, y2) = above, below
    if x1 == x2:
        return [
            Path(f"M{rounded(x1)} {rounded(y1 + 7)}V{rounded(y2 - 13)}", css),
            Path(tip(x2, y2 - 8, "-4 -6h8z"), "head"),
        ]
    return [Path(elbow(x1, y1, x2, y2), css), Path(tip(x2 - 9, y2, "-6 -4v8z"), "head")]


def elbow(x1: float, y1: float, x2: float, y2: float) -> str:
    """From a dot straight down, then round the corner to another."""
    bend = min(8.0, (x2 - x1) / 3)
    return (
        f"M{rounded(x1)} {rounded(y1 + 7)}V{rounded(y2 - bend)}"
        f"Q{rounded(x1)} {rounded(y2)} {rounded(x1 + bend)} {rounded(y2)}H{rounded(x2 - 12)}"
    )


def tip(x: float, y: float, rest: str) -> str:
    """A small triangle whose tip is at x, y."""
    return f"M{rounded(x)} {rounded(y)}l{rest}"


def diamond(x: float, y: float) -> str:
    return f"M{rounded(x)} {rounded(y - 7)}l7 7l-7 7l-7 -7z"
