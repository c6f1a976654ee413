"""Stories that were looked at lately, kept for whoever looks next.

What a run says never changes, and its key is made from all of it: a story on the shelf is never out of date, whatever
is written meanwhile. Which run of a story stands is asked of the ledger each time.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from muasal.model import Story

MOST = 2000  # claims of all stories on the shelf together; one with more is kept by itself


class Opened(NamedTuple):
    """A story with ledger ids, and what it calls the run's own articles (see listing.names)."""

    names: Mapping[str, str]
    story: Story


Key = tuple[str, str, int]  # of the run, shortened of the story, digits of an article's


class Shelf:
    """Threads may share it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[Key, Opened] = OrderedDict()
        self._lock = threading.Lock()

    def taken(self, key: Key, open: Callable[[], Opened]) -> Opened:
        """The story with this key; opened where it is not on the shelf. Two who ask at once may both open it."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        opened = open()
        with self._lock:
            self._held[key] = opened
            while len(self._held) > 1 and sum(len(one.story.claims) for one in self._held.values()) > self._most:
                self._held.popitem(last=False)
        return opened
