"""Ages of people and things: `a 65-year-old`, «в возрасте 40 лет», *berusia 15 tahun*, `Maria Silva, 27,`.

They are kept apart from quantities, which count and measure what happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from muasal.languages import Language, Lexicon
from muasal.model import Document, Quantity, Token
from muasal.read.number_sites import sites
from muasal.read.numerals import DASHES
from muasal.read.quantity_site import Site

OLDEST = 120  # of a person; a number behind a name is an age up to here
YOUNGEST = 3
REACH = 3  # a word like `aged` stands so many tokens before the number


@dataclass(frozen=True)
class AgeWords:
    """ages.tsv of a language: words before and behind, units, whole words (`year-old`), marks that open an age."""

    before: Lexicon[str]
    after: Lexicon[str]
    units: Lexicon[str]
    whole: Lexicon[str]
    marks: frozenset[str]


@cache
def age_words(language: Language) -> AgeWords:
    rows = language.table("ages")

    def of(word_class: str) -> Lexicon[str]:
        return Lexicon((row["form"], row["unit"]) for row in rows if row["class"] == word_class)

    marks = frozenset(row["form"] for row in rows if row["class"] == "opens")
    return AgeWords(of("before"), of("after"), of("unit"), of("whole"), marks)


def find(document: Document, language: Language) -> list[Quantity]:
    """The ages of the document in order: value, unit (year, month …), modifier; role `age`."""
    return among(sites(document, language), language)


def among(numbers: Sequence[Site], language: Language) -> list[Quantity]:
    """The ages among the numbers of a document."""
    words = age_words(language)
    return [age for site in numbers if (age := _age(site, words)) is not None]


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
    match = words.whole.at(site.tokens, at, site.sentence.last) if at < site.sentence.last else None
    return (match.value, match.last) if match else None


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
