"""Copies of an article of a story: verbatim, lightly edited, or translated and citing the outlet."""

import re
from collections.abc import Callable
from dataclasses import replace

from muasal.compare.setting import setting
from muasal.model import Article, Attribution, Claim, Entity, Story

WORD = re.compile(r"\w+")
EDITED = 40  # one word in so many is another one in an edited copy
LANGUAGES = ("id", "en", "uk", "ru")


def verbatim(text: str) -> str:
    return text


def edited(text: str) -> str:
    """The text with a word put for another here and there; offsets stay."""
    words = list(WORD.finditer(text))[EDITED // 2 :: EDITED]
    for word in words:
        text = text[: word.start()] + "x" * len(word.group()) + text[word.end() :]
    return text


def foreign(text: str) -> str:
    """No word stays as it was; offsets stay."""
    return WORD.sub(lambda word: word.group()[::-1] + "", text.translate(_SHIFTED))


_SHIFTED = {ord(c): ord(c) + 1 for c in "abcdefghijklmnopqrstuvwxyабвгдежзиклмнопрстуфхцчшщыэю"}
KINDS: dict[str, Callable[[str], str]] = {"verbatim": verbatim, "edited": edited, "translated": foreign}


def with_copies(story: Story, model: str, kind: str, number: int, prefix: str = "z", outlet: str = "Copyist") -> Story:
    """The story and `number` copies of the article `model`, each by an outlet of its own (by the same if it is "")."""
    for n in range(number):
        story = with_copy(story, model, kind, f"{prefix}{n}", f"{outlet} {n}" if outlet else "")
    return story


def with_copy(story: Story, model: str, kind: str, id: str, outlet: str) -> Story:
    article = story.article(model)
    teller = setting(story).outlet[model]
    name = outlet or article.outlet
    language = article.language if kind != "translated" else LANGUAGES[LANGUAGES.index(article.language) - 1]
    copy = replace(article, id=id, text=KINDS[kind](article.text), outlet=name, language=language)
    citing = teller if kind == "translated" and teller else ""
    entities = dict(story.entities)
    own = next((e.id for e in entities.values() if e.name == name), f"outlet-{id}")
    entities.setdefault(own, Entity(own, str(name), "outlet"))
    attributions = [of_copy(t, copy, citing) for t in story.attributions if t.article == model]
    claims = [claim_of_copy(c, copy, citing, own, teller) for c in story.claims if c.article == model]
    made = [cited(c, citing) for c in claims if citing and not c.attributions]
    claims = [replace(c, attributions=(f"{c.id}.via",), origins=(citing,)) if cite(c, citing) else c for c in claims]
    return replace(
        story,
        articles=(*story.articles, copy),
        attributions=(*story.attributions, *attributions, *made),
        claims=(*story.claims, *claims),
        entities=entities,
    )


def cite(claim: Claim, citing: str) -> bool:
    return bool(citing) and not claim.attributions


def of_copy(found: Attribution, copy: Article, citing: str) -> Attribution:
    chain = (citing, *found.chain) if citing and citing not in found.chain else found.chain
    return replace(found, id=f"{copy.id}-{found.id}", article=copy.id, chain=chain)


def claim_of_copy(claim: Claim, copy: Article, citing: str, own: str, teller: str | None) -> Claim:
    """The claim as the copy makes it: what the model's outlet said in its own voice is now said by the copy's."""
    origins = tuple(own if o == teller and not citing else o for o in claim.origins)
    attributions = tuple(f"{copy.id}-{id}" for id in claim.attributions)
    return replace(claim, id=f"{copy.id}-{claim.id}", article=copy.id, attributions=attributions, origins=origins)


def cited(claim: Claim, citing: str) -> Attribution:
    """What the model told in its own voice, as a translation tells it: "according to …"."""
    spans = (claim.span,)
    return Attribution(
        *(f"{claim.id}.via", claim.article, spans, spans, spans),
        *(claim.stance, claim.certainty, "indirect", "test"),
        chain=(citing,),
    )


def counts(story: Story) -> dict[str, int]:
    """Claim id to the count of its cluster."""
    return {id: cluster.independent_origins for cluster in story.clusters for id in cluster.claims}
