"""Claims say by which words they tell that something did not happen; JSON keeps them."""

import pytest

from muasal import pipeline
from muasal.model import Article, Claim, Story, from_json, to_json


def claims(text: str, code: str = "en") -> list[Claim]:
    return list(pipeline.trace([Article("a", text, code)]).claims)


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("The ministry said no soldiers had been sent.", "no", "negated:none"),
        ("The ministry said the ferry never arrived.", "never", "negated:verb"),
        ("The ministry said the ferry failed to arrive.", "failed to", "negated:fails"),
    ],
)
def test_the_words_and_the_rule(text: str, words: str, rule: str) -> None:
    (claim,) = claims(text)
    assert claim.negated is not None
    assert (claim.negated.span.of(text), claim.negated.rule) == (words, rule)


def test_the_negation_of_a_cue_is_not_that_of_what_is_told() -> None:
    (claim,) = claims("The governor did not rule out that the dam would collapse.")
    assert claim.negated is None


def test_a_negation_in_a_relative_clause_is_not_that_of_the_claim() -> None:
    (claim,) = claims("Police arrested a driver who had not paid his fines in the port.")
    assert claim.negated is None


def test_a_source_may_deny_that_something_did_not_happen() -> None:
    (claim,) = claims("The airline denied that it had not warned the crew.")
    assert claim.stance == "denies"
    assert claim.negated is not None


def test_json_keeps_it() -> None:
    told = pipeline.trace([Article("a", "The ministry said no soldiers had been sent.", "en")])
    back: Story = from_json(to_json(told), {"a": told.articles[0].text})
    assert [c.negated for c in back.claims] == [c.negated for c in told.claims]
