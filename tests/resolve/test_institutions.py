"""Institutions known by what they are: whose country, whose part, and who only works there."""

import pytest
from test_sources import article, chains, resolved

from muasal.resolve import unify

NEPAL = {
    "en": "POKHARA, March 4 – Snow closed roads in Pokhara and Kathmandu. The health ministry said clinics stay open.",
    "id": "Salju menutup jalan di Pokhara dan Kathmandu, Nepal. Kementerian Kesehatan mengatakan klinik tetap buka.",
    "uk": "Сніг закрив дороги в Катманду, столиці Непалу. У Міністерстві охорони здоров'я кажуть, що клініки відкриті.",
    "ru": "Снег закрыл дороги в Катманду, столице Непала. В Минздраве республики заявили, что клиники работают.",
}


@pytest.mark.parametrize("code", NEPAL)
def test_a_ministry_without_a_country_is_that_of_the_country_the_article_is_about(code: str) -> None:
    named = chains("Nepal's health ministry said clinics stay open.")
    assert chains(NEPAL[code], code) == named


def test_no_country_is_guessed_where_two_are_told_of_alike() -> None:
    text = "Floods hit Nepal and Peru. In Nepal and in Peru roads closed. The health ministry said clinics were open."
    assert chains(text) == [("health-ministry",)]


def test_the_ministry_is_the_one_named_before() -> None:
    first, second = chains("Peru's health ministry said clinics were open. The ministry said doctors were on duty.")
    assert second == first


def test_the_ministry_of_another_article_is_the_only_one_of_its_country() -> None:
    one = article("Nepal's health ministry said clinics stay open.", "en")
    text = "Snow closed roads in Pokhara and Kathmandu. The ministry said doctors were on duty."
    two = article(text, "en", "a2", "Canal Ledger")
    parts = unify([resolved(one, two), resolved(two, one)])
    assert parts[1].attributions[0].chain == parts[0].attributions[0].chain


def test_a_part_of_a_body_is_the_body() -> None:
    whole, part, later = chains(
        "Peru's health ministry said doses were short. The health ministry's Vaccines Unit said more would come. "
        "The Vaccines Unit said nurses would bring them."
    )
    assert whole == part == later


def test_a_part_of_a_body_is_the_body_in_another_article() -> None:
    one = article("Peru's health ministry's Vaccines Unit said doses were short.", "en")
    two = article("The Vaccines Unit said more would come.", "en", "a2", "Canal Ledger")
    parts = unify([resolved(one, two), resolved(two, one)])
    assert parts[1].attributions[0].chain == parts[0].attributions[0].chain


HOSPITAL = {
    "en": "A spokesman for the teaching hospital at Karumba said two wards were full.",
    "id": "Juru bicara RS Pendidikan Karumba mengatakan dua bangsal penuh.",
}


def test_a_hospital_is_known_by_the_place_behind_it() -> None:
    assert chains(HOSPITAL["en"]) == chains(HOSPITAL["id"], "id") == [("hospital-karumba",)]


NURSES = {
    "en": "A nurse at the clinic, who asked not to be named, said masks had run out.",
    "id": "Seorang perawat yang enggan disebutkan namanya mengatakan masker sudah habis.",
    "uk": "Медсестра тамтешньої клініки на умовах анонімності розповіла, що маски закінчилися.",
    "ru": "По словам медсестры этой клиники, маски там закончились ещё в мае.",
}


@pytest.mark.parametrize("code", NURSES)
def test_an_unnamed_nurse_is_a_nurse_in_every_language_and_not_her_hospital(code: str) -> None:
    assert chains(NURSES[code], code) == [("anon-nurses",)]


def test_a_named_surgeon_speaks_for_no_group() -> None:
    assert len(chains("Tomas Hale, a surgeon, said the ward was full.")[0]) == 1


OWNED = {
    "en": 'The Growers\' Association denied it. "Not one tree is ill," said its chairman, Ivo Hale.',
    "id": 'Asosiasi Petani Kopi membantah kabar itu. "Pohon kami sehat," kata ketuanya, Rudi Hartono.',
}


@pytest.mark.parametrize("code", OWNED)
def test_its_chairman_speaks_for_the_body_that_spoke_last(code: str) -> None:
    first, second = chains(OWNED[code], code)
    assert second[1:] == first[-1:]


def test_the_agencys_envoy_speaks_for_the_agency_and_not_for_the_country() -> None:
    first, second = chains(
        "The World Health Organization said the water was safe. "
        "The agency's representative in Peru, Dr Ada Lind, said tests go on."
    )
    assert second[1:] == first


def test_an_acronym_is_no_relative_pronoun() -> None:
    assert chains("Warm nights may have helped the flies to breed, according to the WHO.") == [("who",)]


def test_the_captains_lawyer_is_not_the_captain() -> None:
    first, second = chains("Captain Ivo Hale said the ship was sound. The captain's lawyer said the trial was unfair.")
    assert second != first
