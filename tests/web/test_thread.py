"""The whole way: add, read, story, claim, origin, correct, undo."""

import time
from typing import Any

from visitor import Visitor

FERRY = "Ferry halted\n\nThe harbour master Tom Hale said 120 people were taken off the ferry on Monday.\n"


def added(visitor: Visitor, *files: tuple[str, bytes], **fields: str) -> Any:
    """The job, once it is over."""
    (form,) = visitor.forms("/add", "/add")
    answer = visitor.send("/add", {**form, **fields}, files=[("files", file) for file in files] or None)
    for _ in range(600):
        job = visitor.json(f"{answer.url.path}.json")
        if job["over"]:
            return job
        time.sleep(0.05)
    raise AssertionError(f"not over after 30 seconds: {job}")


def source_form(visitor: Visitor, path: str) -> dict[str, str]:
    return next(form for form in visitor.forms(path, "/correct") if form["field"] == "chain")


def test_a_pasted_text_becomes_a_story(visitor: Visitor) -> None:
    job = added(visitor, text=FERRY, outlet="Harbour Times", published="2025-03-04")
    assert job["state"] == "done"
    assert "120 people were taken off the ferry" in visitor.page(f"/story/{job['story']}")


def test_what_cannot_be_used_stops_nothing(visitor: Visitor) -> None:
    job = added(visitor, ("empty.txt", b" \n"), ("ferry.txt", FERRY.encode()))
    assert [(item["name"], item["state"]) for item in job["items"]] == [("empty.txt", "refused"), ("ferry.txt", "done")]
    assert "empty.txt" in job["items"][0]["note"]
    assert job["state"] == "done"


def test_a_claim_leads_to_its_origin(visitor: Visitor) -> None:
    trail = visitor.json(f"/claim/{visitor.claim('40 workers')}.json")["trail"]
    assert [step["outlet"] for step in trail] == ["Coast Courier", "Harbour Times"]
    assert trail[-1]["chains"] == [["Harbour Times", "Anna Reed"]]


def test_a_source_is_corrected_and_the_correction_undone(visitor: Visitor) -> None:
    path = f"/claim/{visitor.claim('14 workers')}"
    before = visitor.json(f"{path}.json")["chains"]
    form = source_form(visitor, path)
    assert visitor.send("/correct", form | {"link1": "Port Authority", "why": "on the tape"}).status_code == 200
    assert visitor.json(f"{path}.json")["chains"] == [["Harbour Times", "Port Authority"]]
    (undoing,) = visitor.forms(path, "/corrections/1/undo")
    assert visitor.send("/corrections/1/undo", undoing).status_code == 200
    assert visitor.json(f"{path}.json")["chains"] == before


def test_who_comes_second_is_told(visitor: Visitor) -> None:
    path = f"/claim/{visitor.claim('14 workers')}"
    form = source_form(visitor, path)
    visitor.send("/correct", form | {"link1": "Port Authority", "why": "on the tape"})
    late = visitor.send("/correct", form | {"link1": "City Council", "why": "in the minutes"})
    assert late.status_code == 409
    assert "on the tape" in late.text
    assert visitor.json(f"{path}.json")["chains"] == [["Harbour Times", "Port Authority"]]
