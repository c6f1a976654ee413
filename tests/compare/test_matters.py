"""Many articles are parted into matters first."""

from telling import Said, Told, actor, amount, place, tell

from muasal.compare import compare
from muasal.compare.matters import HANDFUL, split
from muasal.compare.setting import setting


def accident(n: int, teller: int) -> Told:
    """One of many accidents, of the same kind and told alike, each with a place, a toll and a railway of its own."""
    slots = (amount(100 + n, "count:dead"), place(f"Town {n}"), actor(f"railway-{n}"))
    said = Said(f"{100 + n} died at Town {n}, outlet {teller} reports", ("die", "crash"), (f"police-{n}",), slots)
    return Told(f"a{n}-{teller}", f"Outlet {teller}", "2024-02-01", (said,))


def test_a_handful_is_one_matter() -> None:
    assert len(split(setting(tell(*(accident(n, 0) for n in range(HANDFUL)))))) == 1


def test_like_events_are_not_one_claim() -> None:
    told = [accident(n, teller) for n in range(HANDFUL) for teller in range(2)]
    story = compare(tell(*told))
    assert all(len({claim.split("-")[0] for claim in cluster.claims}) == 1 for cluster in story.clusters)
    assert len(story.clusters) == HANDFUL
