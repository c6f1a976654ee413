"""One self-contained HTML page about a story: no request, no external part, the same bytes for the same story."""

import base64
import hashlib
import re
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from muasal import __version__
from muasal.model import Story
from muasal.publish import changes, pairings, summary, tellings, texts, timeline, tree
from muasal.publish import map as maps
from muasal.publish.index import Index
from muasal.publish.wording import Wording

HERE = Path(__file__).parent
WIDTHS = {"wide": 856, "narrow": 328}  # pixels of a picture on a desk and on a phone
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# What a page may not hold: controls, halves of surrogate pairs, noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render(story: Story, language: str = "en") -> str:
    """The report on `story` as one HTML page, its own words in `language` (`grammar.INTERFACES`). Everything that comes
    from articles is escaped."""
    index = Index(story, Wording(language))
    script = static("report.js")
    drifts = changes.drifts(index)
    page = (
        environment(language)
        .get_template("report.html")
        .render(
            version=__version__,
            language=language,
            style=Markup(static("report.css")),
            script=Markup(script),
            script_digest=digest(script),
            summary=summary.summary(index),
            lines=summary.lines(index),
            groups=tellings.groups(index),
            drifts=drifts,
            unnamed=index.unnamed,
            into=leads(drifts),
            pairings=pairings.pairings(index),
            within=changes.inner_drifts(index),
            conflicts=changes.conflicts(index),
            series=changes.series(index),
            doubts=changes.doubts(index),
            texts=texts.texts(index),
            **pictures(index),
        )
    )
    return _UNPRINTABLE.sub("\ufffd", page)


def leads(drifts: list[changes.Pair]) -> dict[int, list[int]]:
    """The number of a claim to the numbers of the drifts that end in it."""
    found: dict[int, list[int]] = {}
    for number, pair in enumerate(drifts, 1):
        found.setdefault(pair.after.number, []).append(number)
    return found


def pictures(index: Index) -> dict[str, object]:
    """The tree, the timeline and the map, each drawn for a wide and for a narrow page, and what they show as lists."""
    say = index.wording
    branches, entries, sites = tree.branches(index), timeline.entries(index), maps.sites(index)
    return {
        "branches": branches,
        "trees": {name: tree.tree(branches, width, say) for name, width in WIDTHS.items()},
        "entries": entries,
        "lanes": timeline.LANES,
        "timelines": {
            "wide": timeline.columns(entries, WIDTHS["wide"], say),
            "narrow": timeline.strip(entries, WIDTHS["narrow"], say),
        },
        "sites": sites,
        "maps": {name: maps.draw(sites, width, say) for name, width in WIDTHS.items()} if sites else {},
    }


@cache
def static(name: str) -> str:
    """A file that is put into the page as it is; ours, so it needs no escaping."""
    return (HERE / "static" / name).read_text(encoding="utf-8").strip()


def digest(script: str) -> str:
    """The script's digest as a content security policy wants it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def environment(language: str) -> Environment:
    """Templates that escape everything, and fail on a name they do not know; their words are those of a language."""
    wording = Wording(language)
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {
        "plain": lambda key, word_class: wording.plain(word_class, key),
        "tag": language_tag,
        "pips": pips,
        "day": wording.date,
        "isolated": isolated,
        "joined": Markup(", ").join,
    }
    env.globals |= {
        "count": wording.count,
        "noun_for": wording.noun,
        "reason": partial(reason, wording),
        "say": partial(say, wording),
    }
    return env


def say(wording: Wording, key: str, **values: object) -> Markup:
    """A sentence of the report with `values` put into it: what is not markup already is escaped."""
    escaped = {name: value if isinstance(value, Markup) else escape(value) for name, value in values.items()}
    return Markup(wording.say(key, **escaped))


def reason(wording: Wording, text: str) -> Markup:
    """A reason made by a stage, in the interface's words where it has them; else in English, which is said."""
    found = wording.reason(text)
    if found == text and wording.code != "en":
        return Markup('<span lang="en">{}</span>').format(text)
    return escape(found)


def isolated(name: str) -> Markup:
    """A name whose direction of writing leaves its surroundings alone."""
    return Markup("<bdi>{}</bdi>").format(name)


def language_tag(code: str) -> str:
    """The code if it may stand in a `lang` attribute, else `und`."""
    return code if _LANGUAGE_TAG.fullmatch(code) else "und"


def pips(number: int | None, most: int = 12) -> range:
    """As many things to loop over as there are pips to draw: at most `most`."""
    return range(min(number or 0, most))
