"""A corrected story as new gold: story.json in its very shape and one text file an article, packed together."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

from muasal.ledger import View
from muasal.model import Story, to_shape

FIXED = (1980, 1, 1, 0, 0, 0)  # the same story packs to the same bytes


def gold(view: View, key: str) -> tuple[str, dict[str, Any], dict[str, str]]:
    """Name, story.json and the articles' texts by file, as the story stands. UsageError if there is none."""
    story = _filed(view.story(key))
    return story.name, to_shape(story), {str(a.file): a.text for a in story.articles}


def packed(view: View, key: str) -> bytes:
    """All of it as a zip archive."""
    _, data, texts = gold(view, key)
    files = {"story.json": json.dumps(data, ensure_ascii=False, indent=1) + "\n", **texts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, FIXED), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _filed(story: Story) -> Story:
    """The story with a file name for each article."""
    named = tuple(replace(a, file=f"{a.id}.{a.language}.txt") for a in story.articles)
    return replace(story, articles=named)
