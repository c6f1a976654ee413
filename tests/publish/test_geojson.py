"""The places of a story for programs that draw maps."""

import json
from dataclasses import replace

from made_stories import ferry, hostile

from muasal.model import Box, Place, Span
from muasal.publish.geojson import geojson


def features(*places: Place) -> list[dict[str, object]]:
    story = replace(ferry(), claims=(replace(ferry().claims[0], slots=places),))
    return list(json.loads(geojson(story))["features"])


def test_a_place_told_twice_is_one_point_with_its_claims() -> None:
    (ende,) = json.loads(geojson(ferry()))["features"]
    assert ende["geometry"] == {"type": "Point", "coordinates": [121.66, -8.84]}
    assert ende["properties"]["claims"] == ["a1.c1", "a2.c1"]
    assert "bbox" not in ende


def test_an_area_has_its_bounds_west_first() -> None:
    box = Box(-9.0, 120.0, -8.0, 122.0)
    (area,) = features(Place(Span(0, 1), "", "Flores", "ID", -8.5, 121.0, "region", box=box, box_from="towns"))
    assert area["bbox"] == [120.0, -9.0, 122.0, -8.0]


def test_a_place_without_a_point_is_left_out() -> None:
    assert features(Place(Span(0, 1), "", "Norrvik")) == []


def test_hostile_text_is_data() -> None:
    assert json.loads(geojson(hostile('"},{"type":"x')))["type"] == "FeatureCollection"
