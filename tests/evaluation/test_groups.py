"""Stories by groups: each bundled story is in one, and has floors."""

from pathlib import Path

import floors
import pytest
import run

STORIES = Path(run.__file__).parent / "stories"


def test_each_bundled_story_is_in_one_group() -> None:
    named = [story for stories in run.GROUPS.values() for story in stories]
    assert sorted(named) == sorted(folder.name for folder in STORIES.iterdir())


def test_unseen_stories_are_bundled() -> None:
    assert {story for stories in run.GROUPS.values() for story in stories} >= set(run.UNSEEN)


def test_each_figure_of_each_group_has_a_floor() -> None:
    names = {run.floor_name(group, figure) for group in run.GROUPS for figure in run.FIGURES}
    assert len(names) == len(run.GROUPS) * len(run.FIGURES)
    assert floors.load(run.FLOORS).keys() == names


def test_too_many_invented_drifts_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert not run.too_many({"few": run.MOST_INVENTED})
    assert run.too_many({"few": 0.5, "many": run.MOST_INVENTED + 0.25})
    assert "many" in capsys.readouterr().err


def test_the_mean_of_a_group_leaves_out_the_other_groups() -> None:
    rows = {"  drifts": {"a": 0.2, "b": 0.4, "c": 0.9}}
    assert run.means(rows, {run.FIRST: ("a", "b"), "later": ("c",)}) == {
        "  drifts": (0.2 + 0.4) / 2,
        "later: drifts": 0.9,
    }
