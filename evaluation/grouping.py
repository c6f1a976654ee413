"""How the articles of several stories fall into stories when each is read by itself and grouped by what it shares.

usage: python evaluation/grouping.py FOLDER    (a folder of story folders)
"""

import sys
from itertools import combinations
from pathlib import Path

from muasal import pipeline, placing
from muasal.compare.grouping import Known, joined
from muasal.resolve import outlet_keys
from muasal.settings import Settings


def known(folder: Path) -> dict[str, Known]:
    """The articles of one story folder as grouping knows them."""
    acquired, _ = pipeline.acquire_all([str(folder)], Settings(), pipeline.NOTHING_GIVEN, None)
    out = {}
    for one in acquired:
        part = pipeline.read_one(one.article, outlet_keys([one.article]))
        fresh = placing.fresh(one.article, part.claims)
        out[f"{folder.name}/{one.article.id}"] = Known(fresh.marks, one.article.published)
    return out


def main() -> None:
    folders = sorted(path.parent for path in Path(sys.argv[1]).glob("*/story.json"))
    articles = {key: one for folder in folders for key, one in known(folder).items()}
    groups = joined(articles)[0]
    home = {key: n for n, group in enumerate(groups) for key in group}
    pairs = list(combinations(sorted(articles), 2))
    told = {pair for pair in pairs if home[pair[0]] == home[pair[1]]}
    gold = {pair for pair in pairs if pair[0].partition("/")[0] == pair[1].partition("/")[0]}
    print(f"{len(articles)} articles of {len(folders)} stories fall into {len(groups)}")
    print(f"pairs: precision {len(told & gold) / max(1, len(told)):.2f}, recall {len(told & gold) / len(gold):.2f}")
    for group in groups:
        print(f"  {len(group):3} {', '.join(sorted({key.partition('/')[0] for key in group}))}")


if __name__ == "__main__":
    main()
