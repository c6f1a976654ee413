"""Russian stems spelled the Ukrainian ways: a table of letters and groups of letters, cheapest spelling first."""

import re
from collections.abc import Iterator
from pathlib import Path

DEAREST = 4  # departures from first choices, after which a spelling is no longer likely
MOST = 400  # spellings followed at a time


def rows(path: Path, *, head: bool = False) -> Iterator[list[str]]:
    """The cells of a table, line by line, as many as it has columns; the line of column names only if asked for."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    width = lines[0].count("\t") + 1
    for line in lines if head else lines[1:]:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))


class Letters:
    """`letters.tsv`: where a group of letters stands (start, end, any; with an upos or not) and what it may become."""

    def __init__(self, path: Path) -> None:
        self._rules: dict[str, list[tuple[re.Pattern[str], str, list[str]]]] = {}
        for where, upos, russian, ukrainian in rows(path):
            shape = ("^" if where == "start" else "") + russian + ("$" if where == "end" else "")
            lead = re.sub(r"\(\?<[=!].*?\)|\(\?[=!].*?\)", "", russian)
            rule = (re.compile(shape), upos, ["" if part == "0" else part for part in ukrainian.split()])
            for first in lead[0] if lead[0] != "[" else lead[1 : lead.index("]")]:
                self._rules.setdefault(first, []).append(rule)
        self._known: dict[tuple[str, str], list[tuple[str, int]]] = {}

    def variants(self, stem: str, upos: str) -> list[tuple[str, int]]:
        """The spellings of a stem with their costs; the cost is the number of steps down the tables' choices."""
        if (stem, upos) not in self._known:
            self._known[stem, upos] = self._spell(stem, upos)
        return self._known[stem, upos]

    def _spell(self, stem: str, upos: str) -> list[tuple[str, int]]:
        done: dict[int, dict[str, int]] = {0: {"": 0}}
        for place in range(len(stem)):
            here = sorted(done.pop(place, {}).items(), key=lambda pair: pair[1])[:MOST]
            if not here:
                continue
            for end, choices in self._steps(stem, place, upos):
                further = done.setdefault(end, {})
                for start, paid in here:
                    for cost, choice in enumerate(choices):
                        if paid + cost <= DEAREST:
                            further[start + choice] = min(paid + cost, further.get(start + choice, 99))
        return sorted(done.get(len(stem), {}).items(), key=lambda pair: pair[1])

    def _steps(self, stem: str, place: int, upos: str) -> Iterator[tuple[int, list[str]]]:
        """The first rule that fits here, as where it ends and what it offers; a letter without a rule stays."""
        for shape, wanted, choices in self._rules.get(stem[place], ()):
            found = shape.match(stem, place) if not wanted or upos in wanted.split() else None
            if found:
                yield found.end(), choices
                return
        yield place + 1, [stem[place]]
