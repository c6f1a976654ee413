"""The tree, the timeline and the map as values."""

from dataclasses import replace

import pytest
from made_stories import ferry, many

from muasal.model import Article, Box, Place, Retelling, Span, Story
from muasal.publish import land, timeline, tree
from muasal.publish import map as maps
from muasal.publish.drawing import breadth, wrap
from muasal.publish.index import Index
from muasal.publish.wording import Wording


def test_a_child_stands_beneath_its_parent_with_what_changed() -> None:
    parent, child = tree.branches(Index(ferry()))
    assert (parent.outlet, parent.parent, parent.brings) == ("Flores Post", None, ("Harbour office of Ende",))
    assert (child.outlet, child.parent, child.depth) == ("Suara Ende", 1, 1)
    assert child.changes == ("aboard: 40 people → 14 people", "when: 3 May 2025 → 4 May 2025")


def test_a_circle_of_retellings_is_cut() -> None:
    story = replace(ferry(), retellings=(Retelling("a1", "a2", "", "named"), Retelling("a2", "a1", "", "named")))
    assert sorted(branch.number for branch in tree.branches(Index(story))) == [1, 2]


def test_a_second_parent_is_named() -> None:
    edges = (Retelling("a3", "a0", "", "shared-details"), Retelling("a3", "a1", "", "named"))
    branches = tree.branches(Index(replace(many(10), retellings=edges)))
    third = next(branch for branch in branches if branch.number == 4)
    assert (third.parent, third.others) == (2, ("Outlet a0",))


def test_a_deep_tree_fits_its_width() -> None:
    drawing = tree.tree(tree.branches(Index(many(10))), 358)
    assert max(dot.x for dot in drawing.dots) < 358 * 0.4


def test_the_lanes_keep_three_kinds_of_dates_apart() -> None:
    entries = timeline.entries(Index(ferry()))
    assert [(entry.day, timeline.LANES[entry.lane]) for entry in entries] == [
        ("2025-05-03", "happened"),
        ("2025-05-03", "published"),
        ("2025-05-04", "happened"),
        ("2025-05-05", "published"),
    ]


def test_a_place_told_in_two_articles_is_one_site() -> None:
    (site,) = maps.sites(Index(ferry()))
    assert (site.name, site.articles, site.doubtful, site.claims) == ("Ende", 2, True, (1, 2))


def test_a_place_off_the_earth_is_left_out() -> None:
    claim = ferry().claims[0]
    wrong = replace(claim, slots=(Place(Span(0, 1), "", "Nowhere", lat=123.0, lon=10.0),))
    assert maps.sites(Index(replace(ferry(), claims=(wrong,)))) == []


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (89.9, 10.0), (-89.9, -179.9), (66.0, 179.9), (52.0, -179.9)])
def test_a_map_is_drawn_anywhere(lat: float, lon: float) -> None:
    site = replace(maps.sites(Index(ferry()))[0], lat=lat, lon=lon)
    drawing = maps.draw([site], 358)
    assert 100 < drawing.height < 1000
    assert [words.text for words in drawing.words if words.css == "site"] == ["Ende ?"]


def test_a_region_with_known_bounds_is_drawn_as_an_area() -> None:
    place = Place(Span(0, 1), "", "West", "ID", -8.5, 121.0, "region", box=Box(-9.0, 120.0, -8.0, 122.0))
    claim = replace(ferry().claims[0], slots=(place,))
    (site,) = maps.sites(Index(replace(ferry(), claims=(claim,))))
    drawing = maps.draw([site], 856)
    assert [path.css for path in drawing.paths if path.css == "region"] == ["region"]
    assert drawing.dots == ()
    assert maps.frame([site]).holds((120.0, -9.0))


@pytest.mark.parametrize(("lat", "lon"), [(66.0, 179.5), (66.0, -175.0)])
def test_a_region_across_the_date_line_is_one_box(lat: float, lon: float) -> None:
    site = replace(maps.sites(Index(ferry()))[0], lat=lat, lon=lon, precision="region", extent=Box(62, 163, 70, -167))
    box = maps.frame([site])
    assert box.east - box.west < 180


def test_countries_are_named_in_the_reader_s_language() -> None:
    site = replace(maps.sites(Index(ferry()))[0], lat=50.0, lon=30.0)
    named = {words.text for words in maps.draw([site], 856, Wording("uk")).words if words.css == "country-name"}
    assert {"Україна", "Білорусь"} <= named


def test_a_country_told_of_is_named_in_the_reader_s_language() -> None:
    claim = ferry().claims[0]
    russia = replace(claim, slots=(Place(Span(0, 1), "", "Russia", "RU", 60.0, 100.0, "country"),))
    assert [site.name for site in maps.sites(Index(replace(ferry(), claims=(russia,)), Wording("id")))] == ["Rusia"]


def test_an_only_child_stands_straight_beneath_its_parent() -> None:
    chain = tree.columns(tree.branches(Index(many(10))))
    assert set(chain.values()) == {0}
    star = replace(many(10), retellings=tuple(Retelling(f"a{i}", "a0", "", "named") for i in range(1, 10)))
    assert sorted(tree.columns(tree.branches(Index(star))).values()) == [0, *[1] * 9]


def test_what_changed_stands_above_the_article_it_changed_in() -> None:
    drawing = tree.tree(tree.branches(Index(ferry())), 856)
    lines = [(words.css, words.text) for words in drawing.words]
    assert lines.index(("changed", "≠ aboard: 40 people → 14 people")) < lines.index(("name", "Suara Ende"))
    assert lines[0] == ("brings", "Harbour office of Ende")


def test_a_circle_is_said() -> None:
    story = replace(ferry(), retellings=(Retelling("a1", "a2", "", "named"), Retelling("a2", "a1", "", "named")))
    first, second = tree.branches(Index(story))
    assert (first.circle, first.others, second.circle) == (("Suara Ende",), (), ())


@pytest.mark.parametrize("articles", [25, 200])
def test_a_tree_of_many_articles_stays_in_its_width(articles: int) -> None:
    story = Story(
        articles=tuple(Article(f"a{i}", "", "en", "A rather long name of an outlet", "") for i in range(articles)),
        retellings=tuple(Retelling(f"a{i}", f"a{(i - 1) // 2}", "", "named") for i in range(1, articles)),
    )
    drawing = tree.tree(tree.branches(Index(story)), 328)
    assert len(drawing.dots) == articles
    assert all(words.x + breadth(words.text, tree.SMALL) <= 328 for words in drawing.words)


def test_labels_do_not_lie_on_each_other() -> None:
    sites = maps.sites(Index(many(300)))
    drawing = maps.draw(sites, 856)
    rooms = [maps._room(words, maps.SIZE) for words in drawing.words if words.css == "site"]
    assert len(rooms) > 5
    for place, (left, top, right, bottom) in enumerate(rooms):
        for other in rooms[place + 1 :]:
            assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1]


def test_land_is_where_it_should_be() -> None:
    names = {name for name, _ in land.areas(land.Box(120, -10, 123, -8))}
    assert names == {"Indonesia"}
    assert {name for name, _ in land.areas(land.Box(33.5, 45, 34.5, 45.5))} == {"Ukraine"}


def test_land_goes_on_across_the_date_line() -> None:
    assert {name for name, _ in land.areas(land.Box(-175, 65, -171, 67))} == {"Russia"}
    assert {name for name, _ in land.areas(land.Box(175, 65, 179, 67))} == {"Russia"}


def test_a_box_may_reach_over_the_date_line() -> None:
    assert {"New Zealand", "Fiji"} <= {name for name, _ in land.areas(land.Box(-190, -45, -170, -10))}


def test_open_sea_has_no_land() -> None:
    assert land.areas(land.Box(-140, -40, -135, -35)) == []


def test_the_table_of_land_says_where_it_is_from_and_is_small() -> None:
    assert land.TABLE.stat().st_size <= 150_000
    assert "Natural Earth" in (land.TABLE.parent / "README.md").read_text(encoding="utf-8")


def test_words_are_wrapped_and_cut() -> None:
    lines = wrap("a rather long name of an outlet that nobody could print on one line " * 3, 200, 12, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(breadth(line, 12) <= 200 for line in lines)
    assert wrap("W" * 80, 100, 12) == [wrap("W" * 80, 100, 12)[0]]


def test_an_empty_story_has_empty_pictures() -> None:
    index = Index(Story())
    assert (tree.branches(index), timeline.entries(index), maps.sites(index)) == ([], [], [])
