"""A story in the terminal: claims with their chains, then what drifted and what conflicts side by side."""

from typing import TYPE_CHECKING

from muasal.model import Story
from muasal.publish import changes, summary, tellings, tree
from muasal.publish.highlight import Piece
from muasal.publish.index import Index
from muasal.publish.wording import ENGLISH

if TYPE_CHECKING:  # rich is loaded only when something is shown
    from rich.console import Console, RenderableType
    from rich.text import Text

STYLES = {
    "quantity": "yellow",
    "time": "blue",
    "place": "green",
    "entity": "magenta",
    "source": "bold",
    "cue": "italic",
    "was": "bold red underline",
    "now": "bold red underline",
}
ALARMS = ("denies", "doubts", "declines")


def render(story: Story, console: "Console") -> None:
    """Shows the story on `console`, in colours where it has them, never wider than it is."""
    index = Index(story)
    head(index, console)
    for group in tellings.groups(index):
        show_group(group, console)
    show_pairs("What drifted", "between a telling and its retelling", changes.drifts(index), console)
    if within := changes.inner_drifts(index):
        show_pairs("What drifted inside one page", "headline and body, narration and quotation", within, console)
    show_pairs("What conflicts", "claims of different origins", changes.conflicts(index), console)
    show_series(changes.series(index), console)
    show_doubts(changes.doubts(index), console)
    show_unlinked(index, console)
    show_names(index, console)


def head(index: Index, console: "Console") -> None:
    """The key figures, and each article with its number."""
    from rich.padding import Padding
    from rich.rule import Rule

    found = summary.summary(index)
    title = line(("Muasal", "bold cyan"), (" where each claim comes from", "dim"))
    console.print(Rule(title, align="left", style="dim"))
    console.print(line((summary.sentence(index, found), "bold")))
    for branch in sorted(tree.branches(index), key=lambda branch: branch.number):
        console.print(Padding(article_line(index, branch), (0, 0, 0, 1), expand=False))
    if not index.story.claims:
        console.print(line(("No claims were found in these articles.", "yellow")))


def article_line(index: Index, branch: tree.Branch) -> "Text":
    """An article with its number, its language and day, and the article it retells."""
    article = index.story.articles[branch.number - 1]
    parent = f" retells [{branch.parent}]" if branch.parent else ""
    tail = f"  {article.language} {article.published or ENGLISH.unknown}{parent}"
    return line((f"[{branch.number}] ", "dim"), (branch.outlet, "bold"), (tail, "dim"))


def line(*parts: tuple[str, str]) -> "Text":
    """Styled text; nothing in it is read as markup or as a control code of the terminal."""
    from rich.text import Text

    return Text.assemble(*((clean(text), style) for text, style in parts))


def clean(text: str) -> str:
    """`text` on one line without control characters: an article must not move the cursor."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in " ".join(text.split(" ")))


def show_group(group: tellings.Group, console: "Console") -> None:
    """A cluster: gloss, signature, tellings."""
    from rich.padding import Padding

    console.print()
    console.print(line((f"{group.number}. ", "bold cyan"), (group.gloss, "bold")))
    console.print(Padding(line((group.signature, "cyan")), (0, 0, 0, 3), expand=False))
    if group.note:
        console.print(Padding(line((group.note, "dim")), (0, 0, 0, 3), expand=False))
    for telling in group.tellings:
        console.print(Padding(telling_lines(telling), (0, 0, 0, 3), expand=False))


def telling_lines(telling: tellings.Telling) -> "RenderableType":
    """A telling: the chain with stance and certainty, its words, its details."""
    from rich.console import Group
    from rich.padding import Padding

    rows = [words(telling.passage), *([detail_line(telling.details)] if telling.details else [])]
    rows += [evidence_line(shown) for shown in telling.evidence]
    return Group(*chain_lines(telling), *(Padding(row, (0, 0, 0, 4), expand=False) for row in rows))


def chain_lines(telling: tellings.Telling) -> list["Text"]:
    """Each chain of a telling, outlet first, with stance and certainty; a source not named is said."""
    tone = "bold red" if telling.stance in ALARMS else ""
    hedge = ", hedged" if telling.certainty == "hedged" else ""
    tail = (f"  {ENGLISH.plain('stance', telling.stance)}{hedge}", tone)
    where = (f"  {telling.language} {telling.day}", "dim")
    if not telling.sources:
        own = (" – in its own voice, no source named", "dim")
        return [line(("• ", "dim"), (telling.outlet, "bold"), own, tail, where)]
    return [
        line(("• ", "dim"), *chain_parts(source.chain), tail, where if place == 0 else ("", ""))
        for place, source in enumerate(telling.sources)
    ]


def chain_parts(chain: tuple[str, ...]) -> list[tuple[str, str]]:
    parts = [(chain[0], "bold")]
    for link in chain[1:]:
        style = (
            "dim italic"
            if link in (ENGLISH.say("source not named"), ENGLISH.say("source left unsaid"))
            else "bold cyan"
            if link == chain[-1]
            else ""
        )
        parts += [(" ← ", "dim"), (link, style)]
    return parts


def words(pieces: tuple[Piece, ...]) -> "Text":
    """The words of a telling, its details coloured by kind."""
    return line(("“", "dim"), *((piece.text, style(piece.css)) for piece in pieces), ("”", "dim"))


def style(css: str) -> str:
    """The terminal's style for the classes of a piece: the first that has one."""
    return next((STYLES[name] for name in css.split() if name in STYLES), "" if "in" in css.split() else "dim")


def detail_line(details: tuple[tellings.Detail, ...]) -> "Text":
    """All details of a telling in a row; their words are coloured in the quotation above."""
    parts: list[tuple[str, str]] = []
    for detail in details:
        tail = "".join(f", {part}" for part in detail.more)
        parts += [(" · " if parts else "", "dim"), (f"{detail.role} ", "dim")]
        parts += [(detail.value, STYLES.get(detail.kind, "")), (tail, "dim")]
    return line(*parts)


def evidence_line(shown: tellings.Pointed) -> "Text":
    """A piece of evidence and the hands it went through."""
    hands = "".join(f", {role} “{words}”" for role, words in shown.hands)
    return line(("evidence ", "dim"), (f"{shown.kind} “{shown.worded}”{hands}", ""))


def show_pairs(title: str, what: str, pairs: list[changes.Pair], console: "Console") -> None:
    """Pairs of tellings side by side, earlier words left."""
    from rich.rule import Rule

    console.print()
    console.print(Rule(line((title, "bold"), (f" – {what}", "dim")), align="left", style="dim"))
    if not pairs:
        console.print(line(("Nothing was found.", "dim")))
    for pair in pairs:
        console.print(line((pair.gloss, "bold")))
        for change in pair.changes:
            console.print(change_line(change))
        console.print(sides(pair))


def change_line(change: changes.Change) -> "Text":
    arrow = [(": ", ""), (change.before, "red"), (" → ", "dim"), (change.after, "bold red")] if change.after else []
    reason = [] if change.after or not change.reason else [(f"  {change.reason}", "dim")]
    slot = f" ({change.slot})" if change.slot else ""
    return line((f"  {change.title}{slot}", "yellow"), *arrow, *reason)


def sides(pair: changes.Pair) -> "RenderableType":
    """Two columns that share the width."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 2), expand=True)
    for _ in range(2):
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(Group(*side_lines(one)) for one in (pair.before, pair.after)))
    return Padding(table, (0, 0, 1, 0))


def side_lines(one: changes.Side) -> list["Text"]:
    where = (f"  {one.language} {one.day}", "dim")
    return [line(*chain_parts(one.chain), where), words(one.passage)]


def show_series(series: list[changes.Series], console: "Console") -> None:
    """Updates as series, oldest figure first."""
    if not series:
        return
    from rich.rule import Rule

    console.print(Rule(line(("What was updated", "bold"), (" – by the same origin", "dim")), align="left", style="dim"))
    for one in series:
        steps = " → ".join(f"{step.value} ({step.published})" for step in one.steps)
        console.print(line((one.gloss, "bold"), (f"  {one.slot}: ", "dim"), (steps, "yellow")))


def show_doubts(doubts: list[changes.Doubt], console: "Console") -> None:
    """Suspicions, one a line."""
    if not doubts:
        return
    from rich.rule import Rule

    console.print()
    console.print(Rule(line(("Worth a second look", "bold")), align="left", style="dim"))
    for doubt in doubts:
        console.print(line((doubt.outlet, "bold"), (f": “{doubt.words}” ", ""), (doubt.reason, "yellow")))


def show_unlinked(index: Index, console: "Console") -> None:
    """Quotations nobody was found to say, one a line."""
    if not index.story.quotations:
        return
    from rich.rule import Rule

    console.print()
    console.print(Rule(line(("Quotes without a source", "bold")), align="left", style="dim"))
    for quote in index.story.quotations:
        words = tellings.worded((quote.span,), index.articles[quote.article].text)
        console.print(line((index.outlet(quote.article), "bold"), (f": “{words}”", ""), (f"  {quote.id}", "dim")))


def show_names(index: Index, console: "Console") -> None:
    """What the short names in the chains stand for."""
    used = {id for claim in index.story.claims for id in claim.origins}
    used |= {id for attribution in index.story.attributions for id in attribution.chain}
    short = [id for id in sorted(used & set(index.names)) if index.name(id) != index.names[id]]
    if short:
        console.print()
        console.print(
            line(("Names: ", "bold"), ("; ".join(f"{index.name(id)} = {index.names[id]}" for id in short), "dim"))
        )
