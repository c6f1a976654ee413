"""A small folder of articles, and the commands run in it as a person runs them."""

from pathlib import Path

import pytest
from cli_articles import ENGLISH, INDONESIAN, Run
from click.testing import CliRunner, Result

from muasal.cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the commands run in, with two articles in `news`."""
    monkeypatch.chdir(tmp_path)
    news = tmp_path / "news"
    news.mkdir()
    (news / "bridge.en.txt").write_text(ENGLISH, encoding="utf-8")
    (news / "jembatan.id.txt").write_text(INDONESIAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def muasal(home: Path) -> Run:
    """Runs a command; an exception that is no exit is a failure."""

    def run(*arguments: object, stdin: bytes | str | None = None) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
