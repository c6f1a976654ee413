"""The places of a story as GeoJSON (RFC 7946), for maps and geographic programs."""

import json
from typing import Any

from muasal.model import Story
from muasal.publish import map as maps
from muasal.publish.index import Index

Json = dict[str, Any]


def geojson(story: Story) -> str:
    """A FeatureCollection with a feature for each place that has a point, in the order of the report's list.

    The geometry is the point; an area has its bounds as `bbox` (west, south, east, north in degrees; west > east across
    the date line). `claims` are the ids of the claims that name the place.
    """
    index = Index(story)
    ids = {number: id for id, number in index.claim_number.items()}
    features = [_feature(site, ids) for site in maps.sites(index)]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _feature(site: maps.Site, ids: dict[int, str]) -> Json:
    found: Json = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [site.lon, site.lat]}}
    if site.extent is not None:
        south, west, north, east = site.extent
        found["bbox"] = [west, south, east, north]
    return found | {"properties": _properties(site, ids)}


def _properties(site: maps.Site, ids: dict[int, str]) -> Json:
    """What is known of the place besides; nothing for what is not."""
    told = {
        "name": site.name,
        "country": site.country,
        "area": site.area,
        "precision": site.precision,
        "doubtful": site.doubtful,
        "worded": list(site.worded),
        "claims": [ids[number] for number in site.claims],
        "articles": site.articles,
        "reason": site.reason,
        "runner_up": site.instead,
        "bbox_from": site.extent_from,
    }
    return {key: value for key, value in told.items() if value not in ("", None)}
