"""The search page, its lists for programs, and watches."""

import csv
import io
import xml.etree.ElementTree as ElementTree

from bridge import HARBOUR
from visitor import Visitor

from muasal import keeping, pipeline
from muasal.model import Article
from muasal.web.declared import House

ATOM = "{http://www.w3.org/2005/Atom}"


def watch(visitor: Visitor) -> str:
    """The path of a watch on `workers`."""
    form = next(f for f in visitor.forms("/search?q=workers", "/watches"))
    return str(visitor.send("/watches", form | {"name": "Workers <b>"}).url.path)


def test_the_count_is_printed(visitor: Visitor) -> None:
    total = visitor.json("/search.json?q=workers")["total"]
    assert total == 2
    assert "2 claims" in visitor.page("/search?q=workers")


def test_a_list_is_given_as_csv_and_json_lines(visitor: Visitor) -> None:
    lines = visitor.client.get("/search.jsonl?q=workers")
    rows = list(csv.DictReader(io.StringIO(visitor.client.get("/search.csv?q=workers").text)))
    assert lines.headers["x-count"] == "2"
    assert len(lines.text.splitlines()) == len(rows) == 2
    assert {row["id"] for row in rows} == {row["id"] for row in visitor.json("/search.json?q=workers")["rows"]}


def test_a_facet_narrows_and_can_be_taken_away(visitor: Visitor) -> None:
    facet = next(v for v in visitor.json("/search.json?q=workers")["facets"]["outlet"] if v["value"] == "Coast Courier")
    path = facet["href"].replace("/search", "/search.json")
    narrow = visitor.json(path)
    assert narrow["total"] == facet["claims"] == 1
    (chosen,) = narrow["facets"]["outlet"]
    assert visitor.json(chosen["href"].replace("/search", "/search.json"))["total"] == 2


def test_a_watch_shows_what_came_since(visitor: Visitor, house: House) -> None:
    path = watch(visitor)
    assert visitor.json(f"{path}.json")["total"] == 0
    text = HARBOUR.replace("14 workers", "15 workers")
    keeping.keep(house.engine, pipeline.trace([Article("n1", text, "en", "Island Post", "2025-04-08")], "new"))
    assert visitor.json("/watches.json")["rows"][0]["new"] == 1
    feed = ElementTree.fromstring(visitor.client.get(f"{path}.atom").content)
    assert feed.findtext(f"{ATOM}title") == "Workers <b>"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert "15 workers" in str(entry.findtext(f"{ATOM}title"))
    (form,) = visitor.forms(path, f"{path}/look")
    visitor.send(f"{path}/look", form)
    assert visitor.json(f"{path}.json")["total"] == 0


def test_a_watch_that_is_ended_is_gone(visitor: Visitor) -> None:
    path = watch(visitor)
    (form,) = visitor.forms(path, f"{path}/stop")
    visitor.send(f"{path}/stop", form)
    assert visitor.json("/watches.json")["rows"] == []
    assert visitor.client.get(f"{path}.atom").status_code == 404
