"""The timeline: when things happened, when they were said or reported, when the articles came out."""

from dataclasses import dataclass
from datetime import date

from muasal.model import Time
from muasal.publish.drawing import BOLD, Dot, Drawing, Path, Words, rounded, wrap
from muasal.publish.index import Index
from muasal.publish.wording import ENGLISH, Wording

LANES = ("happened", "said or reported", "published")  # keys of the report's words
LANE_OF = {"event-date": 0, "period": 0, "report-date": 1, "statement-date": 1, "as-of": 1}
SIZE, LINE = 12.5, 16
MOST = 5  # entries of one day and lane
RAIL = 16  # pixels between the lanes' lines where they stand side by side


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: `text` in a line, `who` tells it so, `href` an id of the page."""

    day: str
    lane: int
    text: str
    who: str
    href: str


def entries(index: Index) -> list[Entry]:
    """Everything that has a day, a month or an interval; earliest first, then by lane, then as in the report."""
    found = [*_told(index), *_published(index)]
    return sorted(found, key=lambda entry: (entry.day.partition("/")[0], entry.day, entry.lane))


def _published(index: Index) -> list[Entry]:
    return [
        Entry(
            a.published,
            2,
            index.outlet(a.id),
            index.wording.language(a.language),
            f"article-{index.article_number[a.id]}",
        )
        for a in index.story.articles
        if a.published
    ]


def _told(index: Index) -> list[Entry]:
    """One entry for each cluster and day, however many articles give it."""
    out = []
    for number, cluster in enumerate(index.clusters, 1):
        articles: dict[tuple[str, int], list[str]] = {}
        gloss, _ = index.gloss(cluster)
        for claim in index.tellings(cluster):
            for slot in claim.slots:
                if isinstance(slot, Time) and slot.role in LANE_OF and (day := day_of(slot)):
                    articles.setdefault((day, LANE_OF[slot.role]), []).append(claim.article)
        for (day, lane), ids in articles.items():
            outlets = list(dict.fromkeys(index.outlet(id) for id in ids))
            who = outlets[0] if len(outlets) == 1 else index.wording.count(len(outlets), "article")
            out.append(Entry(day, lane, gloss, who, f"group-{number}"))
    return out


def day_of(slot: Time) -> str:
    """The date, month or interval of a time; "" for a duration or an unknown time."""
    value = slot.value or ""
    return value.partition("T")[0] if value[:1].isdigit() and "/" not in value else value if value[:1].isdigit() else ""


def days(found: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries by day, each lane cut to its first few."""
    out: dict[str, list[Entry]] = {}
    for entry in found:
        out.setdefault(entry.day, []).append(entry)
    return list(out.items())


def cut(found: list[Entry], lane: int) -> tuple[list[Entry], int]:
    """The entries of a lane to show, and how many are left out."""
    held = [entry for entry in found if entry.lane == lane]
    return held[:MOST], max(0, len(held) - MOST)


def columns(found: list[Entry], width: int, wording: Wording = ENGLISH) -> Drawing:
    """The three lanes as columns beside the dates: for a wide page."""
    left = 112.0
    lane_width = (width - left) / len(LANES)
    words = [Words(left + lane_width * i + 16, 14, wording.say(name), "lane") for i, name in enumerate(LANES)]
    dots: list[Dot] = []
    rules: list[Path] = []
    y, before = 44.0, ""
    for day, held in days(found):
        y += _gap(before, day, 4, y, words, wording)
        rules.append(Path(f"M0 {rounded(y - 15)}H{width}", "rule"))
        words += [
            Words(0, y + LINE * i, text, "day")
            for i, text in enumerate(wrap(wording.date(day, short=True), left - 14, SIZE * BOLD))
        ]
        bottoms = [y + LINE]
        for lane in range(len(LANES)):
            bottoms.append(_lane(held, lane, left + lane_width * lane, lane_width - 24, y, dots, words, wording))
        y, before = max(bottoms) + 14, day
    rails = [
        Path(f"M{rounded(left + lane_width * i + 4)} 24V{rounded(y - 10)}", f"rail lane-{i}") for i in range(len(LANES))
    ]
    return Drawing(width, int(y), (*rules, *rails), tuple(dots), tuple(words))


def strip(found: list[Entry], width: int, wording: Wording = ENGLISH) -> Drawing:
    """The three lanes as lines side by side, all words to their right: for a narrow page."""
    left = RAIL * len(LANES) + 8.0
    words: list[Words] = []
    dots: list[Dot] = []
    y, before = 18.0, ""
    for day, held in days(found):
        y += _gap(before, day, left, y, words, wording)
        (shown,) = wrap(wording.date(day, short=True), width - left, SIZE * BOLD, 1)
        words.append(Words(left, y, shown, "day"))
        y += LINE + 4
        for lane in range(len(LANES)):
            bottom = _lane(held, lane, lane * RAIL, width - left - 4, y, dots, words, wording, words_at=left)
            y = bottom + 4 if bottom > y else y
        y, before = y + 12, day
    rails = [Path(f"M{i * RAIL + 4} 4V{rounded(y - 14)}", f"rail lane-{i}") for i in range(len(LANES))]
    return Drawing(width, int(y), tuple(rails), tuple(dots), tuple(words))


def _lane(
    held: list[Entry],
    lane: int,
    x: float,
    room: float,
    y: float,
    dots: list[Dot],
    words: list[Words],
    wording: Wording,
    words_at: float | None = None,
) -> float:
    """Draws one lane's entries of a day from `y` down; gives the y beneath them."""
    shown, left_out = cut(held, lane)
    at = x + 16 if words_at is None else words_at
    for entry in shown:
        dots.append(
            Dot(x + 4, y - 4, 4.5, f"lane-{lane}", f"{wording.say(LANES[lane])}: {wording.date(entry.day, short=True)}")
        )
        rows = [(line, "") for line in wrap(entry.text, room, SIZE)]
        rows += [(line, "soft") for line in wrap(entry.who, room, SIZE, 1)]
        for row, css in rows:
            words.append(Words(at, y, row, css))
            y += LINE
        y += 5
    if left_out:
        words.append(Words(at, y, wording.say("and more", number=left_out), "soft"))
        y += LINE
    return y


def _gap(before: str, day: str, x: float, y: float, words: list[Words], wording: Wording) -> float:
    """Says how many days lie between two rows, where more than one does; gives the room it takes."""
    try:
        passed = (date.fromisoformat(day) - date.fromisoformat(before)).days
    except ValueError:
        return 0.0
    if passed < 2:
        return 0.0
    words.append(Words(x, y - 2, wording.say("later", days=wording.count(passed, "day")), "soft gap"))
    return LINE + 8
