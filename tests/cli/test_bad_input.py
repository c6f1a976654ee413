"""What cannot be used: one clear line on stderr, an exit that is not zero, no traceback, and the rest goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_articles import ENGLISH, Run

GOOD = "news/bridge.en.txt"


def line(stderr: str) -> str:
    """The one line of stderr."""
    assert stderr.count("\n") == 1, stderr
    assert stderr.startswith("muasal: "), stderr
    assert "Traceback" not in stderr
    return stderr


def bad(home: Path, name: str) -> str:
    """Makes the bad input and gives its name."""
    made: dict[str, bytes] = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 20,
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "utf16.txt": ENGLISH.encode("utf-16"),
        "cp1251.txt": "Мост закрыт. Мэр сказал, что мост закрыли.".encode("cp1251"),
        "nothing.html": b"<!doctype html><html><body><script>1</script></body></html>",
        "broken.jsonl": b'{"id": "x", "text": \n',
        "list.jsonl": b"[1, 2]\n",
        "textless.jsonl": b'{"id": "x"}\n',
    }
    if name in made:
        (home / name).write_bytes(made[name])
    elif name == "folder":
        (home / name).mkdir()
        (home / name / "picture.png").write_bytes(b"\x89PNG")
    return name


INPUTS = {
    "empty.txt": "empty",
    "blank.txt": "empty",
    "binary.txt": "binary",
    "picture.html": "picture.html",
    "cp1251.txt": "UTF-8",
    "nothing.html": "nothing.html",
    "broken.jsonl": "broken.jsonl:1",
    "list.jsonl": "list.jsonl:1",
    "textless.jsonl": "textless.jsonl:1",
    "folder": "no article",
    "missing.txt": "no such file",
    "missing/": "no such file",
    "http://127.0.0.1:1/": "127.0.0.1",
    "http://10.0.0.1": "no public address",
    "http://169.254.169.254/latest/meta-data/": "no public address",
    "http://localhost/": "localhost",
    "file:///etc/passwd": "http://",
    "ftp://example.org/a.txt": "http://",
}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("command", ["trace", "read"])
def test_one_line_names_the_input_and_what_is_wrong(command: str, name: str, muasal: Run, home: Path) -> None:
    result = muasal(command, bad(home, name))
    said = line(result.stderr)
    assert INPUTS[name] in said
    assert name.rstrip("/") in said
    assert result.exit_code == 1
    assert result.stdout == ""
    assert not (home / "muasal.db").exists()


@pytest.mark.parametrize("name", INPUTS)
def test_the_others_are_traced_all_the_same(name: str, muasal: Run, home: Path) -> None:
    result = muasal("trace", bad(home, name), GOOD, "--format", "story", "--no-ledger")
    line(result.stderr)
    assert result.exit_code == 1
    assert [a["id"] for a in json.loads(result.stdout)["articles"]] == ["bridge"]


def test_utf16_is_read_or_refused_in_one_line(muasal: Run, home: Path) -> None:
    result = muasal("read", bad(home, "utf16.txt"))
    if result.exit_code == 0:
        assert json.loads(result.stdout)["language"] == "en"
    else:
        line(result.stderr)


def test_a_broken_line_of_jsonl_is_named_and_the_other_lines_are_read(muasal: Run, home: Path) -> None:
    lines = [json.dumps({"id": "x", "text": ENGLISH}), "{broken", "", json.dumps({"id": "y", "text": ENGLISH}), "[]"]
    (home / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = muasal("read", "all.jsonl")
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["x", "y"]
    assert [row.split(": ")[1] for row in result.stderr.splitlines()] == ["reading all.jsonl:2", "reading all.jsonl:5"]
    assert result.exit_code == 1


def test_nothing_on_standard_input(muasal: Run) -> None:
    result = muasal("trace", "-", stdin=b"")
    assert "standard input" in line(result.stderr)
    assert result.exit_code == 1


@pytest.mark.parametrize("stdin", [b'{"id": "x", broken\n', b"\x00\x01\x02", b"<html></html>"])
def test_rubbish_on_standard_input(stdin: bytes, muasal: Run) -> None:
    result = muasal("read", "-", stdin=stdin)
    assert "standard input" in line(result.stderr)
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--bogus",),
        ("bogus",),
        ("trace",),
        ("read",),
        ("show",),
        ("explain",),
        ("trace", GOOD, "--bogus"),
        ("trace", GOOD, "--format", "xml"),
        ("read", GOOD, "--format", "story"),
        ("trace", GOOD, "--published", "yesterday"),
        ("trace", GOOD, "--published", "2025-02-30"),
        ("trace", GOOD, "--language", "xx"),
        ("trace", GOOD, "--report", "news"),
        ("trace", GOOD, "--ledger", "news"),
        ("demo", "--into", GOOD),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2(arguments: tuple[str, ...], muasal: Run, home: Path) -> None:
    result = muasal(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr
    assert [p.name for p in home.iterdir()] == ["news"]


@pytest.mark.parametrize("path", ["none/out.html", "news/bridge.en.txt/out.html"])
def test_a_report_that_cannot_be_written(path: str, muasal: Run) -> None:
    result = muasal("trace", GOOD, "--no-ledger", "--report", path)
    assert path in line(result.stderr)
    assert result.exit_code == 1


@pytest.mark.parametrize("path", ["none/kept.db", "text.db", "long.db"])
def test_a_ledger_that_cannot_be_opened(path: str, muasal: Run, home: Path) -> None:
    (home / "text.db").write_text("a note\n", encoding="utf-8")
    (home / "long.db").write_text("a note\n" * 1000, encoding="utf-8")
    result = muasal("trace", GOOD, "--ledger", path)
    assert path in line(result.stderr)
    assert result.exit_code == 1
    assert (home / "text.db").read_text(encoding="utf-8") == "a note\n"


@pytest.mark.parametrize("command", ["claims", "articles", "stories", "show x", "explain x"])
@pytest.mark.parametrize("ledger", ["none.db", "text.db"])
def test_reading_from_no_ledger(command: str, ledger: str, muasal: Run, home: Path) -> None:
    (home / "text.db").write_text("a note\n" * 1000, encoding="utf-8")
    result = muasal(*command.split(), "--ledger", ledger)
    assert ledger in line(result.stderr)
    assert result.exit_code == 1
    assert not (home / "none.db").exists()


@pytest.mark.parametrize("command", ["show", "explain"])
@pytest.mark.parametrize("id", ["zz", "bridge.c99", "", "%", "' or 1=1 --"])
def test_an_id_that_is_not_there(command: str, id: str, muasal: Run) -> None:
    muasal("trace", GOOD)
    result = muasal(command, id)
    line(result.stderr)
    assert result.exit_code == 1


@pytest.mark.parametrize("filters", [("--stance", "lies"), ("--certainty", "sure")])
def test_a_filter_that_makes_no_sense(filters: tuple[str, str], muasal: Run) -> None:
    muasal("trace", GOOD)
    result = muasal("claims", *filters)
    assert filters[1] in line(result.stderr)
    assert result.exit_code == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_one_may_not_read(muasal: Run, home: Path) -> None:
    (home / GOOD).chmod(0)
    assert GOOD in line(muasal("read", GOOD).stderr)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_output_is_utf_8_whatever_the_system_says(encoding: str, home: Path) -> None:
    (home / "міст.uk.txt").write_text("Міст\n\nМер заявив, що міст закрили.\n", encoding="utf-8")
    command = [sys.executable, "-m", "muasal.cli", "trace", "міст.uk.txt", "--no-ledger"]
    run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False)
    assert run.returncode == 0, run.stderr
    assert "міст закрили" in run.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    command = f"{sys.executable} -m muasal.cli trace news --no-ledger --format story | head -c 10"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert run.stdout == b'{\n "story"'[:10]
    assert run.stderr == b""
