from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from muasal.ledger.keys import article_key, digest, story_key, version_rank
from muasal.model import Article

ARTICLE = Article("a1", "Headline\n\nBody.", "en", "Harbour Post", "2025-03-03")


def test_an_article_is_its_text_language_outlet_and_date() -> None:
    key = article_key(ARTICLE)
    assert article_key(replace(ARTICLE, id="a7", file="x.txt", url="https://harbour.example", digest="00")) == key
    for other in ({"text": "Body."}, {"language": "id"}, {"outlet": None}, {"published": None}):
        assert article_key(replace(ARTICLE, **other)) != key


def test_what_is_not_known_differs_from_what_is_empty() -> None:
    assert article_key(replace(ARTICLE, outlet="")) != article_key(replace(ARTICLE, outlet=None))


@given(st.lists(st.text(), max_size=5))
def test_a_story_is_its_articles_in_any_order(keys: list[str]) -> None:
    assert story_key(keys) == story_key(reversed(keys))


@given(st.dictionaries(st.text(), st.text()))
def test_the_order_of_keys_makes_no_difference(content: dict[str, str]) -> None:
    assert digest(content) == digest(dict(reversed(content.items())))


def test_versions_sort() -> None:
    versions = ["0.1.0.dev1", "0.1.0", "0.1.1", "0.2.0rc1", "0.2.0", "0.10.0", "1.0"]
    assert sorted(versions, key=version_rank) == versions
