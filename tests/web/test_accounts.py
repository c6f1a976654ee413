"""Beyond one's own machine people have to sign in, and may do what their role allows."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from visitor import Visitor

from muasal import keeping
from muasal.cli import main
from muasal.errors import UsageError
from muasal.ledger import View, open_ledger
from muasal.ledger.users import set_user
from muasal.web import passwords, serving
from muasal.web.app import create
from muasal.web.declared import House
from muasal.web.sessions import Sessions

PASSWORD = "seven wet herons"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing made to be slow is slow in tests, too."""
    monkeypatch.setattr(passwords, "_HASHER", passwords.PasswordHasher(1, 8, 1))


@pytest.fixture
def come(house: House) -> Callable[..., Visitor]:
    for role in ("reader", "reviewer", "admin"):
        set_user(house.engine, role.title(), role, passwords.hashed(PASSWORD), keeping.now(), "test")
    app = create(replace(house, accounts=True), ("testserver",))

    def visitor(name: str = "", password: str = PASSWORD) -> Visitor:
        made = Visitor(app)
        if name:
            sign_in(made, name, password)
        return made

    return visitor


def sign_in(visitor: Visitor, name: str, password: str = PASSWORD) -> int:
    (form,) = visitor.forms("/login", "/login")
    return int(visitor.send("/login", form | {"name": name, "password": password}).status_code)


def test_nobody_gets_in_without_signing_in(come: Callable[..., Visitor]) -> None:
    visitor = come()
    assert visitor.client.get("/").url.path == "/login"
    assert visitor.client.get("/index.json").status_code == 401
    assert visitor.client.get("/search.csv?q=bridge").status_code == 401


def test_a_reader_reads_and_corrects_nothing(come: Callable[..., Visitor]) -> None:
    reader = come("Reader")
    path = f"/claim/{reader.claim('14 workers')}"
    assert reader.forms(path, "/correct") == []
    assert reader.client.get("/review").status_code == 403
    token = reader.forms("/", "/logout")[0]["token"]
    form = {"token": token, "target": path.removeprefix("/claim/"), "field": "stance", "value": "denies", "why": "x"}
    assert reader.send("/correct", form).status_code == 403


def test_a_correction_names_who_signed_in(come: Callable[..., Visitor], house: House) -> None:
    reviewer = come("Reviewer")
    reviewer.send("/correct", reviewer.forms("/review", "/correct")[0])
    with View.open(house.path) as view:
        assert [c.who for c in view.corrections()] == ["Reviewer"]


@pytest.mark.parametrize(("name", "password"), [("Reader", "wrong password"), ("Nobody", PASSWORD), ("", "")])
def test_a_wrong_name_or_password(come: Callable[..., Visitor], name: str, password: str) -> None:
    visitor = come()
    assert sign_in(visitor, name, password) == 403
    assert visitor.client.get("/index.json").status_code == 401


def test_who_tries_too_often_has_to_wait(come: Callable[..., Visitor]) -> None:
    visitor = come()
    for _ in range(passwords.TRIES):
        assert sign_in(visitor, "Reader", "wrong password") == 403
    assert sign_in(visitor, "Reader") == 429
    assert sign_in(visitor, "Reviewer") == 200


def test_who_is_shut_out_is_out_at_once(come: Callable[..., Visitor], house: House) -> None:
    reader = come("Reader")
    assert reader.client.get("/index.json").status_code == 200
    set_user(house.engine, "Reader", "none", "", keeping.now(), "test")
    assert reader.client.get("/index.json").status_code == 401
    assert sign_in(reader, "Reader") == 403


def test_a_session_runs_out(house: House) -> None:
    sessions = Sessions(seconds=-1)
    assert sessions.opened(sessions.sealed(sessions.new("Reader", 1))) is None


def test_a_forged_cookie_is_none(house: House) -> None:
    forged = Sessions("another secret").sealed(house.sessions.new("Admin", 3))
    assert house.sessions.opened(forged) is None


def test_signing_out(come: Callable[..., Visitor]) -> None:
    reader = come("Reader")
    (form,) = reader.forms("/", "/logout")
    reader.send("/logout", form)
    assert reader.client.get("/index.json").status_code == 401


@pytest.mark.parametrize(
    ("host", "names", "others"),
    [
        ("127.0.0.1", (), False),
        ("localhost", (), False),
        ("0.0.0.0", (), True),
        ("192.0.2.7", (), True),
        ("127.0.0.1", ("news.example",), True),
    ],
)
def test_where_others_could_come(host: str, names: tuple[str, ...], others: bool) -> None:
    assert serving.beyond(host, names) is others


def test_it_does_not_start_without_accounts(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="muasal user add"):
        serving.serve(tmp_path / "muasal.db", "0.0.0.0", 0, ())


def test_accounts_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    added = run.invoke(main, ["user", "add", "Ana", "--role", "reviewer"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert added.exit_code == 0, added.output
    assert '"name": "Ana", "role": "reviewer"' in run.invoke(main, ["user", "list", "--json"]).output
    serving.demand_accounts(open_ledger(Path("muasal.db")), Path("muasal.db"))
    assert run.invoke(main, ["user", "remove", "Ana"]).exit_code == 0
    assert '"role": "none"' in run.invoke(main, ["user", "list", "--json"]).output
    assert run.invoke(main, ["user", "remove", "Budi"]).exit_code == 1


def test_a_short_password_is_refused() -> None:
    with pytest.raises(UsageError, match="10 characters"):
        passwords.hashed("short")
