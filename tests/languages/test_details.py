"""Every time and quantity marked in the sentences of every language is read as marked, and nothing else is."""

from pathlib import Path

import pytest
from marked_details import Marked, sentences

from muasal import languages
from muasal.languages import CODES
from muasal.read import quantities, times
from muasal.read.segment import segment
from muasal.resolve import currencies
from muasal.resolve import times as resolving

HERE = Path(__file__).parent


def params(kind: str) -> list[object]:
    files = [(code, HERE / code / f"{kind}.txt") for code in CODES]
    return [pytest.param(code, sentence, id=sentence.where) for code, path in files for sentence in sentences(path)]


@pytest.mark.parametrize(("code", "sentence"), params("times"))
def test_times_of_a_sentence(code: str, sentence: Marked) -> None:
    language = languages.get(code)
    document = segment(sentence.text, language)
    found = resolving.resolve(times.find(document, language), document, sentence.published)
    got = [(t.span.of(sentence.text), t.value, t.role) for t in found if t.role]
    assert got == [(sentence.text[a:b], *[*said.split(), "event-date"][:2]) for a, b, said in sentence.marks]


@pytest.mark.parametrize(("code", "sentence"), params("quantities"))
def test_quantities_of_a_sentence(code: str, sentence: Marked) -> None:
    language = languages.get(code)
    document = segment(sentence.text, language)
    found = currencies.resolve(quantities.find(document, language, times.find(document, language)), None, None)
    assert [q.span.of(sentence.text) for q in found] == [sentence.text[a:b] for a, b, _ in sentence.marks]
    for quantity, (_, _, said) in zip(found, sentence.marks, strict=True):
        value, unit, modifier, role = ([*said.split("|"), "", "", ""])[:4]
        assert quantity.value == pytest.approx(number(value))
        assert (quantity.unit, quantity.modifier) == (unit, modifier or "exactly")
        assert role in ("", quantity.role)


def number(text: str) -> float | tuple[float, float]:
    low, _, high = text.partition("..")
    return (float(low), float(high)) if high else float(low)
