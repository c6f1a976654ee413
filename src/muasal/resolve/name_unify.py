"""One full name in two scripts: one entity, where a reading of the one is a reading of the other and of nobody else in
the batch (`spellings.py`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from muasal import languages
from muasal.resolve import romanise, spellings
from muasal.resolve.resolved import Resolved

NAMED = ("person", "organisation", "")


def spelled(parts: Sequence[Resolved]) -> dict[str, str]:
    """Id → the id of the same name in another spelling: the first of them, an entry of the register before others."""
    if len({bool(languages.get(part.article.language).letters) for part in parts}) < 2:
        return {}  # one script: the plain keys have met already
    bearers: dict[str, set[str]] = defaultdict(set)
    kept: dict[str, int] = {}
    for part in parts:
        for id, key, registered in _keys(part):
            bearers[key].add(id)
            kept[id] = 0 if registered else 1
    out: dict[str, str] = {}
    for key in sorted(bearers):
        ids = sorted(bearers[key], key=lambda id: (kept[id], id))
        if len(ids) == 2 and kept[ids[1]]:
            out[ids[1]] = ids[0]
    return {id: _last(out, id) for id in out}


def _last(same: Mapping[str, str], id: str) -> str:
    """The end of a chain of names."""
    seen = {id}
    while same.get(id, id) not in seen:
        id = same[id]
        seen.add(id)
    return id


def _keys(part: Resolved) -> Iterator[tuple[str, str, bool]]:
    """Id, key and whether it is registered, for each reading of each full name of an article."""
    language = languages.get(part.article.language)
    for id, entity in part.entities.items():
        if entity.registry and entity.type == "person":
            yield from ((id, key, True) for key in spellings.readings(entity.name, languages.get("en")))
        elif not entity.registry and entity.type in NAMED and "-" in id and romanise.key(entity.name, language) == id:
            yield from ((id, key, False) for key in spellings.readings(entity.name, language))
