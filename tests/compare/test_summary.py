"""The line and the gloss of a cluster."""

from telling import Said, Told, amount, tell

from muasal.compare import compare

SLOTS = (amount(64, "count:sheep", "sheep"),)


def test_the_line_says_origins_articles_languages_and_drifts() -> None:
    first = Told("a1", "Hill Times", "2024-06-01", (Said("Wolves took 64 sheep", ("attack",), ("shepherds",), SLOTS),))
    second = Told(
        "a2",
        "Kabar Bukit",
        "2024-06-02",
        (Said("Serigala memangsa 64 domba", ("attack",), ("hill-times", "shepherds"), SLOTS, certainty="hedged"),),
        "id",
    )
    (cluster,) = compare(tell(first, second)).clusters
    assert cluster.signature == "said by 1 origin (shepherds), told in 2 articles, 2 languages; 1 drift"


def test_the_gloss_is_the_fullest_claim_and_no_denial() -> None:
    bare = Said("Wolves attacked", ("attack",), ("shepherds",))
    full = Said("Wolves took 64 sheep", ("attack",), ("shepherds",), SLOTS)
    denial = Said("The ranger denied that wolves attacked", ("deny", "attack"), ("ranger",), SLOTS, "denies")
    story = compare(tell(Told("a1", "Hill Times", "2024-06-01", (denial, bare, full))))
    assert "Wolves took 64 sheep" in {cluster.gloss for cluster in story.clusters}
