"""The story as text for other programs and for documents: story JSON, Markdown, CSV of its claims."""

import csv
import io
import json
import re

from muasal.model import Story, to_json
from muasal.publish import changes, summary, tellings, wording
from muasal.publish.index import Index

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "cluster",
    "gloss",
    "independent_origins",
    "claim",
    "article",
    "outlet",
    "published",
    "language",
    "start",
    "end",
    "words",
    "chain",
    "stance",
    "certainty",
    "details",
    "rule",
)


def story_json(story: Story) -> str:
    """The story in the shape of story.json, indented by one, ending in a line break."""
    return json.dumps(to_json(story), ensure_ascii=False, indent=1) + "\n"


def claims_csv(story: Story) -> str:
    """A row for each claim, clusters in the order of the report. A cell that a spreadsheet would run is defused."""
    index, out = Index(story), io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for cluster in index.clusters:
        for claim in index.tellings(cluster):
            article = index.articles.get(claim.article)
            row = (
                cluster.id,
                cluster.gloss,
                cluster.independent_origins if cluster.id else "",
                claim.id,
                claim.article,
                index.outlet(claim.article),
                index.published(claim),
                article.language if article else "",
                *claim.span,
                index.words(claim),
                "; ".join(" ← ".join(chain) for chain in index.chains(claim)),
                claim.stance,
                claim.certainty,
                "; ".join(f"{s.role}={wording.value(s, index.names)}" for s in claim.slots),
                claim.rule,
            )
            writer.writerow([defused(cell) for cell in row])
    return out.getvalue()


def defused(cell: object) -> object:
    """A text that would start a formula gets an apostrophe before it; everything else stays."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def markdown(story: Story) -> str:
    """The story as Markdown: claims with their tellings, drifts, conflicts, updates; an article's markup is escaped."""
    index = Index(story)
    head = summary.summary(index)
    lines = [f"# {escaped(head.headline)}", "", summary.sentence(head), ""]
    for group in tellings.groups(index):
        lines += [f"## {escaped(group.gloss)}", "", escaped(group.signature), ""]
        lines += [line for telling in group.tellings for line in telling_lines(telling)] + [""]
    lines += pair_lines("What drifted", changes.drifts(index)) + pair_lines("What conflicts", changes.conflicts(index))
    for series in changes.series(index):
        steps = " → ".join(f"{step.value} ({step.published}, {step.outlet})" for step in series.steps)
        lines += [f"- updated: {escaped(series.gloss)} ({escaped(series.slot)}): {escaped(steps)}"]
    lines += ["", "Made by Muasal, which never rates whether a claim is true.", ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def telling_lines(telling: tellings.Telling) -> list[str]:
    """A telling as a list item with its chain and details beneath."""
    words = "".join(piece.text for piece in telling.passage)
    chains = [" ← ".join(source.chain) for source in telling.sources] or [f"{telling.outlet} ({wording.NOBODY})"]
    stance = wording.plain("stance", telling.stance)
    lines = [
        f"- **{escaped(telling.outlet)}**, {telling.published}, {escaped(telling.tongue)}: “{escaped(words)}”",
        f"  - {escaped('; '.join(chains))} – {escaped(stance)}, {escaped(telling.certainty)}",
    ]
    return lines + [f"  - {escaped(d.role)}: {escaped(d.value)} (“{escaped(d.worded)}”)" for d in telling.details]


def pair_lines(title: str, pairs: list[changes.Pair]) -> list[str]:
    """A section of pairs of tellings with what differs."""
    lines = [f"## {title}", ""]
    for pair in pairs:
        before, after = pair.before, pair.after
        lines.append(f"- {escaped(pair.gloss)}")
        for change in pair.changes:
            arrow = f": {escaped(change.before)} → {escaped(change.after)}" if change.before or change.after else ""
            lines.append(f"  - **{escaped(change.title)}**{arrow}")
        for one in (before, after):
            words = "".join(piece.text for piece in one.passage)
            lines.append(f"  - {escaped(one.outlet)}, {one.published}: “{escaped(words)}”")
    return [*lines, "" if pairs else "Nothing was found.", ""]


def escaped(text: str) -> str:
    """`text` on one line, with everything that Markdown or HTML would read as markup put out of action."""
    flat = _MARKDOWN.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;"))
    return _LINE_START.sub(r"\1\\\2", flat)
