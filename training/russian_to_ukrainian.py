"""Russian sentences rewritten word by word into Ukrainian, so that a Russian treebank can teach a Ukrainian parser.

A word is looked up as a form (`closed.tsv`: pronouns, particles, prepositions and whatever inflects by no rule), then
by lemma (`lemmas.tsv`: words that are no cognates), and is otherwise taken for a cognate whose letters correspond
(`letters.tsv`). Lemmas and cognates alike get Ukrainian endings (`nouns.tsv`, `adjectives.tsv`, `verbs.tsv`).
"""

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from training.ukrainian_forms import Forms, noun_gender
from training.written_letters import DEAREST, Letters, rows

TABLES = Path(__file__).parent / "tables"
CYRILLIC = re.compile(r"[а-яёіїєґ]+(?:[-'’][а-яёіїєґ]+)*\.?", re.IGNORECASE)
UNCHANGING = {"ADP", "ADV", "CCONJ", "INTJ", "PART", "SCONJ", "X"}
LIKELY = 1  # departures from first choices that a name may take: many names look like some known word
LETTERS = str.maketrans("ыэъёи", "ие'єі")  # of abbreviations, one for one
WIDENED = {"PROPN": "NOUN", "AUX": "VERB"}
Key = tuple[str, str, str, tuple[tuple[str, str], ...]]


class Translator:
    """Turns Russian words, one at a time, into Ukrainian ones.

    `words` holds known Ukrainian forms in lower case. Of several candidates the known one that needed the fewest
    departures from the first choices of the tables wins; with none known, or without `words`, the first candidate.
    """

    def __init__(self, folder: Path = TABLES, words: Collection[str] = frozenset()) -> None:
        self._folder = folder
        self._words = words
        self._forms = Forms(folder)
        self._letters = Letters(folder / "letters.tsv")
        self._cache: dict[Key, str] = {}

    def word(self, form: str, lemma: str, upos: str, feats: Mapping[str, str]) -> str:
        """The Ukrainian word for a Russian one, its capitals kept; what is not Cyrillic comes back as it is."""
        key = (form, lemma, upos, tuple(feats.items()))
        if key not in self._cache:
            self._cache[key] = self._fresh(form, lemma, upos, feats)
        return self._cache[key]

    def gender(self, lemma: str) -> str:
        """The gender of the Ukrainian noun for a Russian one, "" where the table of lemmas does not have it."""
        ukrainian, more = self._lemmas.get(("NOUN", plain(lemma.lower())), ("", ""))
        return noun_gender(ukrainian, more) if ukrainian and more != "adj" and not ukrainian.endswith("ий") else ""

    def _fresh(self, form: str, lemma: str, upos: str, feats: Mapping[str, str]) -> str:
        form = form.replace("\u0301", "")
        if upos in {"PUNCT", "SYM"} or not CYRILLIC.fullmatch(form):
            return form
        if is_abbreviation(form, lemma, upos, feats):
            return capitals_of(form, form.lower().translate(LETTERS))
        found = self._closed_word(form.lower(), lemma.lower(), upos, feats)
        if found is None:
            found = self._best(self._candidates(form.lower(), lemma.lower(), upos, feats))
        return capitals_of(form, found)

    def _best(self, candidates: list[str]) -> str:
        """The first candidate that is a known word, else the first."""
        return next((one for one in candidates if one in self._words), candidates[0])

    def _closed_word(self, form: str, lemma: str, upos: str, feats: Mapping[str, str]) -> str | None:
        """What `closed.tsv` says: the most demanding of the rows whose features all hold.

        Words in another case or gender than they had in Russian are looked up by lemma, in `pronouns.tsv`.
        """
        if "Moved" in feats:
            case, row = feats.get("Case", ""), "Plur" if feats.get("Number") == "Plur" else feats.get("Gender", "")
            moved = self._pronouns.get((lemma, f"{row}.{case}")) or self._pronouns.get((lemma, case))
            if moved:
                return moved
        for name, tag in ((plain(form), upos), (plain(form), "*" if upos in UNCHANGING else "")):
            for wanted, ukrainian in self._closed.get((name, tag), ()):
                if all(feats.get(feature) == value for feature, value in wanted):
                    return ukrainian
        return None

    def _candidates(self, form: str, lemma: str, upos: str, feats: Mapping[str, str]) -> list[str]:
        """All Ukrainian words this one may be, best first, never empty."""
        kind = WIDENED.get(upos, upos)
        if kind == "ADV" and (kind, plain(form)) in self._lemmas:
            return [self._lemmas[kind, plain(form)][0]]
        entry = self._lemmas.get((upos, plain(lemma))) or self._lemmas.get((kind, plain(lemma)))
        if entry:
            return self._forms.of_lemma(*entry, form, kind, feats)
        return self._cognates(form, lemma, kind, feats, LIKELY if upos == "PROPN" else DEAREST)

    def _cognates(self, form: str, lemma: str, upos: str, feats: Mapping[str, str], dearest: int) -> list[str]:
        """Every stem the letters allow with every ending the features allow, the cheapest first."""
        found: dict[str, int] = {}
        for place, pair in enumerate(self._forms.of_cognate(form, lemma, upos, feats)):
            for stem, cost in self._letters.variants(pair.stem, upos):
                if cost <= dearest:
                    word = self._forms.join(pair.prefix + stem, pair.ending)
                    found[word] = min(found.get(word, cost + place), cost + place)
        return sorted(found, key=lambda word: found[word])

    @cached_property
    def _closed(self) -> dict[tuple[str, str], list[tuple[list[tuple[str, str]], str]]]:
        table: dict[tuple[str, str], list[tuple[list[tuple[str, str]], str]]] = {}
        for upos, russian, features, ukrainian in rows(self._folder / "closed.tsv"):
            for tag in upos.split():
                table.setdefault((russian, tag), []).append((features_of(features), ukrainian))
        for found in table.values():
            found.sort(key=lambda row: -len(row[0]))
        return table

    @cached_property
    def _pronouns(self) -> dict[tuple[str, str], str]:
        return {(lemma, cell): ukrainian for lemma, cell, ukrainian in rows(self._folder / "pronouns.tsv")}

    @cached_property
    def _lemmas(self) -> dict[tuple[str, str], tuple[str, str]]:
        table = rows(self._folder / "lemmas.tsv")
        return {(upos, russian): (ukrainian, more) for upos, russian, ukrainian, more in table}


def features_of(text: str) -> list[tuple[str, str]]:
    """`Case=Gen|Number=Sing` as pairs."""
    return [(name, value) for name, _, value in (part.partition("=") for part in text.split("|") if part)]


def plain(word: str) -> str:
    """A Russian word as most people write it, without ё and stress."""
    return word.replace("ё", "е").replace("\u0301", "")


def is_abbreviation(form: str, lemma: str, upos: str, feats: Mapping[str, str]) -> bool:
    """Whether a word is a letter or an abbreviation, which has no endings."""
    if upos not in {"NOUN", "PROPN", "ADJ", "X"}:
        return False
    if "Abbr" in feats or len(form) == 1 or form.endswith("."):
        return True
    return len(lemma) > 1 and lemma.isupper() and form.isupper() and len(form) < 6


def capitals_of(pattern: str, word: str) -> str:
    """`word` with the capitals of `pattern`, part by part where both have hyphens: all, the first, or none."""
    if pattern.count("-") == word.count("-") > 0:
        return "-".join(map(capitals_of, pattern.split("-"), word.split("-")))
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    if len(pattern) == len(word) and not pattern[1:].islower():
        return "".join(new.upper() if old.isupper() else new for old, new in zip(pattern, word, strict=True))
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
