"""What is said to be what: `called [the sanctions illegal]`, «назвал [меру незаконной]»."""

from collections.abc import Sequence

from muasal.read.line import Line, Piece
from muasal.read.parse import Tree
from muasal.read.subjects import top


def said_to_be(line: Line, cue: Sequence[int], right: Piece) -> bool:
    """Does a word behind the cue say what another is, by the tree or by the case that a predicate has?"""
    if line.tree is not None and _by_tree(line.tree, top(line.tree, cue), right):
        return True
    endings = tuple(line.language.config.get("predicate_endings", ()))
    words = [i for i in range(*right) if line.tokens[i].kind == "word"]
    cased = {i for i in words if endings and line.tokens[i].low.endswith(endings)}
    return len(words) > 1 and any(not _governed(line, i, cased) for i in cased)


def _by_tree(tree: Tree, verb: int, right: Piece) -> bool:
    """A predicate of the object, a second object, or a quality taken for one ("called the new tariffs illegal")."""
    behind = [i for i in tree.children(verb, "obj", "xcomp") if right[0] < i < right[1]]
    objects = [i for i in behind if tree.relation(i) == "obj"]
    return len(objects) < len(behind) or len(objects) > 1 or any(tree.tag(i) == "ADJ" for i in objects)


def _governed(line: Line, index: int, cased: set[int]) -> bool:
    """Does a preposition stand before the word, or before another in its case («с новыми мерами»)?"""
    return line.is_("preposition", index - (2 if index - 1 in cased else 1))
