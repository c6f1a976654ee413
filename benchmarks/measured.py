"""The articles that benchmarks/run.py measures with."""

import gzip
import json
import random
import re
from pathlib import Path

from muasal.languages import CODES
from muasal.model import Article

STORIES = Path(__file__).parents[1] / "evaluation" / "stories"
WORDS = 250
A_LANGUAGE = 60  # articles of each language taken out of a corpus
_DIGITS = re.compile(r"\d+")


def paragraphs(language: str) -> list[str]:
    """The paragraphs of the bundled stories in one language, headlines left out."""
    files = sorted(STORIES.glob(f"*/*.{language}.txt"))
    return [part for file in files for part in file.read_text(encoding="utf-8").split("\n\n")[1:] if part.strip()]


def mixed(number: int, varied: bool = False) -> list[Article]:
    """So many articles of about 250 words, the four languages in turn; `varied` gives each copy figures of its own."""
    chance = random.Random(7)
    pools = {language: paragraphs(language) for language in CODES}
    out = []
    for place in range(number):
        language = CODES[place % len(CODES)]
        text = _article(pools[language], chance)
        if varied:
            text = _DIGITS.sub(lambda found: _figure(found.group(), chance), text)
        day = f"2025-{1 + place % 12:02}-{1 + place % 28:02}"
        out.append(Article(f"m{place}", text, language, f"Outlet {place % 40}", day))
    return out


def _article(pool: list[str], chance: random.Random) -> str:
    chosen = chance.sample(pool, len(pool))
    body: list[str] = []
    while sum(len(part.split()) for part in body) < WORDS:
        body.append(chosen[len(body) % len(chosen)])
    headline = " ".join(body[0].split()[:8])
    return headline + "\n\n" + "\n\n".join(body) + "\n"


def _figure(digits: str, chance: random.Random) -> str:
    """Another number of as many digits; years, days and what begins with a zero stay."""
    if len(digits) < 3 or digits.startswith(("0", "20")):
        return digits
    return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))


def corpus(data: Path) -> dict[str, list[Article]]:
    """Articles of each language Muasal reads, out of `corpus/*.jsonl.gz` below `data`: an even sample of each file."""
    out: dict[str, list[Article]] = {language: [] for language in CODES}
    files = sorted((data / "corpus").glob("*.jsonl.gz"))
    if not files:
        raise SystemExit(f"reading {data}: there is no corpus/*.jsonl.gz in it")
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        for language in CODES:
            fitting = [r for r in records if r["language"] == language and r["text"].strip()]
            step = max(1, len(fitting) // A_LANGUAGE)
            out[language] += [_of(record, f"{file.name}{n}") for n, record in enumerate(fitting[::step])]
    return {language: articles[: 2 * A_LANGUAGE] for language, articles in out.items() if articles}


def _of(record: dict[str, str], id: str) -> Article:
    title = record.get("title")
    text = f"{title}\n\n{record['text']}" if title else record["text"]
    return Article(id, text, record["language"], record.get("outlet"), record.get("published"))
