"""Copies prove nothing."""

from dataclasses import replace

from telling import Said, Told, tell

from muasal.compare import compare
from muasal.compare.passages import SHINGLE, shingles

TEXT = " ".join(f"word{n}" for n in range(80))
MODEL = Told("a1", "North News", "2024-01-05", (Said("The bridge at Lower Mill is shut", ("cut-off",)),), filler=TEXT)


def test_a_copy_is_held_to_its_model() -> None:
    story = compare(tell(MODEL, replace(MODEL, id="a2", outlet="South News")))
    assert [(edge.a, edge.b, edge.rule) for edge in story.same_claims] == [("a1.c0", "a2.c0", "copy")]
    assert [cluster.independent_origins for cluster in story.clusters] == [1]


def test_a_lightly_edited_copy_is_one_too() -> None:
    said = (Said("The bridge at Lower Mill is now shut", ("cut-off",)),)
    story = compare(tell(MODEL, replace(MODEL, id="a2", outlet="South News", said=said)))
    assert [cluster.claims for cluster in story.clusters] == [("a1.c0", "a2.c0")]


def test_a_passage_is_a_row_of_words() -> None:
    assert len(shingles(" ".join("abcdefg"))) == 0
    assert len(shingles(" ".join(str(n) for n in range(SHINGLE + 2)))) == 3


def test_rows_of_two_languages_are_never_the_same() -> None:
    text = " ".join("abcdefghij")
    assert shingles(text, "id").tolist() != shingles(text, "ru").tolist()


def test_a_translation_that_names_its_model_is_a_copy() -> None:
    said = Said("Jembatan ditutup", ("cut-off",), ("north-news",))
    story = compare(tell(MODEL, Told("a2", "Kabar Selatan", "2024-01-06", (said,), "id")))
    assert [(edge.a, edge.b, edge.rule) for edge in story.same_claims] == [("a1.c0", "a2.c0", "copy")]


def test_an_article_with_details_of_its_own_is_no_copy() -> None:
    first = Said("Jembatan ditutup", ("cut-off",), ("north-news",))
    more = (Said("Tiga orang ditahan", ("detain",)), Said("Sungai meluap", ("flood",)))
    story = compare(tell(MODEL, Told("a2", "Kabar Selatan", "2024-01-06", (first, *more), "id")))
    assert [edge.rule for edge in story.same_claims] == ["signature"]
