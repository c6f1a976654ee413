"""Signs inside one article that a detail went wrong, and what only looks like one."""

import pytest

from muasal.model import Article, Claim, Quantity, Span
from muasal.pipeline import resolved
from muasal.resolve.acronyms import misspelt
from muasal.resolve.suspicions import misfit, of_sources


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Rule and words of each suspicion in an article with this one paragraph."""
    article = Article("a1", f"A headline\n\n{text}\n", language, "One Times", "2024-10-25")
    return [(s.rule, s.span.of(article.text)) for s in resolved([article])[0].suspicions]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The World Health Organization (WTO) sent doctors to the camp."),
        ("id", "Organisasi Kesehatan Dunia (WTO) mengirim dokter ke kamp itu."),
        ("ru", "Всемирная организация здравоохранения (ВТО) направила врачей в лагерь."),
        ("uk", "Всесвітня організація охорони здоров’я (СОТ) направила лікарів до табору."),
    ],
)
def test_a_short_form_of_another_body(language: str, text: str) -> None:
    ((rule, words),) = found(text, language)
    assert (rule, f"({words})" in text) == ("acronym-against-words", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The World Health Organization (WHO) sent doctors to the camp."),
        ("en", "The National Disaster Mitigation Agency (BNPB) sent boats."),
        ("id", "Kementerian Pertahanan (Kemhan) mengirim kapal."),
        ("ru", "Всемирная организация здравоохранения (ВОЗ) направила врачей."),
        ("uk", "Державна служба з надзвичайних ситуацій (ДСНС) направила човни."),
    ],
)
def test_a_short_form_of_its_own_is_none(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("short", "long", "slip"),
    [
        ("NARK", "National Agency for Rail Safety", True),
        ("NARS", "National Agency for Rail Safety", False),
        ("КРЛС", "Комитет развития лесных дорог", True),
        ("XMLF", "Extensible Markup Language Forum", False),  # a letter within its word
        ("ABCD", "Words Quite Unlike These", False),  # another language's short form
        ("FSX", "Federal Safety Board", False),  # too short to tell
    ],
)
def test_one_wrong_initial_of_an_unknown_body_is_a_slip(short: str, long: str, slip: bool) -> None:
    assert bool(misspelt(short, long)) == slip


@pytest.mark.parametrize(
    ("unit", "thing", "value", "odd"),
    [
        ("metre", "soap", 50, True),
        ("gram", "soap", 300, False),
        ("gram", "toilet-paper", 50, True),
        ("tonne", "toilet-paper", 3, False),
        ("metre", "toilet-paper", 50, False),
        ("US dollar", "soap", 50, False),
        ("percent", "rice", 5, False),
        ("kilometre", "rice", 5, True),
        ("barrel per day", "oil", 3_400_000, False),
        ("gigabit", "speed", 6.77, False),
        ("metre", "marmalade", 5, False),  # not in the table
    ],
)
def test_a_unit_against_what_it_measures(unit: str, thing: str, value: float, odd: bool) -> None:
    assert bool(misfit(Quantity(Span(0, 1), "test", value, unit, role=f"amount:{thing}"))) == odd


def test_a_unit_that_does_not_fit_is_found_in_a_text() -> None:
    assert found("Each soldier is given 40 metres of soap, the army said.") == [("unit-against-thing", "40 metres")]


def test_a_thing_further_off_is_another_matter() -> None:
    assert (
        found("There was power in the punch of the 66 kilogram boxer; an explosive 6-foot-8 forward watched him.") == []
    )


def told(n: int, value: float, sourced: bool, modifier: str = "exactly") -> Claim:
    slot = Quantity(Span(n, n + 1), "test", value, "person", modifier, "count:person")
    attributions = (f"a1.t{n}",) if sourced else ()
    return Claim(f"a1.c{n}", "a1", Span(n, n + 1), attributions, ("police",), "asserts", "certain", (slot,))


def test_the_one_exact_figure_without_a_source() -> None:
    claims = [told(n, 101 + n, n != 3) for n in range(6)]
    assert [(s.span, s.rule) for s in of_sources("a1", claims)] == [(Span(3, 4), "unsourced-beside-sourced")]


@pytest.mark.parametrize(
    "claims",
    [
        [told(n, 101 + n, n > 1) for n in range(9)],  # two of them
        [told(n, 101 + n, n != 3) for n in range(4)],  # too few beside it
        [told(n, 101 + n, n != 3) if n != 3 else told(3, 5000, False) for n in range(6)],  # a round figure
        [told(n, 101 + n, n != 3) if n != 3 else told(3, 101, False) for n in range(6)],  # told with a source, too
        [told(n, 101 + n, n != 3, "approximately" if n == 3 else "exactly") for n in range(6)],
    ],
)
def test_other_figures_without_a_source_are_no_sign(claims: list[Claim]) -> None:
    assert of_sources("a1", claims) == []
