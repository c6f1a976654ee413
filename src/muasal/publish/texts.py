"""The articles' full texts with every finding lit up."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from muasal.model import Article, Attribution, Claim
from muasal.publish.highlight import Mark, Piece, lines, pieces
from muasal.publish.index import Index
from muasal.publish.tellings import slot_marks


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a claim, for the small card that opens at its end in the text."""

    number: int
    chains: tuple[tuple[str, ...], ...]
    stance: str
    certainty: str
    rules: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article: its paragraphs in pieces, and the notes of its claims by number."""

    number: int
    outlet: str
    published: str
    language: str
    tongue: str
    url: str
    file: str
    remarks: tuple[str, ...]
    claims: int
    paragraphs: tuple[tuple[Piece, ...], ...]
    notes: dict[int, Note]
    stray: tuple[str, ...]  # anchors of findings that point at no words of the text


def texts(index: Index) -> list[Text]:
    """Every article, in story order."""
    claims: dict[str, list[Claim]] = {}
    for claim in index.story.claims:
        claims.setdefault(claim.article, []).append(claim)
    attributions: dict[str, list[Attribution]] = {}
    for attribution in index.story.attributions:
        attributions.setdefault(attribution.article, []).append(attribution)
    return [text(index, a, claims.get(a.id, []), attributions.get(a.id, [])) for a in index.story.articles]


def text(index: Index, article: Article, claims: list[Claim], attributions: list[Attribution]) -> Text:
    marks = list(_marks(index, article, claims, attributions))
    paragraphs = tuple(tuple(pieces(article.text, line, marks)) for line in lines(article.text))
    placed = {anchor for paragraph in paragraphs for piece in paragraph for anchor in piece.anchors}
    return Text(
        number=index.article_number[article.id],
        outlet=index.outlet(article.id),
        published=index.wording.date(article.published),
        language=article.language,
        tongue=index.wording.language(article.language),
        url=web_address(article.url),
        file=article.file or "",
        remarks=article.notes,
        claims=len(claims),
        paragraphs=paragraphs,
        notes={index.claim_number[claim.id]: note(index, claim) for claim in claims},
        stray=tuple(mark.anchor for mark in marks if mark.anchor and mark.anchor not in placed),
    )


def _marks(
    index: Index, article: Article, claims: Iterable[Claim], attributions: Iterable[Attribution]
) -> Iterable[Mark]:
    for claim in claims:
        number = index.claim_number[claim.id]
        yield Mark(claim.span, f"claim {claim.stance}", title(index, claim), f"words-{number}", number)
        yield from slot_marks(index, claim)
    for attribution in attributions:
        chain = " ← ".join(index.name(link) for link in attribution.chain) or index.nobody
        rule = f" ({_rule(index, attribution.rule)})" if attribution.rule else ""
        for css, spans in (("source", attribution.source), ("cue", attribution.cue)):
            yield from (Mark(span, css, f"{index.wording.say(css)}: {chain}{rule}") for span in spans)
    for suspicion in index.story.suspicions:
        if suspicion.article == article.id:
            yield Mark(suspicion.span, "doubt", suspicion.reason)


def title(index: Index, claim: Claim) -> str:
    """`Claim 12: Outlet ← Origin; says, certain; rule: …`"""
    chains = "; ".join(" ← ".join(chain) for chain in index.chains(claim))
    stance, certainty = index.wording.plain("stance", claim.stance), index.wording.plain("certainty", claim.certainty)
    rule = f"; {_rule(index, claim.rule)}" if claim.rule else ""
    return f"{index.wording.say('claim', number=index.claim_number[claim.id])}: {chains}; {stance}, {certainty}{rule}"


def _rule(index: Index, rule: str) -> str:
    return index.wording.say("rule", name=rule)


def note(index: Index, claim: Claim) -> Note:
    found = [index.attributions[id] for id in claim.attributions if id in index.attributions]
    rules = dict.fromkeys(rule for rule in (claim.rule, *(t.rule for t in found)) if rule)
    chains = tuple(tuple(chain) for chain in index.chains(claim))
    return Note(index.claim_number[claim.id], chains, claim.stance, claim.certainty, ", ".join(rules))


def web_address(url: str | None) -> str:
    """The address if it is one of the web, else nothing: no other scheme ever becomes a link."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
