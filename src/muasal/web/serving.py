"""Starts the app on a port."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import sqlalchemy as sa
import uvicorn

from muasal.errors import UsageError
from muasal.ledger import open_ledger
from muasal.ledger.users import users
from muasal.web.app import create
from muasal.web.declared import ROLES, House
from muasal.web.jobs import Jobs
from muasal.web.security import LOOPBACK
from muasal.web.sessions import Sessions

EVERYWHERE = ("0.0.0.0", "::")  # addresses to listen on, no names to be called by


TURN = 0.001  # seconds after which a thread lets the next one go on: a page takes many short turns
YOUNG, MIDDLE, OLD = 5_000, 10, 200  # after how much the collector of unused objects looks through those of each age
COURTESY = 10  # by how much reading articles stands back behind everything else (nice)


def another_process() -> Executor:
    """Reads articles beside the app, so that pages are not slowed. Spawned: a fork would copy the app's threads."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_stand_back)


def _stand_back() -> None:
    if hasattr(os, "nice"):  # not everywhere
        os.nice(COURTESY)


def answer_promptly() -> None:
    """Pages need not wait for other threads, nor for Python to look through all that it holds for what is not used any
    more: what is there by now stays until the end, and a page leaves little behind."""
    sys.setswitchinterval(TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def beyond(host: str, names: Sequence[str]) -> bool:
    """May somebody from another machine come, by the address listened on or by a name that a proxy answers to?"""
    return (host not in LOOPBACK and host != "::1") or bool(names)


def demand_accounts(engine: sa.Engine, ledger: Path) -> None:
    """UsageError where nobody could sign in."""
    if not any(user.role in ROLES for user in users(engine)):
        raise UsageError(
            "others than you could reach this address, so people have to sign in, and there are no accounts: make one "
            f"with `muasal user add NAME --role admin --ledger {ledger}`, or leave --host and --name away"
        )


def serve(ledger: Path, host: str, port: int, names: Sequence[str]) -> None:
    """Runs the app until it is stopped. LedgerError if the ledger cannot be opened; UsageError if others may come and
    there is nobody to sign in."""
    engine = open_ledger(ledger)
    accounts = beyond(host, names)
    if accounts:
        demand_accounts(engine, ledger)
    house = House(ledger, engine, Jobs(another_process), Sessions(), accounts)
    app = create(house, (*LOOPBACK, *(() if host in EVERYWHERE else (host,)), *names))
    answer_promptly()
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
    finally:
        house.jobs.close()
