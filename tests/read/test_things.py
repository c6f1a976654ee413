"""People and things named by a common noun, with or without a number."""

import pytest

from muasal.languages import get
from muasal.read.segment import segment
from muasal.read.things import find

SENTENCES = [
    ("en", "The navy sent pilots and two tankers to the island.", {"pilot", "tanker"}),
    ("id", "Angkatan laut mengirim pilot dan dua kapal tanker ke pulau itu.", {"pilot", "tanker"}),
    ("uk", "Флот відправив на острів льотчиків і два танкери.", {"pilot", "tanker"}),
    ("ru", "Флот направил на остров лётчиков и два танкера.", {"pilot", "tanker"}),
]


@pytest.mark.parametrize(("language", "text", "codes"), SENTENCES)
def test_one_code_in_every_language(language: str, text: str, codes: set[str]) -> None:
    found = find(segment(text, get(language)), get(language))
    assert codes <= {thing.code for thing in found}


def test_a_thing_keeps_its_words() -> None:
    text = "Rescuers carried tents up the slope."
    things = find(segment(text, get("en")), get("en"))
    assert [(t.code, t.span.of(text)) for t in things] == [("rescuer", "Rescuers"), ("tent", "tents")]
