"""Ages of people and things: `a 65-year-old`, «в возрасте 40 лет», *berusia 15 tahun*, `Maria Silva, 27,`.

They are kept apart from quantities, which count and measure what happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from muasal import tables
from muasal.languages import Language, Lexicon
from muasal.model import Document, Quantity, Span, Token
from muasal.read.number_sites import sites
from muasal.read.numerals import DASHES
from muasal.read.quantity_site import Site
from muasal.read.segment import fold

OLDEST = 120  # of a person; a number behind a name is an age up to here
YOUNGEST = 3
REACH = 3  # a word like `aged` stands so many tokens before the number


@dataclass(frozen=True)
class AgeWords:
    """ages.tsv of a language: words before and behind, units, whole words (`year-old`), marks that open an age.

    fused: words that are number and unit («пятилетний») to both. things: what lasts so long rather than is so old.
    """

    before: Lexicon[str]
    after: Lexicon[str]
    units: Lexicon[str]
    whole: Lexicon[str]
    marks: frozenset[str]
    things: Lexicon[str]
    fused: Mapping[str, tuple[float, str]]


@cache
def age_words(language: Language) -> AgeWords:
    rows = language.table("ages")

    def of(word_class: str) -> Lexicon[str]:
        return Lexicon((row["form"], row["unit"]) for row in rows if row["class"] == word_class)

    marks = frozenset(row["form"] for row in rows if row["class"] == "opens")
    return AgeWords(of("before"), of("after"), of("unit"), of("whole"), marks, of("thing"), _fused(rows))


def _fused(rows: Sequence[Mapping[str, str]]) -> dict[str, tuple[float, str]]:
    """Each number with each unit, tens with ones too: «двадцатидвухлетний»."""
    ones = {form: float(row["unit"]) for row in rows if row["class"] == "fused" for form in tables.expand(row["form"])}
    tens = {form: value for form, value in ones.items() if 20 <= value < 100}
    small = {form: value for form, value in ones.items() if value < 10}
    heads = ones | {ten + one: tens[ten] + small[one] for ten in tens for one in small}
    ends = [(fold(end), row["unit"]) for row in rows if row["class"] == "whole" for end in tables.expand(row["form"])]
    return {fold(head) + end: (value, unit) for head, value in heads.items() for end, unit in ends}


def find(document: Document, language: Language) -> list[Quantity]:
    """The ages of the document in order: value, unit (year, month …), modifier; role `age`."""
    words = age_words(language)
    found = among(sites(document, language), language) + (_in_words(document, words) if words.fused else [])
    return sorted(found, key=lambda age: age.span)


def among(numbers: Sequence[Site], language: Language) -> list[Quantity]:
    """The ages among the numbers of a document."""
    words = age_words(language)
    return [age for site in numbers if (age := _age(site, words)) is not None]


def _in_words(document: Document, words: AgeWords) -> list[Quantity]:
    """«пятилетний мальчик», not «пятилетний план»."""
    tokens, out = document.tokens, []
    for at, token in enumerate(tokens[:-1]):
        number = words.fused.get(token.low)
        if number is not None and words.things.at(tokens, at + 1, len(tokens)) is None:
            span = Span(token.start, token.end)
            out.append(Quantity(span, "age/fused", number[0], number[1], "exactly", "age"))
    return out


def _age(site: Site, words: AgeWords) -> Quantity | None:
    modifier, first, last = site.modifier(site.number.first, site.number.last)
    whole = _whole(site, words, site.number.last)
    if whole is not None:
        return site.quantity(first, whole[1], whole[0], modifier, "age", "", "age/whole")
    if last + 1 < site.sentence.last and site.tokens[last].text in DASHES:
        last += 2 * (site.tokens[last + 1].low in site.words.ordinal_endings)  # «на 97-м году жизни»
    unit = words.units.at(site.tokens, last, site.sentence.last) if last < site.sentence.last else None
    end = unit.last if unit else last
    code = unit.value if unit else "year"
    if unit and end < site.sentence.last and words.after.at(site.tokens, end, site.sentence.last):
        return site.quantity(first, end, code, modifier, "age", "", "age/after")
    if _is_small(site) and (_cued(site, words, first, unit is not None) or _beside_a_name(site, words, first, end)):
        return site.quantity(first, end, code, modifier, "age", "", "age/before")
    return None


def _whole(site: Site, words: AgeWords, at: int) -> tuple[str, int] | None:
    """`15-year-old`, «62-летний»: the unit, and where the word ends."""
    if at < site.sentence.last and site.tokens[at].text in DASHES:
        at += 1
    match = words.whole.at(site.tokens, at, site.sentence.last)
    lasting = match is not None and words.things.at(site.tokens, match.last, site.sentence.last) is not None
    return (match.value, match.last) if match and not lasting else None


def _is_small(site: Site) -> bool:
    value = site.number.value
    top = value[1] if isinstance(value, tuple) else value
    return 0 < top <= OLDEST


def _cued(site: Site, words: AgeWords, first: int, measured: bool) -> bool:
    """`aged 21`, «ей было 30 лет»: a word before; one that says little by itself needs the unit."""
    for place in range(first - 1, max(site.sentence.first, first - REACH) - 1, -1):
        match = words.before.at(site.tokens, place, first)
        if match is not None and match.last == first:
            return measured or match.value != "weak"
    return False


def _beside_a_name(site: Site, words: AgeWords, first: int, end: int) -> bool:
    """`Maria Silva, 27,`, *Budi (45)*, «Ирина, 45 лет,»."""
    if site.number.worded or first != site.number.first or first - 2 < site.sentence.first or end >= len(site.tokens):
        return False
    mark, name, after = site.tokens[first - 1], site.tokens[first - 2], site.tokens[end]
    if mark.text not in words.marks or not _is_name(site.tokens, first - 2) or site.number.value == 1:
        return False
    whole = isinstance(site.number.value, float) and site.number.value % 1 == 0 and site.number.value >= YOUNGEST
    return whole and name.kind == "word" and after.text == ({"(": ")"}.get(mark.text, ","))


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    return len(text) > 1 and text[0].isupper() and not text.isupper()
