"""The learned layer: what it adds beside the grammar, and that it sees no words."""

import json

import numpy as np
import pytest

from muasal import languages
from muasal.model import Attribution
from muasal.read import attributions
from muasal.read.segment import segment
from muasal.read.tagger import STORED, Tagger, tagger
from muasal.read.tagger.tagged import pieces


def found(text: str, attitudes: bool) -> list[Attribution]:
    language = languages.get("en")
    return attributions.find(segment(text, language), language, attitudes=attitudes)


def words(text: str, one: Attribution) -> tuple[list[str], list[str], list[str]]:
    return tuple([s.of(text) for s in spans] for spans in (one.source, one.cue, one.content))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The union wants a shorter week.", "The union", "wants", "a shorter week"),
        ("Doctors fear a new wave.", "Doctors", "fear", "a new wave"),
        ("The mayor supports the plan.", "The mayor", "supports", "the plan"),
    ],
)
def test_an_attitude_is_the_taggers_alone(text: str, source: str, cue: str, content: str) -> None:
    assert found(text, attitudes=False) == []
    (one,) = found(text, attitudes=True)
    assert words(text, one) == ([source], [cue], [content])
    assert one.rule.startswith("tagger:")


def test_a_sentence_that_tells_only_what_happened_has_none() -> None:
    assert found("The river rose by two metres overnight.", attitudes=True) == []


def test_the_grammar_tells_what_a_cue_means() -> None:
    (one,) = found("The company denied that the plant had leaked.", attitudes=True)
    assert one.stance == "denies"


def test_a_negated_attitude_declines() -> None:
    text = "The governor does not support the bill."
    assert [one.stance for one in found(text, attitudes=True)] == ["declines"]


def test_no_word_is_stored() -> None:
    with np.load(STORED, allow_pickle=False) as stored:
        signs = json.loads(bytes(stored["told"]).decode())["signs"]
        assert all(array.dtype in (np.float16, np.uint8) for array in stored.values())
    heads = {sign.partition(":")[0].partition("=")[0] for sign in signs}
    assert heads <= {
        "Case", "Mood", "Person", "PronType", "Tense", "VerbForm", "Voice", "above", "any", "at", "bracketed", "branch",
        "break", "breaks", "capital", "cue", "cues", "digits", "event", "first", "has", "head", "headline", "last",
        "mark", "name", "next", "noun", "other", "quoted", "relation", "same-quote", "tag", "time", "word",
    }  # fmt: skip


def test_signs_that_are_not_known_are_passed_over() -> None:
    model = tagger()
    assert isinstance(model, Tagger)
    known = next(iter(model.signs))
    assert model.rows([[known, "no such sign"]]) == [[model.signs[known]]]


def test_pieces_begin_at_b_and_end_where_i_ends() -> None:
    tags = ["O", "B-cue", "I-cue"]
    assert pieces([0, 1, 2, 0, 2, 1, 1], tags, "cue", 10) == ((11, 13), (15, 16), (16, 17))
