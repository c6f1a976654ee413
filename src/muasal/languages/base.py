"""A language is a folder of tables. This is what the folder becomes; a missing file means an empty table.

Nothing here, and nothing in a language's folder, knows another language.
"""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from muasal import tables
from muasal.errors import TableError
from muasal.languages.lexicon import Lexicon

FOLDER = Path(__file__).parent
CODES = ("id", "en", "uk", "ru")

STRENGTHS = ("strong", "medium", "weak")
VOICES = ("passive", "active", "preposition")
FRAMES = ("verb", "tag", "clitic", "prep", "around", "citing", "carried", "impersonal", "hedge", "noun")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of cues.tsv.

    frame: verb (the subject is the source) · tag (the source follows at once: *kata X*) · clitic (*katanya*) ·
    prep (*menurut X*) · around («по его словам»: the source stands in the gap) · citing (a deeper source follows) ·
    carried (a nearer source follows: *dilansir X*) · impersonal ("it is claimed") · hedge ("reportedly") ·
    noun ("allegations that": what is told hangs on a noun).
    takes: clause · np · predicate (what is said to be what) · none, or several.
    """

    phrase: str
    strength: str
    frame: str
    stance: str
    certainty: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of nouns.tsv: what kind of source a noun phrase with this head is."""

    noun: str
    type: str  # person · organisation · country · place · medium · collective · document · title
    role: str  # spokesperson · official · anonymous · generic · institution · resident · member · work · accounts · ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of organisations.tsv: a kind of institution or group, and its level if the phrase says it."""

    kind: str  # military-intelligence · disaster-agency · police · residents …
    level: str  # national · local · ""


@dataclass(frozen=True, slots=True)
class Handling:
    """A row of handling.tsv: whose hand a word shows in the making or publishing of evidence."""

    role: str  # maker · publisher · viewer · shown (what is seen in it)
    voice: str  # passive · active · preposition


@dataclass(frozen=True)
class Language:
    """The tables of one language, loaded when first asked for."""

    code: str

    @property
    def folder(self) -> Path:
        return FOLDER / self.code

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of the table `name`.tsv of this language, [] if it has none."""
        return tables.load(self.folder / f"{name}.tsv")

    @cached_property
    def config(self) -> dict[str, Any]:
        """language.toml: name, quotes, number separators."""
        path = self.folder / "language.toml"
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    @property
    def name(self) -> str:
        return str(self.config.get("name", self.code))

    @cached_property
    def quotes(self) -> tuple[tuple[str, str], ...]:
        """Pairs of quotation marks."""
        return tuple((o, c) for o, c in self.config.get("quotes", (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))))

    @cached_property
    def cues(self) -> Lexicon[Cue]:
        return Lexicon((row["cue"], self._cue(row)) for row in self.table("cues"))

    def _cue(self, row: dict[str, str]) -> Cue:
        if row["strength"] not in STRENGTHS or row["frame"] not in FRAMES:
            raise TableError(f"{self.code}/cues.tsv: {row['cue']!r} has an unknown strength or frame")
        takes = tuple((row["takes"] or "clause").split(","))
        stance, certainty = row["stance"] or "asserts", row["certainty"] or "certain"
        return Cue(row["cue"], row["strength"], row["frame"], stance, certainty, takes)

    @cached_property
    def people(self) -> Lexicon[str]:
        """The people of counted.tsv to their codes, which are the same in all languages."""
        return Lexicon((row["word"], row["code"]) for row in self.table("counted") if row["class"] == "person")

    @cached_property
    def nouns(self) -> Lexicon[Noun]:
        return Lexicon((row["noun"], Noun(row["noun"], row["type"], row["role"])) for row in self.table("nouns"))

    @cached_property
    def hedges(self) -> Lexicon[str]:
        """Hedging words and phrases to their class: adverb · modal · plan · opinion · conditional · noun ·
        attribute (an adjective: hedges its noun alone, unless that is an event)."""
        return Lexicon((row["hedge"], row["class"]) for row in self.table("hedges"))

    @cached_property
    def negations(self) -> Lexicon[str]:
        """Phrases that deny, beside the words of class `negation`: none · fails · verb · seeming (denies
        nothing)."""
        return Lexicon((row["phrase"], row["class"]) for row in self.table("negations"))

    @cached_property
    def anonymity(self) -> Lexicon[None]:
        """How an article says that a source asked not to be named."""
        return Lexicon((row["phrase"], None) for row in self.table("anonymity"))

    @cached_property
    def evidence(self) -> Lexicon[str]:
        """Words for a video, a document, a post … to their kind; "" for what only looks like one ("video game")."""
        return Lexicon((row["word"], row["kind"]) for row in self.table("evidence"))

    @cached_property
    def handling(self) -> dict[str, Lexicon[Handling]]:
        """Words for making, publishing and seeing evidence, by voice."""
        rows = [(row["word"], Handling(row["role"], row["voice"])) for row in self.table("handling")]
        return {voice: Lexicon(row for row in rows if row[1].voice == voice) for voice in VOICES}

    @cached_property
    def platforms(self) -> Lexicon[None]:
        """Where things are published: "social media", *kanal Telegram*."""
        return Lexicon((row["word"], None) for row in self.table("platforms"))

    @cached_property
    def organisations(self) -> Lexicon["Kind"]:
        """Common names of institutions and groups to their kind: "disaster agency", *badan penanggulangan bencana*."""
        return Lexicon((row["phrase"], Kind(row["kind"], row["level"])) for row in self.table("organisations"))

    @cached_property
    def letters(self) -> dict[str, str]:
        """Letters of this language's script to Latin ones, {} for a Latin script."""
        return {row["letter"]: row["latin"] for row in self.table("letters")}

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """Closed-class words by class (see words.tsv); single words, case-folded."""
        classes: dict[str, set[str]] = {}
        for row in self.table("words"):
            classes.setdefault(row["class"], set()).update(form.casefold() for form in tables.expand(row["word"]))
        return {name: frozenset(words) for name, words in classes.items()}

    def is_(self, word_class: str, low: str) -> bool:
        """Is the case-folded word in this closed class?"""
        return low in self.words.get(word_class, ())

    @cached_property
    def enclitics(self) -> tuple[str, ...]:
        """Endings that treebanks cut off as words of their own ("n't"), the longest first."""
        return tuple(sorted(self.words.get("enclitic", ()), key=lambda e: (-len(e), e)))

    @cached_property
    def possessives(self) -> tuple[str, ...]:
        """Possessive endings, () where a language has none."""
        return tuple(sorted(self.words.get("possessive", ())))

    def possessive(self, low: str) -> int:
        """How many letters of a case-folded word are a possessive ending ("Kyiv's"), 0 if it has none."""
        if not low.endswith(self.possessives):
            return 0
        return next((len(e) for e in self.possessives if low.endswith(e) and low != e), 0)

    @cached_property
    def asides(self) -> tuple[str, ...]:
        """Openings of lines that are no part of an article ("Read also:"), case-folded."""
        return tuple(form.casefold() for row in self.table("asides") for form in tables.expand(row["opening"]))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations after whose dot a sentence goes on, without the dot, case-folded."""
        return frozenset(
            form.casefold() for row in self.table("abbreviations") for form in tables.expand(row["abbreviation"])
        )


@cache
def get(code: str) -> Language:
    """The language with this code. An unknown code gives a language without tables: what is neutral still works."""
    return Language(code)
