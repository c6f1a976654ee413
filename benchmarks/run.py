"""Speed and memory of Muasal, as ratios measured in one run.

    python benchmarks/run.py [DATA_DIR] [--json]

Machines differ, so what counts are ratios: the share of each part, how time and memory grow with the number of
articles, what `--help` costs against a bare Python. Each figure is the median of several runs, with the least and the
greatest. Speeds are processor time of one process. The articles are mixed out of the bundled stories, about 250 words
each. DATA_DIR is a folder with `corpus/*.jsonl.gz` ({"language", "text"} a line): the same speeds on that text.
"""

import argparse
import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from measured import corpus, mixed

import muasal.read as reading
import muasal.resolve as resolving
from muasal import languages, pipeline
from muasal.compare import compare
from muasal.model import Article
from muasal.read.parse import network, parse
from muasal.read.segment import segment
from muasal.resolve import gazetteer

RUNS = 5
ARTICLES = 100
GROWN = 400
GOAL = 25  # articles a second that `read` is to reach, parsers and all
DETAILS = 300  # KB a second that all kinds of details together are to reach in each language
WORD, PLAIN = re.compile(r"\w+|[^\w\s]"), 20  # what details are measured against, and how many times in a row
GAZETTED = 200  # articles whose places are resolved to see what the gazetteer takes
OPENS, MEMORY, DISK = 0.3, 60, 25  # seconds, MB, MB: what the gazetteer may cost
Figures = dict[str, Any]


def spread(values: list[float], digits: int = 3) -> Figures:
    """The median of several runs, the least and the greatest."""
    return {
        "median": round(median(values), digits),
        "least": round(min(values), digits),
        "greatest": round(max(values), digits),
    }


def seconds(work: Callable[[], object]) -> float:
    """Processor time of `work`: others on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def speeds(articles: list[Article], runs: int = RUNS) -> Figures:
    """Articles a second: read only, and read and resolved."""
    words = sum(len(a.text.split()) for a in articles)
    for article in articles[:8]:
        reading.read(article)  # tables load once
    pipeline.resolved(articles[:8], pipeline.silent)
    read = [len(articles) / seconds(lambda: [reading.read(a) for a in articles]) for _ in range(runs)]
    resolved = [len(articles) / seconds(lambda: pipeline.resolved(articles, pipeline.silent)) for _ in range(runs)]
    return {
        "articles": len(articles),
        "words an article": round(words / len(articles)),
        "read, articles a second": spread(read, 1),
        "read and resolved, articles a second": spread(resolved, 1),
        "read, articles of 250 words a second": round(median(read) * words / len(articles) / 250, 1),
    }


class Clock:
    """Adds up the processor time of the functions it wraps; one called by another counts by itself only."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inner = [0.0]

    def wrap(self, owner: Any, name: str, part: str) -> None:
        """Replaces `owner.name` by itself, timed as `part`."""
        inner = getattr(owner, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return inner(*args, **kwargs)
            finally:
                whole = time.process_time() - start
                self.spent[part] = self.spent.get(part, 0.0) + whole - self._inner.pop()
                self._inner[-1] += whole

        setattr(owner, name, timed)


def shares(articles: list[Article]) -> Figures:
    """The share of each part in the time of a whole trace, in percent. Wraps functions: run it in its own process."""
    pipeline.trace(articles[:8])  # tables load once
    clock = Clock()
    clock.wrap(reading, "segment", "segment")
    for part in ("times", "quantities", "events", "attributions", "claims", "names"):
        clock.wrap(getattr(reading, part), "find", part)
    clock.wrap(reading.names, "introductions", "names")
    clock.wrap(reading.places, "candidates", "places")
    clock.wrap(pipeline, "resolve", "resolve")
    clock.wrap(resolving.places, "resolve", "resolve: places")
    clock.wrap(pipeline, "compare", "compare")
    whole = seconds(lambda: pipeline.trace(articles))
    found = {part: round(100 * spent / whole, 1) for part, spent in clock.spent.items()}
    return found | {"the rest": round(100 - sum(found.values()), 1)}


def growth(number: int) -> Figures:
    """Time and memory of a trace of `number` articles. Peak memory is of the whole process: run it in its own."""
    articles = mixed(number, varied=True)
    pipeline.trace(articles[:4])
    start = time.process_time()
    parts = pipeline.resolved(articles, pipeline.silent)
    middle = time.process_time()
    compare(pipeline.gather("story", parts))
    end = time.process_time()
    return {"read": middle - start, "compare": end - middle, "trace": end - start, "peak": peak()}


def details(articles: Sequence[Article], runs: int = RUNS) -> Figures:
    """KB a second of times, quantities, places and names with their values, cutting into words included, by language:
    of the first run over the articles, whose words and names are new, and of all runs. Beside them, how many times as
    long it takes as finding the words alone: a machine whose own speed changes changes both.

    The languages are read in turns, so that a slow moment hits none alone. What is aimed at is held against the median,
    and against the fastest run, since others on the machine can only slow one down. No attributions and claims: what
    they take is their own."""
    texts = {code: [a for a in articles if a.language == code] for code in languages.CODES}
    took: dict[str, list[float]] = {code: [] for code in texts}
    plain: dict[str, list[float]] = {code: [] for code in texts}
    for mine in texts.values():
        for article in mine[:8]:
            detail(article)  # tables load once
    for _ in range(runs):
        for code, mine in texts.items():
            with pipeline.no_search_for_cycles():  # as where articles are read in a row
                took[code].append(seconds(lambda chosen=mine: [detail(a) for a in chosen]))
            plain[code].append(seconds(lambda chosen=mine: [WORD.findall(a.text) for a in chosen * PLAIN]) / PLAIN)
    found: Figures = {}
    for code, mine in texts.items():
        kb = sum(len(a.text.encode()) for a in mine) / 1000
        found[f"{code}: KB a second"] = spread([kb / spent for spent in took[code]], 0)
        found[f"{code}: of them, the first time"] = round(kb / took[code][0])
        ratios = [a / b for a, b in zip(took[code], plain[code], strict=True)]
        found[f"{code}: times re.findall for words"] = spread(ratios, 1)
    all_of = [found[f"{code}: KB a second"] for code in texts]
    return found | {
        f"at least {DETAILS} in each": said(all(speed["median"] >= DETAILS for speed in all_of)),
        f"at least {DETAILS} in each, in the fastest run": said(all(speed["greatest"] >= DETAILS for speed in all_of)),
    }


def detail(article: Article) -> None:
    """Reads the details of an article, and resolves times and places."""
    language = languages.get(article.language)
    document = segment(article.text, language)
    found = reading.details(document, language)
    resolving.times.resolve(found.times, document, article.published)
    resolving.places.resolve(found.candidates, document)


def memory() -> Figures:
    """What the gazetteer adds to memory when `GAZETTED` articles are resolved. Wants a process of its own."""
    articles = [(segment(a.text, languages.get(a.language)), languages.get(a.language)) for a in mixed(GAZETTED)]
    candidates = [(reading.places.candidates(document, language), document) for document, language in articles]
    before = resident()
    took = seconds(lambda: gazetteer.load().find("surabaya"))
    for places, document in candidates:
        resolving.places.resolve(places, document)
    grown = resident() - before
    size = gazetteer.FILE.stat().st_size / 1e6
    return {
        "seconds to open": round(took, 4),
        f"MB of memory in use, {GAZETTED} articles": round(grown, 1),
        "MB on disk": round(size, 1),
        f"opens in {OPENS} s, takes {MEMORY} MB, {DISK} MB on disk at most": said(
            took <= OPENS and grown <= MEMORY and size <= DISK
        ),
    }


def said(reached: bool) -> str:
    return "yes" if reached else "no"


def resident() -> float:
    """Memory of this process in MB, mapped files that were read included; its peak where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return peak()


def parsers() -> Figures:
    """Loading and speed of each language's parser, and the memory of all. Wants a process of its own, on one core."""
    before, found = peak(), {}
    for code in languages.CODES:
        language = languages.get(code)
        loading = seconds(lambda language=language: network(language))
        documents = [segment(a.text, language) for a in mixed(ARTICLES) if a.language == code]
        parse(documents[0], language, documents[0].sentences)
        tokens = sum(len(d.tokens) for d in documents)
        speed = [
            tokens / seconds(lambda ds=documents, at=language: [parse(d, at, d.sentences) for d in ds])
            for _ in range(RUNS)
        ]
        found[f"{code}: seconds to load"] = round(loading, 3)
        found[f"{code}: words a second, every sentence of an article at once"] = spread(speed, 0)
    return found | {"MB of memory all four add": round(peak() - before), "MB of the whole process": round(peak())}


def peak() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(*arguments: str) -> Figures:
    """One of the measures above in a process of its own, on one core."""
    one = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=True, env=one)
    found: Figures = json.loads(done.stdout)
    return found


def grown() -> Figures:
    """How time and memory grow from ARTICLES to GROWN."""
    few, many = apart("--growth", str(ARTICLES)), apart("--growth", str(GROWN))
    ratio = {f"{part}, times as much": round(many[part] / few[part], 2) for part in few}
    return (
        {"articles": f"{ARTICLES} to {GROWN}, {GROWN / ARTICLES:.0f} times as many"}
        | ratio
        | {f"peak at {GROWN}, MB": round(many["peak"])}
    )


def starts() -> Figures:
    """What `muasal --help` costs, in wall time, against Python alone and Python with click."""
    commands = {
        "python -c pass": ["-c", "pass"],
        "python -c 'import click'": ["-c", "import click"],
        "muasal --help": ["-c", "from muasal.cli import main; main(['--help'])"],
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(2 * RUNS + 1):  # in turns, so that a busy moment hits all
        for name, arguments in commands.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            took[name].append(time.perf_counter() - start)
    bare, click, ours = (median(values) for values in took.values())
    return {
        "muasal --help, seconds": spread(took["muasal --help"]),
        "times a bare python": round(ours / bare, 2),
        "times python with click": round(ours / click, 2),
    }


def measure(data: Path | None) -> Figures:
    """Everything, in the order it is printed."""
    found: Figures = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}; others may be running on it",
        "speed on mixed articles, one core": speeds(mixed(ARTICLES)),
        "details on mixed articles, one core": details(mixed(ARTICLES)),
        "share of each part in a trace, percent": apart("--shares"),
        "growth": grown(),
        "start": starts(),
        "gazetteer": apart("--gazetteer"),
        "parsers": apart("--parsers"),
    }
    news = corpus(data) if data else {}
    for language, articles in news.items():
        found[f"speed on news, {language}"] = speeds(articles, runs=3)
    if news:
        found["details on news, one core"] = details([a for articles in news.values() for a in articles])
    reached = found["speed on mixed articles, one core"]["read, articles of 250 words a second"]
    found[f"at least {GOAL} articles of 250 words a second"] = said(reached >= GOAL)
    return found


def show(found: Figures) -> None:
    """The figures as text."""
    for title, value in found.items():
        if not isinstance(value, dict):
            print(f"{title}: {value}")
            continue
        print(f"\n{title}")
        for name, figure in value.items():
            print(f"  {name:<40} {worded(figure)}")


def worded(figure: Any) -> str:
    if isinstance(figure, dict):
        return f"{figure['median']}  ({figure['least']} – {figure['greatest']})"
    return str(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, metavar="DATA_DIR")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--shares", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--growth", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--parsers", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--gazetteer", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    random.seed(0)
    if given.parsers or given.gazetteer:
        print(json.dumps(parsers() if given.parsers else memory()))
        return
    if given.shares or given.growth:
        print(json.dumps(shares(mixed(ARTICLES)) if given.shares else growth(given.growth)))
        return
    found = measure(given.data)
    if given.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        show(found)


if __name__ == "__main__":
    main()
