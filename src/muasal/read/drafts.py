"""One attribution per cue, as its frame asks for it. What drafts have to do with each other is in `chains`."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

from muasal.languages import Cue, Match
from muasal.read import contents, phrases
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase

ASIDE = 4  # tokens


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in token indexes, not yet joined to its neighbours.

    `side` says where the content stands: after · before · around · previous (in the sentence before) · none.
    """

    cue: tuple[int, ...]
    frame: str
    stance: str
    certainty: str
    sources: tuple[Phrase, ...]
    contents: tuple[Piece, ...]
    side: str
    rule: str
    silent: str = ""  # clitic · implicit, where there is no source to point at

    @property
    def start(self) -> int:
        """The first token of source and cue."""
        return min((self.cue[0], *(p.piece[0] for p in self.sources)))

    @property
    def end(self) -> int:
        """The token after source and cue."""
        return max((self.cue[-1] + 1, *(p.piece[1] for p in self.sources)))


def drafts(line: Line) -> list[Draft]:
    """The drafts of one sentence, left to right."""
    found: list[Draft] = []
    for match in line.language.cues.find(line.tokens, line.first, line.last):
        if match.first in line.bracketed or _named(line, match.first):
            continue
        quote = line.quoted(match.first)
        draft = FRAMES[match.value.frame](line, match) if quote is None else interposed(line, match, quote)
        if draft is not None and not (found and _object(draft, found[-1])):
            found.append(draft)
    if not found and (line.sentence.headline or line.tokens[line.last - 1].text not in ".!?…"):
        label = colon_headline(line) or dash_headline(line)
        return [label] if label else []
    return found


def _named(line: Line, index: int) -> bool:
    """Is the word a name, not a cue: a capital within a sentence ("the United States")? Headlines do not tell."""
    if line.sentence.headline or index == line.first or not line.tokens[index].text[0].isupper():
        return False
    return line.tokens[index - 1].kind == "word"


def _object(draft: Draft, before: Draft) -> bool:
    """Does the source hold the verb before ("X rejected reports that …")? Then the cue is a noun, its object."""
    held = (i for p in draft.sources for i in range(*p.piece))
    return draft.frame == before.frame == "verb" and any(i in before.cue for i in held)


def _draft(
    line: Line,
    match: Match[Cue],
    source: Phrase | None,
    pieces: tuple[Piece, ...],
    side: str,
    rule: str,
    silent: str = "",
) -> Draft | None:
    """A draft, unless it has no content and needs one."""
    row = match.value
    trimmed = tuple(p for p in (line.trim(piece) for piece in pieces) if p[0] < p[1])
    if not trimmed and "none" not in row.takes and side != "previous":
        return None
    sources = (source,) if source else ()
    return Draft(match.tokens, row.frame, row.stance, row.certainty, sources, trimmed, side, rule, silent)


def interposed(line: Line, match: Match[Cue], quote: Piece) -> Draft | None:
    """«Content, – сказал он. – Content»: one pair of marks round the words and the tag between them."""
    opens = match.first - 1
    closes = next((i for i in range(match.last, quote[1]) if line.tokens[i].text in "–—" and line.spaced(i)), quote[1])
    if opens <= quote[0] or line.tokens[opens].text not in "–—" or not line.spaced(opens):
        return None
    source = phrases.after(line, match.last, closes)
    if source is None:
        return None
    rest = ((closes + 1, quote[1]),) if closes < quote[1] else ()
    return _draft(line, match, source, ((quote[0], opens), *rest), "before", "verb:interposed")


# -- verbs -----------------------------------------------------------------------------------------------------------


def verb(line: Line, match: Match[Cue]) -> Draft | None:
    """The subject is the source; the content stands after the cue, before it, or on both sides."""
    number = line.segment_of(match.first)
    a, b = line.segments[number]
    if _negated(line, match.first, a) or _relative(line, match.first, a) or _noun(line, match.first):
        return None
    source = _subject(line, match, number)
    if _gap(match) is not None:
        return _embracing(line, match, source, b)
    if match.value.takes == ("none",):
        return _refusal(line, match, source)
    earlier = _earlier(line, number, source)
    if source is not None and _anaphor(line, source):
        return _backward(line, match, b)
    if source is not None and line.is_("topic-preposition", source.piece[0]):
        return _fronted(line, match, source, b)
    opened = _opened(line, match)
    if source is not None and earlier and _resumed(line, opened, earlier):
        return _tagged(line, match, source, earlier)
    if source is not None and opened and _strong_enough(line, match, source, opened[1]):
        return _draft(line, match, source, (opened[0],), "after", f"verb:{opened[1]}")
    if source is None:
        return _postposed(line, match, earlier, opened)
    right = contents.bare_after(line, match.last)
    if earlier and not _says_more(line, match.last, b):
        return _tagged(line, match, source, earlier)
    if _strong_enough(line, match, source, "") and right[0] < right[1]:
        return _draft(line, match, source, (right,), "after", "verb:bare")
    return _refusal(line, match, source) if "none" in match.value.takes else None


def _resumed(line: Line, opened: tuple[Piece, str] | None, earlier: Piece) -> bool:
    """`"A," he said, "B"`: does the quotation behind the cue go on with one before it?"""
    return opened is not None and opened[1] == "quote" and _direct(line, contents.before(line, earlier[1], earlier[0]))


def _opened(line: Line, match: Match[Cue]) -> tuple[Piece, str] | None:
    """The content that something opens after the cue, or that the cue's own last word ("noted that") opens."""
    if line.is_("complementizer", match.last - 1):
        return (match.last, line.last), "that"
    return contents.opened_after(line, match.last)


def _gap(match: Match[Cue]) -> Piece | None:
    """The gap of a cue such as `put … at`, as a piece; None if it has none."""
    return next(((i + 1, j) for i, j in itertools.pairwise(match.tokens) if j > i + 1), None)


def _embracing(line: Line, match: Match[Cue], source: Phrase | None, end: int) -> Draft | None:
    """`X put the number at 412`, «X назвал сообщения слухами»: the content begins inside the cue."""
    gap = _gap(match)
    if source is None or gap is None or not phrases.typed(line, source):
        return None
    return _draft(line, match, source, ((gap[0], max(end, gap[1])),), "after", "verb:embracing")


def _refusal(line: Line, match: Match[Cue], source: Phrase | None) -> Draft | None:
    """A source that says nothing: the cue is all there is."""
    if source is None or not (match.value.strength == "strong" or phrases.typed(line, source)):
        return None
    return _draft(line, match, source, (), "none", "verb:refusal")


def _subject(line: Line, match: Match[Cue], number: int) -> Phrase | None:
    """The phrase before the cue, within its segment or, with an apposition, reaching back over a comma."""
    cue = match.first
    a, b = line.segments[number]
    inside = phrases.before(line, cue, a)
    if inside is not None:
        return inside
    if _inverted(line, match, b):
        return None
    if number >= 2 and _parenthetic(line, line.segments[number - 1]):
        return phrases.before(line, line.segments[number - 2][1], line.segments[number - 2][0])
    bare = all(line.is_(c, i) or i in line.timed for i in range(a, cue) for c in ("auxiliary",))
    if number and bare and line.tokens[a - 1].text in ",–—)" and _appositive(line, number):
        return phrases.before(line, cue, line.segments[max(0, number - 2)][0])
    return None


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


def _earlier(line: Line, number: int, source: Phrase | None) -> Piece | None:
    """What precedes the cue's segment in the sentence and could be its content; None if there is nothing such."""
    start = line.segments[number][0] if source is None else min(line.segments[number][0], source.piece[0])
    clause_of_its_own = any(line.is_(c, start) for c in ("clause-conjunction", "complementizer"))
    if start <= line.first or clause_of_its_own or _opened_by_source(line):
        return None
    piece = line.trim((line.first, start), "opener", "leading-adverb", times=True)
    if piece[1] - piece[0] < contents.SHORT - 1 and not any(piece[0] <= q[0] <= piece[1] for q in line.quotes):
        return None
    timed = line.trim((line.first, start), "opener", "leading-adverb")
    if source is None:
        return timed
    adverbial = line.is_("preposition", piece[0]) or line.is_("clause-conjunction", piece[0])
    short = piece[1] - piece[0] <= 6 and not line.is_break(start - 1)
    return None if (adverbial and piece[1] - piece[0] <= 6) or short else timed


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
        return bool(opened) or ("np" in row.takes and named)
    return opened in ("that", "quote") and phrases.typed(line, source)


def _tagged(line: Line, match: Match[Cue], source: Phrase, earlier: Piece) -> Draft | None:
    """`Content, the agency said[, content].` The cue tags what stands before it."""
    pieces = _both_sides(line, match, source, earlier)
    if not phrases.typed(line, source) or (match.value.strength == "weak" and not _direct(line, pieces)):
        return None
    return _draft(line, match, source, pieces, "before", "verb:tag")


def _direct(line: Line, pieces: tuple[Piece, ...]) -> bool:
    """Is the content all quotation? Then even a weak cue reports."""
    return contents.quoted_kind(line, pieces) == "direct"


def _both_sides(line: Line, match: Match[Cue], source: Phrase | None, earlier: Piece) -> tuple[Piece, ...]:
    """Content before the tag and, for a quotation that goes on or a clause that is only interrupted, after it."""
    left = contents.before(line, earlier[1], earlier[0])
    end = max(match.last, source.piece[1] if source else 0)
    quoted = tuple(q for q in line.quotes if q[0] >= end)
    if quoted and all(line.quoted(piece[0]) for piece in left):
        return (*left, *quoted[:1])
    rest = line.trim((end, line.last))
    if end < line.last and line.is_break(end) and rest[0] < rest[1] and line.is_("auxiliary", rest[0]):
        return (*left, rest)
    adverbial = line.is_("preposition", earlier[0]) and not any(line.is_break(i) for i in range(*earlier))
    return (*left, rest) if adverbial and _interrupts(line, match, end, rest) else left


def _postposed(line: Line, match: Match[Cue], earlier: Piece | None, opened: tuple[Piece, str] | None) -> Draft | None:
    """`Content, said the agency` and «…, сообщили в министерстве»; with nothing before, `Said the agency: "…"`."""
    start = match.last
    if start < line.last and line.is_("locative-preposition", start):
        start += 1
    source = phrases.after(line, start, line.last)
    if earlier is not None and source is not None:
        pieces = _both_sides(line, match, source, earlier)
        if _direct(line, pieces) or (match.value.strength != "weak" and phrases.typed(line, source)):
            return _draft(line, match, source, pieces, "before", "verb:postposed")
    if opened is None:
        return _interrupting(line, match, source) if source else None
    named = source if source and source.piece[1] <= opened[0][0] and phrases.typed(line, source) else None
    if named is None:
        return _draft(line, match, None, (opened[0],), "after", "verb:continued", "continued")
    return _draft(line, match, named, (opened[0],), "after", "verb:inverted")


def _interrupting(line: Line, match: Match[Cue], source: Phrase) -> Draft | None:
    """`On Monday, said the mayor, content`: nothing but a time stands before the cue."""
    rest = line.trim((source.piece[1], line.last))
    fenced = match.first > line.first and _interrupts(line, match, source.piece[1], rest)
    if not fenced or match.value.strength == "weak" or not phrases.typed(line, source):
        return None
    return _draft(line, match, source, (rest,), "after", "verb:interrupting")


def _negated(line: Line, cue: int, floor: int) -> bool:
    """Is the cue negated ("did not say")? Rows such as "did not deny" contain their negation and are no such case."""
    return any(line.is_("negation", i) for i in range(max(floor, cue - 2), cue))


def _relative(line: Line, cue: int, floor: int) -> bool:
    """Does the cue stand in a relative clause ("the man who said")?"""
    return any(line.is_("relative", i) for i in range(max(floor, cue - 2), cue))


def _noun(line: Line, cue: int) -> bool:
    """Does an article make the cue a noun ("the report")?"""
    return cue > line.first and line.is_("article", cue - 1)


def _anaphor(line: Line, source: Phrase) -> bool:
    """Does the phrase before the cue point back at what was just told («про це», "hal itu")?"""
    a, b = source.piece
    pointing = any(line.is_("demonstrative", i) for i in range(a, b))
    small = all(
        any(line.is_(c, i) for c in ("demonstrative", "preposition", "inner-preposition", "anaphor"))
        for i in range(a, b)
    )
    return pointing and small


def _points_back(line: Line, piece: Piece) -> bool:
    """`this news`, *kabar tersebut*: a word for something told and a demonstrative, nothing else."""
    a, b = piece
    pointing = any(line.is_("demonstrative", i) for i in range(a, b))
    named = [i for i in range(a, b) if not line.is_("demonstrative", i)]
    told = any(line.is_("anaphor", i) or line.is_("told-thing", i) for i in named)
    return pointing and told and b - a <= 2


def _backward(line: Line, match: Match[Cue], ceiling: int) -> Draft | None:
    """«Про це пише видання X»: the content is the sentence before, the source follows the cue."""
    source = phrases.after(line, match.last, ceiling)
    if source is None or not phrases.typed(line, source):
        return None
    return _draft(line, match, source, (), "previous", "verb:backward")


def _fronted(line: Line, match: Match[Cue], topic: Phrase, ceiling: int) -> Draft | None:
    """«О начале расследования объявила прокуратура»: what it is about stands first, the source follows the cue."""
    source = phrases.after(line, match.last, ceiling)
    if source is None or not phrases.typed(line, source):
        return None
    return _draft(line, match, source, (topic.piece,), "before", "verb:fronted")


# -- the other frames ------------------------------------------------------------------------------------------------


def tag(line: Line, match: Match[Cue]) -> Draft | None:
    """*…, kata X*: the source follows the cue at once."""
    source = _following(line, match)
    if source is None or not phrases.typed(line, source):
        return None
    if match.first > line.first:
        if not (line.is_break(match.first - 1) or line.tokens[match.first - 1].text in '"”»'):
            return None
        pieces = _both_sides(line, match, source, (line.first, match.first))
        return _draft(line, match, source, pieces, "before", "tag")
    rest = line.trim((source.piece[1], line.last))
    return _draft(line, match, source, (rest,), "after", "tag:first")


def _following(line: Line, match: Match[Cue]) -> Phrase | None:
    """The phrase after the cue. Where that opens the sentence, what is behind the comma is content, no apposition."""
    source = phrases.after(line, match.last, line.last)
    before = line.trim((line.first, match.first), "opener", "leading-adverb", "adverb", "coordinator", times=True)
    if source is None or before[0] < before[1] or source.piece[1] < line.last - 1:
        return source
    return phrases.after(line, match.last, line.segments[line.segment_of(match.last)][1])


def clitic(line: Line, match: Match[Cue]) -> Draft | None:
    """*…, katanya*: the cue holds its source."""
    if match.first == line.first:
        rest = line.trim((match.last, line.last))
        return _draft(line, match, None, (rest,), "after", "clitic:first", "clitic")
    if not line.is_break(match.first - 1) and match.last < line.last - 1:
        return None
    pieces = _both_sides(line, match, None, (line.first, match.first))
    return _draft(line, match, None, pieces, "before", "clitic", "clitic")


def prep(line: Line, match: Match[Cue]) -> Draft | None:
    """`According to X, content` and `content, according to X`."""
    if _gap(match) is not None:
        return quoting(line, match)
    source = _following(line, match)
    if source is None or not (match.value.strength == "strong" or phrases.typed(line, source)):
        return None
    return _sided(line, match, source, "prep")


def quoting(line: Line, match: Match[Cue]) -> Draft | None:
    """`X quoted Y as saying content`: Y stands in the gap, deeper than the subject X."""
    gap = _gap(match)
    teller = phrases.before(line, match.first, line.segments[line.segment_of(match.first)][0])
    told = phrases.after(line, gap[0], gap[1]) if gap else None
    if teller is None or told is None:
        return None
    draft = _draft(line, match, told, (line.trim((match.last, line.last)),), "after", "verb:quoting")
    return replace(draft, frame="verb", sources=(teller, told)) if draft else None


def around(line: Line, match: Match[Cue]) -> Draft | None:
    """«По его словам, …»: the source stands in the gap of the cue."""
    gap = _gap(match)
    if gap is None:
        return None
    pronoun = gap[1] - gap[0] == 1 and line.is_("pronoun", gap[0])
    return _sided(line, match, Phrase(gap, "pronoun" if pronoun else "generic"), "around")


def _sided(line: Line, match: Match[Cue], source: Phrase, rule: str) -> Draft | None:
    """Content after the source where the frame opens its clause, else before it."""
    end = _past_aside(line, max(match.last, source.piece[1]))
    before = line.trim((line.first, match.first), "opener", "leading-adverb", "adverb", "coordinator", times=True)
    after = line.trim((end, line.last))
    number = line.segment_of(match.first)
    head = range(line.segments[number][0], match.first)
    opens = all(any(line.is_(c, i) for c in ("clause-conjunction", "coordinator", "adverb", "opener")) for i in head)
    leads = bool(head) and opens and number > 0
    if after[1] - after[0] >= contents.SHORT and (before[0] >= before[1] or leads):
        return _draft(line, match, source, (after,), "after", f"{rule}:first")
    if before[0] >= before[1]:
        return None
    left = contents.before(line, before[1], line.first)
    if _interrupts(line, match, end, after):
        return _draft(line, match, source, (*left, after), "before", f"{rule}:inside")
    return _draft(line, match, source, left, "before", f"{rule}:last")


def _past_aside(line: Line, end: int) -> int:
    """Past a short dated aside on the source («по данным службы, озвученным в среду, …»)."""
    number = line.segment_of(end)
    a, b = line.segments[number]
    dated = any(i in line.timed for i in range(a, b)) and a > end
    return b if dated and b - a <= ASIDE and number + 1 < len(line.segments) and a <= end + 1 else end


def _interrupts(line: Line, match: Match[Cue], end: int, after: Piece) -> bool:
    """Do cue and source stand between two commas inside a clause that goes on behind them?"""
    fenced = line.is_break(match.first - 1) and end < line.last and line.is_break(end)
    heads = ("clause-conjunction", "relative", "coordinator")
    further = line.language.cues.at(line.tokens, after[0], line.last) if after[0] < after[1] else None
    return fenced and after[0] < after[1] and further is None and not any(line.is_(c, after[0]) for c in heads)


def impersonal(line: Line, match: Match[Cue]) -> Draft | None:
    """`It is claimed that …`, *disebut*, «сообщается»: no source is said, unless an agent follows ("by", *oleh*)."""
    if _negated(line, match.first, line.segments[line.segment_of(match.first)][0]):
        return None
    agent = _agent(line, match.last)
    if (agent is None and match.value.stance != "asserts") or _asked(line, match.first):
        return None
    end = agent.piece[1] if agent else match.last
    silent = "" if agent else "implicit"
    opened = contents.opened_after(line, end)
    if opened and opened[1] != "quote":
        return _draft(line, match, agent, (opened[0],), "after", f"impersonal:{opened[1]}", silent)
    if match.value.strength == "weak":
        return None
    number = line.segment_of(match.first)
    a, b = line.segments[number]
    left = line.trim((a, match.first), "opener", "leading-adverb", "clause-conjunction", times=True)
    right = line.trim((end, line.last))
    if left[0] >= left[1] and number == 0 and line.is_break(b if b < line.last else b - 1):
        return _draft(line, match, agent, (line.trim((b, line.last)),), "after", "impersonal:first", silent)
    if agent and right[0] >= right[1] and _points_back(line, left):
        return _draft(line, match, agent, (), "previous", "impersonal:backward")
    if right[1] - right[0] <= 1 and number:
        left = line.trim((line.first, match.first), "opener", "leading-adverb", times=True)
    return _draft(line, match, agent, (left, right), "around", "impersonal", silent)


def _asked(line: Line, cue: int) -> bool:
    """Does the clause of the cue open with a relative or question word ("what is known of …")?"""
    a, _ = line.segments[line.segment_of(cue)]
    opens = any(line.is_(c, a) for c in ("relative", "complementizer")) and a < cue
    return opens or any(line.is_("relative", i) for i in range(max(a, cue - 2), cue))


def _agent(line: Line, index: int) -> Phrase | None:
    """*disampaikan (langsung) oleh X*, `claimed by X`, and *disampaikan X* where the agent needs no marker."""
    for i in range(index, min(index + 2, line.last)):
        if line.is_("agent-marker", i):
            return phrases.after(line, i + 1, line.last)
    bare = line.language.config.get("bare_agents", False) and index < line.last and index > line.first + 1
    if bare and any(noun.type != "document" for noun in phrases.nouns(line, (index, index + 2))):
        return phrases.after(line, index, line.last)
    return None


def hedge(line: Line, match: Match[Cue]) -> Draft | None:
    """`Reportedly`, *konon*, «якобы»: somebody says it, nobody is named. The content is the clause round the word."""
    number = line.segment_of(match.first)
    a, b = line.segments[number]
    if b - a <= match.last - match.first:
        b = line.last
    left = line.trim((a, match.first), "opener", "leading-adverb", "clause-conjunction")
    return _draft(line, match, None, (left, line.trim((match.last, b))), "around", "hedge", "implicit")


def colon_headline(line: Line) -> Draft | None:
    """`HUR: 12,000 troops sent`: in a headline, a short name before a colon is the source."""
    at = next((i for i in range(line.first, line.last) if line.tokens[i].text == ":" and line.is_break(i)), None)
    if at is None or not 1 <= at - line.first <= 6 or at + 1 >= line.last:
        return None
    piece = line.trim((line.first, at))
    heads = [noun for noun in phrases.nouns(line, (piece[0], min(piece[0] + 2, at))) if noun.type != "document"]
    acronym = phrases.has_acronym(line, piece)
    if not heads and not acronym:
        return None
    source = Phrase(piece, "named" if acronym or phrases.has_name(line, piece) else "generic")
    rest = line.trim((at + 1, line.last))
    return Draft((at,), "colon", "asserts", "certain", (source,), (rest,), "after", "headline:colon")


def dash_headline(line: Line) -> Draft | None:
    """«Цены вырастут – ФАО»: in a headline, a short name behind a dash is the source."""
    dashes = [
        i for i in range(line.first + contents.SHORT, line.last) if line.tokens[i].text in "–—-" and line.spaced(i)
    ]
    if not dashes or line.last - dashes[-1] > 6:
        return None
    source = phrases.after(line, dashes[-1] + 1, line.last)
    whole = source is not None and source.piece == line.trim((dashes[-1] + 1, line.last))
    if (
        source is None
        or not whole
        or not (phrases.nouns(line, source.piece) or phrases.has_acronym(line, source.piece))
    ):
        return None
    rest = line.trim((line.first, dashes[-1]))
    return Draft((dashes[-1],), "colon", "asserts", "certain", (source,), (rest,), "before", "headline:dash")


FRAMES: dict[str, Callable[[Line, Match[Cue]], Draft | None]] = {
    "verb": verb,
    "tag": tag,
    "clitic": clitic,
    "prep": prep,
    "around": around,
    "citing": prep,
    "carried": prep,
    "impersonal": impersonal,
    "hedge": hedge,
}
