"""Every field that the claim's page lets people correct."""

import json
from typing import Any

import pytest
from visitor import Visitor

from muasal.ledger import View
from muasal.web.declared import House


@pytest.fixture
def path(visitor: Visitor) -> str:
    return f"/claim/{visitor.claim('14 workers')}"


def correct(visitor: Visitor, path: str, field: str, **fields: str) -> Any:
    """The answer to the page's first form for this field, filled in."""
    form = next(f for f in visitor.forms(path, "/correct") if f["field"] == field)
    return visitor.send("/correct", form | {"why": "checked", **fields})


@pytest.mark.parametrize(("field", "value"), [("stance", "denies"), ("certainty", "hedged")])
def test_a_word_of_the_schema(visitor: Visitor, path: str, field: str, value: str) -> None:
    assert correct(visitor, path, field, value=value).status_code == 200
    found = visitor.json(f"{path}.json")
    assert found[field] == value
    assert found["rule"] == "corrected by owner (#1)"


def test_a_word_that_is_none_of_the_schema(visitor: Visitor, path: str) -> None:
    refused = correct(visitor, path, "stance", value="shouts")
    assert refused.status_code == 422
    assert "it is one of asserts, denies" in refused.text


def test_a_rejected_claim_can_be_brought_back(visitor: Visitor, path: str) -> None:
    correct(visitor, path, "verdict", value="rejected")
    assert visitor.json(f"{path}.json")["gone"]
    (undoing,) = visitor.forms(path, "/corrections/1/undo")
    visitor.send("/corrections/1/undo", undoing)
    assert not visitor.json(f"{path}.json")["gone"]


def test_the_value_of_a_detail(visitor: Visitor, path: str) -> None:
    assert correct(visitor, path, "value", **{"new-value": "10-20"}).status_code == 200
    values = [slot["value"] for slot in visitor.json(f"{path}.json")["evidence"]["slots"]]
    assert [10, 20] in values


def test_a_number_that_is_none(visitor: Visitor, path: str) -> None:
    refused = correct(visitor, path, "value", **{"new-value": "many"})
    assert refused.status_code == 422
    assert "is no number" in refused.text


def test_a_rejected_source_leaves_the_outlets_own_voice(visitor: Visitor, path: str) -> None:
    forms = [f for f in visitor.forms(path, "/correct") if f["field"] == "verdict" and ".t" in f["target"]]
    visitor.send("/correct", forms[0] | {"why": "nobody is cited"})
    assert visitor.json(f"{path}.json")["chains"] == [["Harbour Times"]]


def test_two_claims_are_parted_and_joined_again(visitor: Visitor, path: str) -> None:
    others = {c["id"] for c in visitor.json(f"{path}.json")["cluster"]["claims"]}
    assert others
    form = next(f for f in visitor.forms(path, "/correct") if f["field"] == "same" and f["value"] == "no")
    visitor.send("/correct", form | {"others": " ".join(others), "why": "another bridge"})
    assert visitor.json(f"{path}.json")["cluster"]["claims"] == []
    form = next(f for f in visitor.forms(path, "/correct") if f["field"] == "same" and f["value"] == "yes")
    assert visitor.send("/correct", form | {"others": sorted(others)[0], "why": "the same bridge"}).status_code == 200
    assert len(visitor.json(f"{path}.json")["cluster"]["claims"]) == 1


def test_a_rating_of_what_is_said(visitor: Visitor, path: str, house: House) -> None:
    correct(visitor, path, "credibility", value="2")
    with View.open(house.path) as view:
        assert [(c.field, json.loads(str(c.new))) for c in view.corrections()] == [("credibility", "2")]


def test_the_article_shows_its_claims(visitor: Visitor, path: str) -> None:
    article = visitor.json(f"{path}.json")["article"]["id"]
    page = visitor.page(f"/article/{article}")
    assert f'href="{path}"' in page
    assert "Bridge to close in May" in page


def test_a_rejected_retelling_is_gone(visitor: Visitor) -> None:
    article = f"/article/{visitor.claim('40 workers').partition('.')[0]}"
    assert visitor.json(f"{article}.json")["retells"]
    (form,) = visitor.forms(article, "/correct")
    visitor.send("/correct", form | {"why": "by coincidence"})
    assert visitor.json(f"{article}.json")["retells"] == []
