"""The forms of a Ukrainian verb from its infinitive and, where that does not tell, from two or three more forms."""

import re
from collections.abc import Mapping

VOWELS = tuple("аеиіоуєюяї")
LABIALS = tuple("бпвмф")
SIBILANTS = tuple("жчшщ")
THIRD = (  # tail of the infinitive, of the third person
    ("давати", "дає"),
    ("ставати", "стає"),
    ("знавати", "знає"),
    ("чувати", "чуває"),
    ("увати", "ує"),
    ("ювати", "ює"),
    ("ати", "ає"),
    ("яти", "яє"),
    ("їти", "їть"),
    ("ити", "ить"),
    ("іти", "іє"),
    ("нути", "не"),
    ("чути", "чує"),
    ("ути", "уде"),
    ("ти", "е"),
)
SOFTENED = (("зд", "ждж"), ("ст", "щ"), ("д", "дж"), ("т", "ч"), ("з", "ж"), ("с", "ш"))


class VerbForms:
    """One verb. `more` is its third person singular, past masculine and passive participle's stem, with commas."""

    def __init__(self, lemma: str, more: str) -> None:
        third, past, participle = [*more.split(","), "", ""][:3]
        self.back = "ся" if lemma.endswith("ся") else ""
        self.infinitive = lemma.removesuffix("ся")
        self.base = self.infinitive.removesuffix("ти")
        self.third = re.sub(r"(?<=[еє])ть$", "", third.removesuffix("ся")) or third_person(self.infinitive)
        self.past = past.removesuffix("ся") or past_masculine(self.base, self.third)
        self.participle = participle

    def of(self, feats: Mapping[str, str]) -> list[str]:
        """All forms with these features, the likeliest first; participles are for `participles`."""
        shape, tense = feats.get("VerbForm", "Fin"), feats.get("Tense")
        if shape == "Inf":
            return [self.infinitive + self.back]
        if shape == "Conv":
            return [one + self.back.replace("я", "ь") for one in self._converbs(tense)]
        if feats.get("Mood") == "Imp":
            return [one + self.back for one in self._imperatives(feats)]
        if tense == "Past":
            return [self._past(feats) + self.back]
        return [self._present(feats.get("Person", "3"), feats.get("Number", "Sing"))]

    def participles(self, tense: str | None, voice: str | None) -> list[str]:
        """Stems of the participle, the likeliest first."""
        if voice == "Act":
            return [self._many[:-2] + "ч"] if tense == "Pres" else self._past_active()
        if tense == "Pres" and self.base.endswith(("ува", "юва")):
            return [self.base + "н"]
        if self.participle:
            return [self.participle]
        return passives(self.base) if self.base.endswith(VOWELS) else [self.third[:-1] + "ен", self.base + "т"]

    def _past_active(self) -> list[str]:
        regular = self.base.endswith(VOWELS) and not self.past.endswith("шов")
        return [self.base + "вш", self.base + "л"] if regular else [self._past_stem + "л"]

    @property
    def _second_class(self) -> bool:
        return self.third.endswith(("ить", "їть"))

    @property
    def _stem(self) -> str:
        return re.sub(r"(?:ить|їть|е|є)$", "", self.third)

    @property
    def _past_stem(self) -> str:
        """What the endings -ла, -ло, -ли follow."""
        if self.past.endswith("шов"):
            return self.past[:-2]
        if self.base.endswith("вес"):
            return self.base[:-1]
        if self.past.endswith("в"):
            return self.past[:-1]
        return self.past if self.base.endswith("ну") else self.base

    @property
    def _many(self) -> str:
        """The third person plural."""
        stem = self._stem
        if self._second_class:
            return f"{with_l(stem)}{'а' if stem.endswith(SIBILANTS) else 'я'}ть"
        soft = self.third.endswith("є") or stem.endswith("л") or self.infinitive.endswith("оти")
        return stem + ("ють" if soft else "уть")

    def _present(self, person: str, number: str) -> str:
        if person == "3":
            linking = "ть" if self.back and number == "Sing" and not self._second_class else ""
            return (self.third if number == "Sing" else self._many) + linking + self.back
        if person == "1" and number == "Sing":
            stem = softened(self._stem)
            hard = stem.endswith(SIBILANTS)
            return (stem + ("у" if hard else "ю") if self._second_class else self._many[:-2]) + self.back
        ending = "ш" if number == "Sing" else "мо" if person == "1" else "те"
        return self.third.removesuffix("ть") + ending + self.back

    def _past(self, feats: Mapping[str, str]) -> str:
        plural = feats.get("Number") == "Plur"
        tail = "и" if plural else {"Fem": "а", "Neut": "о"}.get(feats.get("Gender", "Masc"), "")
        return f"{self._past_stem}л{tail}" if tail else self.past

    def _imperatives(self, feats: Mapping[str, str]) -> list[str]:
        number, stem = feats.get("Number"), self._stem
        ending = "мо" if feats.get("Person") == "1" else "те" if number == "Plur" else ""
        if self.third.endswith(("є", "їть")):
            return [stem + "й" + ending]
        return [stem + {"мо": "імо", "те": "іть"}.get(ending, "и"), stem + ending, stem + "ь" + ending]

    def _converbs(self, tense: str | None) -> list[str]:
        past = self.base + ("вши" if self.base.endswith(VOWELS) else "ши")
        if self.past.endswith("шов"):
            past = self.past + "ши"
        return [self._many[:-2] + "чи", past] if tense == "Pres" else [past]


def third_person(infinitive: str) -> str:
    """The third person singular that an infinitive's tail suggests."""
    return next(infinitive.removesuffix(tail) + third for tail, third in THIRD if infinitive.endswith(tail))


def past_masculine(base: str, third: str) -> str:
    """The past masculine, from the infinitive without -ти and the third person singular: красти, краде, крав."""
    if base.endswith("с") and third.endswith(("де", "те")):
        return base[:-1] + "в"
    return base + ("в" if base.endswith(VOWELS) else "")


def with_l(stem: str) -> str:
    """Labials take an л before ю and я: робити, роблять."""
    return stem + "л" if stem.endswith(LABIALS) else stem


def softened(stem: str) -> str:
    """The last consonant as in the first person of verbs in -ити: ходити, ходжу."""
    for before, after in SOFTENED:
        if stem.endswith(before):
            return stem.removesuffix(before) + after
    return with_l(stem)


def passives(base: str) -> list[str]:
    """Stems of the passive participle, from the infinitive without -ти."""
    if base.endswith("ува"):
        return [base[:-3] + "ован"]
    if base.endswith("юва"):
        return [base[:-3] + "ьован", base[:-3] + "йован"]
    if base.endswith(("ня", "ча", "зя")):
        return [base + "т", base + "н"]
    if base.endswith(("а", "я")):
        return [base + "н", base + "т"]
    if base.endswith(("и", "і")):
        return [softened(base[:-1]) + "ен", base[:-1] + "ен", base + "т"]
    return [base + "т", base[:-1] + "ен"]
