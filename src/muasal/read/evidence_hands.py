"""Whose hands evidence went through: `posted on Telegram by …`, *yang diunggah di X*, «опубликованное в соцсетях».

Behind the word for it stands a verb of making, publishing or seeing, with its agent and its place; before it a verb
whose subject did so ("the ministry released satellite images").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from muasal.languages import Handling, Match
from muasal.model import Hand
from muasal.read import phrases
from muasal.read.line import Line, Piece
from muasal.read.name_words import Words
from muasal.read.names import Named
from muasal.read.types import of_phrase

GAP = 8  # tokens between evidence and the verb behind it ("a video of the attack that was posted")
NEAR = 4  # tokens between a verb and the evidence it governs
TAIL = 14  # tokens behind a verb in which its agent and its place stand
LEAD = 3  # words before the name of a platform ("on his own Telegram channel")
BODIES = ("organisation", "medium")
STOPS = frozenset('"“”«».!?()')


@dataclass(frozen=True)
class Site:
    """A word for evidence in its sentence: tokens [first, last)."""

    line: Line
    names: Sequence[Named]
    first: int
    last: int

    @cached_property
    def words(self) -> Words:
        return Words(self.line.document.tokens, self.line.language)

    def handled(self, at: int, voice: str = "passive") -> Match[Handling] | None:
        """The word of handling at a token."""
        return self.line.language.handling[voice].at(self.line.tokens, at, self.line.last)

    def type(self, piece: Piece) -> str:
        """What a phrase is: organisation, medium, person … or ""."""
        return of_phrase(self.words, *piece, self.names, self.line.tree).type


def after(site: Site, kind: str) -> list[Hand]:
    """Who made it, and the hands told behind it."""
    verb, maker = _verb(site), _maker(site, kind)
    at = site.line.piece(maker.span)[1] if maker else site.last
    found = [maker] if maker else []
    if verb is not None and verb.value.role != "shown":
        return [*found, *_tail(site, verb.last, verb.value.role)]
    place = _place(site, at, line_end(site.line, at))
    return [*found, place] if place else found


def before(site: Site, kind: str) -> list[Hand]:
    """The subject of a verb that governs the evidence, and the place told with it; [] if no verb does."""
    line = site.line
    floor = line.segments[line.segment_of(site.first)][0]
    for at in range(site.first - 1, max(floor, site.first - NEAR) - 1, -1):
        verb = site.handled(at, "active")
        if verb is not None and verb.last <= site.first:
            return _governing(site, verb, floor)
        if line.is_mark(at) and line.tokens[at].text not in "\"'«»":
            break
    return []


def shown(site: Site) -> bool:
    """Is something seen or heard in it («на видео видно», *terlihat dalam video*)?"""
    line = site.line
    within = any(line.is_("preposition", i) for i in range(max(line.first, site.first - 2), site.first))
    near = range(max(line.first, site.first - NEAR), min(site.last + NEAR, line.last))
    return within and any(_shows(site, i) for i in near)


def _shows(site: Site, at: int) -> bool:
    verb = site.handled(at)
    return verb is not None and verb.value.role == "shown"


def _governing(site: Site, verb: Match[Handling], floor: int) -> list[Hand]:
    """The subject of an active verb. Only bodies see or obtain evidence: anybody may watch a video."""
    line, role = site.line, verb.value.role
    at = verb.first
    while at > line.first and (line.is_("relative", at - 1) or line.tokens[at - 1].text == ","):
        at -= 1  # `The paper, | which obtained the letter`: the head stands before the relative
    if at < verb.first:
        floor = line.segments[line.segment_of(max(at - 1, line.first))][0]
    subject = phrases.before(line, at, floor) if at > floor else None
    places = list(_tail(site, site.last, "")) if role == "publisher" else []
    if subject is None or not (places or phrases.typed(line, subject)):
        return places
    type = site.type(subject.piece)
    named = phrases.has_name(line, subject.piece) and type not in ("person", "place", "collective")
    if role == "viewer" and type not in BODIES and not named:
        return []
    return [Hand(role, line.span(subject.piece)), *places]


def _verb(site: Site) -> Match[Handling] | None:
    """The verb of handling behind the evidence, with what may stand between them."""
    line = site.line
    for at in range(site.last, min(site.last + GAP, line.last)):
        verb = site.handled(at)
        if verb is not None:
            return verb
        if _parts(site, at):
            return None
    return None


def _parts(site: Site, at: int) -> bool:
    """Does the token part the evidence from a verb behind it? A comma does, unless a relative clause follows."""
    line = site.line
    if line.tokens[at].text == ",":
        return not _relative_behind(line, at + 1)
    told = at > site.last and line.language.cues.at(line.tokens, at, line.last) is not None
    return told or line.tokens[at].text in STOPS or line.is_break(at) or line.is_("coordinator", at)


def _relative_behind(line: Line, at: int) -> bool:
    """Does a relative clause or a participle of handling follow the comma?"""
    end = min(at + 2, line.last)
    known = any(line.is_(c, i) for i in range(at, end) for c in ("relative", "complementizer"))
    return known or line.language.handling["passive"].at(line.tokens, at, line.last) is not None


def _tail(site: Site, at: int, role: str) -> Iterator[Hand]:
    """Agent and place behind the verb; without a role the place alone, wherever it stands within reach."""
    line, stop = site.line, min(at + TAIL, line_end(site.line, at))
    start = at
    while at < stop:
        hand = _place(site, at, stop) or (_agent(site, at, stop, role, at == start) if role else None)
        if hand is not None:
            yield hand
            at = line.piece(hand.span)[1]
        elif role and not (at in line.timed or line.is_("adverb", at) or line.is_("preposition", at)):
            return
        else:
            at += 1


def line_end(line: Line, at: int) -> int:
    """The end of the segment that token `at` stands in, or the cue in it: what follows a cue is not of the phrase."""
    if at >= line.last:
        return at
    cues = [c.first for c in line.cues if c.value.frame == "verb" and c.first > at]
    return min([line.segments[line.segment_of(at)][1], *cues])


def _place(site: Site, at: int, stop: int) -> Hand | None:
    """`on social media`, *di kanal Telegram*: a preposition and where things are published, or a medium."""
    line = site.line
    if at >= stop:
        return None
    bare = line.language.platforms.at(line.tokens, at, stop) if not line.is_("preposition", at) else None
    if bare is not None and len(bare.tokens) == 1 and line.is_("adverb", at):
        return Hand("place", line.span((bare.first, bare.last)))
    if not line.is_("preposition", at) or line.is_("agent-marker", at):
        return None
    for first in range(at + 1, min(at + 2 + LEAD, stop)):
        platform = line.language.platforms.at(line.tokens, first, stop)
        if platform is not None:
            return Hand("place", line.span(_named(site, (at + 1, platform.last), stop)))
        if line.is_("preposition", first) or line.is_mark(first):
            break
    phrase = phrases.after(line, at + 1, stop)
    medium = phrase is not None and site.type(phrase.piece) == "medium"
    return Hand("place", line.span(phrase.piece)) if phrase and medium else None


def _named(site: Site, piece: Piece, stop: int) -> Piece:
    """The platform with the name behind it («Telegram-канале „Полдень“»), where one follows at once."""
    line = site.line
    a, b = line.trim(piece, "article")
    end = b
    while end < stop and (line.tokens[end].text[0].isupper() or line.tokens[end].text in '@«»„“"”'):
        end += 1
    a, b = line.trim((a, end))
    closing = b < line.last and line.tokens[b].text in '»”“"' and line.quoted(b - 1) is not None
    return (a, b + closing)


def _agent(site: Site, at: int, stop: int, role: str, first: bool) -> Hand | None:
    """Who did it: behind "by" anywhere, else right behind the verb."""
    line = site.line
    marked = line.is_("agent-marker", at)
    if not marked and (not first or line.is_("preposition", at) or line.words.get("article")):
        return None
    phrase = phrases.after(line, at + marked, stop)
    if phrase is None or not phrases.typed(line, phrase) or line.piece(line.span(phrase.piece))[0] > at + marked + 1:
        return None
    return Hand(role, line.span(phrase.piece))


def _maker(site: Site, kind: str) -> Hand | None:
    """Whose it is without a verb: `images by Maxar`, *citra satelit Maxar*, «снимки компании Planet»."""
    line, at = site.line, site.last
    stop = line_end(line, at)
    marked = at < stop and site.handled(at, "preposition") is not None
    if not marked and line.language.config.get("noun_head") == "last":
        return _maker_before(site, kind)
    phrase = phrases.after(line, at + marked, stop) if at < stop else None
    if phrase is None or line.is_("preposition", at + marked) or phrase.piece[0] > at + marked + 1:
        return None
    named = kind == "satellite image" and phrases.has_name(line, phrase.piece) and site.type(phrase.piece) != "place"
    return Hand("maker", line.span(phrase.piece)) if named or site.type(phrase.piece) in BODIES else None


def _maker_before(site: Site, kind: str) -> Hand | None:
    """`Maxar satellite images`: a name right before them, which no table knows as another word."""
    line, at = site.line, site.first - 1
    if kind != "satellite image" or at < line.first or not line.tokens[at].text[0].isupper():
        return None
    low = line.tokens[at].low
    opening = at == line.first and (line.tree is None or line.tree.tag(at) != "PROPN")
    known = any(low in words for words in line.words.values()) or line.language.nouns.get(low) is not None
    if opening or known or site.type((at, at + 1)) in ("place", "person"):
        return None
    return Hand("maker", line.span((at, at + 1)))
