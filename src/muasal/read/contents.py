"""What a source says: pieces of a sentence before, after or round a cue."""

from muasal.read.line import Line, Piece

WINDOW = 14  # tokens after a cue within which a that-word, colon or quotation opens its content
SHORT = 3
ASIDE = 9  # tokens
RELATIVE = ("nsubj", "nsubj:pass", "obj", "det", "obl")  # relations of a that-word that opens no content
OPENING, CLOSING = '"“«„', '"”»'


def opened_after(line: Line, index: int) -> tuple[Piece, str] | None:
    """The content opened after token `index` by a that-word, a colon or a quotation, and which; None if none is."""
    stop = min(index + WINDOW, line.last)
    for i in range(index, stop):
        text = line.tokens[i].text
        if i > index and line.is_("complementizer", i) and line.is_("coordinator", i - 1):
            return None  # `said A and that B`: what comes first needs no that-word
        quote = line.quoted(i)
        if quote and quote[0] == i and spoken(line, quote):
            return (quote, "quote") if i <= index + 2 or _ends_line(line, index, quote) else None
        if (i > index or line.is_("infinitive-marker", i - 1)) and _clause_between(line, i, index):
            return None
        if line.is_("complementizer", i) and (i <= index + 1 or that_word(line, i)):
            return (i + 1, line.last), "that"
        if text == ":" and line.is_break(i) and i + 1 < line.last:
            piece = _after_mark(line, i + 1)
            return piece, "quote" if piece in line.quotes or _opens_quotation(line, i + 1) else "colon"
        if line.quoted(i) is None and _opens_quotation(line, i):
            return (i + 1, line.last), "quote"
        if text == "," and (behind := _behind_aside(line, i)) is not None:
            return (behind, line.last), "that"
        if text in ";!?" or (text == "." and i >= line.last - 1) or (text == "," and not _goes_on(line, i)):
            return None
    return None


def _clause_between(line: Line, index: int, cue_end: int) -> bool:
    """`said [he did not know] that …`: does the token show that a that-word behind it belongs to another verb?

    So does a further verb behind "and" (`denied the break-in [and said] that …`).
    """
    if line.is_("auxiliary", index) or line.is_("negation", index):
        return True
    cue = line.language.cues.at(line.tokens, index, line.last)
    if cue is None or cue.value.frame != "verb":
        return False
    joined = line.is_("coordinator", index - 1) and index - 1 > cue_end
    return joined or line.is_("infinitive-marker", index - 1) or _somebody(line, index - 1)


def that_word(line: Line, index: int) -> bool:
    """Away from the cue: no question word, and no relative (`dresses [that] showed …`), where the tree tells."""
    relative = line.tree is not None and line.tree.relation(index) in RELATIVE
    return not relative and not line.is_("question-word", index)


def _opens_quotation(line: Line, index: int) -> bool:
    """Does a quotation that the sentence does not close open at the token?"""
    return line.tokens[index].text in OPENING and _unclosed(line, index)


def _unclosed(line: Line, index: int) -> bool:
    """Does a quotation open here that the sentence does not close: one that goes on in the next?"""
    opens = index + 1 < line.last and line.tokens[index].end == line.tokens[index + 1].start
    return opens and not any(line.tokens[i].text in CLOSING for i in range(index + 1, line.last))


def _behind_aside(line: Line, comma: int) -> int | None:
    """`found, after a trial, that …`: where the content begins behind a short aside between two commas."""
    stop = min(comma + ASIDE, line.last - 1)
    end = next((i for i in range(comma + 1, stop) if line.is_break(i)), None)
    if end is None or end == comma + 1 or line.tokens[end].text != "," or not line.is_("complementizer", end + 1):
        return None
    aside = range(comma + 1, end)
    plain = not any(line.is_("auxiliary", i) or line.is_("coordinator", i) for i in aside)
    prepositional = line.is_("preposition", comma + 1) or comma + 1 in line.timed
    return end + 2 if plain and prepositional and not line.is_("question-word", end + 1) else None


def _somebody(line: Line, index: int) -> bool:
    """Is the token a pronoun, or a noun for people or bodies?"""
    noun = line.language.nouns.get(line.tokens[index].low)
    return line.is_("pronoun", index) or (noun is not None and noun.type in ("person", "collective", "organisation"))


def _ends_line(line: Line, index: int, quote: Piece) -> bool:
    """Is the quotation a whole clause after a comma or an addressee, not the end of the cue's own clause?"""
    between = range(index, quote[0])
    return any(line.tokens[i].text == "," for i in between) or all(
        line.is_mark(i) or i in line.timed or any(line.is_(c, i) for c in ("addressee", "article", "preposition"))
        for i in between
    )


def _goes_on(line: Line, comma: int) -> bool:
    """Does a that-word or quotation follow the comma at once?"""
    after = comma + 1
    if after >= line.last:
        return False
    return line.is_("complementizer", after) or line.tokens[after].text in '"“«„'


def _after_mark(line: Line, index: int) -> Piece:
    """What stands after a colon: the quotation, if it is one, else the rest."""
    quote = next((q for q in line.quotes if q[0] in (index, index + 1) and q[0] > index - 1), None)
    whole = quote is not None and line.last - quote[1] <= 2
    return quote if quote and whole else (index, line.last)


def spoken(line: Line, quote: Piece) -> bool:
    """Is the quotation something said, not a name in quotation marks?"""
    return quote[1] - quote[0] > SHORT or (quote[1] >= line.last - 2 and not _called(line, quote))


def _called(line: Line, quote: Piece) -> bool:
    """«…, передаёт [«Деловой вестник»]»: where sources follow their verb, a capital behind no colon begins a name."""
    before = quote[0] - 2  # what stands before the opening mark
    plain = before >= line.first and not line.is_mark(before)
    return plain and line.tokens[quote[0]].text[0].isupper() and bool(line.language.config.get("inversion"))


def bare_after(line: Line, index: int, times: bool = True) -> Piece:
    """The content that follows token `index` without a mark: to the end of the sentence, times skipped."""
    at = index
    while at < line.last and ((times and at in line.timed) or _addressed(line, index, at)):
        at += 1
    return line.trim((at, line.last))


def _addressed(line: Line, index: int, at: int) -> bool:
    """`told [the court] …`, *kepada [wartawan]*: whom something is told is no content; what the cue's own preposition
    governs is (`called for [an inquiry]`)."""
    if at == index and line.is_("preposition", index - 1) and not line.is_("addressee-preposition", index - 1):
        return False
    if line.is_("addressee", at):
        return line.tree is None or line.tree.relation(at) not in ("nmod:poss", "det")  # `said [her] house`
    near = at + 1 < line.last and at - index <= 2
    lead = line.is_("article", at) or line.is_("addressee-preposition", at)
    return near and lead and line.is_("addressee", at + 1)


def before(line: Line, index: int, floor: int) -> tuple[Piece, ...]:
    """The content that ends before token `index`: the quotations, if it consists of them, else the clause."""
    piece = line.trim((floor, index), "opener", "leading-adverb")
    inside = tuple(q for q in line.quotes if piece[0] <= q[0] and q[1] <= piece[1] + 1)
    said = [q for q in inside if spoken(line, q)]
    quoted = sum(b - a for a, b in said)
    if said and quoted >= 0.6 * (piece[1] - piece[0]):
        return tuple(line.trim(q) for q in said)
    return (piece,) if piece[1] - piece[0] >= 1 else ()


def quoted_kind(line: Line, pieces: tuple[Piece, ...]) -> str:
    """direct · indirect · mixed, by how much of the content stands in quotation marks."""
    tokens = [i for a, b in pieces for i in range(a, b) if line.tokens[i].kind != "mark"]
    inside = sum(line.quoted(i) is not None for i in tokens)
    if not tokens or not inside:
        return "indirect"
    if inside >= 0.9 * len(tokens):
        return "direct"
    longest = max((q[1] - q[0] for q in line.quotes), default=0)
    return "mixed" if longest > SHORT else "indirect"
