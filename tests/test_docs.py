"""The papers say what is so: commands, words of the schema, tables, links, examples."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from muasal.cli import main
from muasal.languages import CODES
from muasal.languages.base import FOLDER
from muasal.model.claim import CERTAINTIES, QUOTED, STANCES

ROOT = Path(__file__).parent.parent
PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "LICENSES" / "README.md"]
PAPERS += sorted((ROOT / "docs").glob("*.md"))
PAPERS += [ROOT / "evaluation" / "README.md", ROOT / "benchmarks" / "README.md"]
DRIFTS = ("number", "unit", "date", "place", "entity", "stance", "certainty", "attribution", "scope")
CONFLICTS = ("denial", "number", "date", "place")
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def run(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def test_the_page_of_commands_is_current() -> None:
    done = run(str(ROOT / "tools" / "write_cli_docs.py"), "--check")
    assert done.returncode == 0, f"docs/cli.md is old: make docs\n{done.stderr}"


def test_every_direct_dependency_has_a_reason() -> None:
    done = run(str(ROOT / "tools" / "write_dependencies.py"), "--check")
    assert done.returncode == 0, done.stderr


def test_every_direct_dependency_is_on_its_page() -> None:
    import tomllib

    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = [re.split(r"[<>=]", line)[0].replace("_", "-").lower() for line in lines]
    assert [name for name in names if f"| {name} |" not in page] == []


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_is_in_the_readme_or_on_its_page(command: str) -> None:
    assert f"## muasal {command}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", sorted({*DRIFTS, *CONFLICTS, *STANCES, *CERTAINTIES, *QUOTED}))
def test_every_word_of_the_schema_is_explained(word: str) -> None:
    assert f"`{word}`" in (ROOT / "docs" / "words.md").read_text(encoding="utf-8")


def test_every_table_of_a_language_is_explained() -> None:
    page = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
    names = {path.stem for code in CODES for path in (FOLDER / code).glob("*.tsv")}
    assert sorted(name for name in names if f"| `{name}` |" not in page) == []


def test_the_columns_of_every_table_are_named() -> None:
    page = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
    wrong = []
    for code in CODES:
        for path in sorted((FOLDER / code).glob("*.tsv")):
            lines = path.read_text(encoding="utf-8").splitlines()
            header = next(line for line in lines if not line.startswith("#"))
            columns = ", ".join(header.split("\t"))
            if f"| `{path.stem}` | {columns} |" not in page:
                wrong.append(f"{code}/{path.name}: {columns}")
    assert wrong == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(paper: Path) -> None:
    targets = [a or b for a, b in LINK.findall(without_code(paper.read_text(encoding="utf-8")))]
    files = [target.partition("#")[0] for target in targets if "://" not in target]
    assert [file for file in files if file and not (paper.parent / file).exists()] == []


def test_every_paper_of_docs_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    names = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert sorted(name for name in names if f"]({name})" not in index) == []


def test_the_examples_of_the_python_page_run(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    done = run("-c", "\n".join(EXAMPLE.findall(text)), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_what_the_readme_shows_comes_from_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(<!-- output: [^\n]*-->\n)?```text\n", text)
    assert blocks
    assert all(blocks), "a block of output without the command that makes it (tools/write_outputs.py)"


def test_no_paper_names_a_path_of_somebodys_machine() -> None:
    private = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users)/")
    assert [str(p) for p in PAPERS if private.search(p.read_text(encoding="utf-8"))] == []
