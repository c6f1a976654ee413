"""Full text and facets."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from older import take_back
from sqlalchemy.dialects import postgresql

from muasal.ledger import View, fulltext, open_ledger, write
from muasal.model import Story

Search = Callable[..., list[str]]


@pytest.fixture
def view(engine: sa.Engine, story: Story, path: Path) -> View:
    write(engine, story)
    return View.open(path)


def words(view: View, **asked: str) -> list[str]:
    return [row["text"] for row in view.search(asked).rows]


def test_every_word_has_to_be_there(view: View) -> None:
    both = words(view, q="ferry aground")
    assert both
    assert all("ferry" in text.casefold() and "aground" in text.casefold() for text in both)
    assert words(view, q="ferry zeppelin") == []


def test_case_and_accents_make_no_difference(view: View) -> None:
    assert words(view, q="FÉRRY") == words(view, q="ferry") != []


def test_a_star_stands_for_the_rest_of_a_word(view: View) -> None:
    assert set(words(view, q="ferry")) <= set(words(view, q="ferr*"))
    assert words(view, q="ferr") == []


@pytest.mark.parametrize(
    "odd", ['"', 'a="b', "*", "NEAR(", "a OR b AND", "words:ferry", "'; DROP TABLE claims;", "\0", "(((", "^x"]
)
def test_nothing_in_the_words_is_a_command(view: View, odd: str) -> None:
    assert isinstance(words(view, q=odd), list)


def test_nothing_asked_nothing_found(view: View) -> None:
    assert view.search({}).total == 0


def test_facets_count_what_was_found(view: View) -> None:
    found = view.search({"language": "en"}, most=500)
    assert found.facets["language"] == [("en", "en", found.total)]
    assert sum(n for _, _, n in found.facets["stance"]) == found.total == len(found.rows)


def test_each_value_of_a_facet_finds_as_many_as_it_says(view: View) -> None:
    for facet, values in view.search({"since": "2000-01-01"}).facets.items():
        for value, _, number in values:
            assert view.search({facet: value, "since": "2000-01-01"}).total == number, (facet, value)


def test_dates_of_publication_are_bounds(view: View) -> None:
    days = {row["published"] for row in view.search({"since": "2000-01-01"}, most=500).rows}
    first = min(days)
    until = {row["published"] for row in view.search({"until": first}, most=500).rows}
    assert until == {first}


def test_rows_come_in_portions(view: View) -> None:
    asked = {"since": "2000-01-01"}
    whole = view.search(asked, most=500).rows
    assert view.search(asked, 2, 3).rows == whole[2:5]


def test_words_of_the_article_beside_those_of_claims(view: View, story: Story) -> None:
    found = view.search({"q": "declined"})
    assert found.rows or found.articles


def test_without_the_index_the_query_compares_texts() -> None:
    conditions = fulltext._contains(sa.column("folded"), 'Ferry "ran aground"')
    said = " AND ".join(str(c.compile(dialect=postgresql.dialect())) for c in conditions)
    assert said.count("LIKE") == 2


def test_an_older_ledger_is_indexed_when_it_is_brought_up_to_date(engine: sa.Engine, story: Story, path: Path) -> None:
    write(engine, story)
    with View.open(path) as view:
        before = words(view, q="ferry")
    take_back(path, "0004")
    open_ledger(path)
    with View.open(path) as view:
        assert words(view, q="ferry") == before != []
