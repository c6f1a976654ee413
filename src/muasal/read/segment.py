"""Text → tokens, sentences, quotations, dateline. Offsets are code points of the text as given.

A sentence ends at . ! ? … (and what closes after it) before a capital, a digit or an opening mark, unless the word
before the dot is an abbreviation or an initial. It never ends inside a quotation. Lines are paragraphs.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from muasal.languages import Language
from muasal.model import Document, Sentence, Span, Token

_MARKS = "\u0300-\u036f\u00ad\u200c\u200d"
_LETTERS = rf"[^\W\d_]++(?:[{_MARKS}]++[^\W\d_]*+)*+"  # never given back, so that no text makes it slow
_APOSTROPHE = "'’ʼ`"
_WORD = rf"{_LETTERS}(?:[{_APOSTROPHE}‑-](?:{_LETTERS}|\d++)++)*+"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_TOKEN = re.compile(rf"{_WORD}|{_NUMBER}|''|``|‘‘|’’|[^\w\s]|_")
_DOUBLED = {"''": '"', "``": '"', "‘‘": "“", "’’": "”"}  # marks typed twice: the quotation mark they stand for
_ENDS = ".!?…"
_CLOSERS = "\"”»’“')]}"
_SPLITTING = frozenset(_ENDS + _CLOSERS)  # marks behind which a sentence may end
_DASHES = "–—-"
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‑": "-", "\u00ad": None, "ё": "е", "Ё": "Е"})
_made: Callable[[tuple[object, ...]], Token] = partial(tuple.__new__, Token)  # as Token(*fields), in half the time
KNOWN = 1 << 16  # words that are remembered
DATELINE_TOKENS = 14
LONGEST_HEADLINE = 14  # words of a headline that ends in a full stop
LONGEST = 300  # tokens of a sentence; what is longer is a list or a table, and is cut


def segment(text: str, language: Language) -> Document:
    """`text` in its parts. An empty text gives a document without sentences."""
    tokens = tuple(tokenize(text))
    paragraphs = _paragraphs(text)
    quotes = tuple(_quotes(text, paragraphs, language))
    sentences: list[Sentence] = []
    opening = max(map(len, language.asides), default=0)  # letters that may tell that a paragraph is no part of the text
    headed = len(paragraphs) > 1 and not _body_like(paragraphs[0].of(text))
    at = 0
    for number, paragraph in enumerate(paragraphs):
        first = at
        at = bisect_left(tokens, (paragraph.end,), at)  # a token is a tuple that opens with its start
        aside = text[paragraph.start : paragraph.start + opening].casefold().startswith(language.asides)
        for a, b in _bounded(_sentences(tokens, first, at, quotes, language)):
            start, end = tokens[a].start, tokens[b - 1].end
            sentences.append(Sentence(start, end, a, b, number, number == 0 and headed, aside))
    return Document(text, language.code, tokens, tuple(sentences), quotes, _dateline(tokens, sentences))


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, in order; white space belongs to none."""
    known = _KNOWN
    return [_made(match.span() + known[match[0]]) for match in _TOKEN.finditer(text)]


def token_of(text: str) -> tuple[str, str, str]:
    """Text, low and kind of the token that is written so."""
    return _KNOWN[text]


class _Known(dict[str, tuple[str, str, str]]):
    """What a token is by its letters alone: text, low and kind, remembered, since a text repeats its words."""

    def __missing__(self, text: str) -> tuple[str, str, str]:
        if len(self) >= KNOWN:
            self.clear()
        word, first = _DOUBLED.get(text, text), text[0]
        kind = "number" if first.isdecimal() else "word" if first.isalnum() else "mark"
        found = self[text] = word, fold(word), kind
        return found


_KNOWN = _Known()


@lru_cache(maxsize=KNOWN)
def fold(word: str) -> str:
    """The form under which tables are searched: case-folded, one apostrophe, ё as е, no accents on top of letters."""
    low = word.translate(_FOLD).casefold()
    return unicodedata.normalize("NFC", low) if not low.isascii() else low


def _body_like(line: str) -> bool:
    """Is the first line a paragraph of the body: long, and closed by a full stop? Then the article has no headline."""
    return line.rstrip().endswith(".") and len(line.split()) > LONGEST_HEADLINE


def _paragraphs(text: str) -> list[Span]:
    """The lines of `text` that hold something."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*", text)]


def _quotes(text: str, paragraphs: list[Span], language: Language) -> list[Span]:
    """What stands between quotation marks, within a paragraph; an unclosed mark opens nothing."""
    found: list[Span] = []
    closing, signs = _quotation_marks(language)
    for paragraph in paragraphs:
        marks = [_Mark(m.start(), m.end(), _DOUBLED.get(m[0], m[0])) for m in signs.finditer(text, *paragraph)]
        partners = _partners(text, marks, closing) if len(marks) > 1 else {}
        free = paragraph.start
        for mark in marks if partners else ():
            partner = partners.get(mark) if mark.start >= free and _opens(text, mark) else None
            if partner is not None:
                if partner.start > mark.end:
                    found.append(Span(mark.end, partner.start))
                free = partner.end
    return found


class _Mark(NamedTuple):
    """A quotation mark: its characters, and the mark it is."""

    start: int
    end: int
    sign: str


@cache
def _quotation_marks(language: Language) -> tuple[Mapping[str, Sequence[str]], re.Pattern[str]]:
    """The marks that close each opening one, and what finds any of them."""
    closing: dict[str, list[str]] = {}
    for opener, closer in language.quotes:
        closing.setdefault(opener, []).append(closer)
    marks = "".join(sorted({mark for pair in language.quotes for mark in pair}))
    return closing, re.compile("|".join([*_DOUBLED, f"[{re.escape(marks)}]"]))


def _opens(text: str, mark: _Mark) -> bool:
    """Can a mark open a quotation? Not between two letters (an apostrophe), nor before a space."""
    after = text[mark.end : mark.end + 1]
    return bool(after) and not after.isspace() and not (mark.start and text[mark.start - 1].isalnum())


def _partners(text: str, marks: list[_Mark], closing: Mapping[str, Sequence[str]]) -> dict[_Mark, _Mark]:
    """The mark that closes each opening mark. Marks that open and close differently may be nested."""
    found: dict[_Mark, _Mark] = {}
    for opener, closers in closing.items():
        waiting: list[_Mark] = []
        for mark in marks:
            if mark.sign in closers and waiting and _may_close(text, mark):
                found[waiting.pop()] = mark
            if mark.sign == opener:
                waiting.append(mark)
    return found


def _may_close(text: str, mark: _Mark) -> bool:
    """Can a mark close a quotation? Not an apostrophe within a word, nor two grave accents: these only open."""
    return text[mark.start : mark.end] != "``" and not (mark.sign == "’" and _between_letters(text, mark))


def _between_letters(text: str, mark: _Mark) -> bool:
    return text[mark.start - 1 : mark.start].isalpha() and text[mark.end : mark.end + 1].isalpha()


def _sentences(
    tokens: tuple[Token, ...], first: int, last: int, quotes: tuple[Span, ...], language: Language
) -> list[tuple[int, int]]:
    """Token ranges of the sentences within one paragraph."""
    out, begin, free = [], first, first
    for at in [at for at in range(first, last) if tokens[at].text in _SPLITTING]:
        if at < free:
            continue
        if tokens[at].text in _ENDS and not _inside(tokens[at], quotes):
            free = at + 1
            while free < last and (tokens[free].text in _ENDS or _closes(tokens, free)):
                free += 1
            if free < last and _breaks(tokens, begin, at, free, language):
                out.append((begin, free))
                begin = free
        elif _closes_sentence(tokens, begin, at, last, quotes):
            out.append((begin, at + 1))
            begin = free = at + 1
    if begin < last:
        out.append((begin, last))
    return out


def _bounded(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges, none longer than a sentence can be: so reading takes time in proportion to the text."""
    for first, last in ranges:
        for a in range(first, last, LONGEST):
            yield a, min(a + LONGEST, last)


def _inside(token: Token, quotes: tuple[Span, ...]) -> bool:
    return (quote := _last_opened(token.start, quotes)) is not None and token.start < quote.end


def _last_opened(at: int, quotes: tuple[Span, ...]) -> Span | None:
    """The last quotation that begins at or before `at`. Quotations come in order and do not overlap."""
    number = bisect_left(quotes, (at + 1,))
    return quotes[number - 1] if number else None


def _closes(tokens: tuple[Token, ...], at: int) -> bool:
    """Is the token a closing mark that leans on the token before it?"""
    return tokens[at].text in _CLOSERS and tokens[at].start == tokens[at - 1].end


def _closes_sentence(tokens: tuple[Token, ...], begin: int, at: int, last: int, quotes: tuple[Span, ...]) -> bool:
    """A quotation that ends in . ! ? and is followed by a new sentence: `"…." Next`."""
    if tokens[at].text not in _CLOSERS or at == begin or at + 1 >= last or tokens[at - 1].text not in _ENDS:
        return False
    quote = _last_opened(tokens[at].start, quotes)
    if quote is None or quote.end != tokens[at].start:
        return False
    return _starts(tokens[at + 1]) and tokens[at + 1].start > tokens[at].end


def _breaks(tokens: tuple[Token, ...], begin: int, at: int, after: int, language: Language) -> bool:
    """Does a sentence end with the mark at `at`, given what follows at `after`?"""
    follower = tokens[after]
    if follower.start == tokens[after - 1].end or not _starts(follower):
        return False
    if tokens[at].text != "." or at == begin:
        return True
    before = tokens[at - 1]
    if before.end != tokens[at].start:
        return True
    title = before.text[0].isupper() and language.is_("title", before.low)
    if title or before.low in language.abbreviations:
        return False
    return not (before.kind == "word" and len(before.text) == 1 and before.text.isupper())


def _starts(token: Token) -> bool:
    """Can a sentence begin with this token?"""
    return token.kind == "number" or token.text[0].isupper() or token.text in '"“„«‘([–—'


def _dateline(tokens: tuple[Token, ...], sentences: list[Sentence]) -> Span | None:
    """`KYIV, Oct. 24 –` at the head of the first body sentence: up to a dash with spaces round it."""
    body = next((s for s in sentences if not s.headline), None)
    if body is None or not tokens[body.first].text[0].isupper():
        return None
    for at in range(body.first + 1, min(body.first + DATELINE_TOKENS, body.last - 1)):
        token = tokens[at]
        spaced = token.start > tokens[at - 1].end and tokens[at + 1].start > token.end
        if token.text in _DASHES and spaced and _names_only(tokens, body.first, at):
            return Span(body.start, token.end)
    return None


def _names_only(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Are these tokens names, numbers, months and marks? A lower-case word is allowed only beside a number."""
    for at in range(first, last):
        token = tokens[at]
        beside = any(tokens[i].kind == "number" for i in (at - 1, at + 1) if first <= i < last)
        if token.kind == "word" and not token.text[0].isupper() and not beside:
            return False
    return True
