"""Keys of names: what meets and what does not."""

import pytest

from muasal.resolve.place_keys import exact, skeleton


@pytest.mark.parametrize(("one", "other"), [("Ulan-Ude", "ulan ude"), ("São Tomé", "Sao Tome"), ("Kyiv's", "kyivs")])
def test_exact_folds_case_accents_and_marks(one: str, other: str) -> None:
    assert exact(one) == exact(other)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Уссурийск", "Уссурійськ", "Уссурійська", "Ussuriysk", "Ussuriisk"),
        ("Князе-Волконское", "Князе-Волконського", "Knyaze-Volkonskoye", "Knyaze-Volkonskoe", "Knyaz-Volkonsky"),
        ("Екатеринославка", "Катеринославки", "Yekaterinoslavka", "Ekaterinoslavka"),
        ("Сергеевка", "Sergeyevka", "Сергіївка", "Serhiivka"),
    ],
)
def test_spellings_of_one_slavic_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Курск", "Киров"), ("Самара", "Самарканд"), ("Одесса", "Донецк")])
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["Ош", "Як", "東京", ""])
def test_too_short_or_foreign_names_have_no_skeleton(name: str) -> None:
    assert skeleton(name) == ""
