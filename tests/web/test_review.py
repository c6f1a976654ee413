"""The queue of what the software was least sure of."""

from collections.abc import Callable

from visitor import Visitor


def targets(visitor: Visitor) -> list[str]:
    return [row["target"] for row in visitor.json("/review.json")["rows"]]


def test_the_least_sure_comes_first(visitor: Visitor) -> None:
    weights = [row["weight"] for row in visitor.json("/review.json")["rows"]]
    assert weights
    assert weights == sorted(weights, reverse=True)


def test_an_accepted_finding_leaves_the_queue_and_comes_back_when_undone(visitor: Visitor) -> None:
    before = targets(visitor)
    assert visitor.send("/correct", visitor.forms("/review", "/correct")[0]).status_code == 200
    assert targets(visitor) == before[1:]
    (undoing,) = visitor.forms("/review", "/corrections/1/undo")
    visitor.send("/corrections/1/undo", undoing)
    assert targets(visitor) == before


def test_the_count_is_that_of_the_list(visitor: Visitor) -> None:
    found = visitor.json("/review.json")
    assert found["total"] == len(found["rows"]) == visitor.page("/review").count('class="item"')


def test_two_reviewers_at_once_on_one_item(visit: Callable[[], Visitor]) -> None:
    one, other = visit(), visit()
    forms = [who.forms("/review", "/correct")[0] for who in (one, other)]
    assert one.send("/correct", forms[0]).status_code == 200
    late = other.send("/correct", forms[1])
    assert late.status_code == 409
    assert "Somebody was quicker" in late.text
