"""Where origins oppose each other."""

from telling import Said, Told, amount, tell

from muasal.compare import compare

TOLL = ("die", "crash")


def conflicts(*said: Said) -> list[tuple[tuple[str, str], str]]:
    story = compare(tell(Told("a1", "Rail Gazette", "2024-02-01", said)))
    return [(conflict.between, conflict.kind) for conflict in story.conflicts]


def dead(n: float, origin: str, modifier: str = "exactly") -> Said:
    return Said(
        "People died when the train left the rails", TOLL, (origin,), (amount(n, "count:dead", "person", modifier),)
    )


def test_a_denial_opposes_what_it_denies() -> None:
    denial = Said("The railway denied that anybody died", ("deny", "die"), ("railway",), (), "denies")
    assert conflicts(dead(12, "hospital"), denial) == [(("a1.c0", "a1.c1"), "denial")]


def test_a_refusal_or_a_doubt_is_no_conflict() -> None:
    refusal = Said("The railway would not say how many died", ("die",), ("railway",), (), "declines")
    doubt = Said("An expert doubted that so many died", ("doubt", "die"), ("expert",), (), "doubts")
    assert conflicts(dead(12, "hospital"), refusal, doubt) == []


def test_two_numbers_of_two_origins_conflict() -> None:
    assert conflicts(dead(12, "hospital"), dead(15, "police")) == [(("a1.c0", "a1.c1"), "number")]


def test_numbers_that_allow_each_other_do_not() -> None:
    assert conflicts(dead(12, "hospital"), dead(10, "police", "more-than")) == []


def test_one_origin_does_not_oppose_itself() -> None:
    assert conflicts(dead(12, "hospital"), dead(15, "hospital")) == []
