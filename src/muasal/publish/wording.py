"""The schema's values in plain words of the interface's language: dates, amounts, places, stances, changes."""

import re
from dataclasses import dataclass

from muasal import languages
from muasal.model import Mention, Place, Quantity, Time
from muasal.publish import grammar
from muasal.publish.grammar import table

_LONG_NUMBER = re.compile(r"(?<![\d.,-])\d{5,}(?![\d-])")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ([^\d\W].*)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})-01-01/\1-12-31")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?")
_DURATION = re.compile(r"P(?:(\d+)([YMWD]))?(?:T(\d+)([HMS]))?")


@dataclass(frozen=True, slots=True)
class Wording:
    """How the interface speaks in one language; its words are those of words/<code>.tsv."""

    code: str = "en"

    def plain(self, word_class: str, key: str) -> str:
        """The words for one of the schema's words; a word that has none stands for itself, hyphens as spaces."""
        return table(self.code).get((word_class, key), key.replace("-", " "))

    def say(self, key: str, **values: object) -> str:
        """A sentence of the report, with `values` put into it. KeyError for a key that is in no table."""
        return table(self.code)["report", key].format(**values)

    @property
    def unknown(self) -> str:
        return self.say("not known")

    def count(self, number: float, noun: str) -> str:
        """A number with its noun: `1 article`, `4 languages`."""
        return f"{self.number(number)} {self.noun(number, noun)}"

    def noun(self, number: float, noun: str) -> str:
        """A noun or unit in the form its number asks for; of a compound unit (`US dollar per tonne`) its first part."""
        head, per, rest = noun.partition(" per ")
        known = table(self.code).get(("noun", noun))
        if per and known is None:
            return f"{self.noun(number, head)} {self._per(rest)}"
        return grammar.form(self.code, number, (known or grammar.guessed(self.code, noun)).split("|"))

    def _per(self, noun: str) -> str:
        return self.say("per", unit=self.noun(1, noun))

    def reason(self, text: str) -> str:
        """A reason that a stage gave in English, in the interface's words where its table has the pattern."""
        return grammar.by_pattern(self.code, text) or text

    def language(self, code: str) -> str:
        """The name of a language, its code in capitals where there is no table for it."""
        return table(self.code).get(("language", code)) or (
            languages.get(code).name if code in languages.CODES else code.upper()
        )

    def number(self, value: float) -> str:
        """`12,000`, `1.5`: separators as the language has them."""
        plain = f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"
        return grammar.separated(self.code, plain)

    def digits(self, text: str) -> str:
        """`text` with separators put into its long numbers; dates are left alone."""
        return _LONG_NUMBER.sub(lambda found: self.number(int(found.group())), text)

    def change(self, value: str) -> str:
        """One side of a drift in plain words: `report-date 2024-10-21` is `reported on 21 October 2024`."""
        head, _, rest = value.partition(" ")
        if rest and ":" in head:
            return f"{self.what(head.partition(':')[2])}: {self.change(rest)}"
        for word_class in ("dated", "modifier"):
            if rest and (word_class, head) in table(self.code):
                return f"{self.plain(word_class, head)} {self.change(rest)}"
        if found := _AMOUNT.fullmatch(value):
            return self.count(float(found[1]), found[2])
        return self.date(value) if _DAY.match(value) or _MONTH.match(value) else self.digits(value)

    def date(self, value: str | None, *, short: bool = False) -> str:
        """An ISO 8601 date, month, interval, date-time or duration as `24 October 2024`, `3 weeks`; else as it is.
        `short`: with the names of months cut."""
        if not value:
            return self.unknown
        if found := _YEAR.fullmatch(value):
            return self.say("year", year=found[1])
        if "/" in value and value[0].isdigit():
            return " – ".join(self.date(part, short=short) for part in value.split("/", 1))
        if found := _MOMENT.fullmatch(value):
            zone = f" (UTC{found[3]})" if found[3] and found[3] != "Z" else " UTC" if found[3] else ""
            return f"{self.date(found[1], short=short)}, {found[2]}{zone}"
        if found := _DAY.fullmatch(value):
            month = self.plain("month short" if short else "month", found[2])
            return self.say("day: short" if short else "day", day=int(found[3]), month=month, year=found[1])
        if found := _MONTH.fullmatch(value):
            return self.say("month", month=self.plain("month alone", found[2]), year=found[1])
        return self._duration(value)

    def _duration(self, value: str) -> str:
        found = _DURATION.fullmatch(value)
        if not found or not any(found.groups()):
            return value
        years, clock = (found[1], found[2]), (found[3], found[4])
        parts = [(n, unit) for n, unit in (years, (clock[0], "MT" if clock[1] == "M" else clock[1])) if n]
        return " ".join(self.count(int(n), grammar.PERIODS[unit or ""]) for n, unit in parts)

    def amount(self, quantity: Quantity) -> str:
        """`about 12,000 people`, `50 grams per month`, `20–99 houses`."""
        if quantity.value is None:
            return self.unknown
        pair = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
        figure = "–".join(self.number(value) for value in pair)
        unit = self.noun(pair[-1], quantity.unit) if quantity.unit else ""
        modifier = "" if quantity.modifier == "exactly" else self.plain("modifier", quantity.modifier)
        per = self._per(quantity.per) if quantity.per else ""
        return " ".join(part for part in (modifier, figure, unit, per) if part)

    def place(self, found: Place) -> str:
        """`Kursk Oblast (RU)`; without a name, that it is not known."""
        if not found.value:
            return self.unknown
        return f"{self.place_name(found)} ({found.country})" if found.country else found.value

    def place_name(self, found: Place) -> str:
        """The name of a place; that of a country in the interface's language."""
        return (
            self.country(found.country or "", found.value or "") if found.precision == "country" else found.value or ""
        )

    def country(self, key: str, name: str) -> str:
        """A country by its code or its name on the map; `name` is its English one."""
        return name if self.code == "en" else grammar.countries(self.code).get(key, name)

    def coordinates(self, lat: float | None, lon: float | None) -> str:
        """`51.73° N, 36.19° E`, or nothing."""
        if lat is None or lon is None:
            return ""
        north, east = self.plain("side", "N" if lat >= 0 else "S"), self.plain("side", "E" if lon >= 0 else "W")
        return f"{self._degrees(lat)}° {north}, {self._degrees(lon)}° {east}"

    def _degrees(self, value: float) -> str:
        return grammar.separated(self.code, f"{abs(value):.2f}")

    def role(self, mention: Mention) -> str:
        """What a detail is about: `dead`, `when`, `where`."""
        head, _, what = mention.role.partition(":")
        if what:
            return self.what(what)
        return self.plain("role", head) if head else self.plain("kind", mention.kind)

    def what(self, code: str) -> str:
        """What is counted or measured: `toilet paper`."""
        return self.plain("what", code)

    def value(self, mention: Mention, names: dict[str, str]) -> str:
        """The value of a detail; `names` gives entities' names by id."""
        if isinstance(mention, Quantity):
            return self.amount(mention)
        if isinstance(mention, Time):
            return self.date(mention.value)
        if isinstance(mention, Place):
            return self.place(mention)
        return names.get(mention.value or "", mention.value or self.unknown)


ENGLISH = Wording()
