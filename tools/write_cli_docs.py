"""Writes docs/cli.md from the `--help` of every command.

usage: python tools/write_cli_docs.py [--check]    (exit 1 if the file is not current)
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from muasal.cli import main as muasal

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
WIDTH = 100
HEAD = """# The command line

<!-- written by tools/write_cli_docs.py (make docs); changes by hand are lost -->

Results go to stdout, progress and messages to stderr.
Exit codes: 0 all done · 1 an input could not be used (the others were) · 2 wrong usage.
"""


def render() -> str:
    """The whole page."""
    return HEAD + "".join(f"\n## {name}\n\n```text\n{text}\n```\n" for name, text in helps(muasal, "muasal", None))


def helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    """Names and helps of a command and of those below it, at one width whatever the terminal's."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, parent=parent, info_name=name.split()[-1], **settings)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            below = command.get_command(context, child)
            if below is not None:
                yield from helps(below, f"{name} {child}", context)


def main() -> int:
    text = render()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
