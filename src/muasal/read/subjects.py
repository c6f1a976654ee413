"""Whom a cue belongs to by the sentence's tree: the noun phrase that is the source.

The token grammar decides that a cue reports and where its content lies; the tree shows whose it is and where that
phrase begins and ends. Trees err too: what both draw is put together by `drawn`.
"""

from collections.abc import Sequence

from muasal.read import phrases
from muasal.read.line import Line, Piece
from muasal.read.parse import Tree
from muasal.read.phrases import Phrase

SUBJECTS = ("nsubj", "nsubj:pass")
AGENTS = ("obl:agent",)
CLAUSES = ("acl:relcl", "advcl", "ccomp", "parataxis", "csubj", "discourse", "vocative")
ADDED = ("appos", "conj", "flat", "list", "nmod", "compound")  # what may stand behind a comma and still belong
NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X", "SYM")


def subject(line: Line, cue: Sequence[int]) -> Piece | None:
    """The noun phrase that is the subject (or the named agent) of the cue's verb; None if the tree shows none."""
    return _hanging(line, line.tree, top(line.tree, cue), cue) if line.tree else None


def governed(line: Line, cue: Sequence[int]) -> Piece | None:
    """The noun phrase a preposition-like cue ("according to", *menurut*) stands before; None if the tree shows none."""
    tree = line.tree
    if tree is None:
        return None
    at = top(tree, cue)
    head = tree.head(at)
    if tree.relation(at) not in ("case", "mark", "fixed") or head <= cue[-1] or tree.tag(head) not in NOMINAL:
        return None
    a, b = phrase(line, tree, head)
    return unquoted(line, (max(a, cue[-1] + 1), b), cue)


def _hanging(line: Line, tree: Tree, verb: int, cue: Sequence[int]) -> Piece | None:
    """The agent or subject of a verb; of several the nearest to it."""
    heads = tree.children(verb, *AGENTS) or tree.children(verb, *SUBJECTS)
    found = [h for h in heads if h not in cue and tree.tag(h) in NOMINAL]
    if not found:
        return None
    piece = _closed(line, tree, phrase(line, tree, min(found, key=lambda h: abs(h - verb))), cue)
    return unquoted(line, piece, cue) if _reaches(line, piece, cue) else None


def top(tree: Tree, cue: Sequence[int]) -> int:
    """The cue's token that hangs on none of its others."""
    return next((i for i in cue if tree.head(i) not in cue), cue[0])


def phrase(line: Line, tree: Tree, head: int) -> Piece:
    """The unbroken stretch round `head` of what hangs on it, clauses and further sources ("citing Y") left out.

    It reaches over a comma to the right only for an apposition or the like, and to the left never.
    """
    further = {i for match in line.cues if match.value.frame in ("citing", "carried") for i in match.tokens}
    inside = tree.below(head, CLAUSES) - further
    a = b = head
    while a - 1 in inside and not line.is_break(a - 1):
        a -= 1
    while b + 1 in inside and (not line.is_break(b + 1) or _added(line, tree, b + 2, head)):
        b += 1
    return a, b + 1


def _closed(line: Line, tree: Tree, piece: Piece, cue: Sequence[int]) -> Piece:
    """What stands behind a comma belongs if a further break closes it, or if it ends a list ("A, B and C").

    Else the tree has run two clauses together (`The talks, officials said`), and the part nearer the cue counts.
    """
    a, b = piece
    breaks = [i for i in range(a, b) if line.is_break(i)]
    closed = b >= line.last - 1 or line.is_break(b)
    if not breaks or closed or any(tree.relation(i) == "cc" for i in range(breaks[-1], b)):
        return piece
    return (breaks[-1] + 1, b) if b <= cue[0] else (a, breaks[0])


def _reaches(line: Line, piece: Piece, cue: Sequence[int]) -> bool:
    """Between subject and verb there is no comma, or one at either end: what stands between is an aside.

    A lone comma closes an apposition of the subject's, if it has one.
    """
    between = range(piece[1], cue[0]) if piece[1] <= cue[0] else range(cue[-1] + 1, piece[0])
    breaks = [i for i in between if line.is_break(i)]
    if len(breaks) == 1:
        return breaks[0] == between[0] and any(line.is_break(i) for i in range(*piece))
    return not breaks or (breaks[0] == between[0] and breaks[-1] == between[-1])


def _added(line: Line, tree: Tree, index: int, head: int) -> bool:
    """Does an apposition, a further name or a conjunct of `head` begin at the token? A name's words count as one."""
    while index < tree.last and not line.is_break(index):
        if tree.relation(index) in ADDED and _named(tree, tree.head(index)) <= head:
            return True
        index += 1
    return False


def _named(tree: Tree, index: int) -> int:
    """The token, or the first of the name it is a further word of."""
    return tree.head(index) if tree.relation(index) == "flat" else index


def unquoted(line: Line, piece: Piece, cue: Sequence[int]) -> Piece | None:
    """The piece, unless it reaches into or out of something said, or over the cue: then the tree is wrong."""
    a, b = piece
    crosses = any(line.quoted(i) != line.quoted(cue[0]) for i in (a, b - 1))
    wrong = crosses or any(i in line.closings or i in cue for i in range(a, b))
    return None if wrong else piece


def drawn(line: Line, by_tree: Piece, found: Phrase | None, behind: bool = False) -> Phrase | None:
    """One phrase out of the tree's and the grammar's. Where they have nothing in common, the tree is right.

    The grammar's further words count where they are but more of a name or noun phrase, which trees tend to split.
    Further words of the tree count, but not what a preposition opens, `behind` a verb or where adverbials stand before
    verbs: whether that belongs to the verb («написала [глава] в соцсетях») trees do not tell well.
    """
    if found is None or found.piece[1] <= by_tree[0] or by_tree[1] <= found.piece[0]:
        return phrases.drawn(line, by_tree, found)
    (a, b), (c, d) = by_tree, found.piece
    start = c if c < a and (_opens_phrase(line, c, a) or _of_body(line, c, (a, b))) else a
    same = any(line.is_("same", i) for i in range(b - 1, d))
    more = d > b and (line.is_break(b) or _names(line, b, d) or phrases.attached(line, a, b) or same)
    end = d if more else b
    loose = behind or line.language.config.get("adverbials_before_verb", False)
    if loose and d < b and line.is_("preposition", d):
        end = d
    return phrases.drawn(line, (start, end), found)


def _opens_phrase(line: Line, start: int, end: int) -> bool:
    """Are these nothing but words of a noun phrase, no preposition first or before them («в посте мэр написал»)?"""
    tree = line.tree
    assert tree is not None
    tags = [tree.tag(i) for i in range(start, end)]
    led = start > line.first and line.is_("locative-preposition", start - 1)
    return not led and tags[0] in NOMINAL and all(tag in (*NOMINAL, "ADP") for tag in tags)


def _of_body(line: Line, start: int, by_tree: Piece) -> bool:
    """«В министерстве [республики] заявили»: is what the tree takes for the subject only what the body at `start` is
    of? The verb is plural and has no subject; people would be one («в министерстве чиновники заявили»)."""
    a, b = by_tree
    if start <= line.first or not line.is_("locative-preposition", start - 1):
        return False
    kind = line.language.organisations.at(line.tokens, start, a)
    speaks = any(noun.type != "country" for noun in phrases.nouns(line, by_tree)) or phrases.has_name(line, by_tree)
    return kind is not None and kind.last == a and b - a == 1 and not speaks


def _names(line: Line, start: int, end: int) -> bool:
    """Are these names, marks and brackets only?"""
    return all(line.is_mark(i) or line.tokens[i].text[0].isupper() for i in range(start, end))


def clause_behind(line: Line, cue: Sequence[int], start: int) -> bool:
    """`She hoped [the rain would stop]`: does a clause that the cue's verb governs begin at token `start`?"""
    tree = line.tree
    parted = any(line.is_break(i) for i in range(cue[-1] + 1, start))
    if tree is None or parted or line.is_("clause-conjunction", start):
        return False
    governed = tree.children(top(tree, cue), "ccomp")
    return any(h >= start and min(tree.below(h)) in (start, start - 1) for h in governed)
