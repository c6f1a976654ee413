"""The form for new articles, and how far a job has come."""

from dataclasses import asdict

from muasal.errors import UsageError
from muasal.web.declared import Asked, Found


def form(asked: Asked) -> Found:
    """What is being read, the newest first, and the stories that new articles may go to."""
    jobs = [asdict(job) for job in reversed(asked.house.jobs.known.values())]
    return {"jobs": jobs, "stories": asked.view.newest()}


def job(asked: Asked) -> Found:
    """How far one job has come. UsageError if it is not known (any more)."""
    found = asked.house.jobs.known.get(asked.ids["id"])
    if found is None:
        raise UsageError("this job is not known any more; what it read is in the ledger")
    return {**asdict(found), "over": found.over, "done": sum(i.state in ("done", "refused") for i in found.items)}
