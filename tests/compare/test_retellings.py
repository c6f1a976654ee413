"""Who took what they say from whom."""

from telling import Said, Told, amount, tell

from muasal.compare import compare
from muasal.model import Story

RAIN = (amount(186, "amount:rain", "millimetre"),)
PARAGRAPH = (
    "The river rose by two metres within a night and carried away the wooden bridge at the lower end of the valley, "
    "where traders from the coast had set up their stalls for the yearly market of the mountain villages. "
)


def edges(story: Story) -> list[tuple[str, str, str]]:
    return [(edge.child, edge.parent, edge.rule) for edge in compare(story).retellings]


def test_an_outlet_that_is_named_was_retold() -> None:
    first = Told("a1", "Valley Radio", "2024-03-01", (Said("It rained 186 mm", ("rain",), ("weather-office",), RAIN),))
    second = Told(
        "a2", "Coast Daily", "2024-03-02", (Said("186 mm fell", ("rain",), ("valley-radio", "weather-office"), RAIN),)
    )
    assert edges(tell(first, second)) == [("a2", "a1", "named")]


def test_nobody_retells_a_later_article() -> None:
    first = Told("a1", "Valley Radio", "2024-03-03", (Said("It rained 186 mm", ("rain",), (), RAIN),))
    second = Told("a2", "Coast Daily", "2024-03-02", (Said("186 mm fell", ("rain",), ("valley-radio",), RAIN),))
    assert edges(tell(first, second)) == []


def test_an_organisation_with_a_release_of_its_own_is_retold() -> None:
    release = Told(
        "a1",
        "Weather Office",
        "2024-03-01",
        (Said("It rained 186 mm", ("rain",), (), RAIN),),
        outlet_type="organisation",
    )
    child = Told("a2", "Coast Daily", "2024-03-01", (Said("186 mm fell", ("rain",), ("weather-office",), RAIN),))
    assert edges(tell(release, child)) == [("a2", "a1", "named")]


def test_only_the_nearest_teller_counts() -> None:
    release = Told(
        "a1",
        "Weather Office",
        "2024-03-01",
        (Said("It rained 186 mm", ("rain",), (), RAIN),),
        outlet_type="organisation",
    )
    middle = Told("a2", "Valley Radio", "2024-03-01", (Said("186 mm fell", ("rain",), ("weather-office",), RAIN),))
    last = Told(
        "a3",
        "Coast Daily",
        "2024-03-02",
        (Said("186 mm of rain", ("rain",), ("valley-radio", "weather-office"), RAIN),),
    )
    assert edges(tell(release, middle, last)) == [("a2", "a1", "named"), ("a3", "a2", "named")]


def test_shared_passages_tell_without_a_name() -> None:
    first = Told("a1", "Valley Radio", "2024-03-01", (Said("It rained", ("rain",)),), filler=PARAGRAPH)
    second = Told("a2", "Coast Daily", "2024-03-02", (Said("The market is over", ("stop",)),), filler=PARAGRAPH)
    assert edges(tell(first, second)) == [("a2", "a1", "shared-passage")]


def test_shared_amounts_and_origins_tell_without_a_name() -> None:
    said = (
        Said("It rained 186 mm", ("rain",), ("weather-office",), RAIN),
        Said("412 families were hit", ("be-affected",), ("mayor",), (amount(412, "count:affected", "household"),)),
    )
    first, second = Told("a1", "Valley Radio", "2024-03-01", said), Told("a2", "Coast Daily", "2024-03-02", said, "id")
    assert edges(tell(first, second)) == [("a2", "a1", "shared-details")]


def test_a_newer_figure_speaks_against_copying() -> None:
    def day(n: int) -> tuple[Said, ...]:
        return (Said("People died", ("die",), ("mayor",), (amount(10 + n, "count:dead"),)),)

    assert (
        edges(
            tell(
                Told("a1", "Valley Radio", "2024-03-01", day(1)), Told("a2", "Coast Daily", "2024-03-02", day(4), "id")
            )
        )
        == []
    )


def test_a_circle_ends_and_is_said() -> None:
    def citing(id: str, outlet: str, source: str) -> Told:
        return Told(id, outlet, "2024-03-01", (Said("A dam broke", ("destroy",), (source,)),))

    story = compare(
        tell(
            citing("a1", "One Times", "two-news"),
            citing("a2", "Two News", "three-post"),
            citing("a3", "Three Post", "one-times"),
        )
    )
    assert len(story.retellings) == 3
    assert all("circle" in edge.reason for edge in story.retellings)
    assert [cluster.independent_origins for cluster in story.clusters] == [1]
