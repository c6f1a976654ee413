"""Readings of a name: the keys under which it may meet its spelling in another script.

Two names are the same where they share a reading, never by likeness. Beside its plain key a name in Latin letters has
one for each language its spelling may be of (`spellings.tsv`): English "Whitfield" is said «Уитфилд», German "Merz"
«Мерц», pinyin "Jinping" «Цзиньпин». Korean names have a key of their own in either script: the surname of the table
(`surnames.tsv`), then what the systems of writing agree on.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from muasal import tables
from muasal.languages import Language
from muasal.resolve import romanise
from muasal.resolve.registry import FOLDER

LETTERS = "letters"  # the system of the rules that hold for all
BESIDE = (LETTERS, "korean", "korean-cyrillic", "korean-uk")  # no readings of their own
GATED = ("vietnamese", "chinese", "japanese")  # systems of which a name must show that it is one
LONGEST = 24  # letters of a word
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouü])){1,3}"
)
_KANA = re.compile(r"(?:(?:[kgnhmrbp]y|sh|ch|ts|[kgsztdnhbpmyrwfj])?[aeiou]{1,2}n?){1,6}")
Rules = Sequence[tuple[re.Pattern[str], str]]


def readings(name: str, language: Language) -> frozenset[str]:
    """The keys of a name in any of its readings, the plain one among them; empty if it has no letters."""
    words = [word[:LONGEST] for word in re.findall(r"[\w'’ʼ]+", name.casefold())]
    plain = "-".join(romanise.keys(words, language))
    found = {plain, _korean(words, language)}
    if not language.letters:
        found |= {_read(words, system) for system in _systems() if system not in GATED or _shows(words, system)}
    return frozenset(found - {""})


def _read(words: Sequence[str], system: str) -> str:
    """The key of a name in Latin letters, read in one system."""
    keys = [romanise.fold(_plain(_said(word, system))) for word in words]
    return "-".join(romanise.given(key) if len(keys) > 1 else key for key in keys if key)


@lru_cache(maxsize=4096)
def _said(word: str, system: str) -> str:
    base = system.partition("-")[0]
    rules = (*_systems()[system], *(_systems()[base] if base != system else ()), *_rules()[LETTERS])
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word


def _plain(word: str) -> str:
    return re.sub(r"[^a-z\d]", "", romanise.plain(word))


def _shows(words: Sequence[str], system: str) -> bool:
    """Is the name one of this language by its surname or by its syllables?"""
    syllables = {"chinese": _PINYIN, "japanese": _KANA}.get(system)
    if syllables:
        return 1 < len(words) < 4 and all(syllables.fullmatch(word) for word in words)
    return len(words) > 1 and words[0] in _surnames().get(system, {})


def _korean(words: Sequence[str], language: Language) -> str:
    """The key of a Korean name: its surname, and its other syllables without what the systems disagree on."""
    surname = _surnames()["korean"].get(words[0]) if 1 < len(words) < 5 else None
    if not surname:
        return ""
    return f"korean-{surname}-{''.join(_syllables(word, language) for word in words[1:])}"


def _syllables(word: str, language: Language) -> str:
    script = "korean" if word.isascii() else "korean-cyrillic"
    for pattern, sound in (*_rules().get(f"korean-{language.code}", ()), *_rules()[script]):
        word = pattern.sub(sound, word)
    return word


@cache
def _rules() -> Mapping[str, Rules]:
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in tables.load(FOLDER / "spellings.tsv"):
        found.setdefault(row["system"], []).append((re.compile(row["spelling"]), row["sound"]))
    return found


@cache
def _systems() -> Mapping[str, Rules]:
    return {system: rules for system, rules in _rules().items() if system not in BESIDE}


@cache
def _surnames() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in tables.load(FOLDER / "surnames.tsv"):
        for form in row["forms"].split():
            found.setdefault(row["system"], {}).setdefault(form, row["surname"])
    return found
