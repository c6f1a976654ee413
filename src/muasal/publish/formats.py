"""The story as text for other programs and for documents: story JSON, Markdown, CSV of its claims."""

import json
import re

from muasal.model import Claim, Cluster, Story, to_json, to_shape
from muasal.publish import changes, summary, tabular, tellings
from muasal.publish.index import Index
from muasal.publish.wording import ENGLISH

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
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
    """The story in the very shape of story.json, indented by one, ending in a line break."""
    return json.dumps(to_shape(story), ensure_ascii=False, indent=1) + "\n"


def full_json(story: Story) -> str:
    """Everything that was found: the shape of story.json and rules, reasons, edges, updates, suspicions."""
    return json.dumps(to_json(story), ensure_ascii=False, indent=1) + "\n"


def claims_csv(story: Story) -> str:
    """A row for each claim, clusters in the order of the report. A cell that a spreadsheet would run is defused."""
    index = Index(story)
    rows = [claim_row(index, cluster, claim) for cluster in index.clusters for claim in index.tellings(cluster)]
    return tabular.as_csv(rows, COLUMNS)


def claim_row(index: Index, cluster: Cluster, claim: Claim) -> dict[str, object]:
    """A claim as a row; offsets are code points of the article's text, end exclusive."""
    article = index.articles.get(claim.article)
    return {
        "cluster": cluster.id,
        "gloss": cluster.gloss,
        "independent_origins": cluster.independent_origins if cluster.id else None,
        "claim": claim.id,
        "article": claim.article,
        "outlet": index.outlet(claim.article),
        "published": index.published(claim),
        "language": article.language if article else "",
        "start": claim.span.start,
        "end": claim.span.end,
        "words": index.words(claim),
        "chain": [" ← ".join(chain) for chain in index.chains(claim)],
        "stance": claim.stance,
        "certainty": claim.certainty,
        "details": [f"{slot.role}={ENGLISH.value(slot, index.names)}" for slot in claim.slots],
        "rule": claim.rule,
    }


def markdown(story: Story) -> str:
    """The story as Markdown: claims with their tellings, drifts, conflicts, updates; an article's markup is escaped."""
    index = Index(story)
    head = summary.summary(index)
    lines = [f"# {escaped(head.headline)}", "", summary.sentence(index, head), ""]
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
    chains = [" ← ".join(source.chain) for source in telling.sources] or [
        f"{telling.outlet} ({ENGLISH.say('source not named')})"
    ]
    stance = ENGLISH.plain("stance", telling.stance)
    lines = [
        f"- **{escaped(telling.outlet)}**, {escaped(telling.published)}, {escaped(telling.tongue)}: “{escaped(words)}”",
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
            lines.append(f"  - {escaped(one.outlet)}, {escaped(one.published)}: “{escaped(words)}”")
    return [*lines, "" if pairs else "Nothing was found.", ""]


def escaped(text: str) -> str:
    """`text` on one line, with everything that Markdown or HTML would read as markup put out of action."""
    flat = _MARKDOWN.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;"))
    return _LINE_START.sub(r"\1\\\2", flat)
