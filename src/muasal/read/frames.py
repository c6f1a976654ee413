"""Cues that are no verbs with a subject: tags, clitics, "according to", impersonal passives, hedging adverbs."""

from dataclasses import replace

from muasal.languages import Cue, Match
from muasal.read import contents, phrases, subjects
from muasal.read.draft import Draft, both_sides, gap_of, interrupts, make, negated, points_back
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase

ASIDE = 4  # tokens


def tag(line: Line, match: Match[Cue]) -> Draft | None:
    """*…, kata X*: the source follows the cue at once."""
    source = _following(line, match)
    if source is None or not phrases.typed(line, source):
        return None
    if match.first > line.first:
        if not (line.is_break(match.first - 1) or line.tokens[match.first - 1].text in '"”»'):
            return None
        pieces = both_sides(line, match, source, (line.first, match.first))
        return make(line, match, source, pieces, "before", "tag")
    rest = line.trim((source.piece[1], line.last))
    return make(line, match, source, (rest,), "after", "tag:first")


def _following(line: Line, match: Match[Cue]) -> Phrase | None:
    """The phrase after the cue, with the boundaries the tree shows, if it shows any."""
    found = _grammatical(line, match)
    piece = subjects.governed(line, match.tokens) or subjects.subject(line, match.tokens)
    if piece is None or found is None or piece[0] < match.last or piece[1] <= found.piece[0]:
        return found
    return subjects.drawn(line, piece, found)


def _grammatical(line: Line, match: Match[Cue]) -> Phrase | None:
    """The same by the token grammar. Where the cue opens the sentence, what is behind the comma is content."""
    source = phrases.after(line, match.last, line.last)
    before = line.trim((line.first, match.first), "opener", "leading-adverb", "adverb", "coordinator", times=True)
    if source is None or before[0] < before[1] or source.piece[1] < line.last - 1:
        return source
    return phrases.after(line, match.last, line.segments[line.segment_of(match.last)][1])


def clitic(line: Line, match: Match[Cue]) -> Draft | None:
    """*…, katanya*: the cue holds its source."""
    if match.first == line.first:
        if match.value.strength != "strong":
            return None  # *janjinya ditepati*: a noun with its possessor
        rest = line.trim((match.last, line.last))
        return make(line, match, None, (rest,), "after", "clitic:first", "clitic")
    if not line.is_break(match.first - 1) and match.last < line.last - 1:
        return None
    pieces = both_sides(line, match, None, (line.first, match.first))
    return make(line, match, None, pieces, "before", "clitic", "clitic")


def prep(line: Line, match: Match[Cue]) -> Draft | None:
    """`According to X, content` and `content, according to X`."""
    source = _following(line, match)
    compared = match.first - 2 >= line.first and line.is_("correlative", match.first - 2)  # «так, как говорят моряки»
    if compared or source is None or not _sourced(line, match, source):
        return None
    draft = _sided(line, match, source, "prep")
    passing = match.value.frame == "carried" and match.value.strength != "strong"
    return replace(draft, lone=not passing) if draft else None


def _sourced(line: Line, match: Match[Cue], source: Phrase) -> bool:
    """Can this be a source of the cue's? `Citing rising costs` names a reason, `per head` a share."""
    if match.value.strength == "weak":
        return phrases.has_name(line, source.piece)
    sure = match.value.strength == "strong" and not (match.value.frame == "citing" and len(match.tokens) == 1)
    return sure or phrases.typed(line, source)


def around(line: Line, match: Match[Cue]) -> Draft | None:
    """«По его словам, …»: the source stands in the gap of the cue."""
    gap = gap_of(match)
    if gap is None:
        return None
    pronoun = gap[1] - gap[0] == 1 and line.is_("pronoun", gap[0])
    return _sided(line, match, Phrase(gap, "pronoun" if pronoun else "generic"), "around")


def _sided(line: Line, match: Match[Cue], source: Phrase, rule: str) -> Draft | None:
    """Content after the source where the frame opens its clause, else before it. Who says nothing has none."""
    if match.value.takes == ("none",):
        return make(line, match, source, (), "none", f"{rule}:refusal")
    end = _past_aside(line, max(match.last, source.piece[1]))
    before = line.trim((line.first, match.first), "opener", "leading-adverb", "adverb", "coordinator", times=True)
    after = line.trim((end, line.last))
    number = line.segment_of(match.first)
    head = range(line.segments[number][0], match.first)
    opens = all(any(line.is_(c, i) for c in ("clause-conjunction", "coordinator", "adverb", "opener")) for i in head)
    leads = bool(head) and opens and number > 0
    if _clause(line, after) and (before[0] >= before[1] or leads):
        return make(line, match, source, (after,), "after", f"{rule}:first")
    if before[0] >= before[1]:
        return None
    left = contents.before(line, before[1], line.first)
    if interrupts(line, match, end, after):
        return make(line, match, source, (*left, after), "before", f"{rule}:inside")
    return make(line, match, source, left, "before", f"{rule}:last")


def _clause(line: Line, piece: Piece) -> bool:
    """Is the piece long enough for a clause? Two words are, where the tree's root is one of them («список неполон»)."""
    long = piece[1] - piece[0] >= contents.SHORT
    return long or (line.tree is not None and any(line.tree.relation(i) == "root" for i in range(*piece)))


def _past_aside(line: Line, end: int) -> int:
    """Past a short dated aside on the source («по данным службы, озвученным в среду, …»), or a mere date."""
    end = _past_date(line, end)
    number = line.segment_of(end)
    a, b = line.segments[number]
    dated = any(i in line.timed for i in range(a, b)) and a > end
    return b if dated and b - a <= ASIDE and number + 1 < len(line.segments) and a <= end + 1 else end


def _past_date(line: Line, end: int) -> int:
    """*Dilansir Radio Utara[, Senin (2/3/2026)], …*: past the date of a source's report, if a break closes it."""
    at = end + 1 if end < line.last and line.tokens[end].text == "," else end
    while at < line.last and (at in line.timed or line.tokens[at].text in "()"):
        at += 1
    dated = any(i in line.timed for i in range(end, at))
    return at if dated and at < line.last and line.is_break(at) else end


def impersonal(line: Line, match: Match[Cue]) -> Draft | None:
    """`It is claimed that …`, *disebut*, «сообщается»: no source is said, unless an agent follows ("by", *oleh*)."""
    if negated(line, match.first, line.segments[line.segment_of(match.first)][0]):
        return None
    agent = _agent(line, match.last)
    if (agent is None and match.value.stance != "asserts") or _asked(line, match.first):
        return None
    end = agent.piece[1] if agent else match.last
    silent = "" if agent else "implicit"
    opened = contents.opened_after(line, end)
    if opened and opened[1] != "quote":
        return make(line, match, agent, (opened[0],), "after", f"impersonal:{opened[1]}", silent)
    if match.value.strength == "weak":
        return None
    number = line.segment_of(match.first)
    a, b = line.segments[number]
    left = line.trim((a, match.first), "opener", "leading-adverb", "clause-conjunction", times=True)
    right = line.trim((end, line.last))
    pointing = left if left[0] < left[1] else (match.first, match.last - 1)  # *hal itu dikatakan* is one cue
    if agent and _nothing_new(line, right) and points_back(line, pointing):
        return make(line, match, agent, (), "previous", "impersonal:backward")
    if left[0] >= left[1] and number == 0 and line.is_break(b if b < line.last else b - 1):
        return make(line, match, agent, (line.trim((b, line.last)),), "after", "impersonal:first", silent)
    if right[1] - right[0] <= 1 and number:
        left = line.trim((line.first, match.first), "opener", "leading-adverb", times=True)
    return make(line, match, agent, (left, right), "around", "impersonal", silent)


def _nothing_new(line: Line, piece: Piece) -> bool:
    """Does the piece hold a time at most, or open with a further source (*mengutip Y*)?"""
    a, b = line.trim(piece, times=True)
    return a >= b or any(m.first == a and m.value.frame in ("citing", "carried") for m in line.cues)


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
    return make(line, match, None, (left, line.trim((match.last, b))), "around", "hedge", "implicit")
