"""Lookups over a story."""

from dataclasses import replace

from made_stories import ferry, many

from muasal.model import Entity
from muasal.publish.index import Index, short_name
from muasal.publish.wording import Wording


def test_a_reason_names_outlets_instead_of_ids() -> None:
    index = Index(ferry())
    assert index.readable("a1 says 40, a2.c1 says 14 (a12)") == "Flores Post says 40, Suara Ende says 14 (a12)"
    assert index.readable("a2.") == "Suara Ende."
    assert index.readable("a2 denies what harbour says") == "Suara Ende denies what Harbour office of Ende says"


def test_a_long_name_gives_way_to_a_known_id() -> None:
    assert short_name("hur", "Main Directorate of Intelligence of the Ministry") == "HUR"
    assert short_name("bpbd-ende", "Regional disaster management office of Ende") == "BPBD Ende"
    assert short_name("anon-1", "An official of the ministry who did not want to be named") != "Anon 1"
    assert short_name("harbour", "Harbour office") == "Harbour office"


def test_only_names_from_the_tables_are_cut() -> None:
    long = "Harbour office of the regency of Ende and its islands"
    for registry, name in ((True, "Harbour"), (False, long)):
        entities = {"harbour": Entity("harbour", long, "organisation", registry=registry)}
        assert Index(replace(ferry(), entities=entities)).name("harbour") == name


def test_the_most_told_comes_first() -> None:
    story = many(10)
    together = replace(story.clusters[7], claims=tuple(claim.id for claim in story.claims[6:9]))
    index = Index(replace(story, clusters=(*story.clusters[:6], together, story.clusters[9])))
    assert index.clusters[0] is together


def test_a_claim_without_a_cluster_stands_alone_at_the_end() -> None:
    index = Index(replace(ferry(), clusters=()))
    assert [(cluster.id, cluster.claims) for cluster in index.clusters] == [("", ("a1.c1",)), ("", ("a2.c1",))]
    assert index.signature(index.clusters[0]) == "told once · told in 1 article, 1 language"


def test_who_denies_is_in_the_signature() -> None:
    story = ferry()
    denied = replace(story, claims=(story.claims[0], replace(story.claims[1], stance="denies")))
    assert Index(denied).signature(story.clusters[0]).endswith("2 drifts · denied by Harbour office of Ende")


def test_a_gloss_in_an_article_s_words_has_its_language() -> None:
    story = ferry()
    worded = replace(story.clusters[0], gloss="14 orang berada di feri")
    assert Index(story).gloss(story.clusters[0])[1] == ""
    assert Index(story, Wording("uk")).gloss(worded)[1] == "id"


def test_a_gloss_gives_way_to_a_telling_in_the_reader_s_language() -> None:
    worded = replace(ferry().clusters[0], gloss="Forty people were on the ferry")
    assert Index(ferry(), Wording("id")).gloss(worded) == (
        "14 orang berada di feri yang kandas di Ende pada 4 Mei 2025",
        "id",
    )
    assert Index(ferry(), Wording("uk")).gloss(worded) == ("Forty people were on the ferry", "en")
