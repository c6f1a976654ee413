"""Articles that are being read while pages go on answering: one worker, one job after the other, errors per item."""

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

State = Literal["waiting", "reading", "comparing", "done", "refused"]
KEPT = 50  # finished jobs that are remembered


@dataclass
class Item:
    """One address, text or file that was handed in."""

    name: str
    state: State = "waiting"
    note: str = ""  # why it was refused
    article: str = ""  # the ledger id, once it is kept
    story: str = ""  # the key of the story it went to


@dataclass
class Job:
    """What was handed in at once."""

    id: str
    items: list[Item]
    state: State = "waiting"
    story: str = ""  # the key of the first of them, once it is there
    note: str = ""

    @property
    def over(self) -> bool:
        return self.state in ("done", "refused")


@dataclass
class Jobs:
    """Hands jobs to one worker. `reader` runs the reading itself: another process, so that pages are not slowed."""

    reader: Callable[[], Executor]
    known: dict[str, Job] = field(default_factory=dict)
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "muasal-jobs"))
    _reader: Executor | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, names: Sequence[str], work: Callable[[Job, Executor], None]) -> Job:
        """Queues a job; `work` fills in its items, its story and its state."""
        job = Job(secrets.token_urlsafe(8), [Item(name) for name in names])
        with self._lock:
            over = [id for id, old in self.known.items() if old.over]
            for id in over[:-KEPT]:
                del self.known[id]
            self.known[job.id] = job
        self._worker.submit(self._run, job, work)
        return job

    def _run(self, job: Job, work: Callable[[Job, Executor], None]) -> None:
        try:
            if self._reader is None:
                self._reader = self.reader()
            work(job, self._reader)
        except Exception as error:
            job.state, job.note = "refused", f"{type(error).__name__}: {error}"
            raise

    def close(self) -> None:
        """Waits for the job under way and ends the worker; what waits is dropped."""
        self._worker.shutdown(cancel_futures=True)
        if self._reader is not None:
            self._reader.shutdown(cancel_futures=True)
