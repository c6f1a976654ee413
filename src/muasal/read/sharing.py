"""Verbs that have no subject of their own: whose words are they, by the sentence's tree?

`A said X and warned Y` · `A left, saying X` · `A, who said X` · `a report saying X`: the subject is that of another
verb, or the noun that the verb describes.
"""

from collections.abc import Sequence

from muasal.read import subjects
from muasal.read.line import Line, Piece
from muasal.read.parse import Tree

STEPS = 4  # verbs up from the cue
CHAINED = ("conj", "xcomp", "advcl")
PASSIVE = ("Voice=Pass", "Tense=Past|VerbForm=Part")


def bearer(line: Line, cue: Sequence[int]) -> int | None:
    """The verb that has the subject the cue's verb shares, or the noun it describes; None if the tree shows none."""
    tree = line.tree
    if tree is None:
        return None
    at = subjects.top(tree, cue)
    if tree.children(at, *subjects.SUBJECTS, *subjects.AGENTS):
        return _described(line, tree, at) if tree.relation(at) == "acl:relcl" else None
    for _ in range(STEPS):
        relation, head = tree.relation(at), tree.head(at)
        if relation in ("acl", "acl:relcl") and _passive(tree, at):
            return None
        if relation == "acl" and head < at and tree.tag(head) in subjects.NOMINAL:
            return head
        if relation not in CHAINED or head < tree.first or head > at or not _sharing(tree, at):
            return None
        at = head
        if tree.children(at, *subjects.SUBJECTS):
            return at
    return None


def infinitive(line: Line, cue: Sequence[int]) -> bool:
    """`plans to announce`: is the cue named as something to be done? Not so behind `appeared to`, `went on to`."""
    at = cue[0] - 1
    while at > line.first and line.is_("adverb", at):
        at -= 1
    if at >= line.first and line.is_("infinitive-marker", at):
        return not (at > line.first and line.is_("light-verb", at - 1))
    if line.tree is None:
        return False
    verb = subjects.top(line.tree, cue)
    bare = "VerbForm=Inf" in line.tree.features[verb - line.tree.first]
    helped = line.tree.children(verb, "aux", *subjects.SUBJECTS)
    return bare and not helped and line.language.config.get("inversion", False) is True


def source(line: Line, verb: int, cue: Sequence[int]) -> Piece | None:
    """The phrase of the noun `verb`, or of the subject of the verb `verb`, for a cue that shares it."""
    tree = line.tree
    if tree is None:
        return None
    if tree.tag(verb) in subjects.NOMINAL:
        head = verb
    else:
        heads = [h for h in tree.children(verb, *subjects.SUBJECTS) if tree.tag(h) in subjects.NOMINAL and h < verb]
        if not heads:
            return None
        head = heads[-1]
        if line.is_("relative", head) and tree.relation(verb) == "acl:relcl" and tree.head(verb) < head:
            head = tree.head(verb)
    piece = subjects.phrase(line, tree, head)
    return subjects.unquoted(line, (piece[0], min(piece[1], cue[0])), cue)


def _described(line: Line, tree: Tree, at: int) -> int | None:
    """`X, [who] said`: the noun before a relative clause whose subject is the relative itself."""
    heads = tree.children(at, *subjects.SUBJECTS)
    relative = all(line.is_("relative", h) for h in heads)
    head = tree.head(at)
    return head if relative and tree.first <= head < at and tree.tag(head) in subjects.NOMINAL else None


def _passive(tree: Tree, at: int) -> bool:
    features = tree.features[at - tree.first]
    return any(all(f in features for f in form.split("|")) for form in PASSIVE)


def _sharing(tree: Tree, at: int) -> bool:
    """A clause of time or reason with a finite verb does not share what stands above it.

    A conjunct has an "and" (a mere comma may part a tag from what it tells) and agrees with what stands above.
    """
    features = tree.features[at - tree.first]
    if tree.relation(at) == "conj" and not tree.children(at, "cc"):
        return False
    if tree.relation(at) == "advcl":
        return "VerbForm=Fin" not in features
    above = tree.features[tree.head(at) - tree.first]
    numbers = (("Sing", "Plur"), ("Plur", "Sing"))
    return not any(f"Number={n}" in features and f"Number={m}" in above for n, m in numbers)
