"""Tokens of a document → words as treebanks cut them, and back.

Treebanks write "U.S." and "12-річний" as one word where Muasal has several tokens, and in English "don't" and
"six-year" as several where Muasal has one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from muasal.languages import Language
from muasal.model import Token

_ADDRESS = re.compile(r"https?|www")
_OUTSIDE = frozenset(".,;:!?…)]}»”\"'")  # marks at the end of an address that are none of it


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for the parser: its form, and the tokens [first, last) it belongs to, counted within the sentence."""

    form: str
    first: int
    last: int


def units(tokens: Sequence[Token], language: Language) -> list[Unit]:
    """The words of one sentence, in order; every token belongs to at least one."""
    out: list[Unit] = []
    at = 0
    while at < len(tokens):
        last = _end(tokens, at, language)
        if last - at > 1:
            out.append(Unit(_form(tokens[at:last]), at, last))
        else:
            out += [Unit(part, at, last) for part in _parts(tokens[at], language)]
        at = last
    return out


def _form(tokens: Sequence[Token]) -> str:
    return "".join(t.text for t in tokens)


def _end(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The token after the word that begins at token `at`."""
    run = at + 1
    while run < len(tokens) and tokens[run].start == tokens[run - 1].end:
        run += 1
    if run - at < 2:
        return at + 1
    if tokens[at].kind == "mark":
        return _same_marks(tokens, at, run)
    address = _ADDRESS.fullmatch(tokens[at].low) or tokens[at + 1].text == "@"
    if address and run - at > 2:
        return next(end for end in range(run, at, -1) if tokens[end - 1].text not in _OUTSIDE)
    return _initials(tokens, at, run, language) or _dashed(tokens, at, run, language) or at + 1


def _same_marks(tokens: Sequence[Token], at: int, run: int) -> int:
    """`...` is one word, and so is `@name`."""
    if tokens[at].text in "@#" and tokens[at + 1].kind != "mark":
        return at + 2
    end = at + 1
    while end < run and tokens[end].text == tokens[at].text and tokens[at].text in ".!?-*":
        end += 1
    return end


def _initials(tokens: Sequence[Token], at: int, run: int, language: Language) -> int | None:
    """`U.S.`, `P.`, `Mr.`: letters and dots by turns, or an abbreviation and its dot; not the dot that ends all."""
    end = at
    while end + 1 < run and len(tokens[end].text) == 1 and tokens[end].kind == "word" and tokens[end + 1].text == ".":
        end += 2
    if end > at:
        return end if end < len(tokens) or end - at > 2 else None
    dotted = tokens[at].low in language.abbreviations and tokens[at + 1].text == "." and at + 2 < len(tokens)
    return at + 2 if dotted else None


def _dashed(tokens: Sequence[Token], at: int, run: int, language: Language) -> int | None:
    """`12-річний`, where the language does not part at hyphens."""
    if language.config.get("splits_hyphens", False) or at + 2 >= run or tokens[at].kind != "number":
        return None
    return at + 3 if tokens[at + 1].text == "-" and tokens[at + 2].kind == "word" else None


def _parts(token: Token, language: Language) -> list[str]:
    """`don't` → do, n't; `Kyiv's` → Kyiv, 's; `six-year` → six, -, year: where the language has such parts."""
    word = token.text
    if token.kind != "word":
        return [word]
    if language.config.get("splits_hyphens", False) and "-" in word:
        return [part for part in re.split("(-)", word) if part]
    low = token.low
    for ending in language.enclitics:
        if low.endswith(ending) and len(low) > len(ending) and len(low) == len(word):
            return [word[: -len(ending)], word[-len(ending) :]]
    return [word]
