"""Which story an article goes to: grouping by what articles share, held to what people put together.

Knows the ledger, comparing and keeping. Telling a story, that is reading and comparing its articles, is left to the
caller: it takes long and is shown as it goes on.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa

from muasal import keeping
from muasal.compare.grouping import ENOUGH, Known, joined
from muasal.compare.marks import Marks, marks
from muasal.ledger import anchoring, members, placings, turns
from muasal.ledger import marks as kept
from muasal.ledger.database import failing
from muasal.ledger.keys import article_key, story_key
from muasal.ledger.loading import load
from muasal.ledger.members import Members
from muasal.ledger.placings import Placing
from muasal.model import Article, Claim

Tell = Callable[[Sequence[Article], str], str]  # articles and a name, or "" → the key of the story that was kept
Run = Callable[..., Any]  # `run(step, *given)` is `step(engine, *given)`: here, or in another process


@dataclass(frozen=True)
class Fresh:
    """An article that the ledger does not have yet, and its marks."""

    article: Article
    marks: Marks


@dataclass(frozen=True)
class Plan:
    """What grouping came to: the articles of each story, and the stories that stand and are none of these."""

    stories: Mapping[str, tuple[str, ...]]  # story key to article keys
    names: Mapping[str, str]  # of stories that people named by putting them together
    standing: frozenset[str]  # stories that stand already
    given_way: frozenset[str]  # stories that did, and stand again
    old: Mapping[str, str]  # stories that give way, to what
    before: Mapping[str, str]  # article key to the story of these that it was in


def fresh(article: Article, claims: Iterable[Claim]) -> Fresh:
    """An article as reading it by itself found it."""
    return Fresh(article, marks(article, claims))


def here(engine: sa.Engine) -> Run:
    """Steps over this engine, in this process."""
    return partial(_here, engine)


def _here(engine: sa.Engine, step: Run, *given: Any) -> Any:
    return step(engine, *given)


def settle(run: Run, about: Iterable[str], new: Mapping[str, Fresh], tell: Tell, who: str, why: str) -> dict[str, str]:
    """Groups these articles (keys; `new` are those that the ledger does not have) and all that hang together with them,
    tells the stories that are not there yet, and lets the old ones give way. Article → the story it is in."""
    wanted = sorted(set(about) | set(new))
    plan, known = run(_planned, wanted, new, who, why)
    _tell(run, plan, {**{key: one.article for key, one in new.items()}, **known}, tell, who)
    run(_concluded, plan, {key: one.marks for key, one in new.items()}, sorted(new.keys() - known.keys()), who, why)
    return {key: story for story, keys in plan.stories.items() for key in keys if key in wanted}


def _planned(
    engine: sa.Engine, wanted: Sequence[str], new: Mapping[str, Fresh], who: str, why: str
) -> tuple[Plan, dict[str, Article]]:
    """What is to be told, and its articles as far as the ledger has them; what stands again does so already."""
    mark(engine)
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        plan = _plan(connection, wanted, new)
        known = members.articles_of(connection, [key for keys in plan.stories.values() for key in keys])
    for story in sorted(plan.given_way):
        turns.come_back(engine, story, who, keeping.now(), why)
        keeping.redo(engine, story)
    return plan, known


def _tell(run: Run, plan: Plan, articles: Mapping[str, Article], tell: Tell, who: str) -> None:
    """Tells what is not there yet. If that fails, what was told gives way to what stood before."""
    told: list[str] = []
    try:
        for story, keys in plan.stories.items():
            if story not in plan.standing | plan.given_way:
                told.append(tell([articles[key] for key in keys], plan.names.get(story, "")))
    except Exception:
        for story in told:
            for old in {plan.before[key]: None for key in plan.stories[story] if key in plan.before}:
                run(turns.give_way, [story], old, who, keeping.now(), "another story could not be told")
        raise


def _concluded(
    engine: sa.Engine, plan: Plan, marks: Mapping[str, Marks], came: Sequence[str], who: str, why: str
) -> None:
    """Keeps the marks of articles, and how those that `came` stand; the old stories give way."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        kept.keep(connection, marks)
        placings.keep(connection, dict.fromkeys(came, Placing("", "")), who, keeping.now(), "found by what it shares")
    for old, heir in sorted(plan.old.items()):
        turns.give_way(engine, [old], heir, who, keeping.now(), why)


def place(engine: sa.Engine, sets: Sequence[tuple[Sequence[str], str]], who: str, why: str) -> int:
    """People put articles together; the number of the act. What the articles belonged to before is said first."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        stand = members.members(connection)
        keys = [key for one, _ in sets for key in one]
        placings.keep(connection, _implied(connection, stand, keys), who, keeping.now(), "as it was traced")
        return placings.place(connection, sets, who, keeping.now(), why)


def undo(engine: sa.Engine, act: int, who: str) -> placings.Act:
    """Takes back what people put together. UsageError and ConflictError as for muasal.ledger.placings.undo."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        return placings.undo(connection, act, who, keeping.now())


def mark(engine: sa.Engine) -> None:
    """Gives marks to articles that came without: by tracing, or before there were any."""
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        for story in kept.unmarked_stories(connection):
            told = load(connection, anchoring.software_run(connection, story))
            by_article: dict[str, list[Claim]] = {a.id: [] for a in told.articles}
            for claim in told.claims:
                by_article[claim.article].append(claim)
            kept.keep(connection, {article_key(a): marks(a, by_article[a.id]) for a in told.articles})


# -- planning --------------------------------------------------------------------------------------------------------


def _plan(connection: sa.Connection, about: Sequence[str], new: Mapping[str, Fresh]) -> Plan:
    stand = members.members(connection)
    found, names = _reach(connection, stand, about, new)
    stories = {story_key(keys): tuple(keys) for keys in joined(found)[0]}
    missing = [story for story in stories if story not in stand.of]
    gone = {story for key in found for story in stand.stories.get(key, ())} - set(stories)
    gone = {story for story in gone if not stand.of[story] & stand.pinned}
    home = {key: story for story, keys in stories.items() for key in keys}
    return Plan(
        stories,
        {story: names.get(found[keys[0]].core) or _named(found, keys, names) for story, keys in stories.items()},
        frozenset(stories) & frozenset(stand.of),
        frozenset(members.known_stories(connection, missing)),
        {old: _heir(stand.of[old], home, stories) for old in sorted(gone)},
        {key: old for old in sorted(gone) for key in stand.of[old]},
    )


def _named(found: Mapping[str, Known], keys: Iterable[str], names: Mapping[str, str]) -> str:
    """The name of the set among these articles that people made, if there is one."""
    return next((names[found[key].core] for key in keys if names.get(found[key].core)), "")


def _heir(keys: Iterable[str], home: Mapping[str, str], stories: Mapping[str, Sequence[str]]) -> str:
    """The story that most of the articles went to; of several the one with the lowest key."""
    went = [home[key] for key in keys if key in home]
    return min(set(went), key=lambda story: (-went.count(story), story))


def _reach(
    connection: sa.Connection, stand: Members, about: Sequence[str], new: Mapping[str, Fresh]
) -> tuple[dict[str, Known], dict[str, str]]:
    """All that hangs together with these articles, by marks or by being together; and the names of people's sets."""
    found: dict[str, Known] = {}
    names: dict[str, str] = {}
    edge = {key for key in about if key not in stand.pinned}
    while edge:
        own = kept.marks_of(connection, edge - new.keys()) | {key: new[key].marks for key in edge & new.keys()}
        at = _placings(connection, stand, edge, names)
        days = kept.dates(connection, edge) | {key: new[key].article.published for key in edge & new.keys()}
        found |= {key: Known(own[key], days.get(key), at.get(key, "")) for key in edge}
        near = {other for key in edge for other in kept.sharing(connection, own[key], ENOUGH)}
        near |= {key for key, one in new.items() if any(one.marks.keys() & own[other].keys() for other in edge)}
        near |= placings.mates(connection, at.values())
        near |= {key for one in edge for story in stand.stories.get(one, ()) for key in stand.of[story]}
        edge = near - found.keys() - stand.pinned
    return found, names


def _placings(connection: sa.Connection, stand: Members, keys: Iterable[str], names: dict[str, str]) -> dict[str, str]:
    """Article → the set that people put it into; `names` takes up what these are called."""
    at = _implied(connection, stand, keys) | placings.placed(connection, keys)
    names |= {one.core: one.name for one in at.values() if one.core}
    return {key: one.core for key, one in at.items()}


def _implied(connection: sa.Connection, stand: Members, keys: Iterable[str]) -> dict[str, Placing]:
    """What was traced together was put together by whoever traced it: so stand articles that have no row yet."""
    held = {key: stand.stories[key][0] for key in keys if key in stand.stories}
    called = members.names_of(connection, held.values())
    return {key: Placing(story, called.get(story, "")) for key, story in held.items()}
