"""Ukrainian inflection from tables: the forms of a lemma, and stems and endings of a Russian cognate."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from training.ukrainian_verbs import VerbForms
from training.written_letters import rows

Feats = Mapping[str, str]
FINAL_VOWEL = re.compile(r"[аеиіоуєюяї]$")
ADJECTIVAL = re.compile(r"(?:[ыо]й|[кгхжчшщн]ий|[^т]ая|яя|[^у]ое|ее|ые|[кгхщш]ие)$")
ADJECTIVE_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ый|ий|ой|ая|яя|ое|ее|ую|юю|ые|ие|ым|им|ом|ем|ых|их|ей|ою|ею)$"
)
SURNAME = re.compile(r"(?:[оеё]в|[иы]н)а?$")
SURNAME_ENDING = re.compile(r"(?:ым|ой|ых|ыми)$")
NOUN_ENDINGS = {  # of Russian, by number and case; without a case those of all the other cases
    "Plur": {"Dat": "ам|ям", "Ins": "ами|ями|ьми", "Loc": "ах|ях", "": "ов|ев|ёв|ей|ы|и|а|я|е|ь|й"},
    "Sing": {"Ins": "ом|ем|ём|ой|ей|ёй|ою|ею|ью", "": "а|я|о|е|ё|ы|и|у|ю|ь|й"},
}
PARTICIPLES = (("нн", "н"), ("ущ", "уч"), ("ющ", "юч"), ("ащ", "ач"), ("ящ", "яч"))
CASES = {"Par": "Gen", "Voc": "Nom"}
GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}


class Pair(NamedTuple):
    """A stem with a Ukrainian ending and, for superlatives, what goes before."""

    stem: str
    ending: str
    prefix: str = ""


class Forms:
    """Endings by kind of word. Nothing here knows which words exist: every method offers all, the likeliest first."""

    def __init__(self, folder: Path) -> None:
        names, *nouns = rows(folder / "nouns.tsv", head=True)
        self._places = {name: place for place, name in enumerate(names)}
        self._nouns = [((re.compile(f"(?:{row[0]})$"), re.compile(f"(?:{row[1]})$")), row) for row in nouns]
        self._adjectives = {(kind, cell): endings.split() for kind, cell, endings in rows(folder / "adjectives.tsv")}
        self._verbs = [
            ({*feats.split("|")}, re.compile(f"(?:{russian})$"), ukrainian.split())
            for feats, russian, ukrainian in rows(folder / "verbs.tsv")
        ]
        self._seams = [(re.compile(shape), spelling) for shape, spelling in rows(folder / "spelling.tsv")]

    def join(self, stem: str, ending: str) -> str:
        """Stem and ending as one word, spelled as the seam demands."""
        word = f"{stem}+{'' if ending == '0' else ending}"
        for shape, spelling in self._seams:
            word = shape.sub(spelling, word)
        return word.replace("+", "")

    def of_lemma(self, lemma: str, more: str, form: str, upos: str, feats: Feats) -> list[str]:
        """The forms of a Ukrainian lemma that have these features; `form`, the Russian one, tells animacy."""
        if lemma.endswith("йсь"):
            return [one + "сь" for one in self.of_lemma(lemma.removesuffix("сь"), more, form, upos, feats)]
        if upos == "VERB":
            passive = form.endswith(("ся", "сь")) and not lemma.endswith("ся") and feats.get("Voice") == "Pass"
            verb = VerbForms(lemma + ("ся" if passive else ""), more)
            if feats.get("VerbForm") != "Part":
                return verb.of(feats)
            stems = verb.participles(feats.get("Tense"), feats.get("Voice"))
            pairs = [pair for stem in stems for pair in self._declined(stem, form, feats)]
        elif upos == "NOUN" and not lemma.endswith("ий") and more != "adj":
            pairs = self._noun_of_lemma(lemma, more, feats)
        elif lemma.endswith(("ий", "ій")):
            pairs = self._adjective(lemma[:-2], form, feats, soft=lemma.endswith("ій"), compared=more)
        else:
            return [lemma[:-1] + "іше" if upos == "ADV" and feats.get("Degree") == "Cmp" else lemma]
        return [self.join(pair.prefix + pair.stem, pair.ending) for pair in pairs]

    def of_cognate(self, form: str, lemma: str, upos: str, feats: Feats) -> list[Pair]:
        """Stems of a Russian form, still to be spelled, with Ukrainian endings."""
        if upos == "VERB":
            return self._verb(form, feats)
        if upos == "ADV":
            return adverb(form, feats)
        if upos in {"ADJ", "DET", "NOUN"} and ADJECTIVAL.search(lemma):
            soft = lemma.endswith(("ний", "няя", "нее", "ние"))
            return self._adjective(re.sub(r"(?:[еа]йший|..)$", "", lemma), form, feats, soft=soft)
        return self._noun(form, lemma, feats) if upos == "NOUN" else [Pair(form, "0")]

    def _adjective(self, stem: str, form: str, feats: Feats, *, soft: bool, compared: str = "") -> list[Pair]:
        degree = feats.get("Degree")
        if degree not in {"Cmp", "Sup"}:
            return self._declined(stem, form, feats, soft=soft)
        higher = compared or (stem if stem.endswith(("щ", "ш")) else stem + "іш")
        if degree == "Cmp" and "Case" not in feats:
            return [Pair(higher, "е")]
        best = "най" if degree == "Sup" and not stem.startswith("най") else ""
        return [pair._replace(prefix=best) for pair in self._declined(higher, form, feats)]

    def _declined(self, stem: str, form: str, feats: Feats, *, soft: bool = False) -> list[Pair]:
        """The stem of an adjective or participle with the ending of gender, number and case."""
        case = CASES.get(feats.get("Case", ""), feats.get("Case", "Short"))
        row = "Plur" if feats.get("Number") == "Plur" else feats.get("Gender", "Masc")
        if case == "Acc" and row in {"Masc", "Plur"}:
            case = "Gen" if form.removesuffix("ся").endswith(("го", "ых", "их")) else "Nom"
        endings = self._adjectives.get(("soft" if soft else "hard", f"{row}.{case}"), [])
        return [Pair(stem, ending) for ending in endings] or [Pair(stem, "ій" if soft else "ий")]

    def _endings(self, lemma: str, column: int, feats: Feats) -> list[str]:
        """The noun endings for a lemma's tail, Russian (column 0) or Ukrainian (1)."""
        case, number = CASES.get(feats.get("Case", ""), feats.get("Case", "")), feats.get("Number", "Sing")
        gender, living = feats.get("Gender", "Masc"), feats.get("Animacy", "Inan")
        for tails, row in self._nouns:
            if gender in row[2].split() and living in row[3].split() and tails[column].search(lemma):
                if case == "Acc" and (number == "Plur" or row[self._places["Acc.Sing"]] == "*"):
                    case = "Gen" if living == "Anim" else "Nom"
                return row[self._places[f"{case}.{number}"]].split() if f"{case}.{number}" in self._places else []
        return []

    def _noun(self, form: str, lemma: str, feats: Feats) -> list[Pair]:
        endings = self._endings(lemma, 0, feats)
        if not endings or is_invariable(form, lemma, feats):
            return [Pair(form, "0")]
        if SURNAME.search(lemma) and SURNAME_ENDING.search(form):
            return self._declined(SURNAME_ENDING.sub("", form), form, feats)
        return [Pair(russian_stem(form, feats), ending) for ending in endings]

    def _noun_of_lemma(self, lemma: str, more: str, feats: Feats) -> list[Pair]:
        other = more.partition(",")[0]
        vowel = bool(FINAL_VOWEL.search(lemma))
        stem = re.sub(r"[аеоєяйьиі]$", "", lemma)
        if not other and lemma.endswith(("ець", "нок")):
            other = lemma[:-3] + "ц" if lemma.endswith("ець") else lemma[:-2] + "к"
        pairs = []
        for ending in self._endings(lemma, 1, {**feats, "Gender": noun_gender(lemma, more)}):
            bare = ending in {"0", "ь", "й", "ъю", "ъь"}
            pairs.append(Pair(other if other and bare == vowel else stem, ending))
        return pairs or [Pair(lemma, "0")]

    def _verb(self, form: str, feats: Feats) -> list[Pair]:
        back = "ся" if form.endswith(("ся", "сь")) and len(form) > 4 else ""
        bare = form[: len(form) - len(back)]
        if feats.get("VerbForm") == "Part":
            short = feats.get("Variant") == "Short"
            stem = re.sub(r"[аоы]$", "", bare) if short else ADJECTIVE_ENDING.sub("", bare)
            return self._declined(participle_stem(stem), bare, feats)
        have = {f"{name}={value}" for name, value in feats.items()}
        for wanted, russian, ukrainian in self._verbs:
            found = russian.search(bare) if wanted <= have else None
            if found:
                return [Pair(bare[: found.start()], reflexive(ending) if back else ending) for ending in ukrainian]
        return [Pair(bare, back or "0")]


def reflexive(ending: str) -> str:
    """The ending with -ся behind it: -ється, -имося, -ючись."""
    linking = "ть" if ending in {"е", "є", "ує", "ює", "иває", "'є"} else ""
    return ending.removesuffix("0") + linking + ("сь" if ending.endswith(("чи", "ши")) else "ся")


def noun_gender(lemma: str, more: str) -> str:
    """The gender of a Ukrainian noun: what its table says, else what its tail suggests."""
    told = GENDERS.get(more.partition(",")[2])
    if told:
        return told
    if re.search(r"(?:[оеє]|([днтлзсжчшц])\1я|['’]я|стя)$", lemma):
        return "Fem" if lemma.endswith("м'я") and lemma.startswith("сім") else "Neut"
    return "Fem" if lemma.endswith(("а", "я", "ість")) else "Masc"


def is_invariable(form: str, lemma: str, feats: Feats) -> bool:
    """Whether a Russian noun, like «кафе» and «такси», never changes."""
    if feats.get("InflClass") == "Ind":
        return True
    if form != lemma or feats.get("Number") == "Plur":
        return False
    odd = feats.get("Gender") != "Neut" or feats.get("Case") not in {"Nom", "Acc"}
    return lemma.endswith(tuple("иуюэы")) or (odd and lemma.endswith(("о", "е")))


def russian_stem(form: str, feats: Feats) -> str:
    """A Russian noun form without its ending; `Moved` tells the number and case of the form, if the features do not."""
    number, _, case = feats.get("Moved", f"{feats.get('Number')}.{feats.get('Case')}").partition(".")
    ends = NOUN_ENDINGS["Plur" if number == "Plur" else "Sing"]
    return re.sub(f"(?:{ends.get(case, ends[''])})$", "", form)


def participle_stem(stem: str) -> str:
    """The stem of a Russian participle with its suffix in the Ukrainian shape."""
    for russian, ukrainian in PARTICIPLES:
        if stem.endswith(russian):
            return stem.removesuffix(russian) + ukrainian
    return stem


def adverb(form: str, feats: Feats) -> list[Pair]:
    """An adverb's stems and endings; comparatives end in -іше, those in -ски in -ськи or -но."""
    if feats.get("Degree") == "Cmp" and form.endswith(("ее", "ей")):
        return [Pair(form[:-2], "іше")]
    if form.endswith("чески"):
        return [Pair(form[:-5], "чно"), Pair(form[:-4], "ськи")]
    if form.endswith("ски"):
        return [Pair(form[:-3], "ськи"), Pair(form[:-3], "ському"), Pair(form[:-3], "ською")]
    return [Pair(form, "0")]
