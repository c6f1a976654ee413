"""How quickly the web app's pages answer over a ledger of 10,000 articles, at rest and while articles are being added.

    python benchmarks/pages.py [--articles N] [--ledger FILE] [--json]

The ledger is made up (benchmarks/synthetic.py): a year of news in stories of 1 to 30 articles, compared and written as
`muasal trace` would; with --ledger it is kept, and used again. Pages are asked for one after the other, from an app in
this process; adding goes on in a thread and a process beside it. Milliseconds, 95th percentile; `processor` is what
the page itself took of one core, `clock` also what everything else on the machine did meanwhile.
"""

import argparse
import json
import os
import random
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import synthetic
from starlette.testclient import TestClient

from muasal import keeping, placing
from muasal.compare import compare
from muasal.ledger import View, open_ledger, watches, write
from muasal.model import EntityMention, Story
from muasal.web.app import create
from muasal.web.declared import House
from muasal.web.jobs import Jobs
from muasal.web.serving import another_process, answer_promptly
from muasal.web.sessions import Sessions

ARTICLES, ASKED, LIMIT = 10_000, 60, 200
WATCHES = 5
TEXT = """Depot on fire

The fire chief {name} said {number} drums burnt in the depot of Ende on Monday. {other} people were brought to \
safety, the Island Post reported. The harbour office denied that oil had leaked.
"""


# -- the ledger ------------------------------------------------------------------------------------------------------


def stories(articles: int) -> Iterator[Story]:
    """A year of news, a story a matter."""
    world = synthetic.World(1)
    sizes, made = list(range(1, synthetic.LARGEST + 1)), 0
    while made < articles:
        size = min(world.dice.choices(sizes, [1 / n for n in sizes])[0], articles - made)
        teller = synthetic.Teller(world)
        teller.matter(size, 4 + size // 2, 1 + size // 3)
        made += size
        yield replace(with_its_own(teller.story()), name=f"Matter {made}")


def with_its_own(story: Story) -> Story:
    """The story with the entities that it names, and no others."""
    used = {id for t in story.attributions for id in t.chain} | {o for c in story.claims for o in c.origins}
    used |= {str(m.value) for c in story.claims for m in c.slots if isinstance(m, EntityMention)}
    used |= {(a.outlet or "").casefold().replace(" ", "-") for a in story.articles}
    return replace(story, entities={id: e for id, e in story.entities.items() if id in used})


def build(path: Path, articles: int) -> None:
    """Writes the ledger."""
    engine = open_ledger(path)
    for story in stories(articles):
        write(engine, compare(story))
    placing.mark(engine)
    for n in range(WATCHES):
        watches.save(engine, f"Watch {n}", f"q=en{n + 3:x}", "Ana", keeping.now())


# -- asking ----------------------------------------------------------------------------------------------------------


def addresses(path: Path) -> dict[str, list[str]]:
    """Page → addresses to ask for, in turn."""
    dice = random.Random(2)
    with View.open(path) as view:
        held = [row["id"] for row in view.stories()]
        largest = max(view.stories(), key=lambda row: row["articles"])["id"]
        claims = view.search({"q": "en3"}, 0, 500).rows
    some = [dice.choice(claims) for _ in range(ASKED)]
    words = [f"en{n:x}" for n in range(3, 40)]
    return {
        "home": ["/"],
        "story": [f"/story/{dice.choice(held)}" for _ in range(ASKED)],
        "story, the largest": [f"/story/{largest}"],
        "claim": [f"/claim/{row['id']}" for row in some],
        "article": [f"/article/{row['id'].partition('.')[0]}" for row in some],
        "somebody": [f"/somebody/{row['origins'][0]}" for row in some],
        "search, a word": [f"/search?q={word}" for word in words],
        "search, a word and an outlet": [f"/search?q={word}&outlet=Outlet+3" for word in words],
        "search, a language": [f"/search?language={code}" for code in ("id", "en", "uk", "ru")],
        "search, a language, page 9": [f"/search?language={code}&from=400" for code in ("id", "en", "uk", "ru")],
        "search, since a day": [f"/search?since=2024-0{n}-01" for n in range(1, 9)],
        "search, what denies": ["/search?stance=denies"],
        "review": ["/review"],
        "watches": ["/watches"],
        "audit": ["/audit"],
        "add": ["/add"],
    }


def measured(client: TestClient, asked: dict[str, list[str]], number: int) -> dict[str, dict[str, float]]:
    """Page → clock and processor, 95th percentile of so many answers; each page once before, uncounted."""
    out = {}
    for page, paths in asked.items():
        client.get(paths[0])
        spent = [timed(client, paths[n % len(paths)]) for n in range(number)]
        out[page] = {name: percentile([one[name] for one in spent], 95) for name in ("clock", "processor")}
    return out


def timed(client: TestClient, path: str) -> dict[str, float]:
    start, spent = time.perf_counter(), time.process_time()
    answer = client.get(path)
    took = {"clock": (time.perf_counter() - start) * 1000, "processor": (time.process_time() - spent) * 1000}
    if answer.status_code != 200:
        raise SystemExit(f"asking for {path}: {answer.status_code} {answer.text[:300]}")
    return took


def percentile(values: list[float], share: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def adding(house: House, client: TestClient, over: threading.Event) -> Callable[[], None]:
    """Adds one article after the other until it is over."""

    def add() -> None:
        number = 0
        while not over.is_set():
            number += 1
            page = client.get("/add").text
            token = page.partition('name="token" value="')[2].partition('"')[0]
            text = TEXT.format(name=f"Rosa Mbeki {number}", number=100 + 7 * number, other=1000 + 13 * number)
            sent = client.post("/add", data={"token": token, "text": text, "outlet": "Island Post"})
            job = house.jobs.known[str(sent.url.path).rpartition("/")[2]]
            while not job.over and not over.is_set():
                time.sleep(0.05)

    return add


def measure(path: Path, number: int = ASKED) -> dict[str, Any]:
    """All pages, at rest and while articles are being added."""
    house = House(path, open_ledger(path), Jobs(another_process), Sessions())
    app = create(house, ("testserver",))
    answer_promptly()
    asked = addresses(path)
    rest = measured(TestClient(app), asked, number)
    over = threading.Event()
    worker = threading.Thread(target=adding(house, TestClient(app), over))
    worker.start()
    while not any(job.over for job in house.jobs.known.values()):
        time.sleep(0.1)
    beside = measured(TestClient(app), asked, number)
    over.set()
    worker.join()
    added = sum(job.state == "done" for job in house.jobs.known.values())
    house.jobs.close()
    pages = {page: {**rest[page], "while adding": beside[page]["clock"]} for page in asked}
    return {"pages": pages, "added meanwhile": added}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--asked", type=int, default=ASKED, help="how often each page is asked for")
    parser.add_argument("--ledger", type=Path, help="where the ledger is kept, and taken from if it is there")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = given.ledger or Path(folder, "kept.db")
        if not kept.exists():
            build(kept, given.articles)
        used = Path(folder, "used.db")
        shutil.copy(kept, used)
        with used.open("rb+") as copied:  # else the first article that is added waits until all of it is on the disk
            os.fsync(copied.fileno())
        found = measure(used, given.asked)
    if given.json:
        print(json.dumps(found, indent=1))
        return
    print(f"{'page':<32} {'clock':>7} {'processor':>10} {'while adding':>13}")
    for page, took in found["pages"].items():
        print(f"{page:<32} {took['clock']:7.0f} {took['processor']:10.0f} {took['while adding']:13.0f}")
    print(f"\nmilliseconds, 95th percentile; {found['added meanwhile']} articles were added meanwhile")
    slow = [page for page, took in found["pages"].items() if max(took["clock"], took["while adding"]) > LIMIT]
    print(f"above {LIMIT} ms: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
