"""Currencies by what stands beside their noun: «шри-ланкийских рупий», "Fijian dollars"; and by their whole names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from muasal import tables
from muasal.languages import Language, Lexicon, base
from muasal.languages.places import PlaceWords, place_words
from muasal.model import Token

FILE = base.FOLDER / "currencies.tsv"  # which ones there are; languages/<code>/currencies.tsv: what they are called


@dataclass(frozen=True)
class Currencies:
    """The words of one language for currencies. `codes`: the unit of each by its ISO code; `tender`: its countries;
    `shared`: the word that a unit shares with others (dollar)."""

    codes: Mapping[str, str]
    shared: Mapping[str, str]
    tender: Mapping[str, frozenset[str]]
    names: Lexicon[str]
    nouns: Lexicon[tuple[str, ...]]
    places: PlaceWords

    def at(self, tokens: Sequence[Token], at: int, end: int) -> tuple[str, int] | None:
        """The unit whose name begins at token `at`, and where it ends: a whole name, or the adjective of a country and
        a noun that its currency bears."""
        name = self.names.at(tokens, at, end)
        if name is not None:
            return name.value, name.last
        country = self.places.at("demonym", tokens, at, end)
        noun = self.nouns.at(tokens, country.last, end) if country is not None and country.last < end else None
        if country is None or noun is None:
            return None
        fitting = [iso for iso in noun.value if country.value.value in self.tender[iso]]
        return (self.codes[fitting[0]], noun.last) if fitting else None


def load(language: Language) -> Currencies:
    """The currencies in the words of `language`."""
    rows, own = tables.load(FILE), language.table("currencies")
    codes = {row["iso"]: row["code"] for row in rows}
    named = [(row["form"], codes[row["iso"].split()[0]]) for row in own if row["kind"] != "noun"]
    return Currencies(
        codes,
        {row["code"]: row["generic"] for row in rows if row["generic"]},
        {row["iso"]: frozenset(row["countries"].split()) for row in rows},
        Lexicon(named),
        Lexicon((row["form"], tuple(row["iso"].split())) for row in own),
        place_words(language.code),
    )
