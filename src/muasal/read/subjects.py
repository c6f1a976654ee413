"""Who a cue's verb has as its subject, by the sentence's tree: the noun phrase that is the source.

The token grammar decides that a cue reports and where its content lies; the tree draws the source's boundaries.
"""

from collections.abc import Sequence

from muasal.read.line import Line, Piece
from muasal.read.parse import ROOT, Tree

SUBJECTS = ("nsubj", "nsubj:pass")
AGENTS = ("obl:agent",)
CLAUSES = ("acl:relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "discourse", "vocative")
CHAINED = ("conj", "xcomp", "advcl")  # a verb so linked shares the subject of the verb above it
CLIMB = 3  # verbs up
NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X", "SYM")


def subject(line: Line, cue: Sequence[int]) -> Piece | None:
    """The noun phrase that is the subject (or the named agent) of the cue; None if the tree shows none."""
    tree = line.tree
    if tree is None:
        return None
    verb = _top(tree, cue)
    for _ in range(CLIMB):
        heads = tree.children(verb, *AGENTS) or tree.children(verb, *SUBJECTS)
        found = [h for h in heads if h not in cue and tree.tag(h) in NOMINAL]
        if found:
            return _unquoted(line, phrase(tree, found[0]), cue)
        if tree.relation(verb) not in CHAINED or tree.head(verb) == ROOT:
            return None
        verb = tree.head(verb)
    return None


def governed(line: Line, cue: Sequence[int]) -> Piece | None:
    """The noun phrase a preposition-like cue ("according to", *menurut*) stands before; None if the tree shows none."""
    tree = line.tree
    if tree is None:
        return None
    top = _top(tree, cue)
    head = tree.head(top)
    if tree.relation(top) not in ("case", "mark", "fixed") or head <= cue[-1] or tree.tag(head) not in NOMINAL:
        return None
    a, b = phrase(tree, head)
    return _unquoted(line, (max(a, cue[-1] + 1), b), cue)


def _top(tree: Tree, cue: Sequence[int]) -> int:
    """The cue's token that hangs on none of its others."""
    return next((i for i in cue if tree.head(i) not in cue), cue[0])


def phrase(tree: Tree, head: int) -> Piece:
    """The unbroken stretch round `head` of what hangs on it, clauses left out."""
    inside = tree.below(head, CLAUSES)
    a = b = head
    while a - 1 in inside:
        a -= 1
    while b + 1 in inside:
        b += 1
    return a, b + 1


def _unquoted(line: Line, piece: Piece, cue: Sequence[int]) -> Piece | None:
    """The piece, unless it reaches into or out of something said, or over the cue: then the tree is wrong."""
    a, b = piece
    crosses = any(line.quoted(i) != line.quoted(cue[0]) for i in (a, b - 1))
    wrong = crosses or any(i in line.closings or i in cue for i in range(a, b))
    return None if wrong else piece
