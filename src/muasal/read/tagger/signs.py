"""What the tagger sees of a token: names of signs, never the word itself.

`Seen.signs` are those of every token of a sentence, `towards` those a token has with regard to one cue.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from muasal.read.events import triggers
from muasal.read.line import Line, Piece
from muasal.read.names import Named
from muasal.read.parse import ROOT, Tree

CLASSES = (
    "adverb", "addressee", "agent-marker", "article", "auxiliary", "clause-conjunction", "complementizer",
    "coordinator", "demonstrative", "determiner", "inner-preposition", "leading-adverb", "negation", "particle",
    "preposition", "pronoun", "question-word", "relative", "title",
)  # fmt: skip
MORPHOLOGY = ("Case", "Mood", "Person", "PronType", "Tense", "VerbForm", "Voice")
HANGING = frozenset({
    "advcl", "aux", "aux:pass", "ccomp", "csubj", "expl", "iobj", "mark", "nsubj", "nsubj:pass", "obj", "obl",
    "obl:agent", "parataxis", "xcomp",
})  # fmt: skip
MARKS = {
    **dict.fromkeys("\"“”„«»", "quote"), **dict.fromkeys("'‘’", "apostrophe"), **dict.fromkeys("–—-", "dash"),
    **dict.fromkeys("()[]", "bracket"), ",": "comma", ":": "colon", ";": "semicolon", ".": "stop", "?": "question",
    "!": "cry", "…": "dots", "/": "slash",
}  # fmt: skip
SCARE = 3  # tokens up to which a quotation is a name or a scare quote
STEPS = (1, 2, 4, 8, 16)  # distances that are told apart
HIGH = 3  # so many steps above the cue its ancestors are told apart


@dataclass(frozen=True)
class Seen:
    """A sentence with its tree and what is known of its words."""

    line: Line
    names: Mapping[int, str]  # token → type of the name it belongs to
    kinds: Mapping[int, str]  # token → kind of event it tells

    @property
    def first(self) -> int:
        return self.line.sentence.first

    @property
    def last(self) -> int:
        return self.line.last

    @cached_property
    def signs(self) -> list[list[str]]:
        """The signs of each token, from the sentence's first on."""
        cues = _cues(self.line)
        return [[*_place(self, i), *_grammar(self, i), *_words(self, i), *cues.get(i, ())] for i in self]

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last))

    @property
    def tree(self) -> Tree:
        assert self.line.tree is not None
        return self.line.tree


def seen(line: Line, names: Sequence[Named]) -> Seen:
    """A line that has a tree, as the tagger sees it. `names` are those of the document."""
    first, last = line.sentence.first, line.last
    typed = {i: kind.type or "name" for run, kind in names for i in range(max(first, run.first), min(last, run.last))}
    told = triggers(line.language).find(line.tokens, first, last)
    return Seen(line, typed, {i: match.value for match in told for i in match.tokens})


def _place(seen: Seen, i: int) -> Iterator[str]:
    """Where the token stands: marks, quotations, ends of the sentence, capitals."""
    line, token = seen.line, seen.line.tokens[i]
    yield "any"
    if token.kind == "mark":
        yield f"mark:{MARKS.get(token.text, 'other')}"
    elif token.text[0].isupper():
        yield "capital:acronym" if token.text.isupper() and len(token.text) > 1 else "capital"
    if token.kind == "number":
        yield "digits"
    quote = line.quoted(i)
    if quote is not None:
        yield "quoted:scare" if quote[1] - quote[0] <= SCARE else "quoted"
        if i == quote[0]:
            yield "quoted:first"
        if i == quote[1] - 1:
            yield "quoted:last"
    if i == line.first:
        yield "first"
    if i == seen.last - 1:
        yield "last"
    if i in line.bracketed:
        yield "bracketed"
    if i in line.timed:
        yield "time"
    if line.sentence.headline:
        yield "headline"
    if token.kind == "mark" and line.is_break(i):
        yield "break"


def _grammar(seen: Seen, i: int) -> Iterator[str]:
    """What the tree says of the token."""
    tree = seen.tree
    head = tree.head(i)
    yield f"tag:{tree.tag(i)}"
    yield f"relation:{tree.relation(i)}"
    for told in tree.features[i - tree.first].split("|"):
        if told.partition("=")[0] in MORPHOLOGY:
            yield told
    for child in tree.children(i):
        if tree.relation(child) in HANGING:
            yield f"has:{tree.relation(child)}:{'before' if child < i else 'behind'}"
    if head == ROOT:
        return
    yield f"head:{tree.tag(head)}"
    yield f"head:{tree.relation(head)}"
    yield f"head:{_far(head - i)}"
    if head in seen.kinds:
        yield f"head:{seen.kinds[head]}"


def _words(seen: Seen, i: int) -> Iterator[str]:
    """The classes of the word in the language's tables."""
    line, low = seen.line, seen.line.tokens[i].low
    for name in CLASSES:
        if low in line.words.get(name, ()):
            yield f"word:{name}"
    noun = line.language.nouns.get(low)
    if noun is not None:
        yield f"noun:{noun.type}"
        yield f"noun:{noun.role}"
    if i in seen.names:
        yield f"name:{seen.names[i]}"
    if i in seen.kinds:
        yield f"event:{seen.kinds[i]}"


def _cues(line: Line) -> dict[int, list[str]]:
    """The classes of the cues in the language's table, by token."""
    found: dict[int, list[str]] = {}
    for match in line.cues:
        told = [f"cue:{match.value.frame}", f"cue:{match.value.strength}", f"cue:{match.value.stance}"]
        for n, i in enumerate(match.tokens):
            found[i] = [*told, "cue:further" if n else "cue:first"]
    return found


def towards(window: Sequence[Seen], cue: Piece, others: Mapping[int, int]) -> list[list[str]]:
    """The signs each token of the sentences has with regard to a cue, which stands in the first of them.

    `others` are the tokens of all cues, with the number of their cue.
    """
    here = window[0]
    branch = _branches(here.tree, cue)
    own = here.line.quoted(cue[0])
    breaks = _counted(here, cue, lambda i: here.line.is_mark(i) and here.line.is_break(i))
    met = _counted(here, cue, lambda i: i in others and others[i] != others.get(cue[0]))
    out = []
    for i in here:
        signs = [f"at:{_far(i - cue[0] if i < cue[0] else max(0, i - cue[1] + 1))}", branch[i - here.first]]
        side = "before" if i < cue[0] else "behind"
        signs += [f"breaks:{side}:{min(breaks[i], 3)}", f"cues:{side}:{min(met[i], 2)}"]
        if i in others:
            signs.append("cue" if cue[0] <= i < cue[1] else "other")
        if here.line.quoted(i) == own and own is not None:
            signs.append("same-quote")
        out.append(signs)
    for further in window[1:]:
        out += [["next", "other"] if i in others else ["next"] for i in further]
    return out


def _counted(seen: Seen, cue: Piece, counts: Callable[[int], bool]) -> dict[int, int]:
    """How many tokens that count lie between each token and the cue."""
    found, number = {}, 0
    for i in range(cue[1], seen.last):
        found[i] = number
        number += counts(i)
    number = 0
    for i in range(cue[0] - 1, seen.first - 1, -1):
        found[i] = number
        number += counts(i)
    return found | dict.fromkeys(range(*cue), 0)


def _branches(tree: Tree, cue: Piece) -> list[str]:
    """For each token by which relation its branch hangs on the cue, or on what the cue itself hangs on."""
    at = next((i for i in range(*cue) if not cue[0] <= tree.head(i) < cue[1]), cue[0])
    above: dict[int, int] = {}
    while at != ROOT:
        above[at] = len(above)
        at = tree.head(at)
    known: dict[int, str] = {}
    for i in range(tree.first, tree.last):
        way = []
        while i not in above and i not in known:
            way.append(i)
            i = tree.head(i)
        for step in reversed(way):
            known[step] = known.get(i) or f"branch:{min(above[i], HIGH)}:{tree.relation(step)}"
            i = step
    return [known.get(i) or f"above:{min(above[i], HIGH)}:{tree.relation(i)}" for i in range(tree.first, tree.last)]


def _far(distance: int) -> str:
    """A distance in words, roughly."""
    step = next((s for s in STEPS if abs(distance) <= s), "far")
    return f"{'-' if distance < 0 else '+'}{step}" if distance else "0"
