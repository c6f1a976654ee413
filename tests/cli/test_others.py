"""Help, version, doctor, demo; what they cost and what they leave behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_articles import Run

from muasal import __version__
from muasal.cli import main
from muasal.read import parse

COMMANDS = ("serve", "user", "trace", "read", "claims", "articles", "stories", "show", "explain", "doctor", "demo")
HEAVY = ("sqlalchemy", "trafilatura", "rich", "lxml", "jinja2", "alembic", "httpcore", "marisa_trie", "rapidfuzz")


def test_every_command_is_listed_in_the_help(muasal: Run) -> None:
    said = muasal("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []
    assert set(main.commands) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(command: str, flag: str, muasal: Run) -> None:
    result = muasal(command, flag)
    assert result.exit_code == 0
    assert f" {command} " in result.stdout.splitlines()[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str) -> None:
    described = [p for p in main.commands[command].params if p.param_type_name == "option"]
    assert [p.name for p in described if not getattr(p, "help", None)] == []


def test_the_version(muasal: Run) -> None:
    assert muasal("--version").stdout == f"muasal, version {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["trace", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom muasal.cli import main\n"
        f"try: main({arguments!r})\n"
        f"finally: print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr == "[]\n"


def test_the_installed_script_is_the_command() -> None:
    script = Path(sys.executable).parent / "muasal"
    if not script.exists():
        pytest.skip("the package is not installed with its script")
    run = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"muasal, version {__version__}\n"


def test_the_doctor_finds_nothing_broken(muasal: Run) -> None:
    result = muasal("doctor", "--json")
    assert result.exit_code == 0
    parts = json.loads(result.stdout)
    assert {p["state"] for p in parts} <= {"on", "off"}
    assert {"muasal", "gazetteer", "register", "language id", "language en", "language uk", "language ru"} <= {
        p["name"] for p in parts
    }


def test_the_doctor_says_which_language_has_no_parser(muasal: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = parse.stored
    monkeypatch.setattr(parse, "stored", lambda language: None if language.code == "uk" else shipped(language))
    parts = {p["name"]: p for p in json.loads(muasal("doctor", "--json").stdout)}
    assert {code: parts[f"parser {code}"]["state"] for code in ("uk", "ru")} == {"uk": "off", "ru": "on"}
    assert "token grammar" in parts["parser uk"]["note"]


def test_the_doctor_prints_a_table(muasal: Run) -> None:
    assert "gazetteer" in muasal("doctor").stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The demo, run once in a folder of its own."""
    here = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "muasal.cli", "demo"]
    return subprocess.run(command, cwd=here, capture_output=True, text=True, check=False), here


def test_the_demo_shows_four_languages(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    run, _ = demo
    assert run.returncode == 0, run.stderr
    assert "4 languages" in run.stdout


def test_the_demo_leaves_articles_report_and_ledger(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    run, here = demo
    assert sorted(p.name for p in (here / "muasal-demo").iterdir()) == ["articles", "muasal.db", "report.html"]
    assert [p.name for p in here.iterdir()] == ["muasal-demo"]
    assert "Report: muasal-demo/report.html" in run.stderr


def test_the_demo_may_be_repeated(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, here = demo
    again = subprocess.run(
        [sys.executable, "-m", "muasal.cli", "demo"], cwd=here, capture_output=True, text=True, check=True
    )
    assert "nothing new" in again.stderr


def test_a_demo_that_cannot_be_written_is_one_line(muasal: Run) -> None:
    result = muasal("demo", "--into", "news/bridge.en.txt/demo")
    assert result.exit_code == 1
    assert result.stderr.startswith("muasal: cannot write the demo's articles to news/bridge.en.txt/demo")
    assert result.stderr.count("\n") == 1
