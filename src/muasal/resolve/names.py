"""Who acts in a claim: registered states and bodies, people named with a source's care, one identity an article."""

from muasal.model import EntityMention
from muasal.resolve.register import Register


def resolve(register: Register) -> list[EntityMention]:
    """Mentions of known entities in text order: registered aliases, and names that this article's sources bear."""
    document = register.reading.document
    code = register.language.code
    out: dict[tuple[int, int], EntityMention] = {}
    for sentence in document.sentences:
        for match in register.registry.find(code, document.tokens, sentence.first, sentence.last):
            entity = register.registry.entities[match.value]
            span = document.tokens[match.first].span._replace(end=document.tokens[match.last - 1].end)
            if entity.type != "outlet":
                register.know(entity.id, entity.name, entity.type)
                out[span] = EntityMention(span, f"register:{entity.type}", entity.id)
    for name in register.reading.names:
        low = document.tokens[register.piece(name.span)[0]].low
        known = register.introduced.get(low)
        if known and not any(name.span.overlaps(m.span) for m in out.values()):
            out[name.span] = EntityMention(name.span, "introduced", known)
    return [out[span] for span in sorted(out)]
