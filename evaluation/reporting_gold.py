"""Derives who says what from trees: for each reporting verb of a sentence its source and its content, as spans.

A reporting verb is a verb that stands in a cue of cues.tsv with the frame `verb` or `tag`, and that has a subject of
its own (in the passive an agent) and something said. The rules, all that there are:

source      the words below the subject that join up with it, without relative clauses and other clauses hung on; the
            agent's preposition, conjunctions and marks at the edges left out; of two subjects the nearer
content     ccomp: the words below the ccomp, in the passive also below a clausal subject, without its conjunction;
            parataxis: with no ccomp, the words below a parataxis after the verb that a colon or a quotation mark
            opens; a quoted one also together with a ccomp (a quotation that goes on behind its verb);
            main: with neither, if the verb is a parataxis that no colon opens: the clause it hangs on, up to the
            nearest head of a clause, without the verb's own words.
            The last two not if the verb has an object, an infinitive or a passive subject: it tells that, not the
            clause beside it
no case     the verb is negated; the subject is the speaker or the reader (I, you), or asks or relates (who, which)
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conllu import Tree, Word

from muasal.languages import Language
from muasal.model import Span
from muasal.read.segment import fold, tokenize

FRAMES = frozenset({"verb", "tag"})
VERB = frozenset({"VERB"})
VERBS = {"id": frozenset({"VERB", "NOUN"})}  # `kata` is a noun to some annotators
HUNG_ON = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "discourse"})  # no part of a source
CLAUSES = frozenset({"root", "conj", "parataxis", "ccomp", "advcl", "acl", "acl:relcl"})
TELLS_ELSE = frozenset({"obj", "xcomp", "nsubj:pass"})
QUOTATION = frozenset({'"', "'", "“", "„", "«", "‘", "``"})
CLOSED_BY = {"(": ")", "«": "»", "“": "”", "„": "“"}
NO_SOURCE = frozenset({"Person=1", "Person=2", "PronType=Rel", "PronType=Int"})


@dataclass(frozen=True, slots=True)
class Case:
    """A reporting verb: where it, its source and its content stand in `text`."""

    id: str
    text: str
    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    way: str  # how the content hangs: ccomp · parataxis · main


@dataclass(frozen=True)
class Sentence:
    """A tree with what hangs on each word. Indexes count words from 1, as heads do; 0 is the root."""

    tree: Tree
    below: Sequence[Sequence[int]]

    def word(self, index: int) -> Word:
        return self.tree.words[index - 1]

    def on(self, index: int, *relations: str) -> list[int]:
        """What hangs on the word by one of the relations."""
        return [i for i in self.below[index] if self.word(i).relation in relations]

    def whole(self, top: int, without: Iterable[int] = ()) -> set[int]:
        """A word and all words below it, but not those in `without` nor what is below them."""
        left_out, found, waiting = frozenset(without), set(), [top]
        while waiting:
            at = waiting.pop()
            found.add(at)
            waiting += [i for i in self.below[at] if i not in left_out]
        return found


def cases(tree: Tree, language: Language) -> Iterator[Case]:
    """The cases of one sentence, left to right."""
    sentence = Sentence(tree, children(tree))
    places = spans(tree)
    for verb in reporting_verbs(tree, language):
        subject = _subject(sentence, verb, language)
        way, content = _content(sentence, verb)
        source = _source(sentence, subject) if subject else []
        if source and content:
            yield Case(tree.id, tree.text, places[verb], _runs(source, places), _runs(content, places), way)


def reporting_verbs(tree: Tree, language: Language) -> list[int]:
    """The verbs of the sentence that stand in a cue that reports, whatever hangs on them.

    One that only says what something is ("deemed it unsafe") has no clause and is left out.
    """
    tokens = tokenize(tree.text)
    matches = language.cues.find(tokens, 0, len(tokens))
    told = (match for match in matches if match.value.frame in FRAMES and match.value.takes != ("predicate",))
    cues = [tokens[i].span for match in told for i in match.tokens]
    tags, places = VERBS.get(language.code, VERB), spans(tree)
    return [i for i, w in enumerate(tree.words, 1) if w.tag in tags and any(places[i].overlaps(c) for c in cues)]


def spans(tree: Tree) -> list[Span]:
    """Where each word stands in the sentence's text; the first is the root's, empty."""
    return [Span(0, 0), *(Span(*place) for place in tree.places)]


def children(tree: Tree) -> list[list[int]]:
    """The words that hang on each word, in order; the first list is the root's."""
    out: list[list[int]] = [[] for _ in range(len(tree.words) + 1)]
    for i, word in enumerate(tree.words, 1):
        out[word.head].append(i)
    return out


def _subject(sentence: Sentence, verb: int, language: Language) -> int | None:
    """Who speaks: the agent, else the subject. None if there is none, none that is a source, or the verb is negated."""
    heads = sentence.on(verb, "obl:agent") or sentence.on(verb, "nsubj")
    found = min(heads, key=lambda i: abs(i - verb), default=None)  # `the point is that they said`: not the point
    if found is None or any("Polarity=Neg" in sentence.word(i).features for i in sentence.below[verb]):
        return None
    word = sentence.word(found)
    relates = language.is_("relative", fold(word.form))  # not every treebank marks its relative pronouns
    return None if relates or NO_SOURCE & set(word.features.split("|")) else found


def _source(sentence: Sentence, subject: int) -> list[int]:
    """The words of the source, in order: the run that holds the subject."""
    hung = [i for i, w in enumerate(sentence.tree.words, 1) if w.relation in HUNG_ON]
    run = next(run for run in _stretches(sorted(sentence.whole(subject, hung))) if subject in run)
    edge = {"cc", "mark"} | ({"case"} if sentence.word(subject).relation == "obl:agent" else set())
    return _trimmed(sentence, run, set(sentence.on(subject, *edge)))


def _content(sentence: Sentence, verb: int) -> tuple[str, list[int]]:
    """How the content hangs on the verb, and its words; ("", []) if nothing is said."""
    clauses = sentence.on(verb, "ccomp", "csubj:pass")
    beside = [i for i in sentence.on(verb, "parataxis") if i > verb]
    quoted = [i for i in beside if _opened(sentence, i, QUOTATION)][:1]
    if clauses:
        return "ccomp", _said(sentence, [*clauses, *quoted], ())
    told = quoted or [i for i in beside if _opened(sentence, i, {":"})][:1]
    if sentence.on(verb, *TELLS_ELSE):
        return "", []
    if told:
        return "parataxis", _said(sentence, told, ())
    if sentence.word(verb).relation == "parataxis" and not _opened(sentence, verb, {":"}):
        return "main", _said(sentence, [_clause(sentence, verb)], {verb})
    return "", []


def _opened(sentence: Sentence, clause: int, by: Iterable[str]) -> bool:
    """Does one of the marks stand just before the clause's first word, before or among its other marks?"""
    whole = sentence.whole(clause)
    word = min(i for i in whole if sentence.word(i).tag != "PUNCT" or i == clause)
    marks = range(min(whole) - 1, word)
    return any(i > 0 and sentence.word(i).form in by and not _shuts(sentence, i) for i in marks)


def _shuts(sentence: Sentence, mark: int) -> bool:
    """Is the mark the second of two straight ones?"""
    form = sentence.word(mark).form
    return form in "\"'" and sum(sentence.word(i).form == form for i in range(1, mark)) % 2 == 1


def _clause(sentence: Sentence, verb: int) -> int:
    """The head of the clause that the verb hangs on; annotators hang it on an infinitive or an adverb, too."""
    at = sentence.word(verb).head
    while sentence.word(at).relation not in CLAUSES:
        at = sentence.word(at).head
    return at


def _said(sentence: Sentence, heads: Sequence[int], without: Iterable[int]) -> list[int]:
    """The words below the heads, without marks at the edges of each stretch and the conjunctions that open it."""
    found = set().union(*(sentence.whole(head, without) for head in heads))
    opening = {i for head in heads for i in sentence.on(head, "mark")}
    return [i for run in _stretches(sorted(found)) for i in _trimmed(sentence, run, opening)]


def _trimmed(sentence: Sentence, words: Sequence[int], opening: Iterable[int]) -> list[int]:
    """The run without what opens it and without marks at its edges; a mark that closes one inside stays."""
    edge, out = frozenset(opening), list(words)
    while out and (out[0] in edge or sentence.word(out[0]).tag == "PUNCT"):
        out.pop(0)
    while out and sentence.word(out[-1]).tag == "PUNCT" and not _closes(sentence, out):
        out.pop()
    return out


def _closes(sentence: Sentence, words: Sequence[int]) -> bool:
    """Does the last word close a bracket or a quotation that opens among the words before it?"""
    *before, last = (sentence.word(i).form for i in words)
    if last == '"':
        return before.count(last) % 2 == 1
    return any(before.count(opener) > before.count(last) for opener, closer in CLOSED_BY.items() if closer == last)


def _stretches(words: Iterable[int]) -> list[list[int]]:
    """Ascending indexes, parted where one is missing."""
    out: list[list[int]] = []
    for i in words:
        if out and out[-1][-1] == i - 1:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def _runs(words: Iterable[int], places: Sequence[Span]) -> tuple[Span, ...]:
    """The words as spans, neighbours joined."""
    return tuple(Span(places[run[0]].start, places[run[-1]].end) for run in _stretches(words))
