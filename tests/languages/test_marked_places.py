"""The marked sentences of every language: each place marked is found, placed and sure, and no other is sure."""

from pathlib import Path

import pytest
from marked_places import MarkedPlace, MarkedSentence, marked_places

from muasal import languages
from muasal.model import Place
from muasal.read.places import candidates
from muasal.read.segment import segment
from muasal.resolve.places import resolve

FILES = sorted(Path(__file__).parent.glob("*/places.txt"))
SENTENCES = [sentence for file in FILES for sentence in marked_places(file)]


def found(sentence: MarkedSentence) -> tuple[MarkedPlace, ...]:
    language = languages.get(sentence.where.partition(":")[0])
    document = segment(sentence.text, language)
    places = resolve(candidates(document, language), document)
    return tuple(MarkedPlace(*place.span, called(place), place.country) for place in places if not place.doubtful)


def called(place: Place) -> str:
    unknown = place.reason.endswith("not in the gazetteer")
    return f"?{place.value}" if unknown else str(place.value)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.where)
def test_sentence(sentence: MarkedSentence) -> None:
    right = found(sentence) == sentence.places
    if sentence.not_yet:
        assert not right, "this sentence is managed now: take the ~ away"
    else:
        assert found(sentence) == sentence.places


def test_every_language_has_sentences() -> None:
    assert {file.parent.name for file in FILES} == set(languages.CODES)
    assert all(len(list(marked_places(file))) >= 100 for file in FILES)
