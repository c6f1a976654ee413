"""Names as worded: runs of capitals, and short forms in brackets."""

from muasal import languages
from muasal.read import names
from muasal.read.segment import segment


def runs(text: str, language: str = "en") -> list[str]:
    document = segment(text, languages.get(language))
    return [mention.span.of(text) for mention in names.find(document, languages.get(language))]


def introduced(text: str, language: str) -> list[tuple[str, str]]:
    found = names.introductions(segment(text, languages.get(language)), languages.get(language))
    return [(i.short.of(text), i.long.of(text)) for i in found]


def test_a_run_of_capitals_is_a_name() -> None:
    assert "Maria Lopez" in runs("Yesterday the mayor Maria Lopez opened a bridge.")


def test_a_lone_capital_that_opens_a_sentence_is_none() -> None:
    assert runs("Bridges were closed.") == []


def test_an_acronym_that_opens_a_sentence_is_one() -> None:
    assert runs("BMKG memantau hujan.", "id") == ["BMKG"]


def test_a_short_form_stands_beside_its_long_form() -> None:
    text = "Laporan Badan Pangan Nusantara (BPN) terbit hari ini."
    assert ("BPN", "Badan Pangan Nusantara") in [
        (s, long.removeprefix("Laporan ")) for s, long in introduced(text, "id")
    ]


def test_a_number_in_brackets_introduces_nothing() -> None:
    assert introduced("Maria Lopez (47) opened a bridge.", "en") == []


def typed(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    found = names.find(segment(text, languages.get(language)), languages.get(language))
    return [(m.span.of(text), m.type, m.rule) for m in found]


def test_a_title_before_a_name_makes_it_a_person_and_is_no_part_of_it() -> None:
    assert typed("They thanked Mayor Lina Hart.") == [("Lina Hart", "person", "name:title")]


def test_a_surname_alone_takes_the_type_of_the_full_name() -> None:
    found = typed("They thanked Mayor Lina Okoro. In the evening, critics of Okoro marched.")
    assert ("Okoro", "person", "name:repeat") in found


def test_a_possessive_ending_is_no_part_of_a_name() -> None:
    assert [name for name, _, _ in typed("They read Lina Okoro's letter.")] == ["Lina Okoro"]


def test_a_member_of_a_body_is_parted_from_it() -> None:
    found = typed("Menurut Ketua DPR Gatra Sumarsono, rapat ditunda.", "id")
    assert [(name, type) for name, type, _ in found] == [("DPR", "organisation"), ("Gatra Sumarsono", "person")]


def test_a_heading_in_capitals_names_nobody() -> None:
    assert runs("Why Our Old Bridges Must Be Closed Now") == []
