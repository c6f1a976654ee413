"""The app over a ledger of its own, asked in-process; and a visitor who fills in forms as a browser does."""

from collections.abc import Callable

import pytest
from bridge import house, traced
from visitor import Visitor

from muasal.web.app import create
from muasal.web.declared import House

__all__ = ["house", "traced"]


@pytest.fixture
def visit(house: House) -> Callable[[], Visitor]:
    """Somebody new each time."""
    app = create(house, ("testserver",))
    return lambda: Visitor(app)


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    return visit()
