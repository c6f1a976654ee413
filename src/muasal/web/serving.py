"""Starts the app on a port."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import uvicorn

from muasal.ledger import open_ledger
from muasal.web.app import create
from muasal.web.declared import House
from muasal.web.jobs import Jobs
from muasal.web.security import LOOPBACK
from muasal.web.sessions import Sessions


def another_process() -> Executor:
    """Reads articles beside the app, so that pages are not slowed. Spawned: a fork would copy the app's threads."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def serve(ledger: Path, host: str, port: int, names: Sequence[str]) -> None:
    """Runs the app until it is stopped. LedgerError if the ledger cannot be opened."""
    house = House(ledger, open_ledger(ledger), Jobs(another_process), Sessions())
    app = create(house, (*LOOPBACK, host, *names))
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
    finally:
        house.jobs.close()
