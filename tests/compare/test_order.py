"""The order of the input changes nothing: not a byte of what is printed."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import FOLDERS, QUICK, articles, gold
from telling import Told, tell

from muasal.compare import compare
from muasal.model import Story, to_json


def printed(story: Story) -> str:
    return json.dumps(to_json(compare(story)), ensure_ascii=False)


def shuffled(story: Story, random: Random) -> Story:
    mixed = list(story.articles), list(story.attributions), list(story.claims), list(story.entities.items())
    for items in mixed:
        random.shuffle(items)
    return replace(
        story,
        articles=tuple(mixed[0]),
        attributions=tuple(mixed[1]),
        claims=tuple(mixed[2]),
        entities=dict(mixed[3]),
    )


@QUICK
@given(articles(), st.randoms(use_true_random=False))
def test_of_any_story(told: tuple[Told, ...], random: Random) -> None:
    story = tell(*told)
    assert printed(shuffled(story, random)) == printed(story)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_of_the_bundled_stories(folder: Path) -> None:
    story = gold(folder)
    assert {printed(shuffled(story, Random(seed))) for seed in range(4)} == {printed(story)}
