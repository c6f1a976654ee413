"""One thread for the networks' matrices. They are small: threads that wait for one another only cost time, on a machine
with other work ten times of it, and several may add up in another order."""

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")


@cache
def _libraries() -> ThreadpoolController:
    """What numpy multiplies with; numpy must have been imported."""
    return ThreadpoolController()


def one_thread(work: Callable[P, R]) -> Callable[P, R]:
    """`work`, done with one thread; the caller's own setting stands again afterwards."""

    @wraps(work)
    def alone(*args: P.args, **kwargs: P.kwargs) -> R:
        with _libraries().limit(limits=1, user_api="blas"):
            return work(*args, **kwargs)

    return alone
