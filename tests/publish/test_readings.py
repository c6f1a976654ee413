"""What `muasal read` prints of one article."""

import json

import pytest

from muasal.model import Article
from muasal.pipeline import resolved
from muasal.publish.readings import Read, reading_line, reading_text

TEXT = (
    "Bridge shut\n\nThe mayor said the bridge was shut. The union wants a shorter week.\n\n"
    "A video posted on Telegram by Anna Reed shows the cracks.\n\n"
    "The hall was dark. “Nobody was told about the cracks in the deck.” Rain fell.\n"
)


def read(attitudes: bool = False, text: str = TEXT) -> Read:
    (part,) = resolved([Article("a1", text, "en")], attitudes=attitudes)
    found = (part.attributions, part.mentions, part.entities, part.suspicions, part.quotations, part.evidence)
    return Read(part.article, *found)


def test_a_quote_without_a_source_has_its_own_entry() -> None:
    (quote,) = json.loads(reading_line(read()))["quotes_without_source"]
    assert TEXT[slice(*quote["span"])] == "Nobody was told about the cracks in the deck."
    assert quote["rule"] == "quotation:no-source"


def test_evidence_has_its_hands_and_the_attribution_that_rests_on_it() -> None:
    record = json.loads(reading_line(read()))
    (video,) = record["evidence"]
    assert (video["kind"], TEXT[slice(*video["span"])]) == ("video", "video")
    assert [(h["role"], TEXT[slice(*h["span"])]) for h in video["hands"]] == [
        ("place", "Telegram"),
        ("publisher", "Anna Reed"),
    ]
    assert record["entities"][video["hands"][1]["entity"]] == "Anna Reed"
    (resting,) = [a for a in record["attributions"] if a["id"] in video["attributions"]]
    assert TEXT[slice(*resting["cue"][0])] == "shows"


def test_the_taggers_layer_is_shown_where_it_is_asked_for() -> None:
    layers = [a["layer"] for a in json.loads(reading_line(read()))["attributions"]]
    assert set(layers) == {"grammar"}
    asked = json.loads(reading_line(read(attitudes=True)))["attributions"]
    (wants,) = [a for a in asked if a["layer"] == "tagger"]
    assert TEXT[slice(*wants["cue"][0])] == "wants"
    assert wants["margin"] > 0


@pytest.mark.parametrize(
    "line",
    [
        "quote without a source: «Nobody was told about the cracks in the deck.»",
        "evidence: video «video»; place «Telegram»; publisher «Anna Reed»",
        "«The mayor» · «said» · says, certain",
    ],
)
def test_people_see_all_of_it(line: str) -> None:
    assert line in reading_text(read())


def test_people_see_what_only_the_tagger_found() -> None:
    assert "tagger only, margin" in reading_text(read(attitudes=True))
    assert "tagger only" not in reading_text(read())


def test_an_article_in_which_nobody_says_anything() -> None:
    assert "nobody was found to say anything" in reading_text(read(text="Rain fell on Monday."))


def test_nothing_in_a_text_commands_the_terminal() -> None:
    assert "\x1b" not in reading_text(read(text="“We \x1b[31mwaited nine hours for water here.” Rain fell."))
