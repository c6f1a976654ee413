"""Offsets are code points of the original text, whatever stands in it; reading takes time in proportion to it."""

import itertools
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muasal.languages import CODES
from muasal.model import Article, Reading, Span
from muasal.read import read

KNOWN = {
    "en": [
        "The mayor said that 14 boats had sunk on Monday.",
        "Two ferries collided near Gdansk on 3 May 2024, according to the port authority.",
        "“We lost 300 tonnes of rice,” said Anna Reed, a farmer.",
        "The ministry declined to comment.",
    ],
    "id": [
        "Wali kota mengatakan bahwa 14 kapal tenggelam pada Senin.",
        "Menurut dinas perhubungan, dua feri bertabrakan di Makassar pada 3 Mei 2024.",
        "“Kami kehilangan 300 ton beras,” kata Rini Hartati.",
    ],
    "uk": [
        "Мер заявив, що в понеділок затонуло 14 човнів.",
        "За даними рятувальників, 3 травня 2024 року біля Одеси зіткнулися два пороми.",
        "«Ми втратили 300 тонн рису», – сказала мер.",
    ],
    "ru": [
        "Мэр заявил, что в понедельник затонуло 14 лодок.",
        "По данным спасателей, 3 мая 2024 года у Одессы столкнулись два парома.",
        "«Мы потеряли 300 тонн риса», – сказал мэр.",
    ],
}
ODD = [
    *"ab7.,:;!?()-–—…%$€ \t\n",
    *"“”«»„\"‘’'`",
    *"\r\u2028\u2029\u0085\u00a0\u202f\u2009\u3000\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u202e\u2060\u0000\u001f",
    *"\u0301\u0308\u20e3\ufe0f",
    *"שלוםمرحباжіїґё漢字ไทยßİıﬁǅⅫ½²٣०",
    "\r\n",
    "👩🏽‍🚒",
    "👨‍👩‍👧‍👦",
    "🇺🇦",
    "é",
    " and ",
    " said ",
    " kata ",
    " что ",
    " 12.000 ",
    " 3,5 ",
    " 5 May ",
    "Read also: ",
]
noise = st.lists(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=25).map("".join)
sentences = st.sampled_from([(code, sentence) for code in CODES for sentence in KNOWN[code]])
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def of(code: str, text: str) -> Reading:
    return read(Article("a1", text, code, published="2024-05-06"))


def spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading, with what it is of."""
    document = reading.document
    for name, items in (("token", document.tokens), ("sentence", document.sentences), ("event", reading.events)):
        yield from ((name, item.span) for item in items)
    yield from (("quotation", span) for span in document.quotes)
    yield from (("mention", mention.span) for mention in reading.mentions)
    yield from (("suspicion", s.span) for s in reading.suspicions)
    for a in reading.attributions:
        yield from (("attribution", span) for span in (*a.cue, *a.source, *a.content))
        yield from (("reference", r.span) for r in a.references if r.span is not None)
    yield from (("claim", claim.span) for claim in reading.claims)
    for introduction in reading.introductions:
        yield from (("introduction", span) for span in (introduction.short, introduction.long))


def check(reading: Reading) -> None:
    text = reading.article.text
    for name, span in spans(reading):
        assert 0 <= span.start < span.end <= len(text), (name, span)
        words = span.of(text)
        assert words.strip(), (name, span)
        if name != "quotation":
            assert words == words.strip(), (name, words)


@quick
@given(before=noise, known=sentences, after=noise)
def test_every_span_lies_in_the_text_and_holds_words(before: str, known: tuple[str, str], after: str) -> None:
    code, sentence = known
    check(of(code, f"{before}{sentence}{after}"))


@quick
@given(text=noise, code=st.sampled_from([*CODES, "de", "und"]))
def test_any_text_is_read(text: str, code: str) -> None:
    check(of(code, text))


@quick
@given(before=noise, known=sentences, after=noise)
def test_tokens_are_the_words_of_the_text_in_order(before: str, known: tuple[str, str], after: str) -> None:
    code, sentence = known
    reading = of(code, f"{before}\n{sentence}\n{after}")
    tokens = reading.document.tokens
    doubled = {"''": '"', "``": '"', "‘‘": "“", "’’": "”"}
    written = [t.span.of(reading.article.text) for t in tokens]
    assert all(t.text == doubled.get(words, words) for t, words in zip(tokens, written, strict=True))
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))


@quick
@given(before=noise, known=sentences, after=noise)
def test_every_token_but_an_aside_is_in_one_sentence(before: str, known: tuple[str, str], after: str) -> None:
    code, sentence = known
    document = of(code, f"{before}\n{sentence}\n{after}").document
    covered = [i for s in document.sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(document.tokens)))


@quick
@given(before=noise, known=sentences)
def test_a_known_sentence_shifts_by_what_stands_before_it(before: str, known: tuple[str, str]) -> None:
    code, sentence = known
    head = "Xyz\n\n"
    alone, moved = of(code, head + sentence), of(code, f"{head}{before}\n\n{sentence}")
    shift = len(before) + 2
    assert within(moved, len(head) + shift) == [
        (name, Span(a + shift, b + shift)) for name, (a, b) in within(alone, len(head))
    ]


def within(reading: Reading, start: int) -> list[tuple[str, Span]]:
    """What is found from `start` on; places and the outlet's own claims may hang on the rest of the article."""
    kept = ("token", "sentence", "quotation", "attribution", "reference", "event")
    found = [(name, span) for name, span in spans(reading) if name in kept and span.start >= start]
    mentions = [*reading.times, *reading.quantities]
    return sorted(found + [(m.kind, m.span) for m in mentions if m.span.start >= start])


@quick
@given(before=noise, known=sentences, after=noise)
def test_an_amount_holds_a_number(before: str, known: tuple[str, str], after: str) -> None:
    code, sentence = known
    reading = of(code, f"{before}\n{sentence}\n{after}")
    for quantity in reading.quantities:
        words = quantity.span.of(reading.article.text)
        assert any(c.isnumeric() or c.isalpha() for c in words)
        assert quantity.value is not None


@quick
@given(before=noise, known=sentences, after=noise)
def test_a_quotation_stands_between_two_marks(before: str, known: tuple[str, str], after: str) -> None:
    code, sentence = known
    reading = of(code, f"{before}\n{sentence}\n{after}")
    text = reading.article.text
    for quote in reading.document.quotes:
        assert text[: quote.start].endswith(("“", "«", "„", '"', "‘", "''", "``"))
        assert text.startswith(("”", "»", "“", '"', "’", "''", "``"), quote.end)
        assert "\n" not in quote.of(text)


@quick
@given(before=noise, known=sentences, after=noise)
def test_claims_do_not_lie_inside_one_another(before: str, known: tuple[str, str], after: str) -> None:
    code, sentence = known
    claims = sorted(c.span for c in of(code, f"{before}\n\n{sentence}\n\n{after}").claims)
    assert all(a.end <= b.start for a, b in itertools.pairwise(claims))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_any_line_end_parts_lines(end: str, code: str) -> None:
    for sentence in KNOWN[code]:
        text = f"Xyz{end}{end}{sentence}{end}"
        (attribution,) = of(code, text).attributions
        (usual,) = of(code, f"Xyz\n\n{sentence}\n").attributions
        shift = len(text) - len(f"Xyz\n\n{sentence}\n")
        assert [s.of(text) for s in attribution.content] == [s.of(f"Xyz\n\n{sentence}\n") for s in usual.content]
        assert shift in (0, 3)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "  ", "\t"])
def test_any_space_parts_words(space: str, code: str) -> None:
    for sentence in KNOWN[code]:
        odd, usual = of(code, "Xyz\n\n" + sentence.replace(" ", space)), of(code, "Xyz\n\n" + sentence)
        assert [t.low for t in odd.document.tokens] == [t.low for t in usual.document.tokens]
        assert len(odd.attributions) == len(usual.attributions)


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_a_stress_mark_is_part_of_its_word(code: str) -> None:
    plain = KNOWN[code][0]
    text = plain.replace("в", "в\u0301", 1)
    tokens = of(code, text).document.tokens
    assert [t.text.replace("\u0301", "") for t in tokens] == [t.text for t in of(code, plain).document.tokens]


LONG: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "a" * n,
    "one number": lambda n: "7" * n,
    "words without end": lambda n: "harbour " * (n // 8),
    "sentences in a line": lambda n: "The mayor said that 12 people died on Monday. " * (n // 46),
    "paragraphs": lambda n: "The mayor said so.\n\n" * (n // 20),
    "quotations": lambda n: "“It was so,” he said. " * (n // 22),
    "quotations never closed": lambda n: "“a " * (n // 3),
    "dashes": lambda n: " – " * (n // 3),
    "conjunctions": lambda n: "and " * (n // 4),
    "dates": lambda n: "12 May 2024 and " * (n // 16),
    "amounts": lambda n: "12 people, " * (n // 11),
    "sources": lambda n: "citing Bank, " * (n // 13),
    "names": lambda n: "Bank " * (n // 5),
    "brackets": lambda n: "(" * n,
    "combining marks": lambda n: "\u0301" * n,
}


@pytest.mark.parametrize("shape", LONG)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(shape: str) -> None:
    of("en", "The mayor said that 12 people died on Monday.")
    small, large = (seconds("Xyz\n\n" + LONG[shape](n)) for n in (2_500, 10_000))
    assert large <= 8 * small + 0.05


def seconds(text: str) -> float:
    """The best of two readings."""
    best = 99.0
    for _ in range(2):
        begun = time.process_time()
        of("en", text)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("text", ["a" * 100_000, "7" * 100_000, "ab " * 33_000])
def test_a_line_of_a_hundred_thousand_characters_is_read_in_seconds(text: str) -> None:
    begun = time.process_time()
    check(of("id", text))
    assert time.process_time() - begun < 10
