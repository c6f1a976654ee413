"""Noun phrases that name a source, by token grammar: before or after a cue, and what kind of source they are.

A parser, where a language has one, replaces the boundaries drawn here; the typing stays.
"""

from dataclasses import dataclass, replace

from muasal.languages import Noun
from muasal.languages.places import place_words
from muasal.read.line import Line, Piece

LONGEST = 16  # tokens in a source noun phrase
LONGEST_APPOSITION = 10
BEHIND = 4  # tokens behind a source within which a request not to be named begins


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source noun phrase and its kind: named · pronoun · generic · anonymous."""

    piece: Piece
    kind: str
    by_tree: bool = False  # does it begin or end where the sentence's tree says, and the grammar does not?


def before(line: Line, cue: int, floor: int) -> Phrase | None:
    """The noun phrase that ends before token `cue`, not reaching back beyond `floor`. None if there is none."""
    end = _skip_back(line, cue, floor)
    start = _start(line, end, floor)
    if end > start and line.tokens[end - 1].text in ",–—":
        start, end = _apposition(line, end - 1, floor)
    piece = _peel(line, (start, end))
    if piece[0] < piece[1] and line.is_("pronoun", piece[1] - 1):
        return _phrase(line, (piece[1] - 1, piece[1]))
    return _phrase(line, _head_part(line, piece))


def after(line: Line, index: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at token `index` and ends before `ceiling`. None if there is none."""
    start = index
    while start < ceiling and (start in line.timed or line.is_("adverb", start)) and not _titled(line, start):
        start += 1
    end = start
    while end < ceiling and not _ends_phrase(line, start, end):
        end += 1
    end = _with_name_apposition(line, start, end, ceiling)
    return _phrase(line, _peel(line, (start, end)))


def drawn(line: Line, piece: Piece, found: Phrase | None) -> Phrase | None:
    """The phrase in `piece`, which the tree had a part in; `found` is the grammar's, kept where both are the same."""
    phrase = _phrase(line, _peel(line, piece))
    if phrase is None or (found is not None and phrase.piece == found.piece):
        return found
    return replace(phrase, by_tree=True)


def _skip_back(line: Line, cue: int, floor: int) -> int:
    """Back over what may stand between subject and cue: adverbs, auxiliaries, times, bracketed dates."""
    at = cue
    while at > floor:
        i = at - 1
        dated = i in line.timed and not line.is_("pronoun", i)
        if not (dated or _dated_bracket(line, i) or any(line.is_(c, i) for c in ("adverb", "auxiliary"))):
            break
        at -= 1
    while at > floor and at < cue and line.is_("preposition", at - 1):
        at -= 1
    return at


def _dated_bracket(line: Line, index: int) -> bool:
    """Is the token a bracket round a time?"""
    inner = {"(": index + 1, ")": index - 1}.get(line.tokens[index].text)
    return inner is not None and inner in line.timed


def _start(line: Line, end: int, floor: int) -> int:
    """Where the noun phrase that ends at `end` may begin: after a break, a conjunction, a that-word, a relative."""
    at = end
    while at > floor and end - at < LONGEST:
        i = at - 1
        if line.is_break(i) and i < end - 1:
            break
        if line.is_("relative", i) and any(line.is_("agent-marker", j) for j in range(at, end)):
            at -= 1  # `the organisation which is led by X`: the head stands before the relative
            continue
        if any(line.is_(c, i) for c in ("clause-conjunction", "complementizer", "relative")):
            break
        if line.quoted(i) and not line.quoted(end - 1):
            if _scare(line, i):
                at -= 1
                continue
            break
        at -= 1
    return at


def _scare(line: Line, index: int) -> bool:
    """Is the quotation round this token a name in quotation marks rather than something said?"""
    quote = line.quoted(index)
    return quote is not None and quote[1] not in line.closings


def _apposition(line: Line, comma: int, floor: int) -> Piece:
    """`Head, apposition,`: the phrase reaches back over one comma. (start, end) with the closing comma left out."""
    inner = _start(line, comma, floor)
    if inner <= floor or not line.is_break(inner - 1) or comma - inner > LONGEST_APPOSITION:
        return inner, comma
    outer = _start(line, inner - 1, floor)
    return (outer, comma) if inner - 1 - outer <= LONGEST_APPOSITION else (inner, comma)


def _peel(line: Line, piece: Piece) -> Piece:
    """Without openers, adverbs, conjunctions, prepositions and times at the head, and loose marks at both ends."""
    a, b = piece
    adverbial = ("opener", "adverb", "coordinator", "clause-conjunction", "leading-adverb", "auxiliary")
    classes = (*adverbial, "locative-preposition")  # «У міністерстві уточнили»: the place is the source
    while a < b:
        loose = line.is_mark(a) and line.tokens[a].text not in '"“„«'
        if not (loose or a in line.timed or any(line.is_(c, a) for c in classes)):
            break
        a += 1
    while b > a and ((line.is_mark(b - 1) and line.tokens[b - 1].text not in ')"”»“') or b - 1 in line.timed):
        b -= 1
    return line.balance((a, b))


def _head_part(line: Line, piece: Piece) -> Piece:
    """Without a place or occasion behind the head: `the envoy [at a meeting in X]`; inner prepositions stay."""
    a, b = piece
    if not line.language.config.get("adverbials_before_verb", False):
        return piece
    for i in range(a + 1, b):
        outer = line.is_("preposition", i) and not line.is_("inner-preposition", i) and i not in line.bracketed
        if outer and i + 1 < b and not line.tokens[i + 1].text[0].isupper() and not attached(line, a, i):
            return a, i
    return piece


def _ends_phrase(line: Line, start: int, at: int) -> bool:
    """Does the phrase that began at `start` end before token `at`?"""
    token = line.tokens[at]
    if at - start >= LONGEST or line.is_break(at) or at in line.timed:
        return True
    if token.text in ".!?…":
        return not (token.text == "." and _shortened(line, at - 1) and at + 1 < line.last)
    if at > start and _cited(line, at):
        return True
    if token.text in '"“«„' and not _scare(line, at + 1):
        return True
    if token.text == "(":
        return not _acronym_follows(line, at)
    same = at + 1 < line.last and line.is_("relative", at) and line.is_("same", at + 1)  # *buletin yang sama*
    if any(line.is_(c, at) for c in ("clause-conjunction", "complementizer", "relative")):
        return not same
    outer = line.is_("preposition", at) and not line.is_("inner-preposition", at)
    if outer and at > start and line.is_("agent-marker", at) and document(line, (start, at)):
        return False
    if at > start and line.is_("addressee", at) and line.tokens[at - 1].text[0].isupper() and token.text[0].islower():
        return True  # «запевнила Марта Дячук журналістів»
    loose = line.is_("adverb", at) and not line.is_("same", at)  # «тому же отчёту»
    return at > start and ((outer and not attached(line, start, at)) or loose)


def attached(line: Line, start: int, at: int) -> bool:
    """`officials [in the ministry]`: people of a body, or a nameless source in it; the preposition stays inside."""
    if not line.is_("locative-preposition", at) and not line.is_("body-preposition", at):
        return False
    people = [m for m in line.language.nouns.find(line.tokens, start, at) if m.last == at]
    bodies = line.language.nouns.find(line.tokens, at + 1, min(at + 4, line.last))
    told = any(m.value.type in ("person", "collective") or m.value.role == "anonymous" for m in people)
    return told and any(m.value.type in ("organisation", "medium", "country") for m in bodies)


def _shortened(line: Line, index: int) -> bool:
    """Is the token an abbreviation, a title or an initial, whose dot ends nothing?"""
    token = line.tokens[index]
    title = token.text[0].isupper() and line.is_("title", index)
    initial = len(token.text) == 1 and token.text.isupper()
    return initial or title or token.low in line.language.abbreviations


def document(line: Line, piece: Piece) -> bool:
    """Is it a report, a video, a picture? `A report [by the audit office]`: its maker belongs to its phrase."""
    return any(noun.type == "document" for noun in nouns(line, piece))


def _cited(line: Line, at: int) -> bool:
    """Does a further source begin here («… з посиланням на», ", citing"), or a verb that tells («… пишет»)?"""
    cue = line.language.cues.at(line.tokens, at, line.last)
    if cue is None:
        return False
    sure = cue.value.strength == "strong" or line.tokens[at - 1].text in '"”»'  # «Вісник» пише
    telling = cue.value.frame == "verb" and sure
    return telling or (cue.value.frame in ("citing", "carried") and len(cue.tokens) > 1)


def _acronym_follows(line: Line, bracket: int) -> bool:
    """`(HUR)`: an acronym or an age in brackets stays with its phrase."""
    inside = bracket + 1
    closed = inside + 1 < line.last and line.tokens[inside + 1].text == ")"
    return closed and (line.tokens[inside].text.isupper() or line.tokens[inside].kind == "number")


def _with_name_apposition(line: Line, start: int, end: int, ceiling: int) -> int:
    """`the minister, Rina Saputra`: a name of capitals only, after a comma, up to the next break, belongs to it."""
    if end + 1 >= ceiling or line.tokens[end].text != "," or end == start:
        return end
    stop = end + 1
    while stop < ceiling and not _ends_phrase(line, end + 1, stop):
        stop += 1
    if has_name(line, (start, end)) and (further := _description(line, end + 1, ceiling)) is not None:
        return further
    words = [line.tokens[i] for i in range(end + 1, stop)]
    if stop < ceiling and not line.is_break(stop) and _cited(line, stop):
        return end  # *Dikutip dari Radio Utara, Harian Nusa melaporkan*: the second name has a verb of its own
    if not words or any(i in line.timed for i in range(end + 1, stop)):
        return end
    named = 2 <= len(words) <= 6 and all(t.text[0].isupper() or t.text in "()." for t in words if t.kind != "number")
    return stop if named else end


def _description(line: Line, start: int, ceiling: int) -> int | None:
    """Where `a farmer in the hills` ends that says who the person named before is; None if it is nothing such.

    It ends at a mark, at a relative clause or with the sentence.
    """
    end = start
    while end < ceiling and not line.is_break(end) and not line.is_("relative", end):
        if line.tokens[end].text in '.!?…"“«„(' or any(line.is_(c, end) for c in ("clause-conjunction", "auxiliary")):
            break
        end += 1
    closed = end >= line.last - 1 or line.is_break(end) or line.is_("relative", end)
    piece = line.trim((start, end))
    if (
        not closed
        or piece[0] >= piece[1]
        or end - start > LONGEST_APPOSITION
        or any(i in line.timed for i in range(start, end))
    ):
        return None
    described = line.is_("article", start) or _people(line, (start, end))
    told = next(line.language.cues.find(line.tokens, start, end), None)
    return end if described and told is None else None


def _people(line: Line, piece: Piece) -> bool:
    """Without an article: a noun for people in a phrase that closes the sentence, no clause and no adverbial in it."""
    a, b = piece
    plain = not any(line.is_("preposition", i) and not line.is_("inner-preposition", i) for i in range(a, b))
    clause = line.tree is not None and any(line.tree.tag(i) == "VERB" for i in range(a, b))
    people = any(noun.type in ("person", "collective") for noun in nouns(line, (a, min(b, a + 3))))
    return b >= line.last - 1 and plain and people and not clause


def _titled(line: Line, index: int) -> bool:
    return line.tokens[index].text[0].isupper() and index > line.first


def _phrase(line: Line, piece: Piece) -> Phrase | None:
    a, b = piece
    if a >= b or b - a > LONGEST + LONGEST_APPOSITION:
        return None
    if not any(line.tokens[i].kind == "word" for i in range(a, b)):
        return None
    return Phrase(piece, _kind(line, piece))


def nouns(line: Line, piece: Piece) -> list[Noun]:
    """The head nouns of the language's table in this piece, in order."""
    return [match.value for match in line.language.nouns.find(line.tokens, *piece)]


def _kind(line: Line, piece: Piece) -> str:
    a, b = piece
    if b - a == 1 and line.is_("pronoun", a):
        return "pronoun"
    found = nouns(line, piece)
    if any(noun.role == "anonymous" for noun in found):
        return "anonymous"
    if has_name(line, piece):
        return "named"
    if line.is_("determiner", a) and found:
        return "anonymous"
    return "generic"


def has_name(line: Line, piece: Piece) -> bool:
    """Is there a capital that does not merely open the sentence, or a word all in capitals?"""
    a, b = piece
    words = [i for i in range(a, b) if line.tokens[i].kind == "word"]
    capitals = [i for i in words if line.tokens[i].text[0].isupper()]
    opening = [i for i in capitals if (i == line.first or _opens_speech(line, i - 1)) and not _proper(line, i)]
    return has_acronym(line, piece) or len(capitals) > len(opening)


def _proper(line: Line, index: int) -> bool:
    """Does the sentence's tree take the word, which no table knows as a common one, for a name?"""
    common = line.language.nouns.get(line.tokens[index].low) is not None
    return line.tree is not None and line.tree.tag(index) == "PROPN" and not common


def _opens_speech(line: Line, index: int) -> bool:
    """Is the token a mark after which a capital says nothing? A straight quotation mark may also close.

    A word or two in quotation marks («Восток») are a name.
    """
    text = line.tokens[index].text
    if text in "“«„" and _scare(line, index + 1):
        return False
    return text in "“«„.:" or (text == '"' and line.quoted(index + 1) is not None)


def has_acronym(line: Line, piece: Piece) -> bool:
    """Is there a word all in capitals?"""
    words = (line.tokens[i].text for i in range(*piece) if line.tokens[i].kind == "word")
    return any(len(word) > 1 and word.isupper() for word in words)


def area(line: Line, piece: Piece) -> bool:
    """Is it land (`Orrin district`, *Kabupaten Sikka*) or a country, and nobody in it?"""
    types = place_words(line.language.code)
    land = {i for i in range(*piece) if types.at("type", line.tokens, i, piece[1])}
    named = [m for m in line.language.nouns.find(line.tokens, *piece) if m.first not in land]
    return bool(land or named) and all(match.value.type in ("country", "place") for match in named)


def speaks(line: Line, phrase: Phrase) -> bool:
    """Is this somebody rather than a document?"""
    heads = [noun.type for noun in nouns(line, phrase.piece)[:1]]
    return phrase.kind == "pronoun" or (typed(line, phrase) and heads != ["document"])


def unnamed(line: Line, phrase: Phrase) -> Phrase:
    """The phrase as an anonymous one, if a request not to be named stands in or right behind it ("a teacher, who asked
    not to be named")."""
    a, b = phrase.piece
    places = range(a + 1, min(b + BEHIND, line.last))
    opens = phrase.piece == (line.first, line.first + 1) and not has_acronym(line, phrase.piece)
    asked = (phrase.kind == "generic" or opens) and any(
        line.language.anonymity.at(line.tokens, i, line.last) for i in places
    )
    return replace(phrase, kind="anonymous") if asked else phrase


def typed(line: Line, phrase: Phrase) -> bool:
    """Can this phrase speak? A pronoun, a name, or a head noun of the table."""
    return phrase.kind in ("pronoun", "named", "anonymous") or bool(nouns(line, phrase.piece))
