"""Rewrites what commands print where a document shows it, so that no shown output is made up or old.

usage: python tools/write_outputs.py [FILE…] [--check]    (README.md if no file is named)

A block looks like this; what stands between the fences is replaced by what the command prints now:

    <!-- output: muasal demo --into DIR | first 12 | with "toilet" 14 -->
    ```text
    ```

The command itself comes first, behind a `$`. `first N` shows the first N lines; `with "words" N` the first N lines of
the first paragraph (lines up to a blank one) that holds the words and is not shown yet; `all` (or nothing) the whole.
What is left out becomes a line `…`. All blocks of a file run one after another in one empty folder, so a ledger
written by one can be listed by the next.
`--check` changes nothing and exits 1 if a block would change.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- output: (?P<what>.*?) -->\n```\w*\n)(?P<body>.*?)(?=```\n)", re.DOTALL)
WITH = re.compile(r'with "(?P<words>[^"]+)"(?: (?P<most>\d+))?')
WIDTH = 100


def rewritten(text: str) -> str:
    """The document with every block made anew."""
    with tempfile.TemporaryDirectory() as folder:
        return BLOCK.sub(lambda block: block.group(1) + shown(block["what"], Path(folder)), text)


def shown(what: str, folder: Path) -> str:
    """What a block shows: the chosen lines of what its command prints."""
    command, *choices = (part.strip() for part in what.split(" | "))
    lines = [line.rstrip() for line in run(command, folder).rstrip().splitlines()]
    chosen: list[int] = []
    for choice in choices or ["all"]:
        chosen += [number for number in numbers(lines, choice, set(chosen)) if number not in chosen]
    out = [f"$ {command}"]
    for number in sorted(chosen):
        if number and number - 1 not in chosen and lines[number - 1].strip():
            out.append("…")
        elif number and number - 1 not in chosen:
            out += ["", "…", ""] if number - 2 not in chosen else [""]
        out.append(lines[number])
    return "\n".join([*out, *(["…"] if lines and max(chosen) < len(lines) - 1 else []), ""])


def numbers(lines: list[str], choice: str, taken: set[int]) -> list[int]:
    """The numbers of the lines that a choice shows. SystemExit where nothing fits."""
    if choice == "all":
        return list(range(len(lines)))
    if choice.startswith("first "):
        return list(range(min(int(choice.split()[1]), len(lines))))
    match = WITH.fullmatch(choice)
    if match is None:
        raise SystemExit(f'reading an output block: {choice!r} is none of all, first N, with "words" N')
    for paragraph in paragraphs(lines):
        if match["words"] in " ".join(lines[n].strip() for n in paragraph) and not taken & set(paragraph):
            return paragraph[: int(match["most"] or len(paragraph))]
    raise SystemExit(f"showing an output: no paragraph of it holds {match['words']!r}")


def paragraphs(lines: list[str]) -> list[list[int]]:
    """Numbers of lines, grouped by the blank lines between them."""
    out: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if line.strip():
            out[-1].append(number)
        elif out[-1]:
            out.append([])
    return [paragraph for paragraph in out if paragraph]


def run(command: str, folder: Path) -> str:
    """What a command prints on stdout, run in `folder` with this environment's programs first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": str(WIDTH), "ROOT": str(ROOT)}
    arguments = [part.replace("$ROOT", str(ROOT)) for part in shlex.split(command)]
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"running {command!r}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def main() -> int:
    files = [Path(name) for name in sys.argv[1:] if name != "--check"] or [ROOT / "README.md"]
    stale = 0
    for file in files:
        old = file.read_text(encoding="utf-8")
        new = rewritten(old)
        stale += new != old
        if "--check" not in sys.argv[1:]:
            file.write_text(new, encoding="utf-8")
    return int(bool(stale) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
