"""What a Ukrainian sentence asks of its words where the Russian one, with the same tree, asks for something else.

Prepositions govern other cases (к столу, до столу), a noun may have another gender, which adjectives, pronouns and
verbs follow (важное дело, важлива справа), and after two, three and four stands the plural (два года, два роки).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evaluation.conllu import Word
from training.russian_to_ukrainian import TABLES, Translator, features_of
from training.written_letters import rows

MODIFIERS = {"amod", "det", "nummod", "acl"}
SUBJECTS = {"nsubj", "nsubj:pass"}
FEW = {"два", "три", "четыре", "оба"}
Feats = dict[str, str]


def translated(words: Sequence[Word], translator: Translator, folder: Path = TABLES) -> list[str]:
    """The Ukrainian words for a Russian sentence, one for one, in the forms that Ukrainian asks for."""
    feats = Agreement(words, translator.gender, prepositions(folder)).feats
    return [translator.word(word.form, word.lemma, word.tag, has) for word, has in zip(words, feats, strict=True)]


def prepositions(folder: Path) -> dict[str, tuple[str, str]]:
    """Russian prepositions with the case they govern and the one that Ukrainian has there."""
    return {russian: (before, after) for russian, before, after in rows(folder / "government.tsv")}


class Agreement:
    """The features of a sentence's words as Ukrainian has them; `Moved` tells number and case of what was changed."""

    def __init__(
        self,
        words: Sequence[Word],
        gender: Callable[[str], str],
        government: dict[str, tuple[str, str]],
    ) -> None:
        self._words = words
        self.feats = [dict(features_of(word.features)) if word.features != "_" else {} for word in words]
        self._below: list[list[int]] = [[] for _ in words]
        for place, word in enumerate(words):
            if word.head:
                self._below[word.head - 1].append(place)
        for word in words:
            if word.tag == "ADP" and word.head and word.form.lower() in government:
                self._recase(word.head - 1, *government[word.form.lower()])
            elif word.relation == "nummod" and is_few(word):
                self._pluralise(word.head - 1)
        for place, word in enumerate(words):
            if word.tag == "NOUN" and self.feats[place].get("Number") == "Sing":
                self._regender(place, gender(word.lemma))

    def _children(self, place: int, relations: set[str]) -> Iterator[int]:
        return (below for below in self._below[place] if self._words[below].relation in relations)

    def _set(self, place: int, name: str, value: str) -> None:
        has = self.feats[place]
        if has.get(name, value) != value:
            self.feats[place] = {"Moved": f"{has.get('Number', 'Sing')}.{has.get('Case', '')}", **has, name: value}

    def _recase(self, place: int, before: str, after: str) -> None:
        """Gives a noun, what modifies it and what is coordinated with it another case."""
        has = self.feats[place]
        if has.get("Case") != before:
            return
        living = has.get("Animacy") == "Anim" and (has.get("Number") == "Plur" or has.get("Gender") == "Masc")
        self._set(place, "Case", after)
        for below in [*self._children(place, MODIFIERS)]:
            self._recase(below, before, "Gen" if after == "Acc" and living else after)
        for below in [*self._children(place, {"conj"})]:
            if not any(self._children(below, {"case"})):
                self._recase(below, before, after)

    def _pluralise(self, place: int) -> None:
        """Puts what is counted by two, three or four into the plural, if Russian has the genitive singular there."""
        if (self.feats[place].get("Case"), self.feats[place].get("Number")) == ("Gen", "Sing"):
            for one in [place, *self._children(place, {"amod", "det"})]:
                self._set(one, "Case", "Nom")
                self._set(one, "Number", "Plur")

    def _regender(self, place: int, gender: str) -> None:
        """Tells a noun's gender to all that agree with it."""
        if not gender or gender == self.feats[place].get("Gender"):
            return
        for below in self._children(place, MODIFIERS):
            self._agree(below, gender)
        for clause in self._children(place, {"acl:relcl"}):
            for below in [clause, *self._below[clause]]:
                if self._words[below].lemma == "который":
                    self._agree(below, gender)
                    self._tell_predicate(below, gender)
        self._tell_predicate(place, gender)

    def _agree(self, place: int, gender: str) -> None:
        if self.feats[place].get("Number") != "Plur":
            self._set(place, "Gender", gender)
        for below in self._children(place, {"conj"}):
            if self._words[below].tag in {"ADJ", "DET", "VERB"} and not any(self._children(below, SUBJECTS)):
                self._agree(below, gender)

    def _tell_predicate(self, subject: int, gender: str) -> None:
        word = self._words[subject]
        if word.relation not in SUBJECTS or not word.head:
            return
        if self._words[word.head - 1].tag in {"VERB", "ADJ"}:
            self._agree(word.head - 1, gender)
        for below in self._children(word.head - 1, {"cop", "aux", "aux:pass"}):
            self._agree(below, gender)


def is_few(word: Word) -> bool:
    """Whether a numeral is two, three or four, or ends in one of them, in words or digits."""
    return word.lemma in FEW or (word.form.isdigit() and word.form[-1] in "234" and word.form[-2:-1] != "1")
