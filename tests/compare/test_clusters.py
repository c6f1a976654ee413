"""Which claims are grouped."""

from telling import Said, Told, actor, amount, place, tell

from muasal.compare import compare
from muasal.compare.candidates import BUCKET, neighbours, weights
from muasal.compare.clusters import join


def told_twice() -> list[Told]:
    """A ferry accident in two languages, with other news between."""
    return [
        Told(
            "a1",
            "Harbour Post",
            "2024-05-01",
            (
                Said(
                    "Fourteen people were hurt when the ferry hit the pier",
                    ("injure", "crash"),
                    ("coast-guard",),
                    (amount(14, "count:injured"), place("Tual")),
                ),
                Said(
                    "The operator was fined 300 euros", ("fine",), ("ministry",), (amount(300, "amount:fine", "euro"),)
                ),
                Said("Divers found the propeller", ("discover",), ("divers",), (actor("divers"),)),
            ),
        ),
        Told(
            "a2",
            "Kabar Dermaga",
            "2024-05-02",
            (
                Said(
                    "Feri menabrak dermaga, 14 orang terluka",
                    ("crash", "injure"),
                    ("coast-guard",),
                    (amount(14, "count:injured"), place("Tual")),
                ),
                Said("Operator didenda 300 euro", ("fine",), ("ministry",), (amount(300, "amount:fine", "euro"),)),
                Said("Sekolah diliburkan", ("close",), ("mayor",), (actor("mayor"),)),
            ),
            "id",
        ),
    ]


def groups(*told: Told) -> list[set[str]]:
    return [set(cluster.claims) for cluster in compare(tell(*told)).clusters]


def test_the_same_claim_in_two_languages_is_one_cluster() -> None:
    found = groups(*told_twice())
    assert {"a1.c0", "a2.c0"} in found
    assert {"a1.c1", "a2.c1"} in found


def test_other_claims_stay_apart() -> None:
    found = groups(*told_twice())
    assert {"a1.c2"} in found
    assert {"a2.c2"} in found


def test_that_it_did_not_happen_is_another_claim() -> None:
    first = Told("a1", "Harbour Post", "2024-05-01", (Said("Troops were sent and arrived", ("send-forces", "arrive")),))

    def answered(negated: bool) -> Told:
        said = Said("Pasukan dikirim dan dilatih", ("send-forces", "train"), negated=negated)
        return Told("a2", "Kabar Dermaga", "2024-05-02", (said,), "id")

    assert len(groups(first, answered(False))) == 1
    assert len(groups(first, answered(True))) == 2


def test_a_drifted_amount_does_not_split_a_claim() -> None:
    first, second = told_twice()
    said = second.said[0]
    drifted = Said(said.words, said.kinds, said.chain, (amount(140, "count:injured"), place("Tual")))
    assert {"a1.c0", "a2.c0"} in groups(first, Told("a2", "Kabar Dermaga", "2024-05-02", (drifted,), "id"))


def test_every_claim_is_in_one_cluster_and_every_edge_has_a_reason() -> None:
    story = compare(tell(*told_twice()))
    assert sorted(id for c in story.clusters for id in c.claims) == sorted(c.id for c in story.claims)
    assert all(edge.reason and edge.rule for edge in story.same_claims)


def test_a_story_without_claims_has_no_clusters() -> None:
    assert compare(tell(Told("a1", "Harbour Post", None, ()))).clusters == ()


def test_a_denial_joins_what_it_denies() -> None:
    first, second = told_twice()
    denial = Said("The operator denied that anybody was hurt", ("deny", "injure"), ("operator",), (), "denies")
    found = groups(first, Told("a2", second.outlet, second.published, (second.said[0], denial), "id"))
    assert {"a1.c0", "a2.c0", "a2.c1"} in found


def test_a_denial_of_another_act_stays_apart() -> None:
    first, second = told_twice()
    denial = Said("The operator denied that fuel had leaked", ("deny", "leak-out"), ("operator",), (), "denies")
    found = groups(first, Told("a2", second.outlet, second.published, (second.said[0], denial), "id"))
    assert {"a2.c1"} in found


def test_a_thing_named_without_a_number_joins_what_no_kind_of_event_does() -> None:
    first, second = told_twice()
    tents = Said("The tents are dry", (), ("mayor",), (), things=("tent",))
    again = Said("Tenda kering", (), ("mayor",), (), things=("tent",))
    found = groups(
        Told("a1", first.outlet, first.published, (*first.said, tents)),
        Told("a2", second.outlet, second.published, (*second.said, again), "id"),
    )
    assert {"a1.c3", "a2.c3"} in found


def test_a_common_sign_weighs_nothing() -> None:
    weight = weights([frozenset({("kind", "die"), ("entity", str(n))}) for n in range(12)])
    assert weight["kind", "die"] == 0
    assert weight["entity", "3"] > 0


def test_pairs_of_a_crowded_sign_stay_near_linear() -> None:
    assert len(list(neighbours(list(range(BUCKET))))) == BUCKET * (BUCKET - 1) // 2
    assert len(list(neighbours(list(range(1000))))) < 7 * 1000


def test_groups_join_on_average_not_by_a_chain() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.4, (2, 3): 0.9}
    assert join(chain, 4) == [[0, 1], [2, 3]]
