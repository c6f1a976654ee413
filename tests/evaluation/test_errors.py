"""The table of errors: what is right, missed and extra."""

import copy
from collections import Counter
from pathlib import Path

from errors import errors, table
from score_story import Scorer, load_gold

STORY = Path(__file__).parents[2] / "evaluation" / "stories" / "north-korea-troops"


def test_the_gold_against_itself_has_no_error() -> None:
    gold = load_gold(str(STORY))
    assert {e.outcome for e in errors(Scorer(gold, copy.deepcopy(gold)))} == {"right"}


def test_a_drift_left_out_is_missed_and_one_made_up_is_extra() -> None:
    gold = load_gold(str(STORY))
    found = copy.deepcopy(gold)
    lost = found["drifts"].pop(0)
    found["drifts"].append(lost | {"kind": "place", "slot": "location", "from": lost["to"], "to": lost["from"]})
    rows = table(errors(Scorer(gold, found)))["drifts, by kind"]
    assert rows[lost["kind"]]["missed"] == 1
    assert rows["place"]["extra"] == 1


def test_a_cluster_split_in_two_misses_pairs_and_joins_none() -> None:
    gold = load_gold(str(STORY))
    found = copy.deepcopy(gold)
    largest = Counter(c["cluster"] for c in gold["claims"]).most_common(1)[0][0]
    moved = next(c for c in found["claims"] if c["cluster"] == largest)
    moved["cluster"] = "alone"
    outcomes = Counter(e.outcome for e in errors(Scorer(gold, found)) if e.topic.startswith("pairs"))
    assert outcomes["missed"] == sum(c["cluster"] == largest for c in gold["claims"]) - 1
    assert outcomes["extra"] == 0
