"""Stories named, joined, merged and split; people rated and merged; what is exported; the trail."""

import io
import json
import re
import subprocess
import sys
import time
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

from visitor import Visitor

from muasal.ledger import audit
from muasal.web.declared import House

ROOT = Path(__file__).parents[2]
FERRY = "Ferry halted\n\nThe harbour master Tom Hale said 120 people were taken off the ferry on Monday.\n"


def over(visitor: Visitor, answer: Any) -> Any:
    """The job that a form started, once it is over."""
    for _ in range(1200):
        job = visitor.json(f"{answer.url.path}.json")
        if job["over"]:
            assert job["state"] == "done", job
            return job
        time.sleep(0.05)
    raise AssertionError(f"not over after a minute: {job}")


def names(visitor: Visitor) -> dict[str, int]:
    """The stories that stand: name to number of articles."""
    return {row["name"]: row["articles"] for row in visitor.json("/index.json")["rows"]}


def first(visitor: Visitor) -> str:
    return f"/story/{visitor.json('/index.json')['rows'][0]['id']}"


def add_ferry(visitor: Visitor, **fields: str) -> None:
    (form,) = visitor.forms("/add", "/add")
    over(visitor, visitor.send("/add", form | {"text": FERRY, "outlet": "Island Post", **fields}))


def test_a_story_is_shown_in_parts_and_whole_to_programs(visitor: Visitor) -> None:
    path = first(visitor)
    told = [claim["id"] for cluster in visitor.json(f"{path}.json")["clusters"] for claim in cluster["claims"]]
    assert "Back to the beginning" not in visitor.page(path)
    seen, page = list[str](), visitor.page(f"{path}?most=1")
    assert "Who retold whom" in page
    while True:
        seen += re.findall(r'<li><a href="/claim/([\w.]+)"><bdi class="outlet">', page)
        more = re.search(r'<a href="([^"]+)" rel="next">', page)
        if more is None:
            break
        page = visitor.page(unescape(more[1]))
        assert "Back to the beginning" in page
        assert "Who retold whom" not in page
    assert seen == told
    assert len(set(told)) == len(told) > 2


def test_a_story_is_named_and_the_name_taken_back(visitor: Visitor) -> None:
    form = next(f for f in visitor.forms(first(visitor), "/correct") if f["field"] == "name")
    visitor.send("/correct", form | {"value": "The bridge of May"})
    assert names(visitor) == {"The bridge of May": 2}
    token = visitor.forms("/add", "/add")[0]["token"]
    visitor.send("/corrections/1/undo", {"token": token})
    assert names(visitor) == {"bridge": 2}


def test_an_article_joins_a_story_which_keeps_its_name(visitor: Visitor) -> None:
    add_ferry(visitor, goes="to", story="bridge")
    assert names(visitor) == {"bridge": 3}


def test_two_stories_are_merged_and_split_again(visitor: Visitor) -> None:
    add_ferry(visitor)
    assert names(visitor) == {"Ferry halted": 1, "bridge": 2}
    old = first(visitor)
    (form,) = visitor.forms(old, "/stories/merge")
    over(visitor, visitor.send("/stories/merge", form | {"with": "bridge"}))
    assert names(visitor) == {"Ferry halted": 3}
    story = visitor.json(f"{old}.json")  # the address of a story leads to the one it gave way to
    assert len(story["articles"]) == 3
    ferry = next(n for n, a in enumerate(story["articles"]) if a["outlet"] == "Island Post")
    (form,) = visitor.forms(first(visitor), "/stories/split")
    over(visitor, visitor.send("/stories/split", form | {f"take-{story['keys'][ferry]}": "on"}))
    assert sorted(row["articles"] for row in visitor.json("/index.json")["rows"]) == [1, 2]


def test_a_merge_and_a_split_are_undone_from_the_page(visitor: Visitor) -> None:
    add_ferry(visitor)
    before = names(visitor)
    (form,) = visitor.forms(first(visitor), "/stories/merge")
    over(visitor, visitor.send("/stories/merge", form | {"with": "bridge"}))
    act = visitor.json(f"{first(visitor)}.json")["acts"][0]
    (undoing,) = visitor.forms(first(visitor), f"/acts/{act['act']}/undo")
    over(visitor, visitor.send(f"/acts/{act['act']}/undo", undoing))
    assert names(visitor) == before
    assert visitor.send(f"/acts/{act['act']}/undo", undoing).status_code == 409


def test_what_shares_claims_comes_together_by_itself(visitor: Visitor) -> None:
    text = "Deck to be mended\n\nThe city said 14 workers would repair 300 metres of the deck.\n"
    (form,) = visitor.forms("/add", "/add")
    job = over(visitor, visitor.send("/add", form | {"text": text, "outlet": "City Post", "published": "2025-04-05"}))
    assert names(visitor) == {"bridge": 3}
    assert job["items"][0]["story"] == visitor.json("/index.json")["rows"][0]["id"]
    shared = visitor.json(f"{first(visitor)}.json")["shared"]
    assert any("14" in link["reason"] for link in shared)
    assert "Why these articles stand together" in visitor.page(first(visitor))


def test_articles_that_people_keep_apart(visitor: Visitor) -> None:
    text = "Deck to be mended\n\nThe city said 14 workers would repair 300 metres of the deck.\n"
    (form,) = visitor.forms("/add", "/add")
    over(visitor, visitor.send("/add", form | {"text": text, "published": "2025-04-05", "goes": "own", "name": "Deck"}))
    assert names(visitor) == {"bridge": 2, "Deck": 1}


def test_a_source_is_rated_and_merged(visitor: Visitor) -> None:
    claim = visitor.json(f"/claim/{visitor.claim('14 workers')}.json")
    origin = claim["evidence"]["origins"][0]
    forms = visitor.forms(f"/somebody/{origin}", "/correct")
    rate = next(f for f in forms if f["field"] == "reliability")
    visitor.send("/correct", rate | {"value": "B", "why": "long record"})
    assert visitor.json(f"/somebody/{origin}.json")["rating"] == "B"
    merge = next(f for f in visitor.forms(f"/somebody/{origin}", "/correct") if f["field"] == "entity")
    assert visitor.send("/correct", merge | {"value": "Port Authority", "why": "speaks for it"}).status_code == 200
    assert visitor.json(f"/claim/{claim['id']}.json")["chains"] == [["Harbour Times", "Port Authority"]]
    assert visitor.json(f"/somebody/{origin}.json")["gone"]
    into = "/somebody/port-authority"
    (undoing,) = visitor.forms(into, "/corrections/2/undo")  # whoever looks at either of the two can undo it
    visitor.send("/corrections/2/undo", undoing)
    assert visitor.json(f"/claim/{claim['id']}.json")["evidence"]["origins"] == [origin]


def test_a_source_is_split_off_in_one_article(visitor: Visitor) -> None:
    claim = visitor.json(f"/claim/{visitor.claim('14 workers')}.json")
    origin = claim["evidence"]["origins"][0]
    form = next(f for f in visitor.forms(f"/somebody/{origin}", "/correct") if "others" in f)
    article = claim["id"].partition(".")[0]
    listed = [one["id"] for one in visitor.json(f"/somebody/{origin}.json")["articles"]]
    assert [id for id in listed if id.startswith(article)]
    sent = form | {"others": next(id for id in listed if id.startswith(article)), "value": "Ana Reid", "why": "another"}
    assert visitor.send("/correct", sent).status_code == 200
    assert visitor.json(f"/claim/{claim['id']}.json")["chains"] == [["Harbour Times", "Ana Reid"]]
    assert not visitor.json(f"/somebody/{origin}.json")["gone"] or len(listed) == 1


def test_what_is_exported_is_sound_gold(visitor: Visitor, tmp_path: Path) -> None:
    form = next(f for f in visitor.forms(f"/claim/{visitor.claim('14 workers')}", "/correct") if f["field"] == "chain")
    visitor.send("/correct", form | {"link1": "Port Authority", "why": "on the tape"})
    packed = visitor.client.get(f"{first(visitor)}/gold.zip").content
    folder = tmp_path / "gold"
    zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
    data = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    assert any(data["entities"][t["chain"][-1]]["name"] == "Port Authority" for t in data["attributions"])
    check = [sys.executable, str(ROOT / "evaluation" / "check_story.py"), "--quiet", str(folder)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_trail_tells_who_did_what(visitor: Visitor, house: House) -> None:
    visitor.send("/correct", visitor.forms("/review", "/correct")[0])
    trail = visitor.json("/audit.json")
    assert [(row["action"], row["who"]) for row in trail["rows"]] == [("correct", "owner")]
    assert trail["broken"] is None
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_no_update")
        connection.execute(audit.table.update().values(who="somebody else"))
    assert visitor.json("/audit.json")["broken"] == 1
    assert "The chain is broken at row 1" in visitor.page("/audit")
