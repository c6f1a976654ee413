"""Stories come together by what their articles share, in whatever order these come, and as people decided."""

from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal import keeping, pipeline, placing
from muasal.errors import ConflictError
from muasal.ledger import View, open_ledger
from muasal.ledger.keys import article_key
from muasal.model import Article
from muasal.resolve import outlet_keys

FIRE = "Hillside burns\n\nA fire in Palu destroyed 212 houses, the mayor said. Some 1,340 people were evacuated.\n"
AGAIN = "Houses lost in Palu\n\nThe fire destroyed 212 houses in Palu, neighbours said. 1,340 people were evacuated.\n"
RAIN = "Rumah hangus\n\nKebakaran menghancurkan 212 rumah di Palu, kata wali kota. Sebanyak 1.340 orang dievakuasi.\n"
ROAD = "Road reopened\n\nEngineers in Oslo repaired 77 kilometres of road, the ministry said.\n"
ARTICLES = {
    "fire": Article("a1", FIRE, "en", "Post", "2025-03-04"),
    "again": Article("a1", AGAIN, "en", "Times", "2025-03-04"),
    "rain": Article("a1", RAIN, "id", "Kabar", "2025-03-05"),
    "road": Article("a1", ROAD, "en", "Post", "2025-03-04"),
}
KEYS = {name: article_key(article) for name, article in ARTICLES.items()}
Settle = Callable[..., dict[str, str]]


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_ledger(tmp_path / "muasal.db")


def teller(engine: sa.Engine) -> placing.Tell:
    def tell(articles: Sequence[Article], name: str) -> str:
        named = sorted(articles, key=lambda a: (a.published or "", article_key(a)))
        numbered = [Article(f"a{n}", a.text, a.language, a.outlet, a.published) for n, a in enumerate(named, 1)]
        return keeping.keep(engine, pipeline.trace(numbered, name or numbered[0].text.partition("\n")[0])).written.story

    return tell


def add(engine: sa.Engine, *names: str) -> dict[str, str]:
    new = {}
    for name in names:
        article = ARTICLES[name]
        new[KEYS[name]] = placing.fresh(article, pipeline.read_one(article, outlet_keys([article])).claims)
    return placing.settle(placing.here(engine), new, new, teller(engine), "Ana", "articles were added")


def again(engine: sa.Engine, *names: str) -> None:
    placing.settle(placing.here(engine), [KEYS[name] for name in names], {}, teller(engine), "Ana", "decided")


def stories(engine: sa.Engine) -> dict[str, set[str]]:
    """Name → the articles, by our names, of the stories that stand."""
    called = {key: name for name, key in KEYS.items()}
    with View.open(Path(str(engine.url.database))) as view:
        told = [view.story(row["id"]) for row in view.stories()]
    return {story.name: {called[article_key(a)] for a in story.articles} for story in told}


def dump(engine: sa.Engine) -> list[object]:
    """The stories that stand, whole."""
    with View.open(Path(str(engine.url.database))) as view:
        return [view.story(row["id"]) for row in view.stories()]


def test_those_that_share_claims_come_together_and_others_do_not(engine: sa.Engine) -> None:
    add(engine, "fire", "road", "again")
    assert sorted(map(sorted, stories(engine).values())) == [["again", "fire"], ["road"]]


def test_in_whatever_order_they_come(tmp_path: Path) -> None:
    found = []
    for n, order in enumerate(permutations(("fire", "again", "rain", "road"))):
        if n % 5:
            continue
        engine = open_ledger(tmp_path / f"{n}.db")
        for name in order:
            add(engine, name)
        found.append(dump(engine))
    assert sorted(len(story.articles) for story in found[0]) == [1, 3]
    assert all(one == found[0] for one in found)


def test_one_by_one_is_as_all_at_once(tmp_path: Path) -> None:
    one, other = open_ledger(tmp_path / "one.db"), open_ledger(tmp_path / "other.db")
    add(one, "rain", "road", "fire", "again")
    for name in ("road", "again", "rain", "fire"):
        add(other, name)
    assert dump(one) == dump(other)


def test_the_same_article_again_changes_nothing(engine: sa.Engine) -> None:
    add(engine, "fire", "again")
    before = dump(engine)
    add(engine, "fire")
    assert dump(engine) == before


def test_an_article_joins_what_was_traced_and_its_name_stays(engine: sa.Engine) -> None:
    keeping.keep(engine, pipeline.trace([ARTICLES["fire"]], "market"))
    add(engine, "again")
    assert stories(engine) == {"market": {"fire", "again"}}


def test_what_was_traced_apart_is_not_joined(engine: sa.Engine) -> None:
    for name in ("fire", "again"):
        keeping.keep(engine, pipeline.trace([ARTICLES[name]], name))
    add(engine, "rain")
    assert sorted(map(len, stories(engine).values())) == [1, 2]


def test_what_was_split_stays_apart_when_more_comes(engine: sa.Engine) -> None:
    add(engine, "fire", "again")
    placing.place(engine, [([KEYS["fire"]], ""), ([KEYS["again"]], "")], "Ana", "split")
    again(engine, "fire", "again")
    add(engine, "rain")
    parted = sorted(stories(engine).values(), key=len)
    assert [len(one) for one in parted] == [1, 2]
    assert not any({"fire", "again"} <= one for one in parted)


def test_a_merge_is_undone_and_the_stories_stand_again(engine: sa.Engine) -> None:
    add(engine, "fire", "road")
    before = dump(engine)
    act = placing.place(engine, [([KEYS["fire"], KEYS["road"]], "Both")], "Ana", "merged")
    again(engine, "fire", "road")
    assert stories(engine) == {"Both": {"fire", "road"}}
    placing.undo(engine, act, "Ana")
    again(engine, "fire", "road")
    assert dump(engine) == before


def test_a_split_is_undone(engine: sa.Engine) -> None:
    add(engine, "fire", "again")
    before = dump(engine)
    act = placing.place(engine, [([KEYS["fire"]], ""), ([KEYS["again"]], "")], "Ana", "split")
    again(engine, "fire", "again")
    placing.undo(engine, act, "Ana")
    again(engine, "fire", "again")
    assert dump(engine) == before
    with pytest.raises(ConflictError):
        placing.undo(engine, act, "Ana")


def test_a_traced_story_comes_back_after_a_merge_is_undone(engine: sa.Engine) -> None:
    for name in ("fire", "road"):
        keeping.keep(engine, pipeline.trace([ARTICLES[name]], name))
    act = placing.place(engine, [([KEYS["fire"], KEYS["road"]], "fire")], "Ana", "merged")
    again(engine, "fire", "road")
    placing.undo(engine, act, "Ana")
    again(engine, "fire", "road")
    assert stories(engine) == {"fire": {"fire"}, "road": {"road"}}


def test_stories_that_share_an_article_are_left_alone(engine: sa.Engine) -> None:
    for name, held in (("one", ("fire", "road")), ("two", ("fire",))):
        numbered = [Article(f"a{n}", *_rest(ARTICLES[other])) for n, other in enumerate(held, 1)]
        keeping.keep(engine, pipeline.trace(numbered, name))
    add(engine, "again")
    assert sorted(map(sorted, stories(engine).values())) == [["again"], ["fire"], ["fire", "road"]]


def test_a_story_that_cannot_be_told_leaves_things_as_they_were(engine: sa.Engine) -> None:
    add(engine, "fire", "again")
    before = dump(engine)
    told: list[str] = []

    def once(articles: Sequence[Article], name: str) -> str:
        if told:
            raise RuntimeError("the reader died")
        told.append(teller(engine)(articles, name))
        return told[0]

    act = placing.place(engine, [([KEYS["fire"]], ""), ([KEYS["again"]], "")], "Ana", "split")
    with pytest.raises(RuntimeError):
        placing.settle(placing.here(engine), [KEYS["fire"], KEYS["again"]], {}, once, "Ana", "split")
    placing.undo(engine, act, "Ana")
    again(engine, "fire", "again")
    assert dump(engine) == before


def _rest(article: Article) -> tuple[str, str, str | None, str | None]:
    return article.text, article.language, article.outlet, article.published
