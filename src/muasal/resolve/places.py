"""Places as worded → places with a point, a country and a reason. All places of a document are decided together."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from muasal.languages.places import place_words
from muasal.model import Document, Place, PlaceCandidate, Sentence, Span
from muasal.resolve.gazetteer import Spot, load
from muasal.resolve.place_gates import Gate
from muasal.resolve.place_items import Item, Itemizer, joined_possessives
from muasal.resolve.place_names import country_number
from muasal.resolve.place_scores import Name, decide, distance, holds
from muasal.resolve.place_worded import located, of_people, unknown

HOME = 0.25  # weight of the outlet's own country; one mention of a country weighs 1
ROW = 8  # names of an enumeration that are taken to lie near one another
SAME_KM = 30.0  # a runner-up nearer than this is the same place at another level
CLOSE_CALL = 0.25
FAR_KM = 161.0


def resolve(candidates: Sequence[PlaceCandidate], document: Document, outlet_country: str | None = None) -> list[Place]:
    """The places among the candidates of a document, in text order; what is no known place is left out.

    `outlet_country` is the ISO code of the outlet's country; without it, that of most news in the language counts a
    little. A place that a type word promises and the gazetteer does not know stays, with value None.
    """
    items = joined_possessives(Itemizer(document).items(candidates), document)
    home = outlet_country or place_words(document.language).home
    countries, local = _countries(items, document, home)
    gate = Gate(items, document, countries, home)
    names, number_of = _names(items, document, [gate.hopeless(index) for index in range(len(items))])
    decide(names, countries, local)
    around = _containers(items, names, number_of, document)
    named = set(countries)
    out: list[Place] = []
    for index, item in enumerate(items):
        if number_of[index] < 0:
            within = _around(index, items, names, number_of, document) if item.rule == "preposition" else None
            out += unknown(item, document, within) or of_people(item, document)
            continue
        name = names[number_of[index]]
        best = name.best()
        verdict = gate.verdict(index, best, name.why.get(best.number, ""))
        if verdict == "doubtful" and best.level == "region" and _adjective(item, document):
            out += of_people(item, document)
        elif verdict != "drop":
            place = _placed(item, name, verdict == "doubtful", named, document)
            out.append(replace(place, role="around") if index in around else place)
        else:
            out += unknown(replace(item, spots=()), document) or of_people(item, document)
    return out


def _containers(
    items: Sequence[Item], names: Sequence[Name], number_of: Sequence[int], document: Document
) -> frozenset[int]:
    """The items that only say where the one before them lies: the region of "Mamasa, West Sulawesi"."""
    out = set()
    for a, b, beside in _neighbours(items, document):
        if beside and b == a + 1 and min(number_of[a], number_of[b]) >= 0:
            inner, outer = names[number_of[a]].best(), names[number_of[b]].best()
            if outer.level != "settlement" and holds(outer, inner):
                out.add(b)
    return frozenset(out)


def _adjective(item: Item, document: Document) -> bool:
    """Is the name one adjective and no more: «Київської»?"""
    single = item.name_last - item.name == 1 and item.name == item.first
    return single and place_words(document.language).ends("qualifier", document.tokens[item.name].low)


def _around(
    index: int, items: Sequence[Item], names: Sequence[Name], number_of: Sequence[int], document: Document
) -> Spot | None:
    """The place that a name behind a preposition is said to lie in: the one right behind it and a comma."""
    item, behind = items[index], items[index + 1] if index + 1 < len(items) else None
    if behind is None or number_of[index + 1] < 0 or item.spots:
        return None
    between = document.tokens[item.last : behind.first]
    if [token.text for token in between] != [","] or behind.partial or document.tokens[item.name].text.isupper():
        return None
    return names[number_of[index + 1]].best()


def _countries(
    items: Sequence[Item], document: Document, home: str | None
) -> tuple[dict[str, float], dict[int, set[str]]]:
    """How often each country is named, by itself or by its adjective; and which are named in each sentence."""
    count: Counter[str] = Counter()
    local: dict[int, set[str]] = {}
    words = place_words(document.language)
    named = [
        (item.sentence, spot.country or "") for item in items for spot in item.spots[:1] if spot.level == "country"
    ]
    sentences = document.sentences
    free = 0
    for at in [at for at, token in enumerate(document.tokens) if token.low in words.starts]:
        if at >= free and (match := words.at("demonym", document.tokens, at, len(document.tokens))):
            number = bisect_right(sentences, at, key=_first) - 1
            match = words.at("demonym", document.tokens, at, sentences[number].last)
            if match:
                named.append((number, match.value.value))
                free = match.last
    for number, code in named:
        count[code] += 1
        local.setdefault(number, set()).add(code)
    weights = {code: float(n) for code, n in sorted(count.items())}
    if home:
        weights[home] = weights.get(home, 0.0) + HOME
    return weights, local


def _first(sentence: Sentence) -> int:
    return sentence.first


def _names(items: Sequence[Item], document: Document, hopeless: Sequence[bool]) -> tuple[list[Name], list[int]]:
    """The names to decide, one for all items that may mean the same places; and each item's number in them, or -1."""
    names: list[Name] = []
    known: dict[tuple[object, ...], int] = {}
    number_of = []
    for item, out in zip(items, hopeless, strict=True):
        if out:
            number_of.append(-1)
            continue
        key = (tuple([spot.number for spot in item.spots]), item.wanted)
        if key not in known:
            known[key] = len(names)
            names.append(Name(item.spots, item.malus, item.wanted))
        number_of.append(known[key])
        names[known[key]].sentences.add(item.sentence)
    for a, b, beside in _neighbours(items, document):
        one, other = number_of[a], number_of[b]
        if one != other and min(one, other) >= 0:
            if beside:
                names[one].inside.add(other)
            names[one].lists.add(other)
            names[other].lists.add(one)
    return names, number_of


def _neighbours(items: Sequence[Item], document: Document) -> Iterator[tuple[int, int, bool]]:
    """Pairs of items of one enumeration, and whether the second may be what the first lies in: "X, Region"."""
    words, tokens = place_words(document.language), document.tokens
    chain: list[int] = []
    for index, item in enumerate(items):
        before, beside = items[index - 1], True
        joined = index > 0 and item.first - before.last <= 2 and before.sentence == item.sentence
        if joined:
            for token in tokens[before.last : item.first]:
                if token.text not in (",", "("):
                    beside = False
                    joined = joined and words.is_("and", token)
        if not joined:
            chain = [index]
            continue
        for earlier in chain[-ROW:]:
            yield earlier, index, beside and earlier == chain[-1]
        chain.append(index)


def _placed(item: Item, name: Name, doubtful: bool, countries: set[str], document: Document) -> Place:
    """The item with the place that its name was decided to mean."""
    ranked = name.ranked()
    best = ranked[0]
    others = [spot for spot in ranked[1:] if distance(spot, best) > SAME_KM]
    second = others[0] if others else None
    close = (
        second
        and name.scores[best.number] - name.scores[second.number] < CLOSE_CALL
        and distance(best, second) > FAR_KM
    )
    span = _span(item, best, document)
    if item.direction and best.level == "country":
        reason = f"a part of {best.name}, without bounds"
        shown = f"{item.direction} {best.name}"
        return Place(
            span,
            item.candidate.rule,
            role=item.candidate.role,
            doubtful=item.candidate.doubtful,
            value=shown,
            country=best.country,
            precision="region",
            reason=reason,
            area=best.code,
        )
    candidate = item.candidate._replace(span=span, doubtful=doubtful or bool(close))
    runner_up = ", ".join(filter(None, (second.name, _country_name(second)))) if second else ""
    return located(candidate, best, _reason(best, name, len(others) + 1, countries), item.wanted, runner_up)


def _span(item: Item, best: Spot, document: Document) -> Span:
    """The characters of the name with its type word; a direction belongs to it only before a country."""
    first, last = item.first, item.last
    if item.partial or (item.direction and best.level != "country"):
        first, last = item.name, item.name_last
    start = document.tokens[first].start
    return Span(start, min(item.candidate.span.end, document.tokens[last - 1].end))


def _reason(best: Spot, name: Name, many: int, countries: set[str]) -> str:
    """Why this place, in words for a reader."""
    if best.level == "country":
        return "a country"
    if many == 1:
        return (
            "the only place of this name"
            if not name.malus.get(best.number)
            else "the only place of this or a like name"
        )
    if name.why.get(best.number):
        return name.why[best.number]
    if best.country in countries:
        return f"in {_country_name(best)}, which the text names"
    return f"the likeliest of {many} by size and level"


def _country_name(spot: Spot) -> str:
    number = country_number(spot.country or "")
    return load().spot(number).name if number is not None else ""
