"""The inflected forms of the names of currencies, by rule, as phrases of a table: {рупия,рупии,…}."""

import re

from muasal.read.segment import tokenize

ADJECTIVE = re.compile(r"(?:ск|цк|ськ|цьк|зьк)(?:ий|а|е|ая|ое)$|^(?:нов|конверт|тихоокеан)\w*(?:ый|ий|ая|а)$")
VOWELS = "аеиоуыэюяєії"
SIBILANTS = "гкхжшчщ"
NOUNS = {  # ending of the nominative → endings of all cases
    "ru": {
        "ия": "ия ии ию ией ий иям иями иях",
        "а": "а ы е у ой  ам ами ах",
        "ь": "ь я ю ем е и ей ям ями ях",
        "й": "й я ю ем е и ев ям ями ях",
        "": " а у ом е ы ов ам ами ах",
    },
    "uk": {
        "ія": "ія ії ію ією ій іям іями іях",
        "а": "а и і у ою  ам ами ах",
        "ь": "ь я ю еві ем і ів ям ями ях",
        "й": "й я ю єві єм ї їв ям ями ях",
        "": " а у ові ом і и ів ам ами ах",
    },
}


def noun_at(words: list[str], language: str) -> int:
    """The index of the noun in a name: the last word in English, the first in Indonesian, else behind adjectives."""
    if language in ("en", "id"):
        return len(words) - 1 if language == "en" else 0
    return next((at for at, word in enumerate(words) if not ADJECTIVE.search(word)), len(words) - 1)


def noun_forms(noun: str, written: set[str], language: str) -> list[str]:
    """All forms of a noun, given the nominative and the forms that the source writes."""
    forms = {noun, *written}
    if language == "en":
        forms |= {noun + "s"} if not noun.endswith(("s", "ë", "i")) else set()
    elif language != "id":
        rules = NOUNS[language]
        ending = next(ending for ending in sorted(rules, key=len, reverse=True) if noun.endswith(ending))
        stem = noun.removesuffix(ending)
        fixed = (stem if ending else noun)[-1] in VOWELS and len(ending) < 2  # «песо», «бальбоа» have one form
        if not fixed:
            forms |= {stem + case for case in _spelt(stem, rules[ending].split(" "))}
    return sorted(forms)


def _spelt(stem: str, endings: list[str]) -> list[str]:
    """Russian: no ы behind г, к, х and sibilants."""
    return [("и" if case == "ы" and stem.endswith(tuple(SIBILANTS)) else case) for case in endings]


def phrase(words: list[str], at: int, nouns: list[str], language: str) -> str:
    """The whole name with its adjectives and noun in all forms: «шведск* {крона,кроны…}»."""
    inflected = [_beside(word, language, before=place < at) for place, word in enumerate(words)]
    inflected[at] = braced(nouns)
    return " ".join(inflected)


def _beside(word: str, language: str, before: bool) -> str:
    """A word beside the noun: an adjective before it with any ending, another as its tokens."""
    if language in ("en", "id") or not before or not ADJECTIVE.search(word):
        return " ".join(token.low for token in tokenize(word))
    return re.sub(r"(?:ый|ий|ая|ое|а|е)$", "*", word)


def braced(forms: list[str]) -> str:
    return "{" + ",".join(forms) + "}" if len(forms) > 1 else forms[0]
