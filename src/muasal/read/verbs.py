"""Cues that are verbs: the subject is the source; the content stands after the cue, before it, or on both sides."""

from muasal.languages import Cue, Match
from muasal.read import contents, phrases, sharing, subjects
from muasal.read.draft import Draft, anaphor, both_sides, direct, gap_of, interrupts, make, negated
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase
from muasal.read.predicates import said_to_be
from muasal.read.told_nouns import noun as told_noun
from muasal.read.word_order import backward, before_citing, fronted, object_first, passed_by, past_preposition

AFTER_QUOTATION = "verb:after-quotation"  # `"Why now?" The senator asked.`: the mark of the quotation ended a sentence


def verb(line: Line, match: Match[Cue]) -> Draft | None:
    """The subject is the source; the content stands after the cue, before it, or on both sides."""
    number = line.segment_of(match.first)
    a, b = line.segments[number]
    if _noun(line, match):
        return told_noun(line, match)
    if negated(line, match.first, a) or _attribute(line, match):
        return None
    bearer = sharing.bearer(line, match.tokens)
    if bearer is not None or _joined(line, match.first, a):
        return _shared(line, match, bearer, b)
    if _relative(line, match.first, a) or sharing.infinitive(line, match.tokens):
        return None
    source = _subject(line, match, number)
    if source is not None and _counts_in(line, match, source):
        return None
    if gap_of(match) is not None:
        return _embracing(line, match, source, b)
    if match.value.takes == ("none",):
        return _refusal(line, match, source)
    earlier = _earlier(line, match, number, source)
    if earlier and match.value.stance == "declines" and _adverbial_clause(line, earlier[0]):
        earlier = None  # *hingga berita ini diturunkan, …*: when it was, not what about
    if source is not None and anaphor(line, own := before_citing(line, source)):
        return backward(line, match, b)
    if source is not None and line.is_("topic-preposition", source.piece[0]):
        return fronted(line, match, own, b)
    if "np" in match.value.takes and (split := object_first(line, match, number)) is not None:
        return split
    opened = _opened(line, match)
    if source is not None and earlier and _resumed(line, opened, earlier):
        return _tagged(line, match, source, earlier)
    if source is not None and opened and _strong_enough(line, match, source, opened[1]):
        return make(line, match, source, (opened[0],), "after", f"verb:{opened[1]}")
    if source is None:
        return _postposed(line, match, earlier, opened)
    right = contents.bare_after(line, match.last)
    if earlier and not _says_more(line, match.last, b):
        return _tagged(line, match, source, earlier)
    if _strong_enough(line, match, source, "") and _told(line, match, right):
        return make(line, match, source, (right,), "after", "verb:bare")
    if _partly_quoted(line, match, source, right, b):
        return make(line, match, source, (right,), "after", "verb:partly-quoted")
    alone = right[0] >= right[1] and source.piece[0] == line.first and "none" not in match.value.takes
    if alone and match.value.stance == "asserts" and phrases.typed(line, source):
        return make(line, match, source, (), "previous", AFTER_QUOTATION)
    return _refusal(line, match, source) if "none" in match.value.takes else None


def _attribute(line: Line, match: Match[Cue]) -> bool:
    """`12 [suspected] cases`: is the cue the adjective of the noun behind it, and counted or pointed at with it?"""
    tree, cue = line.tree, match.first
    if tree is None or len(match.tokens) > 1 or cue == line.first or tree.head(cue) < cue:
        return False
    led = line.tokens[cue - 1].kind == "number" or any(line.is_(c, cue - 1) for c in ("article", "determiner"))
    return led and tree.relation(cue) == "amod"


def _counts_in(line: Line, match: Match[Cue], source: Phrase) -> bool:
    """`The district has recorded 40 cases`: an area has what is counted in it, and says nothing."""
    counting = any(line.is_("counting", i) for i in match.tokens)
    return counting and phrases.area(line, source.piece)


def _told(line: Line, match: Match[Cue], right: Piece) -> bool:
    """Is what follows something told, not a place or the like (`demonstrated outside the court`)?"""
    a, b = right
    if a < b and (_given_to(line, match, a) or _of_people(line, match, right)):
        return False
    if a >= b or match.value.strength == "strong" or not line.is_("preposition", a) or a + 1 >= b:
        return a < b
    numbered = line.tokens[a + 1].kind == "number" and not line.is_("locative-preposition", a)
    return numbered or line.is_("amount", a + 1)


def _given_to(line: Line, match: Match[Cue], start: int) -> bool:
    """`The guard denied [him] entry`: is what follows kept from somebody rather than denied?"""
    skipped = range(match.last, start)
    return match.value.stance == "denies" and any(line.is_("pronoun", i) or line.is_("addressee", i) for i in skipped)


def _of_people(line: Line, match: Match[Cue], right: Piece) -> bool:
    """`The police questioned [a driver]`, `confirmed [nine children]`: people are confirmed and questioned, too."""
    if match.value.stance not in ("confirms", "doubts") or line.tree is None:
        return False
    verb = subjects.top(line.tree, match.tokens)
    heads = line.tree.children(verb, "obj")
    nouns = [line.language.nouns.get(line.tokens[i].low) for i in heads if right[0] <= i < right[1]]
    return any(noun is not None and noun.type in ("person", "collective") for noun in nouns)


def _partly_quoted(line: Line, match: Match[Cue], source: Phrase, right: Piece, end: int) -> bool:
    """`X blasted the press as "unbelievably dishonest"`: a quotation that ends the clause shows a cue."""
    if match.value.strength != "weak":
        return False  # medium ones say by their table what they take
    said = [q for q in line.quotes if match.last <= q[0] < end and contents.spoken(line, q)]
    ends = any(all(line.is_mark(i) for i in range(q[1], end)) for q in said)
    return ends and right[0] < right[1] and phrases.typed(line, source)


def _resumed(line: Line, opened: tuple[Piece, str] | None, earlier: Piece) -> bool:
    """`"A," he said, "B"`: does the quotation behind the cue go on with one before it?"""
    return opened is not None and opened[1] == "quote" and direct(line, contents.before(line, earlier[1], earlier[0]))


def _opened(line: Line, match: Match[Cue]) -> tuple[Piece, str] | None:
    """The content that something opens after the cue, or that the cue's own last word ("noted that") opens.

    Nothing need open it where the tree shows a clause that the cue governs.
    """
    if line.is_("complementizer", match.last - 1):
        return (match.last, line.last), "that"
    opened = contents.opened_after(line, match.last)
    if opened is not None and (opened[1] != "that" or opened[0][0] <= match.last + 2):
        return opened
    right = contents.bare_after(line, match.last)
    clause = right[0] < right[1] and subjects.clause_behind(line, match.tokens, right[0])
    if not clause and "predicate" in match.value.takes and said_to_be(line, match.tokens, right):
        return right, "predicate"
    return (right, "clause") if clause else opened


def _shared(line: Line, match: Match[Cue], bearer: int | None, end: int) -> Draft | None:
    """A verb without a subject of its own: it goes on with what an earlier cue tells, or has its subject elsewhere."""
    if sharing.infinitive(line, match.tokens):
        return None
    told = [cue for cue in line.cues if cue.first < match.first and cue.value.frame == "verb"]
    piece = sharing.source(line, bearer, match.tokens) if bearer is not None else None
    source = phrases.drawn(line, piece, None) if piece else None
    if (bearer is None and told) or any(bearer in cue.tokens for cue in told):
        return _continued(line, match, source)
    if source is None or not phrases.typed(line, source):
        return None
    if gap_of(match) is not None:
        return _embracing(line, match, source, end)
    if match.value.takes == ("none",):
        return _refusal(line, match, source)
    opened = _opened(line, match) or (contents.bare_after(line, match.last), "")
    noun = bearer is not None and line.tree is not None and line.tree.tag(bearer) in subjects.NOMINAL
    bare = match.value.strength == "strong" or (not noun and _told(line, match, opened[0]))
    if (opened[1] or bare) and _strong_enough(line, match, source, opened[1]):
        return make(line, match, source, (opened[0],), "after", f"verb:{opened[1] or 'bare'}+shared")
    if _partly_quoted(line, match, source, opened[0], end):
        return make(line, match, source, (opened[0],), "after", "verb:partly-quoted+shared")
    return None


def _continued(line: Line, match: Match[Cue], source: Phrase | None) -> Draft | None:
    """`X said A [and warned B]`: the source is that of the cue before, or by itself `source`, if that tells nothing."""
    opened = _opened(line, match)
    if opened is None and (match.value.strength == "strong" or "np" in match.value.takes):
        right = contents.bare_after(line, match.last)
        opened = (right, "") if _told(line, match, right) else None
    if opened is None or opened[0][0] >= opened[0][1]:
        return None
    known = source if source and phrases.typed(line, source) else None
    return make(line, match, known, (opened[0],), "after", "verb:continued", "continued")


def _embracing(line: Line, match: Match[Cue], source: Phrase | None, end: int) -> Draft | None:
    """`X put the number at 412`, «X назвал сообщения слухами»: the content begins inside the cue."""
    gap = gap_of(match)
    if source is None or gap is None or not phrases.typed(line, source):
        return None
    return make(line, match, source, ((gap[0], max(end, gap[1])),), "after", "verb:embracing")


def _refusal(line: Line, match: Match[Cue], source: Phrase | None) -> Draft | None:
    """A source that says nothing: the cue is all there is."""
    if source is None or not (match.value.strength == "strong" or phrases.typed(line, source)):
        return None
    return make(line, match, source, (), "none", "verb:refusal")


def _subject(line: Line, match: Match[Cue], number: int) -> Phrase | None:
    """The phrase before the cue, within its segment or, with an apposition, reaching back over a comma."""
    piece = subjects.subject(line, match.tokens)
    found = _grammatical(line, match, number)
    if piece is None or piece[1] > match.first:
        return found
    return subjects.drawn(line, piece, found)


def _grammatical(line: Line, match: Match[Cue], number: int) -> Phrase | None:
    """The same by the token grammar alone."""
    cue = match.first
    a, b = line.segments[number]
    inside = phrases.before(line, cue, a)
    if inside is not None:
        return _past_relative(line, inside, a) or inside
    if _inverted(line, match, b):
        return None
    if number >= 2 and _parenthetic(line, line.segments[number - 1]):
        return phrases.before(line, line.segments[number - 2][1], line.segments[number - 2][0])
    bare = all(line.is_(c, i) or i in line.timed for i in range(a, cue) for c in ("auxiliary",))
    if number and bare and line.tokens[a - 1].text in ",–—)" and _appositive(line, number):
        return phrases.before(line, cue, line.segments[max(0, number - 2)][0])
    return None


def _past_relative(line: Line, found: Phrase, floor: int) -> Phrase | None:
    """`[A teacher] who asked not to be named said`: the phrase before a relative clause that the phrase found is."""
    start = found.piece[0] - 1
    clause = line.tree is not None and any(line.tree.tag(i) == "VERB" for i in range(*found.piece))
    return phrases.before(line, start, floor) if clause and start > floor and line.is_("relative", start) else None


def _inverted(line: Line, match: Match[Cue], end: int) -> bool:
    """Does the source follow the cue, in a language where it may («…, зазначив речник»)?"""
    if not line.language.config.get("inversion", False) or contents.opened_after(line, match.last):
        return False
    behind = phrases.after(line, match.last, end)
    return behind is not None and phrases.speaks(line, behind)


def _parenthetic(line: Line, segment: Piece) -> bool:
    """Does the segment stand between subject and verb: a relative clause, or a further source ("citing Y")?"""
    if any(line.is_("relative", i) for i in range(*segment)[:2]):
        return True
    cue = line.language.cues.at(line.tokens, segment[0], segment[1])
    return cue is not None and cue.value.frame in ("citing", "carried")


def _appositive(line: Line, number: int) -> bool:
    """Is the segment before number an apposition (a name, an age, a title) to the one before it?"""
    if number < 2:
        return False
    a, b = line.segments[number - 1]
    opens = line.tokens[line.segments[number - 2][1]].text
    words = [line.tokens[i] for i in range(a, b) if line.tokens[i].kind == "word"]
    named = bool(words) and (words[0].text[0].isupper() or bool(phrases.nouns(line, (a, b))))
    if next(line.language.cues.find(line.tokens, a, b), None) is not None:
        return False
    return opens == "," and b - a <= phrases.LONGEST_APPOSITION and named


def _earlier(line: Line, match: Match[Cue], number: int, source: Phrase | None) -> Piece | None:
    """What precedes the cue's segment in the sentence and could be its content; None if there is nothing such."""
    start = line.segments[number][0] if source is None else min(line.segments[number][0], source.piece[0])
    clause_of_its_own = any(line.is_(c, start) for c in ("clause-conjunction", "complementizer"))
    if start <= line.first or clause_of_its_own or _opened_by_source(line):
        return None
    piece = line.trim((line.first, start), "opener", "leading-adverb", times=True)
    if piece[1] - piece[0] < contents.SHORT - 1 and not any(piece[0] <= q[0] <= piece[1] for q in line.quotes):
        return None
    timed = line.trim((line.first, start), "opener", "leading-adverb")
    if source is None or (line.quoted(piece[0]) and direct(line, (piece,))):
        return timed
    if _adverbial(line, match, piece):
        return None
    adverbial = line.is_("preposition", piece[0]) or line.is_("clause-conjunction", piece[0])
    short = piece[1] - piece[0] <= 6 and not line.is_break(start - 1)
    return None if (adverbial and piece[1] - piece[0] <= 6) or short else timed


def _adverbial(line: Line, match: Match[Cue], piece: Piece) -> bool:
    """`In a call released on Monday, …`: does a preposition open what the tree hangs on the cue as its adverbial?"""
    tree = line.tree
    if tree is None or not line.is_("preposition", piece[0]):
        return False
    inside = range(*piece)
    tops = [i for i in inside if tree.head(i) not in inside and not line.is_mark(i)]
    return all(tree.head(i) in match.tokens and tree.relation(i).startswith("obl") for i in tops)


def _adverbial_clause(line: Line, start: int) -> bool:
    """Is the token, or the one before it, which may have been peeled off, a preposition or a conjunction of time?"""
    heads = ("preposition", "clause-conjunction")
    return any(line.is_(c, i) for c in heads for i in (start, max(line.first, start - 1)))


def _opened_by_source(line: Line) -> bool:
    """Does the sentence open with a source of its own ("According to X, …"), so that the next cue tags nothing?"""
    opening = line.language.cues.at(line.tokens, line.first, line.last)
    return opening is not None and opening.value.frame in ("prep", "carried", "citing", "around")


def _says_more(line: Line, index: int, end: int) -> bool:
    """Does a clause follow the cue in its segment, rather than a time, a place or an addressee?"""
    a, b = line.trim((index, end), times=True)
    if b - a < contents.SHORT or line.is_("preposition", a):
        return False
    return any(line.is_("auxiliary", i) for i in range(a, b)) or b - a > 6


def _strong_enough(line: Line, match: Match[Cue], source: Phrase, opened: str) -> bool:
    """May this cue report here? Strong always; medium if something opens the content or it takes a noun phrase."""
    row = match.value
    if row.strength == "strong":
        return True
    if row.strength == "medium":
        named = source.kind != "pronoun" and phrases.typed(line, source)
        clear = bool(opened) and (opened not in ("clause", "predicate") or phrases.typed(line, source))
        return clear or ("np" in row.takes and named) or phrases.document(line, source.piece)
    return opened in ("that", "quote", "clause", "predicate") and phrases.typed(line, source)


def _tagged(line: Line, match: Match[Cue], source: Phrase, earlier: Piece) -> Draft | None:
    """`Content, the agency said[, content].` The cue tags what stands before it."""
    pieces = both_sides(line, match, source, earlier)
    said = direct(line, pieces)
    if not (phrases.typed(line, source) or (said and match.value.strength == "strong")):
        return None
    if match.value.strength == "weak" and not said:
        return None
    return make(line, match, source, pieces, "before", "verb:tag")


def _postposed(line: Line, match: Match[Cue], earlier: Piece | None, opened: tuple[Piece, str] | None) -> Draft | None:
    """`Content, said the agency` and «…, сообщили в министерстве»; with nothing before, `Said the agency: "…"`."""
    start = past_preposition(line, passed_by(line, match.last))
    source = phrases.after(line, start, line.last)
    source = _behind(line, match, source) if start <= match.last + 1 else source  # trees take the outlet for the source
    if earlier is not None and source is not None:
        pieces = both_sides(line, match, source, earlier)
        if direct(line, pieces) or (match.value.strength != "weak" and phrases.typed(line, source)):
            return make(line, match, source, pieces, "before", "verb:postposed")
    if opened is None:
        return _interrupting(line, match, source) if source else None
    named = source if source and source.piece[1] <= opened[0][0] and phrases.typed(line, source) else None
    if named is None:
        return make(line, match, None, (opened[0],), "after", "verb:continued", "continued")
    return make(line, match, named, (opened[0],), "after", "verb:inverted")


def _behind(line: Line, match: Match[Cue], found: Phrase | None) -> Phrase | None:
    """The phrase behind the cue, with the boundaries of its subject, where the tree shows one there."""
    piece = subjects.subject(line, match.tokens)
    if piece is None or piece[0] < match.last:
        return found
    return subjects.drawn(line, piece, found, behind=True)


def _interrupting(line: Line, match: Match[Cue], source: Phrase) -> Draft | None:
    """`On Monday, said the mayor, content`: nothing but a time stands before the cue."""
    rest = line.trim((source.piece[1], line.last))
    fenced = match.first > line.first and interrupts(line, match, source.piece[1], rest)
    if not fenced or match.value.strength == "weak" or not phrases.typed(line, source):
        return None
    return make(line, match, source, (rest,), "after", "verb:interrupting")


def _relative(line: Line, cue: int, floor: int) -> bool:
    """Does the cue stand in a relative clause ("the man who said")?"""
    return any(line.is_("relative", i) for i in range(max(floor, cue - 2), cue))


def _joined(line: Line, cue: int, floor: int) -> bool:
    """Does an "and" right before the cue join it to a verb before?"""
    at = cue - 1
    while at > floor and any(line.is_(c, at) for c in ("adverb", "auxiliary")):
        at -= 1
    return at > floor and line.is_("coordinator", at)


def _noun(line: Line, match: Match[Cue]) -> bool:
    """Is the cue a noun: behind an article ("the report"), or by the sentence's tree ("a TV show")?"""
    cue = match.first
    if cue > line.first and line.is_("article", cue - 1):
        return True
    if line.tree is None or line.sentence.headline or match.value.strength == "strong":
        return False
    tagged = line.tree.tag(cue) == "NOUN" and not line.tree.children(cue, *subjects.SUBJECTS, "obj")  # as verbs have
    return tagged and bool(line.language.config.get("verbs_as_nouns", False))
