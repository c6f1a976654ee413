"""Cues that are verbs and stand behind what is told, or whose content does not follow them: other orders of words."""

from dataclasses import replace

from muasal.languages import Cue, Match
from muasal.read import phrases, subjects
from muasal.read.draft import Draft, make
from muasal.read.line import Line, Piece
from muasal.read.phrases import Phrase

LOCATIVE = "locative-preposition"
OBJECTS = ("obj", "obl", "nsubj", "nsubj:pass")  # trees mistake objects before their verbs
SPEAKERS = ("person", "collective", "organisation", "medium", "title")


def object_first(line: Line, match: Match[Cue], number: int) -> Draft | None:
    """«Компания слухи отвергла», «Слухи компания отвергла», «Слухи отвергла компания»: what is told is the object."""
    floor, end = line.segments[number]
    told = next((i for i in range(floor, match.first) if line.is_("told-object", i)), None)
    if not line.language.config.get("inversion", False):
        return None
    if told is None:
        return _in_body(line, match, line.segments[number])
    behind = line.trim((match.last, end))
    if behind[0] < behind[1]:
        source, piece = _alone(line, behind), (told, match.first)
    else:
        source, piece = phrases.before(line, told, floor), (told, match.first)
        if source is None:
            source, piece = _between(line, told, match.first)
    if source is None or not phrases.typed(line, source):
        return None
    return make(line, match, source, (piece,), "before", "verb:object-first")


def _in_body(line: Line, match: Match[Cue], segment: Piece) -> Draft | None:
    """«В министерстве нехватку лекарств отрицают»: a body behind «в», what it denies by the tree, the cue."""
    floor, end = line.trim(segment, "opener", "leading-adverb", "coordinator", times=True)
    tree = line.tree
    if tree is None or match.value.stance == "asserts" or end > match.last or not line.is_(LOCATIVE, floor):
        return None
    body = line.language.nouns.at(line.tokens, floor + 1, match.first)
    if body is None or body.value.type != "organisation":
        return None
    verb = subjects.top(tree, match.tokens)
    found = [i for i in tree.children(verb, *OBJECTS) if floor + 1 < i < match.first and not tree.children(i, "case")]
    start = max(body.last, subjects.phrase(line, tree, found[-1])[0]) if found else match.first
    source = phrases.before(line, start, floor)
    if source is None or start == match.first:
        return None
    return make(line, match, source, ((start, match.first),), "before", "verb:object-first")


def passed_by(line: Line, index: int) -> int:
    """«сообщили [«Газете»] в мэрии»: where the source may begin behind a verb whose words were given to an outlet.

    The outlet's name in quotation marks follows the verb at once, and a body or somebody follows it.
    """
    quote = line.quoted(index + 1) if index + 1 < line.last else None
    if not line.language.config.get("inversion", False) or quote is None or quote[0] != index + 1:
        return index
    at = quote[1] + 1
    if quote[1] in line.closings or at >= line.last or at in line.timed or line.is_break(at):
        return index
    body = line.is_(LOCATIVE, at)
    behind = None if line.is_("preposition", at) and not body else phrases.after(line, at + body, line.last)
    spoken = behind is not None and line.language.cues.at(line.tokens, at, line.last) is None
    types = {noun.type for noun in phrases.nouns(line, behind.piece)} if behind is not None and spoken else set()
    named = behind is not None and spoken and not body and phrases.has_name(line, behind.piece)
    return at if types & {"person", "organisation", "collective", "title"} or named else index


def past_preposition(line: Line, index: int) -> int:
    """Past the «в» of «сообщили в мэрии»."""
    return index + (index < line.last and line.is_(LOCATIVE, index))


def _alone(line: Line, piece: Piece) -> Phrase | None:
    """The phrase that fills the piece."""
    found = phrases.after(line, piece[0], piece[1])
    return found if found and found.piece == piece else None


def _between(line: Line, told: int, cue: int) -> tuple[Phrase | None, Piece]:
    """The speaker right before the cue, and the object before it, without the preposition of «в полиции отвергли»."""
    speakers = [m for m in line.language.nouns.find(line.tokens, told + 1, cue) if m.value.type in SPEAKERS]
    if not speakers:
        return None, (told, cue)
    end = speakers[-1].first
    while end > told + 1 and line.is_("preposition", end - 1):
        end -= 1
    return phrases.before(line, cue, speakers[-1].first), (told, end)


def backward(line: Line, match: Match[Cue], ceiling: int) -> Draft | None:
    """«Про це пише видання X»: the content is the sentence before, the source follows the cue."""
    source = phrases.after(line, match.last, ceiling)
    vague = match.value.strength == "weak" and not line.language.config.get("inversion", False)
    if vague or source is None or not phrases.typed(line, source):
        return None
    return make(line, match, source, (), "previous", "verb:backward")


def before_citing(line: Line, phrase: Phrase) -> Phrase:
    """The phrase up to a further source in it: «[Про це] з посиланням на X пише Y»."""
    a, b = phrase.piece
    begins = (m.first for m in line.cues if m.value.frame in ("citing", "carried") and a < m.first < b)
    return replace(phrase, piece=(a, min(begins, default=b)))


def fronted(line: Line, match: Match[Cue], topic: Phrase, ceiling: int) -> Draft | None:
    """«О начале расследования объявила прокуратура»: what it is about stands first, the source follows the cue."""
    source = phrases.after(line, past_preposition(line, passed_by(line, match.last)), ceiling)
    if source is None or not phrases.typed(line, source):
        return None
    return make(line, match, source, (topic.piece,), "before", "verb:fronted")


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
    return make(line, match, source, ((quote[0], opens), *rest), "before", "verb:interposed")
